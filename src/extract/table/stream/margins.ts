import { GAP } from "./gaps";
import type { PathCell } from "./path";
import { owed, refundsOf } from "./refunds";
import type { Trellis } from "./trellis";

/** No margin is looked at beyond this. */
const MOST = 9;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * For each cell of the best reading, how much dearer the cheapest other one is in which one of its atoms stands in
 * another cell. Small margins are doubtful records.
 *
 * ```
 *   best       市教育局 市财政局 │ 市科技局          12.3
 *   second     市教育局 │ 市财政局 市科技局          12.9      margin 0.6: which list ends where?
 * ```
 *
 * Costs to the end of the text are gathered backwards; the cheapest reading through a piece or a turn costs
 * (cost of coming there) + (its own) + (cost from its end).
 */
export function marginsOf(trellis: Trellis, path: readonly PathCell[]): number[] {
  const { f, states, cost } = trellis;
  const margins = new Array<number>(path.length).fill(MOST);
  if (path.length === 0) return margins;
  const least = trellis.total(trellis.last);
  const cellOf = new Int32Array(f.count);
  const starts = new Uint8Array(f.count + 1);
  path.forEach(({ from, to }, i) => {
    cellOf.fill(i, from, to);
    starts[from] = 1;
  });
  const lower = (cell: number, margin: number) => {
    if (margin < margins[cell]!) margins[cell] = Math.max(0, margin);
  };
  const refunds = refundsOf(trellis, path);
  /** Cost from node (gap, state) on; and from a cell's beginning, or its going on, at a gap. */
  const rest = new Float64Array((f.count + 1) * states).fill(NEVER);
  const fromOpening = new Float64Array((f.count + 1) * states).fill(NEVER);
  const fromGoing = new Float64Array((f.count + 1) * states).fill(NEVER);
  for (let s = 0; s < states; s++) rest[f.count * states + s] = trellis.closing(f.count, s);
  for (let g = f.count - 1; g >= 0; g--) {
    for (const { to, state, opening, going } of trellis.segments[g]!) {
      const after = rest[to * states + state]!;
      const at = g * states + state;
      fromOpening[at] = Math.min(fromOpening[at]!, opening + after);
      fromGoing[at] = Math.min(fromGoing[at]!, going + after);
    }
    if (g === 0) break;
    for (let s = 0; s < states; s++) {
      const at = g * states + s;
      if (fromGoing[at]! < NEVER) {
        const join = s === trellis.outside ? 0 : trellis.going(g, s);
        rest[at] = Math.min(rest[at]!, join + fromGoing[at]!);
        const column = trellis.columnOf(s);
        const margin = cost[at]! + join + fromGoing[at]! - least + owed(refunds, g, g + 1, column, column);
        // Going on where the best reading begins a cell.
        if (starts[g] && margin < MOST) {
          lower(cellOf[g - 1]!, margin);
          lower(cellOf[g]!, margin);
        }
      }
    }
    let nextRow = NEVER;
    for (const { before, to, cost: turn, step } of trellis.turns[g]!) {
      const at = g * states + before;
      const after = turn + fromOpening[g * states + to]!;
      if (after < rest[at]!) rest[at] = after;
      if (step === "row") nextRow = Math.min(nextRow, after - trellis.closing(g, before));
    }
    // The trellis opens rows from the cheapest end of the row before alone; from a dearer end they go on the same way.
    for (let s = 0; s < trellis.outside && nextRow < NEVER; s++) {
      const at = g * states + s;
      if (cost[at]! < NEVER) rest[at] = Math.min(rest[at]!, trellis.closing(g, s) + nextRow);
    }
    for (const { before, to, cost: turn, step } of trellis.turns[g]!) {
      const debt = owed(refunds, g, g + 1, trellis.columnOf(to), trellis.columnOf(before));
      const margin = cost[g * states + before]! + turn + fromOpening[g * states + to]! - least + debt;
      if (margin >= MOST) continue;
      const cell = path[cellOf[g]!]!;
      if (!starts[g]) lower(cellOf[g]!, margin);
      else if (cell.column !== trellis.columnOf(to) || cell.step !== step) {
        lower(cellOf[g]!, margin);
        lower(cellOf[g - 1]!, margin);
      }
    }
  }
  // Pieces in another column than the best reading's, or over an edge of its cells.
  for (let g = 0; g < f.count; g++) {
    for (const { to, state, opening, going } of trellis.segments[g]!) {
      const at = g * states + state;
      const coming = Math.min(
        trellis.openingCost(g, state) + opening,
        going === NEVER || g === 0
          ? NEVER
          : cost[at]! + (state === trellis.outside ? 0 : trellis.going(g, state)) + going,
      );
      const debt = owed(refunds, g, to, trellis.columnOf(state), trellis.columnBefore(g, state));
      const margin = coming + rest[to * states + state]! - least + debt;
      if (margin >= MOST) continue;
      for (let i = g; i < to; i++) {
        const cell = cellOf[i]!;
        const inside = i > g && starts[i] === 1 && f.gaps.kind[i] !== GAP.none;
        if (path[cell]!.column !== trellis.columnOf(state) || inside) {
          lower(cell, margin);
          if (inside) lower(cellOf[i - 1]!, margin);
        }
      }
    }
  }
  return margins;
}
