import type { TextOrder } from "../../../src/model/notice";

/** A way in which users pull text out of a PDF, with the order of its text (by construction, not by recognition). */
export const TOOLS = {
  "pdf-parse": "stream",
  pdfbox: "stream",
  mutool: "stream",
  raw: "stream",
  layout: "aligned",
  poppler: "interleaved",
  miner: "column-blocks",
} as const satisfies Record<string, TextOrder>;

export type Tool = keyof typeof TOOLS;

export const TOOL_NAMES = Object.keys(TOOLS) as Tool[];
