import { type CellKind, cellKindOf, joinCost } from "./cells";
import type { Features } from "./features";
import { GAP } from "./gaps";
import { NEVER } from "./nodes";
import type { Profile } from "./profile";
import { absentCost, rowStartCost } from "./transitions";

/** What one profile makes of gaps and rows, column by column: worked out once, since every reading asks again. */
export class GapCosts {
  readonly kinds: readonly CellKind[];
  /** Cells that a row lacks when it ends with a cell of the column. */
  readonly lacks: readonly number[];
  /** A row that begins with the column. */
  readonly rowStart: readonly number[];
  /** For each column: two atoms of one piece with gap g between them. Columns whose cells are read as wholes have none. */
  readonly join: readonly Float64Array[];
  /** For each column: a cell goes on over gap g with its next piece. */
  readonly going: readonly Float64Array[];

  constructor(f: Features, profile: Profile) {
    const columns = profile.roles.length;
    this.kinds = profile.roles.map(cellKindOf);
    this.lacks = profile.roles.map((_, column) => absentCost(profile, column + 1, columns));
    this.rowStart = profile.roles.map((_, column) => rowStartCost(profile, column));
    this.join = this.kinds.map((kind, column) => {
      const costs = new Float64Array(f.count);
      if (kind !== "whole") for (let g = 1; g < f.count; g++) costs[g] = joinCost(f, profile, column, g);
      return costs;
    });
    this.going = this.kinds.map((kind, column) => {
      if (kind === "running") return this.join[column]!;
      const costs = new Float64Array(f.count).fill(NEVER);
      if (kind === "list") for (let g = 1; g < f.count; g++) costs[g] = this.nextName(f, profile, column, g);
      return costs;
    });
  }

  private nextName(f: Features, profile: Profile, column: number, g: number): number {
    if (f.nameEnd[g - 1]) return this.join[column]![g]!;
    // A name ends here without a separator. Its line is as long as the name, not as the column.
    if (f.gaps.kind[g] === GAP.none) return NEVER;
    return profile.listBreak[column]! + joinCost(f, profile, column, g, false);
  }
}
