import { bareText } from "./lattice";
import type { OpenCell, OpenRow, OpenTable } from "./open-table";

/** So many rows tell what a table is like; to look at all of them at every page break takes the square of the time. */
const RECENT = 200;

export function recentRows({ rows }: OpenTable): readonly OpenRow[] {
  return rows.slice(-RECENT);
}

/** A column in which cells are merged over rows. */
export function isGroup(table: OpenTable, column: number): boolean {
  return recentRows(table).some((row) => (row.cells[column]?.span ?? 1) > 1);
}

/** Whether the number column counts areas, as far as the rows so far tell: no area has rows of different numbers. */
export function numbersAreas(table: OpenTable): boolean {
  const area = table.header.columns.findIndex(({ role }) => role === "area");
  const number = table.header.columns.findIndex(({ role }) => role === "number");
  if (area < 0 || number < 0) return false;
  const known = counted.get(table) ?? { rows: 0, numbers: new Map<OpenCell, OpenCell>(), differ: false };
  counted.set(table, known);
  const differs = (row: OpenRow): boolean => {
    const [a, n] = [row.cells[area], row.cells[number]];
    return a != null && n != null && (known.numbers.get(a) ?? n) !== n;
  };
  // The last row may still be joined with what comes; all above it are settled and counted once.
  for (; known.rows < table.rows.length - 1; known.rows++) {
    const row = table.rows[known.rows]!;
    known.differ ||= differs(row);
    const [a, n] = [row.cells[area], row.cells[number]];
    if (a && n) known.numbers.set(a, n);
  }
  return !known.differ && !table.rows.slice(-1).some(differs);
}

/** For each table how many of its rows were looked at, the number of each area in them, and whether some area has two. */
const counted = new WeakMap<OpenTable, { rows: number; numbers: Map<OpenCell, OpenCell>; differ: boolean }>();

/** Whether neighbouring rows print the same number each: then a number names no single row. */
export function repeatsNumbers(table: OpenTable, number: number): boolean {
  return recentRows(table).some((row, i, rows) => {
    const before = rows[i - 1];
    return before && text(row, number) !== "" && text(row, number) === text(before, number);
  });
}

export function isShared(table: OpenTable, column: number, cell: unknown): boolean {
  return recentRows(table).filter((row) => row.cells[column] === cell).length > 1;
}

export function text(row: OpenRow, column: number): string {
  const cell = row.cells[column];
  return cell ? bareText(cell.lines) : "";
}

export function share(rows: readonly OpenRow[], test: (row: OpenRow) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(test).length / rows.length;
}
