import type { GridCell } from "../../model/document";
import type { TableColumn } from "../../model/extraction";
import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading, standsForTask } from "../../model/language/roles";
import { bareText, isBlank, type Lattice } from "./lattice";
import { groupingColumns, partSharedHeading } from "./shared-heading";

/** The header of a table of tasks, found in a grid. */
export interface Header {
  /** First row of the header; rows above it are captions. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: readonly HeaderColumn[];
  readonly cells: readonly GridCell[];
}

/** A column of the table with the stretch of grid columns that its heading stands over. */
export interface HeaderColumn extends TableColumn {
  readonly from: number;
  readonly to: number;
}

const SETTINGS = {
  /** A header stands near the top: below at most so many caption rows. */
  captionRows: 4,
  /** Headings are short; a row with a longer cell is a row of the body. */
  headingLength: 24,
  depth: 3,
};

const MOST_WITH_REMARK = 48;

/**
 * Finds the header row (or rows) of a table of tasks: the rows near the top whose headings name a task and a unit.
 *
 * ```
 *   ┌──────────────────────────────┐   caption row: one cell over all columns
 *   ├────┬────────┬────────────────┤
 *   │序号│主要工作│    责任分工    │   firstRow, rowCount 2
 *   │    │        ├───────┬────────┤
 *   │    │        │ 牵头  │  配合  │   the lowest heading names the column
 *   ├────┼────────┼───────┼────────┤
 * ```
 *
 * @returns null where no row has headings of a table of tasks.
 */
export function findHeader(lattice: Lattice, rules: readonly RoleRule[]): Header | null {
  const { grid } = lattice;
  if (grid.columnCount < 2) return null;
  const last = Math.min(grid.rowCount - 1, Math.max(SETTINGS.captionRows, (grid.headerRows ?? 1) - 1));
  for (let firstRow = 0; firstRow <= last; firstRow++) {
    if (lattice.row(firstRow).length === 1) continue;
    let best: { header: Header; score: number } | null = null;
    for (const rowCount of depths(lattice, firstRow)) {
      const header = headerAt(lattice, firstRow, rowCount, rules);
      // A depth at which no heading is cut is likelier.
      const score = header ? scoreOf(header.columns.map((column) => column.role)) + (overhangs(header) ? 0 : 0.5) : 0;
      if (header && score >= 1 && score > (best?.score ?? 0)) best = { header, score };
    }
    if (best) return groupingColumns(lattice, partSharedHeading(lattice, best.header));
  }
  return null;
}

/** Whether a cell of the header reaches below it. */
function overhangs({ firstRow, rowCount, cells }: Header): boolean {
  return cells.some(({ row, rowSpan }) => row + rowSpan > firstRow + rowCount);
}

/** Whether two headers say the same: the second is a repetition of the first. */
export function sameHeadings(a: Header, b: Header): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every((column, i) => column.heading === b.columns[i]!.heading || b.columns[i]!.heading === "")
  );
}

/** How deep a header that begins in `firstRow` may be: as its own spans say, or what the source marks. */
function depths(lattice: Lattice, firstRow: number): number[] {
  const { grid } = lattice;
  const cells = lattice.row(firstRow).filter((cell) => cell.row === firstRow);
  const spanned = Math.max(1, ...cells.map((cell) => cell.rowSpan));
  const marked = (grid.headerRows ?? 0) - firstRow;
  const split = cells.some((cell) => cell.columnSpan > 1) ? spanned + 1 : spanned;
  const least = Math.max(1, Math.min(...cells.map((cell) => cell.rowSpan)));
  const found = new Set([spanned, split, marked, least]);
  return [...found].filter((n) => n >= 1 && n <= SETTINGS.depth && firstRow + n <= grid.rowCount).sort((a, b) => a - b);
}

function headerAt(lattice: Lattice, firstRow: number, rowCount: number, rules: readonly RoleRule[]): Header | null {
  const stacks: { from: number; to: number; stack: GridCell[] }[] = [];
  const cells = new Set<GridCell>();
  let cut = false;
  for (let column = 0; column < lattice.grid.columnCount; column++) {
    const stack: GridCell[] = [];
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      const cell = lattice.at(row, column);
      if (!cell) continue;
      if (cell.row < firstRow) return null;
      cut ||= cell.row + cell.rowSpan > firstRow + rowCount;
      if (withoutRemark(bareText(cell.lines)).length > SETTINGS.headingLength) return null;
      cells.add(cell);
      if (stack.at(-1) !== cell) stack.push(cell);
    }
    const before = stacks.at(-1);
    if (before && before.stack.at(-1) === stack.at(-1)) before.to = column + 1;
    else stacks.push({ from: column, to: column + 1, stack });
  }
  const named = stacks.map(({ stack }) => headingsOf(stack));
  const headings = named.map(({ lowest }) => lowest);
  const known = headings.map((heading) => roleOfHeading(heading, rules));
  // A cell that reaches below the header is a body cell that was taken for a heading; or a document model has closed an
  // empty cell below a heading with it, where every column is named all the same.
  if (cut && known.includes(null)) return null;
  // Lists of people or of things have units too ("姓名, 单位"; "领域, 名称, 建设主体"): some heading must name tasks.
  const namesTasks = known.some(
    (role, i) =>
      role === "task" ||
      role === "title" ||
      (role === "area" && /重|主要|任务|行动|工程/.test(headings[i]!)) ||
      (role === "extra" && standsForTask(headings[i]!)),
  );
  if (!namesTasks) return null;
  const roles = resolveRoles(headings, rules);
  const columns = stacks.map(({ from, to }, i) => {
    const role = roles[i]!;
    const { lowest, whole } = named[i]!;
    // "2026年 / 一季度" is unclear by its lowest heading alone; a column of a known role is not.
    return { role, heading: role === "extra" ? whole : lowest, lineWidth: null, from, to };
  });
  return { firstRow, rowCount, columns, cells: [...cells] };
}

/** "责任单位（列第一位的为牵头单位，其他为配合单位）": a heading may be short and its remark long. */
function withoutRemark(heading: string): string {
  return heading.length > MOST_WITH_REMARK ? heading : heading.replace(/(?<=.)[（(].*[）)]$/, "");
}

function headingsOf(stack: readonly GridCell[]): { lowest: string; whole: string } {
  const texts = stack.filter((cell) => !isBlank(cell)).map((cell) => bareText(cell.lines));
  return { lowest: texts.at(-1) ?? "", whole: texts.join("") };
}

/** 0 where the roles are not those of a table of tasks; otherwise how much they say. */
function scoreOf(roles: readonly ColumnRole[]): number {
  const has = (...wanted: ColumnRole[]) => roles.some((role) => wanted.includes(role));
  if (!has("task", "area", "title") || !has("lead", "cooperating")) return 0;
  return new Set(roles.filter((role) => role !== "extra")).size;
}
