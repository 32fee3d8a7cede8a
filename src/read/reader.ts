import type { Document } from "../model/document";
import type { Settings } from "../model/options";

/** Turns bytes of one format into a document. Throws `FenjieError` and nothing else. */
export type Reader = (bytes: Uint8Array, settings: Settings) => Promise<Document>;

/** Every format that can be read, by media type. Each reader is loaded when the first such input comes. */
export const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  "text/plain": async () => (await import("./text")).readTextBytes,
  "application/pdf": async () => (await import("./pdf/reader")).readPdf,
};
