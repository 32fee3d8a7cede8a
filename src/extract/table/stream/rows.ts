import type { Doubt, TableCell, TableRow } from "../../../model/extraction";
import type { ColumnRole } from "../../../model/language/roles";
import type { SourcedText } from "../../../model/sourced";
import { linesOf, type Token } from "../flat/tokens";
import type { PathCell } from "./path";

/** Tokens of one cell; two stretches or more where a page break parts them. */
export interface DecodedCell {
  readonly column: number;
  readonly stretches: { readonly from: number; readonly to: number }[];
}

export interface DecodedRow {
  readonly cells: DecodedCell[];
  readonly section: { readonly from: number; readonly to: number } | null;
  /** The path's cells that make the row, and where they stand in the path. */
  readonly steps: PathCell[];
  readonly indexes: number[];
  /** Places in the path of the merged cells that the row shares with rows above it. */
  readonly shared: number[];
  /** Those cells themselves; and the places of the cells between them and the row: another area may begin there. */
  readonly merged: PathCell[];
  readonly between: number[];
  readonly resumed: boolean;
}

export interface DecodedTable {
  readonly rows: DecodedRow[];
  /** Tokens [0, end) belong to the table; what follows stands after it. */
  readonly end: number;
}

/** Cuts a path into rows. A cell resumed after a page break joins its first part; in a merged column, that of the rows above. */
export function rowsOfPath(path: readonly PathCell[], roles: readonly ColumnRole[]): DecodedTable {
  const columns = roles.length;
  const rows: {
    cells: DecodedCell[];
    section: DecodedRow["section"];
    steps: PathCell[];
    indexes: number[];
    shared: number[];
    merged: PathCell[];
    between: number[];
    resumed: boolean;
  }[] = [];
  let section: DecodedRow["section"] = null;
  let merged: number[] = [];
  let opened = 0;
  let end = 0;
  for (const [index, step] of path.entries()) {
    if (step.column > columns) break;
    end = step.to;
    if (step.column === columns) {
      section = { from: step.from, to: step.to };
      merged = [];
      opened = index + 1;
      continue;
    }
    const last = rows.at(-1);
    if (!last || step.step === "row" || step.step === "first" || last.section !== section) {
      rows.push({
        cells: [],
        section,
        steps: [],
        indexes: [],
        shared: merged,
        merged: merged.map((at) => path[at]!),
        between: rangeOf(opened, index),
        resumed: false,
      });
    }
    const row = rows.at(-1)!;
    row.steps.push(step);
    row.indexes.push(index);
    if (isMergeable(roles[step.column]!)) opened = row.indexes[0]!;
    if (isMergeable(roles[step.column]!)) merged = row.resumed ? [...merged, index] : row.indexes.slice();
    if (step.step === "resume") row.resumed = true;
    const stretch = { from: step.from, to: step.to };
    const open = row.resumed ? findCell(rows, step.column) : undefined;
    if (open) open.stretches.push(stretch);
    // The cell of all rows above that share it: what is doubtful here is so in each of them.
    if (open)
      for (let i = rows.length - 2; i >= 0 && !rows[i + 1]!.cells.includes(open); i--)
        rows[i]!.between.push(...rangeOf(row.indexes[0]!, index + 1));
    else row.cells.push({ column: step.column, stretches: [stretch] });
  }
  return { rows, end };
}

const rangeOf = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

function findCell(rows: readonly { cells: DecodedCell[] }[], column: number): DecodedCell | undefined {
  for (let i = rows.length - 1; i >= 0; i--) {
    const cell = rows[i]!.cells.find((c) => c.column === column);
    if (cell) return cell;
    // Only a cell merged over rows is looked for further up.
    if (column > 2) return undefined;
  }
  return undefined;
}

/** The decoded rows as the table's rows: lines put together, merged cells shared by the rows they cover. */
export function tableRows(
  rows: readonly DecodedRow[],
  tokens: readonly Token[],
  roles: readonly ColumnRole[],
  doubtsOf: (row: DecodedRow, index: number) => readonly Doubt[],
  pageNumberOf: (token: Token) => number | null,
): TableRow[] {
  const built: TableRow[] = [];
  let above: (TableCell | null)[] = roles.map(() => null);
  let sectionText: SourcedText | null = null;
  let section: DecodedRow["section"] = null;
  let torn = false;
  rows.forEach((row, index) => {
    if (row.section !== section) {
      section = row.section;
      sectionText = section ? joined(tokens.slice(section.from, section.to)) : null;
      above = roles.map(() => null);
    }
    const own = new Map(row.cells.map((cell) => [cell.column, cellOf(cell, tokens)]));
    const firstOwn = Math.min(...own.keys());
    const cells = roles.map((role, column) => {
      const cell = own.get(column);
      if (cell) return cell;
      if (isMergeable(role) && above[column] && !startsGroup(own, roles, column, firstOwn)) return above[column]!;
      return { lines: [] } satisfies TableCell;
    });
    above = cells;
    const first = tokens[row.steps[0]!.from]!;
    const opens = row.cells.some(({ column }) => isMergeable(roles[column]!));
    if (opens) torn = index > 0 && !rows[index - 1]!.cells.some(({ column }) => roles[column] === "task");
    built.push({
      cells,
      section: sectionText,
      page: pageNumberOf(first),
      doubts: torn ? [...doubtsOf(row, index), TORN_GROUP] : doubtsOf(row, index),
      ...(row.resumed || spansPages(row, tokens) ? { continued: true } : {}),
    });
  });
  return built;
}

/** Before the merged cell stands a row without a task: what was read as that row may be the cell's beginning. */
const TORN_GROUP: Doubt = {
  code: "uncertain-boundary",
  text: "Before the row's area stands a row without a task: it may be the area's beginning.",
};

function isMergeable(role: ColumnRole): boolean {
  return role === "area" || role === "number" || role === "title";
}

/** A row with a number of its own and no area begins no group; one with an area of its own takes no number from above. */
function startsGroup(
  own: ReadonlyMap<number, TableCell>,
  roles: readonly ColumnRole[],
  column: number,
  firstOwn: number,
): boolean {
  if (roles[column] !== "number") return false;
  const area = roles.indexOf("area");
  return area >= 0 && own.has(area) && firstOwn <= area;
}

function spansPages(row: DecodedRow, tokens: readonly Token[]): boolean {
  return tokens[row.steps[0]!.from]!.page !== tokens[row.steps.at(-1)!.to - 1]!.page;
}

function cellOf(cell: DecodedCell, tokens: readonly Token[]): TableCell {
  return { lines: cell.stretches.flatMap(({ from, to }) => linesOf(tokens.slice(from, to))) };
}

function joined(tokens: readonly Token[]): SourcedText | null {
  return linesOf(tokens)[0] ?? null;
}
