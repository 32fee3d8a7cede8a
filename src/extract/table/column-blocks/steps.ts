import type { ColumnSense } from "../cell-cost";
import { CELL_WEIGHTS } from "../cell-cost";
import type { PlacedBox, RowPlace, Way } from "./ways";
import { ORDER_COSTS, BLOCK_WEIGHTS as w } from "./weights";

/** How far the boxes of a text have been placed. */
export interface Standing {
  /** Next free row of each column. */
  readonly next: readonly number[];
  /** The box last placed. */
  readonly last: {
    readonly column: number;
    readonly first: number;
    readonly row: number;
    readonly sheet: number;
  } | null;
  /** The cell last placed in each column. */
  readonly tails: readonly (Tail | null)[];
}

export interface Tail {
  readonly row: number;
  readonly lines: number;
  readonly open: boolean;
}

/** What it costs to leave a cell empty. */
export function emptyCost({ role }: ColumnSense): number {
  return role === "lead" ? w.emptyLead : CELL_WEIGHTS.empty[role];
}

/** What a way costs after the boxes already placed; null where it cannot follow them. */
export function stepCost(
  state: Standing,
  way: Way,
  box: PlacedBox,
  rows: readonly RowPlace[],
  senses: readonly ColumnSense[],
  fuses: boolean,
  texts: readonly string[],
): number | null {
  const { column, row } = way;
  let cost = way.cost;
  if (way.ends.length === 0) return cost;
  const next = state.next[column]!;
  const tail = state.tails[column];
  if (way.continues) {
    if (row < next - 1) return null;
    if (row === next - 1) {
      if (!tail || tail.row !== row) return null;
      cost += w.continued + (tail.open ? 0 : w.continuedWhole);
    } else cost += w.continued;
    if (rows[row]!.lastSheet < box.sheet) cost += w.continuedTask;
  } else if (row < next) return null;
  const skipped = Math.max(0, row - next);
  if (skipped > 0) cost += emptyCost(senses[column]!) * skipped;
  if (fuses && tail && tail.row === row - 1 && rows[row - 1]!.touches && rows[row]!.sheet === rows[row - 1]!.sheet) {
    const first = way.ends[0] ?? texts.length;
    if (tail.lines >= rows[row - 1]!.height && first >= rows[row]!.height) cost += w.unfused;
  }
  if (senses.length > 1) cost += orderCost(state, way, box);
  return cost;
}

/** What the order of two boxes in the text says of their cells (see `ORDER_COSTS`). */
function orderCost(state: Standing, way: Way, box: PlacedBox): number {
  let cost = 0;
  if (box.afterTask !== null)
    cost += way.column === 0 ? 0.3 * Math.min(4, Math.abs(way.row - box.afterTask)) : ORDER_COSTS.secondAfterTask;
  const { last } = state;
  if (!last || last.sheet !== box.sheet) return cost;
  const costs = ORDER_COSTS[box.direct ? "direct" : "apart"];
  if (last.column === 0) {
    if (way.column === 0) return cost + (way.row === last.row + 1 ? costs.firstDown : costs.other);
    if (way.row >= last.first && way.row <= last.row) return cost + costs.across;
    return cost + (way.row === last.first - 1 ? costs.acrossUp : costs.other);
  }
  if (way.column === 0) {
    if (way.row === last.row + 1) return cost + costs.back;
    return cost + (way.row === last.row ? costs.backSame : costs.other);
  }
  return cost + (way.row === last.row + 1 ? costs.secondDown : costs.other);
}
