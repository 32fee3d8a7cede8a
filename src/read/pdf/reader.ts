import type { Document, Page } from "../../model/document";
import { FenjieError } from "../../model/error";
import { type Message, message } from "../../model/messages";
import type { Settings } from "../../model/options";
import { GlyphAxis } from "./axis";
import { type Pdfium, Scratch, withPdfium } from "./engine";
import { type PdfPage, readPage } from "./page";

/** Share of a page that pictures must cover to make a page without text one that was scanned. */
const SCANNED = 0.2;
/** Share of unreadable characters above which the page's text says nothing. */
const UNREADABLE_SHARE = 0.5;

/**
 * Reads a PDF by its geometry: characters with their boxes, and ruling lines. Nothing in the file is run.
 *
 * @throws FenjieError `damaged`, `encrypted`, `empty-input`, `needs-ocr`, `too-large`, `too-many-pages`,
 * `too-many-objects`, `time-limit`.
 */
export async function readPdf(bytes: Uint8Array, settings: Settings): Promise<Document> {
  checkHead(bytes, settings);
  return withPdfium((pdfium) => {
    const pointer = pdfium.malloc(bytes.length);
    if (!pointer) throw new FenjieError("too-large", "The file does not fit into the PDF engine's memory.");
    const scratch = new Scratch(pdfium, 8);
    let document = 0;
    try {
      pdfium.heap.u8.set(bytes, pointer);
      document = pdfium.loadDocument(pointer, bytes.length, settings.password ?? "");
      if (!document) throw openError(pdfium.call.FPDF_GetLastError(), settings);
      return documentOf(readPages(pdfium, document, scratch, settings));
    } finally {
      if (document) pdfium.call.FPDF_CloseDocument(document);
      scratch.close();
      pdfium.free(pointer);
    }
  });
}

/** What both readings of a PDF ask of the bytes before they hand them to an engine. */
export function checkHead(bytes: Uint8Array, settings: Settings): void {
  const { bytes: limit } = settings.limits;
  if (bytes.length === 0) throw new FenjieError("empty-input", "The file is empty.");
  if (bytes.length > limit) {
    throw new FenjieError("too-large", `The file has ${bytes.length} bytes; ${limit} are allowed.`, {
      limit: "bytes",
      seen: bytes.length,
      allowed: limit,
    });
  }
  // Readers accept the mark anywhere in the first kilobyte.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (!head.includes("%PDF-")) throw new FenjieError("damaged", "The file does not begin as a PDF does.");
}

function openError(code: number, settings: Settings): FenjieError {
  // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY.
  if (code === 4 || code === 5) {
    const given = settings.password !== undefined;
    return new FenjieError("encrypted", given ? "The password does not open the file." : "The file wants a password.");
  }
  return new FenjieError("damaged", "The file is not a PDF that can be opened.", { engineCode: code });
}

interface ReadPages {
  readonly count: number;
  readonly pages: readonly PdfPage[];
  readonly failed: readonly number[];
}

function readPages(pdfium: Pdfium, document: number, scratch: Scratch, settings: Settings): ReadPages {
  const { limits } = settings;
  const count = pdfium.call.FPDF_GetPageCount(document);
  if (count <= 0) throw new FenjieError("empty-input", "The PDF has no pages.");
  if (count > limits.pages) {
    throw new FenjieError("too-many-pages", `The PDF has ${count} pages; ${limits.pages} are allowed.`, {
      limit: "pages",
      seen: count,
      allowed: limits.pages,
    });
  }
  const began = Date.now();
  const pages: PdfPage[] = [];
  const failed: number[] = [];
  let length = 0;
  for (let number = 1; number <= count; number++) {
    if (Date.now() - began > limits.milliseconds) {
      throw new FenjieError("time-limit", `Reading took longer than ${limits.milliseconds} ms.`, {
        limit: "milliseconds",
        allowed: limits.milliseconds,
        page: number,
      });
    }
    const tooMany = (objects: number): never => {
      throw new FenjieError("too-many-objects", `Page ${number} draws more than ${limits.pageObjects} objects.`, {
        limit: "pageObjects",
        seen: objects,
        allowed: limits.pageObjects,
        page: number,
      });
    };
    const page = readPage(pdfium, document, number, scratch, length, { pageObjects: limits.pageObjects, tooMany });
    if (!page) failed.push(number);
    else {
      pages.push(page);
      length += page.text.length;
      if (length > limits.characters) {
        throw new FenjieError("too-large", `The PDF holds more than ${limits.characters} characters.`, {
          limit: "characters",
          allowed: limits.characters,
        });
      }
    }
  }
  return { count, pages, failed };
}

function documentOf({ count, pages, failed }: ReadPages): Document {
  const scanned = pages.filter((page) => isScanned(page)).map(({ number }) => number);
  const withText = pages.filter(({ readable, unreadable }) => readable + unreadable > 0);
  if (withText.length === 0) {
    if (scanned.length > 0) {
      throw new FenjieError("needs-ocr", "The pages hold pictures and no text; they want OCR first.", {
        pages: scanned,
      });
    }
    if (failed.length > 0) throw new FenjieError("damaged", "No page of the PDF can be read.", { pages: failed });
    throw new FenjieError("empty-input", "The pages of the PDF are empty.");
  }
  const messages: Message[] = [];
  const say = (code: Parameters<typeof message>[0], page: number, text: string) =>
    messages.push(message(code, text, { place: { page } }));
  for (const page of failed) say("page-unreadable", page, `Page ${page} could not be read.`);
  for (const page of scanned) say("page-needs-ocr", page, `Page ${page} holds a picture and no text.`);
  for (const { number, readable, unreadable, setAside } of pages) {
    const all = readable + unreadable;
    if (unreadable > all * UNREADABLE_SHARE) {
      say(
        "text-layer-unreadable",
        number,
        `${unreadable} of ${all} characters on page ${number} have no Unicode value.`,
      );
    } else if (unreadable > 0) {
      say("unreadable-characters", number, `${unreadable} characters on page ${number} have no Unicode value.`);
    }
    if (setAside > 0) {
      say("part-ignored", number, `${setAside} characters on page ${number} stand off the page or askew.`);
    }
  }
  return {
    axis: new GlyphAxis(
      pages.map(({ text }) => text).join(""),
      pages.flatMap(({ number, canvas }) => canvas.glyphs.map((glyph) => ({ page: number, glyph }))),
    ),
    mediaType: "application/pdf",
    pageCount: count,
    pages: pages.map(({ number, size, canvas }): Page => ({ number, size, blocks: [], canvas })),
    messages,
  };
}

/** Pictures cover much of it, or so much is drawn that the text may be outlines. */
function isScanned({ readable, unreadable, pictures, objects }: PdfPage): boolean {
  return readable + unreadable === 0 && (pictures >= SCANNED || objects > 200);
}
