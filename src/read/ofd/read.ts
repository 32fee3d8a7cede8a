import type { Document, Page } from "../../model/document";
import { FenjieError } from "../../model/error";
import { type Message, message } from "../../model/messages";
import type { Settings } from "../../model/options";
import { openArchive } from "../archive/open";
import { OFD } from "../detect";
import { keepWithin } from "../limit";
import { GlyphAxis } from "../pdf/axis";
import { pagesOf } from "./package";
import { type ReadPage, readPage } from "./page";

/**
 * Reads an OFD file (GB/T 33190) by its geometry: characters with their boxes, and ruling lines, in points from the bottom
 * left, as the PDF reader gives them. Templates are drawn in; annotations, signatures, seals and pictures are not read.
 *
 * Errors: `damaged`, `encrypted`, `empty-input`, `needs-ocr`, `too-large`, `too-deep`, `too-many-pages`,
 * `too-many-objects`, `time-limit`.
 */
export async function readOfd(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const archive = openArchive(bytes, settings.limits);
  const { pages: found, annotated, signed } = pagesOf(archive, settings);
  keepWithin(settings.limits, "pages", found.length);
  const began = Date.now();
  const pages: (ReadPage | null)[] = [];
  let length = 0;
  let objects = 0;
  for (const page of found) {
    keepWithin(settings.limits, "milliseconds", Date.now() - began);
    const content = page.content();
    const read = content && readPage(page, content, length, settings);
    pages.push(read);
    length += read?.text.length ?? 0;
    objects += read?.objects ?? 0;
    keepWithin(settings.limits, "characters", length);
    // One template drawn on a thousand pages costs a thousand times.
    keepWithin(settings.limits, "elements", objects);
  }
  refuseEmpty(pages);
  return {
    axis: new GlyphAxis(
      pages.map((page) => page?.text ?? "").join(""),
      pages.flatMap((page, i) => page?.canvas.glyphs.map((glyph) => ({ page: i + 1, glyph })) ?? []),
    ),
    mediaType: OFD,
    pageCount: pages.length,
    pages: pages.flatMap((page, i): Page[] =>
      page ? [{ number: i + 1, size: page.size, blocks: [], canvas: page.canvas }] : [],
    ),
    messages: [...reportPages(pages), ...reportUnread(annotated, signed)],
  };
}

function refuseEmpty(pages: readonly (ReadPage | null)[]): void {
  if (pages.some((page) => page !== null && page.text.trim() !== "")) return;
  if (pages.some((page) => page !== null && page.pictures > 0)) {
    throw new FenjieError("needs-ocr", "The pages hold pictures and no text; they want OCR first.");
  }
  if (pages.some((page) => page === null)) throw new FenjieError("damaged", "No page of the OFD file can be read.");
  throw new FenjieError("empty-input", "The OFD file holds no text.");
}

function reportPages(pages: readonly (ReadPage | null)[]): Message[] {
  const messages: Message[] = [];
  for (const [i, page] of pages.entries()) {
    const number = i + 1;
    const say = (code: Parameters<typeof message>[0], text: string) =>
      messages.push(message(code, text, { place: { page: number } }));
    if (!page) {
      say("page-unreadable", `Page ${number} could not be read.`);
      continue;
    }
    const all = page.text.replace(/\s/g, "").length;
    const unreadable = page.text.split("\ufffd").length - 1;
    if (all === 0 && page.pictures > 0) say("page-needs-ocr", `Page ${number} holds a picture and no text.`);
    if (unreadable > all / 2) {
      say("text-layer-unreadable", `${unreadable} of ${all} characters on page ${number} have no Unicode value.`);
    } else if (unreadable > 0) {
      say("unreadable-characters", `${unreadable} characters on page ${number} have no Unicode value.`);
    }
    if (page.setAside > 0) {
      say("part-ignored", `${page.setAside} characters on page ${number} stand off the page or askew.`);
    }
  }
  return messages;
}

function reportUnread(annotated: boolean, signed: boolean): Message[] {
  const messages: Message[] = [];
  if (annotated) messages.push(message("part-ignored", "The annotations of the OFD file were not read."));
  if (signed) messages.push(message("part-ignored", "The signatures and seals of the OFD file were not read."));
  return messages;
}
