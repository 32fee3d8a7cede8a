import { expect } from "vitest";
import type { Document } from "../../src/model/document";
import type { SourcedText } from "../../src/model/sourced";

/** Every text of a document: lines, paragraphs, cells, captions, facts. */
export function textsOf(document: Document): SourcedText[] {
  const blocks = document.pages.flatMap((page) => page.blocks);
  const texts = blocks.flatMap((block) => {
    if (block.kind !== "grid") return [block.text];
    return [...block.cells.flatMap((cell) => cell.lines), ...(block.caption ? [block.caption] : [])];
  });
  return [...texts, ...(document.facts ?? []).map((fact) => fact.value)];
}

/**
 * Checks that each character of each text stands in the source where it says: the source has the same character there,
 * or something that `stands` accepts for it (a reference, a tag for a line break).
 */
export function expectOrigins(document: Document, stands: (raw: string, char: string) => boolean): void {
  for (const text of textsOf(document)) {
    for (let i = 0; i < text.length; i++) {
      const { start, end } = text.rangeAt(i);
      const raw = document.axis.text.slice(start, end);
      const char = text.text[i]!;
      if (raw !== char && !stands(raw, char)) expect({ raw, at: start }).toEqual({ raw: char, at: start });
    }
  }
}

/** Every text as a plain string, for comparing: paragraphs and lines as they are, grids as rows of cells. */
export function outline(document: Document): unknown[] {
  return document.pages.flatMap((page) =>
    page.blocks.map((block) => {
      if (block.kind !== "grid") return block.text.text;
      const rows: string[][] = Array.from({ length: block.rowCount }, () => []);
      for (const cell of block.cells) {
        const span = cell.rowSpan > 1 || cell.columnSpan > 1 ? `{${cell.rowSpan}×${cell.columnSpan}}` : "";
        rows[cell.row]!.push(cell.lines.map((line) => line.text).join("⏎") + span);
      }
      return rows;
    }),
  );
}
