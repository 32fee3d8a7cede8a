import type { Features } from "./features";
import { Lattice } from "./lattice";
import { marginsOf } from "./margins";
import { columnOf, type Step } from "./nodes";
import type { Profile } from "./profile";

/** One cell on the chosen path: tokens [from, to) in `column`. Columns beyond the table's are the lattice's states. */
export interface PathCell {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** How the cell follows the one before it. */
  readonly step: Step;
  /** How much dearer the cheapest reading is that has another cell here; 0 where it was not asked for. */
  readonly margin: number;
}

/**
 * The cheapest path through the tokens: every token in exactly one cell, cells in reading order, rows from left to
 * right.
 *
 * @param weigh also tell each cell's margin, for the records' doubts.
 */
export function decode(f: Features, profile: Profile, weigh = false): PathCell[] {
  const lattice = new Lattice(f, profile, weigh);
  const path: Omit<PathCell, "margin">[] = [];
  for (let node = lattice.best ?? null; node; node = node.opening.before) {
    const { at, key, step } = node.opening;
    path.push({ from: at, to: node.gap, column: columnOf(key), step });
  }
  path.reverse();
  const margins = weigh ? marginsOf(lattice, path) : [];
  return path.map((cell, i) => ({ ...cell, margin: margins[i] ?? 0 }));
}
