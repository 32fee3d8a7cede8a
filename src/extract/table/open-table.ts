import type { Box } from "../../model/document";
import type { Doubt, TableCell, TableColumn, TableRow, TaskTable } from "../../model/extraction";
import type { Range, SourcedText } from "../../model/sourced";
import type { Header } from "./headers";

/** A table that may still go on in the next grid. Frozen into a {@link TaskTable} when it ends. */
export interface OpenTable {
  readonly header: Header;
  readonly rows: OpenRow[];
  readonly region: Range[];
  /** The section row that stands above the next row. */
  section: SourcedText | null;
  /** Text lines right above the table: repeated on the next page they are no new caption. */
  readonly captions: ReadonlySet<string>;
  /** x of the columns' edges on the page last read, where pages have a geometry. */
  edges: readonly (readonly [number, number])[] | null;
  /** The grid last read ended without a closing rule: its last row is cut by the page. */
  openBottom: boolean;
  page: number | null;
}

export interface OpenRow {
  /** One per column of the table. A merged cell is the same object in every row. */
  readonly cells: (OpenCell | null)[];
  section: SourcedText | null;
  readonly page: number | null;
  readonly doubts: Doubt[];
  continued: boolean;
}

/** A cell to which lines may still be added; one {@link TableCell} is made of it. */
export interface OpenCell extends TableCell {
  readonly lines: SourcedText[];
  /** Where its last part lies, on pages with a geometry. */
  readonly box?: Box;
  /** Rows of its grid that it covers. */
  readonly span: number;
}

export function closeTable(table: OpenTable): TaskTable {
  const made = new Map<OpenCell, TableCell>();
  const frozen = (cell: OpenCell): TableCell => {
    const { lines, hardBreaks } = cell;
    const known = made.get(cell) ?? { lines, ...(hardBreaks ? { hardBreaks } : {}) };
    made.set(cell, known);
    return known;
  };
  const columns = table.header.columns.map(({ role, heading }, i) => ({
    role,
    heading,
    lineWidth: lineWidth(table.rows, i),
  }));
  const rows: TableRow[] = table.rows.map(({ cells, section, page, doubts, continued }) => ({
    cells: cells.map((cell) => cell && frozen(cell)),
    section,
    page,
    doubts,
    ...(continued ? { continued } : {}),
  }));
  return { columns: settleGroups(columns, table.rows), rows, region: table.region };
}

/** The longest line of cells that wrap: what fits into the column. */
function lineWidth(rows: readonly OpenRow[], column: number): number | null {
  let width: number | null = null;
  for (const row of rows) {
    const cell = row.cells[column];
    if (!cell || cell.hardBreaks || cell.lines.length < 2) continue;
    for (const line of cell.lines) width = Math.max(width ?? 0, line.text.trim().length);
  }
  return width;
}

/**
 * A heading cannot say whether a column of texts beside the tasks groups them or names each: its cells do.
 * Merged over rows, they are areas; different in every row, titles.
 */
function settleGroups(columns: readonly TableColumn[], rows: readonly OpenRow[]): TableColumn[] {
  if (rows.length < 2) return [...columns];
  const groups = columns.map((_, i) => {
    const cells = rows.map((row) => row.cells[i] ?? null).filter((cell) => cell !== null && cell.lines.length > 0);
    return { cells: cells.length, different: new Set(cells).size };
  });
  return columns.map((column, i) => {
    const { cells, different } = groups[i]!;
    if (column.role === "title" && different < cells && !columns.some(({ role }) => role === "area"))
      return { ...column, role: "area" };
    return column;
  });
}
