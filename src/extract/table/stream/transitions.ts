import type { Profile } from "./profile";
import { WEIGHTS as W } from "./weights";

/** What the first row of a table pays for beginning in a later column: there is no row above it to be merged with. */
export function firstRowCost(column: number): number {
  return column * W.mergedApart;
}

/** Cells that a row lacks between two of its columns. */
export function absentCost(profile: Profile, from: number, to: number): number {
  let cost = 0;
  for (let column = from; column < to; column++) cost += profile.absent[column]!;
  return cost;
}

/** A row that begins in `column`: what stands before it is merged with the row above. */
export function rowStartCost(profile: Profile, column: number): number {
  let cost = 0;
  for (let c = 0; c < column; c++) {
    const role = profile.roles[c]!;
    // Number and area are usually merged together: the pair costs as much as the dearer of the two.
    if (role === "number" && profile.roles[c + 1] === "area") {
      if (column === c + 1) cost += W.mergedApart;
      continue;
    }
    cost += profile.absent[c]!;
  }
  return cost;
}
