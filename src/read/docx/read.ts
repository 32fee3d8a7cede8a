import type { Document } from "../../model/document";
import { FenjieError } from "../../model/error";
import { type Message, message } from "../../model/messages";
import type { Settings } from "../../model/options";
import { type Archive, openArchive } from "../archive/open";
import { reportControls } from "../controls";
import { DOCX } from "../detect";
import { child, textOf, type XmlElement } from "../xml";
import { BodyReader } from "./body";
import { Numbering } from "./numbering";
import { type DocxParts, readParts } from "./parts";
import { readStyles } from "./styles";

/**
 * Reads a Word document: paragraphs (with the numbers that Word makes), tables with merged cells and header rows, text
 * boxes after the paragraph they hang on. Tracked changes count as accepted. Word has no pages until it prints, so there
 * is one page without a number. Headers, footers, notes and pictures are not read; macros never are.
 *
 * Errors: `damaged`, `encrypted`, `empty-input`, `needs-ocr` for a document of pictures alone, `too-large`, `too-deep`.
 */
export async function readDocx(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const archive = openArchive(bytes, settings.limits);
  const parts = readParts(archive, settings);
  const body = child(parts.document, "w:body");
  if (!body) throw new FenjieError("damaged", "The document has no body.");
  const styles = readStyles(parts.styles);
  const reader = new BodyReader(styles, new Numbering(parts.numbering, styles), settings);
  const blocks = reader.blocks(body, "body");
  if (!/\S/.test(reader.axis.text)) throw withoutText(archive);
  return {
    axis: reader.axis,
    mediaType: DOCX,
    pageCount: null,
    pages: [{ number: null, blocks }],
    messages: [...reportControls(reader.axis.text), ...reportUnread(reader, parts, archive)],
  };
}

function withoutText(archive: Archive): FenjieError {
  if (archive.names.some((name) => /^word\/media\//i.test(name))) {
    return new FenjieError(
      "needs-ocr",
      "The document holds pictures and no text: run character recognition over it first.",
    );
  }
  return new FenjieError("empty-input", "The document holds no text.");
}

function reportUnread(reader: BodyReader, parts: DocxParts, archive: Archive): Message[] {
  const messages: Message[] = [];
  const ignored = (text: string, seen?: string) =>
    messages.push(message("part-ignored", text, seen === undefined ? {} : { seen: seen.slice(0, 200) }));
  const { hiddenCharacters, unknownSigns, notes } = reader.paragraphs.unprinted;
  if (hiddenCharacters > 0) ignored(`${hiddenCharacters} characters are marked as hidden and were not read.`);
  if (reader.coveredCharacters > 0)
    ignored(`${reader.coveredCharacters} characters lie under merged cells and were not read.`);
  if (reader.embedded > 0) ignored(`${reader.embedded} embedded documents were not read.`);
  if (notes > 0) ignored(`${notes} footnotes or endnotes were not read.`);
  if (archive.refused.length > 0) ignored(`${archive.refused.length} entries point out of the file and were not read.`);
  if (unknownSigns > 0) {
    messages.push(
      message("unreadable-characters", `${unknownSigns} signs of a symbol font are not known; each stands as U+FFFD.`),
    );
  }
  for (const { kind, root } of parts.besides) {
    if (kind !== "header" && kind !== "footer") continue;
    const text = printed(root);
    // A page number is no loss.
    if (/[\p{L}]/u.test(text.replace(/第|页|共|of|page/gi, "")))
      ignored(`The ${kind} of the pages was not read.`, text);
  }
  return messages;
}

function printed(root: XmlElement): string {
  if (root.name === "w:t") return textOf(root);
  return root.children.map((node) => (typeof node === "string" ? "" : printed(node))).join("");
}
