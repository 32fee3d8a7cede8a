import type { Lattice } from "./lattice";
import { columnOf } from "./nodes";

/** No margin is looked at beyond this. */
const MOST = 8;

/**
 * For each cell of the best path, how much dearer the cheapest other reading is in which one of its tokens stands in
 * another cell. Small margins are doubtful records.
 *
 * ```
 *   best       市教育局 市财政局 │ 市科技局          12.3
 *   second     市教育局 │ 市财政局 市科技局          12.9      margin 0.6: which list ends where?
 * ```
 *
 * Costs to the end of the text are gathered backwards over the recorded lattice; through any cell leads a path of cost
 * (cost of coming there) + (its own) + (cost from its end).
 */
export function marginsOf(
  lattice: Lattice,
  path: readonly { readonly from: number; readonly to: number; readonly column: number }[],
): number[] {
  const end = lattice.nodes.length - 1;
  const best = lattice.best;
  if (!best) return [];
  for (const node of lattice.nodes[end]!) node.future = lattice.total(node) - node.cost;
  const least = lattice.total(best);
  const cellOf = new Int32Array(end);
  path.forEach(({ from, to }, i) => {
    cellOf.fill(i, from, to);
  });
  const margins = new Array<number>(path.length).fill(MOST);
  for (let at = end - 1; at >= 0; at--) {
    for (const opening of lattice.openings[at]!) {
      let future = Number.POSITIVE_INFINITY;
      for (let i = 0; i < opening.ends.length; i += 2) {
        const to = opening.ends[i]!;
        const node = lattice.nodes[to]!.find(({ key }) => key === opening.key)!;
        const rest = opening.ends[i + 1]! + node.future;
        if (rest < future) future = rest;
        const margin = opening.cost + rest - least;
        if (margin < MOST) lower(margins, path, cellOf, at, to, columnOf(opening.key), margin);
      }
      for (const { node, cost } of opening.offers) {
        if (cost + future < node.future) node.future = cost + future;
      }
    }
  }
  return margins;
}

/** A reading with another cell over tokens [from, to) lowers the margin of every best cell that it touches. */
function lower(
  margins: number[],
  path: readonly { readonly from: number; readonly to: number; readonly column: number }[],
  cellOf: Int32Array,
  from: number,
  to: number,
  column: number,
  margin: number,
): void {
  for (let i = cellOf[from]!; i < path.length && path[i]!.from < to; i++) {
    const cell = path[i]!;
    if (cell.from === from && cell.to === to && cell.column === column) return;
    if (margin < margins[i]!) margins[i] = Math.max(0, margin);
  }
}
