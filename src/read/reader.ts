import type { Document } from "../model/document";
import type { Settings } from "../model/options";
import { DOCX, OFD } from "./detect";

/** Turns bytes of one format into a document. Throws `FenjieError` and nothing else. */
export type Reader = (bytes: Uint8Array, settings: Settings) => Promise<Document>;

/** Every format that can be read, by media type. Each reader is loaded when the first such input comes. */
export const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  [DOCX]: async () => (await import("./docx/read")).readDocx,
  [OFD]: async () => (await import("./ofd/read")).readOfd,
  "text/plain": async () => (await import("./text")).readTextBytes,
  "application/pdf": async () => (await import("./pdf/reader")).readPdf,
  "application/json": async () => (await import("./adapters/read")).readToolOutput,
  "text/markdown": async () => (await import("./markdown/read")).readMarkdownBytes,
  "text/html": async () => (await import("./html/read")).readHtmlBytes,
};
