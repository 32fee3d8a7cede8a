import type { Axis, Box } from "../../model/document";
import type { Doubt, TableCell, TableColumn, TableRow, TaskTable } from "../../model/extraction";
import { displayWidth } from "../../model/language/characters";
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
  /** What makes every row of the table doubtful, such as columns that were told without a header. */
  readonly doubts: readonly Doubt[];
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

export function openTable(
  header: Header,
  captions: ReadonlySet<string>,
  page: number | null,
  doubts: readonly Doubt[],
): OpenTable {
  return { header, rows: [], region: [], section: null, captions, edges: null, openBottom: false, page, doubts };
}

export function closeTable(table: OpenTable, axis: Axis): TaskTable {
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
    ...lineWidth(table.rows, i, axis),
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

/**
 * How many full-width characters a line of the column can hold. On a page the column's own width tells, its lines being
 * set as far from the right edge as the widest of them from the left; elsewhere the longest line of cells that wrap.
 *
 * ```
 *  ├──────────────┤  inner width / width of a character
 *  │ 市教育局     │
 *  │ 市财政局     │  both lines are short: their breaks were typed
 * ```
 */
function lineWidth(rows: readonly OpenRow[], column: number, axis: Axis): Pick<TableColumn, "lineWidth" | "measured"> {
  let longest: number | null = null;
  let room = Number.POSITIVE_INFINITY;
  for (const cell of new Set(rows.map(({ cells }) => cells[column]))) {
    if (!cell || cell.hardBreaks) continue;
    if (cell.lines.length > 1) {
      for (const line of cell.lines) longest = Math.max(longest ?? 0, displayWidth(line.text.trim()));
    }
    const [left, right] = cell.box ? [cell.box[0], cell.box[2]] : [0, 0];
    if (right <= left) continue;
    const line = cell.lines.reduce<SourcedText | null>((a, b) => (a && a.length >= b.length ? a : b), null);
    const box = line && line.length > 1 ? axis.locate(line.ranges())[0]?.box : undefined;
    if (!line || !box) continue;
    const character = (box[2] - box[0]) / displayWidth(line.text.trim());
    const margin = Math.max(1, Math.min(box[0] - left, right - box[2]));
    room = Math.min(room, (right - left - 2 * margin) / character);
  }
  if (!Number.isFinite(room)) return { lineWidth: longest };
  // A line may be longer where punctuation is set narrow; that widens the column for no other line.
  return { lineWidth: Math.floor(room), measured: true };
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
