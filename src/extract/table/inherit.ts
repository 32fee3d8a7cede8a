import type { Doubt } from "../../model/extraction";
import { unbalanced } from "../../model/language/characters";
import { matchMarker } from "../../model/language/numerals";
import { countsAreas } from "../../model/language/roles";
import { isShared, numbersAreas, recentRows } from "./habits";
import { bareText, isBlank } from "./lattice";
import type { OpenCell, OpenRow, OpenTable } from "./open-table";

const AREA_DOUBT: Doubt = {
  code: "uncertain-boundary",
  text: "Whether the area at the top of the next page goes on with this one is not clear.",
};

/**
 * Lets a new row take over what the row above it holds for both: merged cells cut by the page break, and empty area
 * cells where the format has no spans.
 *
 * ```
 *  │ 3 │ 人才筑基 │ 聚焦…  │            page 13
 *  ├───┼──────────┼────────┤
 *  │   │          │ 推动…  │            page 14: number and area are those of the row above
 * ```
 *
 * @returns for each column the cell that the new row should hold.
 */
export function inherit(table: OpenTable, above: OpenRow, row: OpenRow, overPage: boolean): void {
  const columns = table.header.columns;
  const area = columns.findIndex(({ role }) => role === "area");
  const number = columns.findIndex(({ role }) => role === "number");
  const numbered = numbersAreas(table);
  const sameArea = area >= 0 && isBlank(row.cells[area] ?? null);
  for (const [i, column] of columns.entries()) {
    const { role } = column;
    const [a, b] = [above.cells[i] ?? null, row.cells[i] ?? null];
    if (!a || a === b || b?.none) continue;
    const numbersArea = sameArea && countsAreas(column, i, area);
    const mergedAcross = overPage && ((b?.span ?? 1) > 1 || isShared(table, i, a)) && isBlank(b);
    if ((role === "area" || numbersArea) && isBlank(b)) row.cells[i] = a;
    else if (role === "number" && isBlank(b) && (mergedAcross || (numbered && (sameArea || overPage))))
      row.cells[i] = a;
    else if (mergedAcross && !isBlank(a)) row.cells[i] = a;
    else if (role === "area" && overPage && b && areaRunsOn(bareText(a.lines), bareText(b.lines))) {
      if (bareText(a.lines) !== bareText(b.lines)) a.lines.push(...b.lines);
      row.cells[i] = a;
    } else if (
      role === "area" &&
      overPage &&
      b &&
      number < 0 &&
      !matchMarker(bareText(b.lines)) &&
      mayBeCut(table, i, a)
    ) {
      a.lines.push(...b.lines);
      row.cells[i] = a;
      for (const { cells, doubts } of [...recentRows(table), row]) if (cells[i] === a) doubts.push(AREA_DOUBT);
    }
  }
  // The rest of an area's name under the same, merged, number: 推进学前教 | 育优质发展.
  if (overPage && numbered && !sameArea && !row.cells[area]?.none && row.cells[number] === above.cells[number]) {
    const [a, b] = [above.cells[area]!, row.cells[area]!];
    if (a !== b) a.lines.push(...b.lines);
    row.cells[area] = a;
  }
}

/** Whether an area cell at the top of a page is the rest, or the repetition, of the one above. */
function areaRunsOn(above: string, below: string): boolean {
  if (above === "" || above === below) return true;
  if (unbalanced(above).open.length > 0 && unbalanced(below).stray.length > 0) return true;
  return matchMarker(above) !== null && matchMarker(below) === null;
}

/**
 * Whether an area's name may have been cut by the page for want of room: its last line is as full as any of its column,
 * and its cell is so low that no further line fits.
 *
 * ```
 *  │ 非遗工坊行 │ …            page 2: the line is full, the cell is full
 *  ├────────────┤
 *  │ 动         │ …            page 3
 * ```
 */
function mayBeCut(table: OpenTable, area: number, cell: OpenCell): boolean {
  const last = cell.lines.at(-1)?.text.trim().length ?? 0;
  let width = 0;
  let pitch = Number.POSITIVE_INFINITY;
  for (const { cells } of recentRows(table)) {
    for (const [i, other] of cells.entries()) {
      if (!other?.box || other.lines.length === 0) continue;
      if (i === area) for (const line of other.lines) width = Math.max(width, line.text.trim().length);
      pitch = Math.min(pitch, (other.box[3] - other.box[1]) / other.lines.length);
    }
  }
  if (!cell.box || last < width) return false;
  return (cell.lines.length + 1) * pitch > cell.box[3] - cell.box[1];
}
