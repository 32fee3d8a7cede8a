import type { FlatLine } from "../../../src/extract/table/flat-line";
import type { Dropped, TaskTable } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

/** Flat lines of a text, pages parted by form feeds, as the reader gives them. */
export function linesOfText(text: string): FlatLine[] {
  const lines: FlatLine[] = [];
  let at = 0;
  for (const [sheet, page] of text.split("\f").entries()) {
    for (const line of page.split("\n")) {
      lines.push({ text: SourcedText.of(line, at), page: sheet + 1, sheet, blank: line.trim() === "" });
      at += line.length + 1;
    }
  }
  return lines;
}

/** For every character of the text: how many cells, sections and dropped pieces hold it (a merged cell counts once). */
export function holdersOf(text: string, tables: readonly TaskTable[], dropped: readonly Dropped[]): Uint8Array {
  const held = new Uint8Array(text.length);
  const count = (piece: SourcedText) => {
    for (const { start, end } of piece.ranges()) {
      for (let i = start; i < end; i++) if (text[i]!.trim() !== "") held[i]!++;
    }
  };
  for (const table of tables) {
    const cells = new Set(table.rows.flatMap((row) => row.cells));
    for (const cell of cells) for (const line of cell?.lines ?? []) count(line);
    for (const section of new Set(table.rows.map(({ section }) => section))) if (section) count(section);
  }
  for (const { text: piece } of dropped) count(piece);
  return held;
}

/** Each row as text: cells by their lines. */
export function rowsAsText(table: TaskTable): string[][] {
  return table.rows.map((row) => row.cells.map((cell) => (cell?.lines ?? []).map(({ text }) => text).join("|")));
}
