import type { Document } from "../../model/document";
import type { SourcedText } from "../../model/sourced";

/** One line of flat text as the decoders of text orders see it. */
export interface FlatLine {
  readonly text: SourcedText;
  /** As in {@link Page.number}. */
  readonly page: number | null;
  /** Which page it stands on, counted from 0, also where pages have no number. */
  readonly sheet: number;
  readonly blank: boolean;
}

/** Every line of a document in reading order, blank ones included: they are evidence of gaps. */
export function flatLines(document: Document): FlatLine[] {
  const lines: FlatLine[] = [];
  for (const [sheet, page] of document.pages.entries()) {
    for (const block of page.blocks) {
      if (block.kind === "grid") continue;
      const parts = block.kind === "line" ? [block.text] : block.text.split(/\n/gu);
      for (const text of parts) lines.push({ text, page: page.number, sheet, blank: text.text.trim().length === 0 });
    }
  }
  return lines;
}
