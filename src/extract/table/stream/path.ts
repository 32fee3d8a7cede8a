import { type Step, stepOf } from "./nodes";
import type { Trellis } from "./trellis";

/** One cell of a reading: atoms [from, to) in `column`. Columns beyond the table's are a section row and what stands outside. */
export interface PathCell {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** How the cell follows the one before it. */
  readonly step: Step;
}

/** The cheapest reading: every atom in exactly one cell, cells in reading order, rows from left to right. */
export function bestPath(trellis: Trellis): PathCell[] {
  const path: PathCell[] = [];
  let to = trellis.f.count;
  let state = trellis.last;
  while (state >= 0 && to > 0) {
    const from = trellis.nodes.beginOf(to, state);
    path.push({ from, to, column: trellis.columnOf(state), step: stepOf(trellis.nodes.stepTo(from, state)) });
    state = trellis.nodes.stateBefore(from, state);
    to = from;
  }
  return path.reverse();
}
