import { GAP } from "./gaps";
import type { Kept } from "./kept";
import { NEVER, stepOf } from "./nodes";
import type { PathCell } from "./path";
import { Debts } from "./refunds";
import type { Trellis } from "./trellis";

/** No margin is looked at beyond this. */
const MOST = 9;

export interface CellMargins {
  readonly margins: readonly number[];
  /** The same of readings alone in which an area stands where the best reading has none. */
  readonly groups: readonly number[];
}

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
export function marginsOf(trellis: Trellis, kept: Kept, path: readonly PathCell[]): CellMargins {
  if (path.length === 0) return { margins: [], groups: [] };
  const margins = new Margins(trellis, kept, path);
  for (let g = trellis.f.count - 1; g >= 0; g--) margins.at(g);
  return margins;
}

class Margins {
  readonly margins: number[];
  readonly groups: number[];
  private readonly area: number;
  private readonly least: number;
  /** The cell of each atom, and where cells begin. */
  private readonly cellOf: Int32Array;
  private readonly starts: Uint8Array;
  private readonly debts: Debts;
  /** Cost from node (gap, state) on. */
  private readonly rest: Float64Array;
  /** The same from a cell's beginning, or its going on, at the gap that is worked on. */
  private readonly fromOpening: Float64Array;
  private readonly fromGoing: Float64Array;

  constructor(
    private readonly trellis: Trellis,
    private readonly kept: Kept,
    private readonly path: readonly PathCell[],
  ) {
    const { f, states } = trellis;
    this.margins = new Array<number>(path.length).fill(MOST);
    this.groups = this.margins.slice();
    this.area = trellis.profile.roles.indexOf("area");
    this.least = trellis.total(trellis.last);
    this.cellOf = new Int32Array(f.count);
    this.starts = new Uint8Array(f.count + 1);
    path.forEach(({ from, to }, i) => {
      this.cellOf.fill(i, from, to);
      this.starts[from] = 1;
    });
    this.debts = new Debts(trellis, path);
    this.rest = new Float64Array((f.count + 1) * states).fill(NEVER);
    for (let s = 0; s < states; s++) this.rest[f.count * states + s] = trellis.closing(s);
    this.fromOpening = new Float64Array(states);
    this.fromGoing = new Float64Array(states);
  }

  /** What begins at gap `g`, when all behind it is done. */
  at(g: number): void {
    this.pieces(g);
    if (g === 0) return;
    this.goings(g);
    this.turns(g);
  }

  private lower(cell: number, margin: number, column: number): void {
    if (column === this.area && margin < this.groups[cell]!) this.groups[cell] = Math.max(0, margin);
    if (margin < this.margins[cell]!) this.margins[cell] = Math.max(0, margin);
  }

  /** Pieces in another column than the best reading's, or over an edge of its cells. */
  private pieces(g: number): void {
    const { trellis, kept, rest, fromOpening, fromGoing, least } = this;
    const { states } = trellis;
    const { cost, opened } = trellis.nodes;
    fromOpening.fill(NEVER);
    fromGoing.fill(NEVER);
    for (let i = kept.pieceFrom[g]!; i < kept.pieceFrom[g + 1]!; i++) {
      const to = kept.pieceTo[i]!;
      const state = kept.pieceState[i]!;
      const opening = kept.opening[i]!;
      const going = kept.going[i]!;
      const after = rest[to * states + state]!;
      if (opening + after < fromOpening[state]!) fromOpening[state] = opening + after;
      if (going + after < fromGoing[state]!) fromGoing[state] = going + after;
      const at = g * states + state;
      const begun = opened[at]! + opening;
      const gone = going === NEVER || g === 0 ? NEVER : cost[at]! + trellis.going(g, state) + going;
      const margin = (gone < begun ? gone : begun) + after - least;
      if (margin < MOST) this.piece(g, to, state, margin);
    }
  }

  private piece(g: number, to: number, state: number, margin: number): void {
    const { trellis, path, cellOf, starts } = this;
    const { kind } = trellis.f.gaps;
    const column = trellis.columnOf(state);
    const before = trellis.nodes.stateBefore(g, state);
    const owing = margin + this.debts.owed(g, to, column, before < 0 ? -1 : trellis.columnOf(before));
    if (owing >= MOST) return;
    for (let i = g; i < to; i++) {
      const cell = cellOf[i]!;
      const inside = i > g && starts[i] === 1 && kind[i] !== GAP.none;
      if (path[cell]!.column === column && !inside) continue;
      this.lower(cell, owing, column);
      if (inside) this.lower(cellOf[i - 1]!, owing, column);
    }
  }

  /** Going on where the best reading begins a cell. */
  private goings(g: number): void {
    const { trellis, rest, fromGoing, least, starts, cellOf } = this;
    for (let s = 0; s < trellis.states; s++) {
      if (fromGoing[s] === NEVER) continue;
      const at = g * trellis.states + s;
      const join = trellis.going(g, s);
      const after = join + fromGoing[s]!;
      if (after < rest[at]!) rest[at] = after;
      if (!starts[g]) continue;
      const column = trellis.columnOf(s);
      const margin = trellis.nodes.cost[at]! + join + fromGoing[s]! - least;
      if (margin >= MOST) continue;
      const owing = margin + this.debts.owed(g, g + 1, column, column);
      if (owing >= MOST) continue;
      this.lower(cellOf[g - 1]!, owing, column);
      this.lower(cellOf[g]!, owing, column);
    }
  }

  /** Beginning a cell where the best reading begins none, or another one. */
  private turns(g: number): void {
    const { trellis, kept, rest, fromOpening, least, starts, cellOf } = this;
    const row = g * trellis.states;
    let nextRow = NEVER;
    for (let i = kept.turnFrom[g]!; i < kept.turnFrom[g + 1]!; i++) {
      const before = row + kept.turnBefore[i]!;
      const to = kept.turnTo[i]!;
      const turn = kept.turnCost[i]!;
      const after = turn + fromOpening[to]!;
      if (after < rest[before]!) rest[before] = after;
      if (stepOf(kept.turnStep[i]!) === "row")
        nextRow = Math.min(nextRow, after - trellis.closing(kept.turnBefore[i]!));
      const margin = trellis.nodes.cost[before]! + turn + fromOpening[to]! - least;
      if (margin >= MOST) continue;
      const column = trellis.columnOf(to);
      const owing = margin + this.debts.owed(g, g + 1, column, trellis.columnOf(kept.turnBefore[i]!));
      if (owing >= MOST) continue;
      const cell = this.path[cellOf[g]!]!;
      if (!starts[g]) this.lower(cellOf[g]!, owing, column);
      else if (cell.column !== column || cell.step !== stepOf(kept.turnStep[i]!)) {
        this.lower(cellOf[g]!, owing, column);
        this.lower(cellOf[g - 1]!, owing, column);
      }
    }
    // The trellis opens rows from the cheapest end of the row before alone; from a dearer end they go on the same way.
    for (let s = 0; s < trellis.outside && nextRow < NEVER; s++) {
      if (trellis.nodes.cost[row + s]! < NEVER) rest[row + s] = Math.min(rest[row + s]!, trellis.closing(s) + nextRow);
    }
  }
}
