import type { GridCell } from "../../model/document";
import type { Doubt } from "../../model/extraction";
import { matchMarker } from "../../model/language/numerals";
import type { ColumnRole } from "../../model/language/roles";
import { SourcedText } from "../../model/sourced";
import { type AsideReason, asideReason } from "./aside-rows";
import { isSerial } from "./cell-cost";
import { isChapter } from "./chapters";
import type { ColumnMap } from "./columns";
import type { Header } from "./headers";
import { bareText, filledLines, isBlank, joinLines, type Lattice } from "./lattice";
import type { OpenCell } from "./open-table";

/** What a row of a grid's body is. */
export type BodyRow =
  | { readonly kind: "row"; readonly cells: readonly (OpenCell | null)[] }
  /** One text over all columns: it heads the rows below it. */
  | { readonly kind: "section"; readonly text: SourcedText }
  /** It hands out nothing: a total, a note, the columns' numbers. */
  | { readonly kind: "aside"; readonly reason: AsideReason; readonly texts: readonly SourcedText[] }
  | { readonly kind: "header"; readonly texts: readonly SourcedText[] };

/** Reads the rows of a grid from `firstRow` on as rows of a table with the given columns. Rows without text are left out. */
export function bodyRows(
  lattice: Lattice,
  firstRow: number,
  header: Header,
  map: ColumnMap,
  hardBreaks: boolean,
): BodyRow[] {
  const open = new Map<GridCell, OpenCell>();
  const rows: BodyRow[] = [];
  const roles = header.columns.map(({ role }) => role);
  for (let row = firstRow; row < lattice.grid.rowCount; row++) {
    const cells = lattice.row(row);
    if (cells.every((cell) => isBlank(cell) || cell.row < row) && cells.every((cell) => cell.rowSpan === 1)) continue;
    const { columnCount } = lattice.grid;
    const own = cells.filter((cell) => cell.row === row);
    const columns = map.map((_, i) => columnCells(lattice, row, i, roles, map).filter((cell) => cell.row >= firstRow));
    const aside = asideReason(own, columns, roles, { first: rows.length === 0, columnCount });
    const section = aside ? null : sectionOf(cells, row, columnCount, header, map);
    if (aside) rows.push({ kind: "aside", reason: aside, texts: own.flatMap((cell) => filledLines(cell)) });
    else if (section) rows.push({ kind: "section", text: section });
    else {
      if (repeatsHeader(columns, header)) {
        rows.push({ kind: "header", texts: cells.flatMap((cell) => filledLines(cell)) });
      } else {
        const covered = (i: number) => isGrouping(roles[i]!) && columns[roles.indexOf("task")]!.some(covers(map[i]));
        rows.push({
          kind: "row",
          cells: columns.map((found, i) => openCell(found, row, open, hardBreaks) ?? (covered(i) ? NO_GROUP : null)),
        });
      }
    }
  }
  return rows;
}

/**
 * The cells of one table column in one row. A cell that lies over several columns belongs to the first of them, or to the
 * task where it covers what groups the tasks: that task has no group.
 */
function columnCells(
  lattice: Lattice,
  row: number,
  column: number,
  roles: readonly ColumnRole[],
  map: ColumnMap,
): GridCell[] {
  const span = map[column];
  if (!span) return [];
  const found: GridCell[] = [];
  for (let c = span[0]; c < span[1]; c++) {
    const cell = lattice.at(row, c);
    if (cell && ownerOf(cell, roles, map) === column && !found.includes(cell)) found.push(cell);
  }
  return found;
}

function ownerOf(cell: GridCell, roles: readonly ColumnRole[], map: ColumnMap): number {
  const begins = (at: number) => map.findIndex((span) => span && span[0] <= at && at < span[1]);
  const first = begins(cell.column);
  const task = roles.indexOf("task");
  const over = first >= 0 && first < task && begins(cell.column + cell.columnSpan - 1) >= task;
  return over && isGrouping(roles[first]!) ? task : first;
}

const isGrouping = (role: ColumnRole) => role === "area" || role === "title";
const covers = (span: ColumnMap[number] | undefined) => (cell: GridCell) => span != null && cell.column <= span[0];
/** Where the task's cell lies over the area's column, too: the row has no area, not that of the row above. */
const NO_GROUP: OpenCell = { lines: [], span: 1, none: true };

function openCell(
  found: readonly GridCell[],
  row: number,
  open: Map<GridCell, OpenCell>,
  hardBreaks: boolean,
): OpenCell | null {
  const first = found[0];
  if (!first) return null;
  const made = open.get(first);
  if (made) return made;
  // Several cells under one heading are read as one, left to right.
  const lines = found.filter((cell) => cell.row === row || cell === first).flatMap((cell) => filledLines(cell));
  const cell: OpenCell = {
    lines: [...lines],
    span: first.rowSpan,
    ...(first.box ? { box: first.box } : {}),
    ...(hardBreaks ? { hardBreaks } : {}),
  };
  open.set(first, cell);
  return cell;
}

function repeatsHeader(columns: readonly (readonly GridCell[])[], header: Header): boolean {
  let same = 0;
  for (const [i, cells] of columns.entries()) {
    const text = bareText(cells.flatMap((cell) => cell.lines));
    if (text === "") continue;
    if (text !== header.columns[i]!.heading) return false;
    same++;
  }
  return same >= 2;
}

/** A cell that says nothing but its column's heading: rows or columns were mixed up on the way. */
export function doubtsOf(cells: readonly (OpenCell | null)[], { columns }: Header): Doubt[] {
  const at = cells.findIndex(
    (cell, i) => cell && columns[i]!.heading !== "" && bareText(cell.lines) === columns[i]!.heading,
  );
  if (at < 0) return [];
  const text = "A cell says what its column's heading says.";
  return [{ code: "uncertain-boundary", text, seen: columns[at]!.heading }];
}

/**
 * A section row: one text over all columns, alone or after its number.
 *
 * ```
 *   │ 一、特色赛道                       │      │ 一 │ 特色赛道                      │
 *   ├────┬─────────┬────────────┬────────┤      ├────┼─────────┬────────────┬────────┤
 * ```
 *
 * Where a format has no spans (Markdown) the text stands in the first cell and the others are empty, or in all of them
 * alike. Then a chapter's marker tells it from a row whose other cells were left open, or that it stands where serials do.
 */
function sectionOf(
  cells: readonly GridCell[],
  row: number,
  columnCount: number,
  header: Header,
  map: ColumnMap,
): SourcedText | null {
  if (cells.some((cell) => cell.row < row && !isBlank(cell))) return null;
  const filled = cells.filter((cell) => !isBlank(cell));
  const [first, second] = filled;
  if (first && filled.length === columnCount && columnCount > 2) return sameInAll(filled);
  if (!first || filled.length > 2) return null;
  const numbers = header.columns.findIndex(({ role }) => role === "number");
  const afterNumber = numbers === 0 ? (map[0]?.[1] ?? 0) : 0;
  const reachesEnd = (cell: GridCell) => cell.column + cell.columnSpan >= columnCount;
  if (!second) {
    const whole = first.column <= afterNumber && reachesEnd(first) && first.columnSpan > 1;
    if (whole || columnCount === 1) return joinLines(filledLines(first));
    const marker = matchMarker(bareText(first.lines));
    const chapter = marker?.style === "chapter" || marker?.style === "bracketed-chapter";
    const alone = first.column <= afterNumber && cells.every((cell) => cell.rowSpan === 1);
    const text = bareText(first.lines);
    const heads = (chapter && text.length > marker.length) || (first.column < afterNumber && isHeading(text));
    return alone && heads ? joinLines(filledLines(first)) : null;
  }
  const numbered = afterNumber > 0 && first.column + first.columnSpan <= afterNumber && second.column === afterNumber;
  if (!numbered || !reachesEnd(second) || second.columnSpan < 2) return null;
  return SourcedText.join([joinLines(filledLines(first)), joinLines(filledLines(second))]);
}

/** A chapter's heading printed right above the header, as others are above rows further down; not the table's title. */
export function captionSection(lattice: Lattice, headerRow: number): SourcedText | null {
  const [cell, ...others] = headerRow > 0 ? lattice.row(headerRow - 1).filter((found) => !isBlank(found)) : [];
  if (!cell || others.length > 0 || cell.rowSpan > 1) return null;
  const text = joinLines(filledLines(cell));
  return isChapter(text) ? text : null;
}

/** A text where a serial would stand; a piece of a serial, cut by a page break, has no word in it. */
function isHeading(text: string): boolean {
  return !isSerial(text) && /[\p{L}]{3}/u.test(text);
}

/** docling's Markdown prints a cell that covers a whole row once for each column. */
function sameInAll(cells: readonly GridCell[]): SourcedText | null {
  const text = bareText(cells[0]!.lines);
  return cells.every(({ lines }) => bareText(lines) === text) ? joinLines(filledLines(cells[0]!)) : null;
}
