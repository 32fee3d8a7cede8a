import type { Grid, GridCell } from "../../model/document";
import { SourcedText } from "../../model/sourced";

/**
 * A grid seen position by position: which cell covers (row, column).
 *
 * ```
 *   cells            ┌───┬───────┐      owner    0 1 1
 *                    │ 0 │   1   │               0 2 3
 *                    │   ├───┬───┤
 *                    │   │ 2 │ 3 │
 *                    └───┴───┴───┘
 * ```
 */
export interface Lattice {
  readonly grid: Grid;
  /** The cell that covers a position; null where the source has none (a short row). */
  at(row: number, column: number): GridCell | null;
  /** The cells that cover a row, left to right, each once. */
  row(row: number): GridCell[];
}

export function latticeOf(grid: Grid): Lattice {
  const rows: (GridCell | undefined)[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells) {
    const bottom = Math.min(grid.rowCount, cell.row + cell.rowSpan);
    const right = Math.min(grid.columnCount, cell.column + cell.columnSpan);
    for (let r = cell.row; r < bottom; r++) {
      // A source may let spans overlap; the first cell keeps the position.
      for (let c = cell.column; c < right; c++) rows[r]![c] ??= cell;
    }
  }
  return {
    grid,
    at: (row, column) => rows[row]?.[column] ?? null,
    row: (row) => [...new Set(rows[row] ?? [])].filter((cell) => cell !== undefined),
  };
}

/** A cell's text without its line breaks and white space: what headings are compared by. */
export function bareText(lines: readonly SourcedText[]): string {
  return lines.map((line) => line.text.replace(/\s+/g, "")).join("");
}

export function isBlank(cell: { readonly lines: readonly SourcedText[] } | null): boolean {
  return cell === null || cell.lines.every((line) => line.text.trim() === "");
}

/** A cell's lines that hold any text. */
export function filledLines(cell: { readonly lines: readonly SourcedText[] }): SourcedText[] {
  return cell.lines.filter((line) => line.text.trim() !== "");
}

export function joinLines(lines: readonly SourcedText[]): SourcedText {
  return SourcedText.join(lines.map((line) => line.trim()));
}
