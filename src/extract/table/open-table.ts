import type { Axis, Box, Grid } from "../../model/document";
import type { Doubt, TableCell, TableColumn, TableRow, TaskTable } from "../../model/extraction";
import { displayWidth, isSpace } from "../../model/language/characters";
import { roleOfHeading } from "../../model/language/roles";
import type { Range, SourcedText } from "../../model/sourced";
import type { Header } from "./headers";
import { measureBreaks } from "./typed-breaks";

/** A table that may still go on in the next grid. Frozen into a {@link TaskTable} when it ends. */
export interface OpenTable {
  readonly header: Header;
  readonly rows: OpenRow[];
  readonly region: Range[];
  /** The section row that stands above the next row. */
  section: SourcedText | null;
  /** The line right above the table, where it is a chapter's heading. */
  readonly heading: SourcedText | null;
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
  /** The page shows that the row has nothing here, and shares nothing with the row above. */
  readonly none?: true;
}

export function openTable(
  header: Header,
  above: Pick<OpenTable, "captions" | "heading" | "section">,
  page: number | null,
  doubts: readonly Doubt[],
): OpenTable {
  return { header, rows: [], region: [], ...above, edges: null, openBottom: false, page, doubts };
}

/** A grid's text becomes the table's, without its spaces, which a source may spell with letters ("&nbsp;"): they end in no field. */
export function takeText(table: OpenTable, { cells }: Grid): void {
  for (const { lines } of cells)
    for (const line of lines) table.region.push(...line.filter((char) => !isSpace(char)).ranges());
}

export function closeTable(table: OpenTable, axis: Axis): TaskTable {
  const made = new Map<OpenCell, TableCell>();
  const measured = breaksOf(table, axis);
  const frozen = (cell: OpenCell): TableCell => {
    const { lines, hardBreaks } = cell;
    const breaks = measured.get(cell);
    const known = made.get(cell) ?? { lines, ...(hardBreaks ? { hardBreaks } : {}), ...(breaks ? { breaks } : {}) };
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

/** The longest line of the cells that wrap, in full-width characters. */
function lineWidth(rows: readonly OpenRow[], column: number): number | null {
  let longest: number | null = null;
  for (const cell of new Set(rows.map(({ cells }) => cells[column]))) {
    if (!cell || cell.hardBreaks || cell.lines.length < 2) continue;
    for (const line of cell.lines) longest = Math.max(longest ?? 0, displayWidth(line.text.trim()));
  }
  return longest;
}

/** Where the breaks of unit cells come from; in other columns a break never separates anything. */
function breaksOf({ header, rows }: OpenTable, axis: Axis): Map<OpenCell, NonNullable<TableCell["breaks"]>> {
  const found = header.columns.flatMap(({ role }, i) => {
    if (role !== "lead" && role !== "cooperating") return [];
    const cells = new Set(rows.flatMap(({ cells }) => cells[i] ?? []));
    return [...measureBreaks([...cells], axis)];
  });
  return new Map(found);
}

/**
 * A heading cannot say whether a column of texts beside the tasks groups them or names each: its cells do.
 * Merged over rows, they are areas, also under a heading that no rule knows; different in every row, titles.
 */
function settleGroups(columns: readonly TableColumn[], rows: readonly OpenRow[]): TableColumn[] {
  if (rows.length < 2) return [...columns];
  const groups = columns.map((_, i) => {
    const cells = rows.map((row) => row.cells[i] ?? null).filter((cell) => cell !== null && cell.lines.length > 0);
    return { cells: cells.length, different: new Set(cells).size };
  });
  const task = columns.findIndex(({ role }) => role === "task");
  return columns.map((column, i) => {
    const { cells, different } = groups[i]!;
    if (columns.some(({ role }) => role === "area") || different >= cells) return column;
    const beside = i < task && column.role === "extra" && roleOfHeading(column.heading) === null;
    if (column.role === "title" || beside) return { ...column, role: "area" };
    return column;
  });
}
