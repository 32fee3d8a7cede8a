import { type CellKind, cellKindOf, endCost, joinCost, runningCost, scanName, scanWhole, startCost } from "./cells";
import { continuationCost } from "./continuation";
import type { Features } from "./features";
import { GAP } from "./gaps";
import type { Profile } from "./profile";
import { absentCost, firstRowCost, rowStartCost } from "./transitions";
import { WEIGHTS as W } from "./weights";

/** How a cell follows the one before it: in a later column of the same row, in a new row, or in the row before a page break. */
export type Step = "first" | "next" | "row" | "resume";

/** A reading that is this much dearer than another one at the same gap is given up. */
const BEAM = 12;
/** Rows are resumed only from readings that are this near to the cheapest. */
const RESUME_BEAM = 9;
const NEVER = Number.POSITIVE_INFINITY;
const MOST_SECTION_ATOMS = 4;

/** One way to go on: from gap `from` in state `before` to a cell of state `to` that begins there. */
export interface Turn {
  readonly before: number;
  readonly to: number;
  readonly cost: number;
  readonly step: Step;
}

/** A piece of a cell, or a whole one: atoms [from, to) in `state`. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly state: number;
  /** Cost where the piece begins its cell, and where it goes on with one; infinite where it cannot. */
  readonly opening: number;
  readonly going: number;
}

/**
 * All readings of a table's atoms worth a thought, and the cheapest way through them. A node is (gap, state): a piece of
 * a cell of the state's column ends at the gap. From there the cell goes on, or the next one begins:
 *
 * ```
 *     … 市教育局、·市财政局 │ 各县政府 ║ 11.开展… · 建设20个…
 *        lead      lead      cooperating  task      task          · going on, │ next column, ║ new row
 * ```
 *
 * A state is a column, together with whether its row was resumed after a page break; and two more: a section row, and
 * what stands after the table. Running text goes on atom by atom, lists name by name; other cells are one piece.
 */
export class Trellis {
  readonly states: number;
  readonly section: number;
  readonly outside: number;
  readonly columns: number;
  /** Least cost of a node; [gap * states + state]. */
  readonly cost: Float64Array;
  /** Where the piece that ends in the node began, and whether it went on with its cell. */
  private readonly began: Int32Array;
  private readonly goes: Uint8Array;
  /** For a cell that begins at a gap: its least cost so far, the state before it, and how it follows. */
  private readonly opened: Float64Array;
  private readonly before: Int16Array;
  private readonly steps: Step[];
  private readonly kinds: readonly CellKind[];
  /** Kept on demand, for the margins: all pieces and turns, by the gap they begin at. */
  readonly segments: Segment[][];
  readonly turns: Turn[][];

  constructor(
    readonly f: Features,
    readonly profile: Profile,
    private readonly keep: boolean,
  ) {
    this.columns = profile.roles.length;
    this.section = this.columns * 2;
    this.outside = this.section + 1;
    this.states = this.outside + 1;
    this.kinds = profile.roles.map(cellKindOf);
    const size = (f.count + 1) * this.states;
    this.cost = new Float64Array(size).fill(NEVER);
    this.opened = new Float64Array(size).fill(NEVER);
    this.began = new Int32Array(size);
    this.before = new Int16Array(size);
    this.goes = new Uint8Array(size);
    this.steps = new Array(size);
    this.segments = keep ? Array.from({ length: f.count }, () => []) : [];
    this.turns = keep ? Array.from({ length: f.count }, () => []) : [];
    for (let g = 0; g < f.count; g++) this.expand(g);
  }

  /** The state in which the cheapest reading ends; -1 for a table without text. */
  get last(): number {
    let best = -1;
    for (let s = 0; s < this.states && this.f.count > 0; s++) {
      if (best < 0 || this.total(s) < this.total(best)) best = s;
    }
    return best;
  }

  /** What the whole reading costs that ends in `state`. */
  total(state: number): number {
    return this.cost[this.f.count * this.states + state]! + this.closing(this.f.count, state);
  }

  /** A section row counts as the column after the last, what stands outside as the one after that. */
  columnOf(state: number): number {
    return state === this.outside ? this.columns + 1 : state >> 1;
  }

  /** Least cost of coming to a cell of `state` that begins at gap `g`. */
  openingCost(g: number, state: number): number {
    return this.opened[g * this.states + state]!;
  }

  /** The column that the cheapest way to a cell of `state` at gap `g` comes from; -1 where none does. */
  columnBefore(g: number, state: number): number {
    const before = this.before[g * this.states + state]!;
    return before < 0 ? -1 : this.columnOf(before);
  }

  /** The cell that ends in a node: where it begins, and the node and step before it (state -1 at the table's start). */
  cellAt(gap: number, state: number): { from: number; before: number; step: Step } {
    let from = gap;
    let goes = true;
    while (goes) {
      const node = from * this.states + state;
      goes = this.goes[node] === 1;
      from = this.began[node]!;
    }
    const open = from * this.states + state;
    return { from, before: this.before[open]!, step: this.steps[open]! };
  }

  /** Ending the row of a cell of `state` at gap `g`: the cell's own end, and the cells that the row lacks after it. */
  closing(g: number, state: number): number {
    if (state >= this.section) return 0;
    const column = state >> 1;
    const lacks = state & 1 ? 0 : absentCost(this.profile, column + 1, this.columns);
    return endCost(this.f, this.profile, column, g) + lacks;
  }

  /** Going on inside a cell over gap `g`. */
  going(g: number, state: number): number {
    if (state >= this.section) return NEVER;
    const column = state >> 1;
    const kind = this.kinds[column];
    if (kind === "whole") return NEVER;
    if (kind === "running" || this.f.nameEnd[g - 1]) return joinCost(this.f, this.profile, column, g);
    // A name ends here without a separator. Its line is as long as the name, not as the column.
    if (this.f.gaps.kind[g] === GAP.none) return NEVER;
    return this.profile.listBreak[column]! + joinCost(this.f, this.profile, column, g, false);
  }

  private expand(g: number): void {
    const row = g * this.states;
    const least = this.least(g);
    if (g > 0 && least === NEVER) return;
    const most = least + BEAM;
    if (g === 0) this.openFirst();
    else {
      for (let s = 0; s < this.states; s++) if (this.cost[row + s]! > most) this.cost[row + s] = NEVER;
      if (this.f.gaps.kind[g] !== GAP.none) this.turn(g);
    }
    const limit = g === 0 ? NEVER : most;
    for (let s = 0; s < this.section; s++) {
      const open = this.opened[row + s]!;
      const reached = this.cost[row + s]!;
      const going = reached === NEVER ? NEVER : reached + this.going(g, s);
      if (open <= limit || going <= limit) this.grow(g, s, open, going);
    }
    this.growSection(g);
    this.growOutside(g);
  }

  /** Least cost of all nodes at gap `g`. */
  private least(g: number): number {
    let least = NEVER;
    for (let s = 0; s < this.states; s++) least = Math.min(least, this.cost[g * this.states + s]!);
    return least;
  }

  private openFirst(): void {
    for (let column = 0; column < this.columns; column++) {
      this.open(0, column * 2, rowStartCost(this.profile, column) + firstRowCost(column), -1, "first");
    }
    if (this.f.section[0]) this.open(0, this.section, W.section, -1, "first");
  }

  /** Everything that may begin at gap `g` after a cell ended there. */
  private turn(g: number): void {
    const row = g * this.states;
    const { f, profile, columns } = this;
    let rowEnd = NEVER;
    let rowEndState = -1;
    const limit = this.least(g) + RESUME_BEAM;
    const breaks = f.gaps.pageBreak[g] === 1;
    const unmarked = f.breaksUnmarked && f.gaps.kind[g] === GAP.line && !breaks;
    const breakCost = unmarked ? W.unmarkedBreak : 0;
    for (let s = 0; s < this.outside; s++) {
      const reached = this.cost[row + s]!;
      if (reached === NEVER) continue;
      const closed = reached + this.closing(g, s);
      if (closed < rowEnd) {
        rowEnd = closed;
        rowEndState = s;
      }
      if (s === this.section) continue;
      const column = s >> 1;
      const resumed = (s & 1) === 1;
      const ended = reached + endCost(f, profile, column, g);
      let lacks = 0;
      for (let next = column + 1; next < columns; next++) {
        const cost = resumed ? continuationCost(this, g, s, next) : lacks;
        this.open(g, next * 2 + (s & 1), ended + cost, s, "next");
        lacks += profile.absent[next]!;
      }
      if (!(breaks || unmarked) || resumed || closed > limit) continue;
      for (let next = 0; next < columns; next++) {
        if (next !== column)
          this.open(g, next * 2 + 1, closed + breakCost + continuationCost(this, g, s, next), s, "resume");
      }
    }
    if (rowEndState < 0) return;
    for (let column = 0; column < columns; column++) {
      this.open(g, column * 2, rowEnd + rowStartCost(profile, column), rowEndState, "row");
    }
    if (f.section[g] && rowEndState !== this.section)
      this.open(g, this.section, rowEnd + W.section, rowEndState, "row");
    const enter = f.afterTable[g] ? W.outsideEnterAtMark : g >= f.unitsEnd ? W.outsideEnterAtEnd : W.outsideEnter;
    if (rowEndState !== this.section) this.open(g, this.outside, rowEnd + enter, rowEndState, "row");
  }

  private open(g: number, state: number, cost: number, before: number, step: Step): void {
    const at = g * this.states + state;
    if (this.keep && before >= 0) {
      this.turns[g]!.push({ before, to: state, cost: cost - this.cost[g * this.states + before]!, step });
    }
    if (cost >= this.opened[at]!) return;
    this.opened[at] = cost;
    this.before[at] = before;
    this.steps[at] = step;
  }

  private grow(g: number, state: number, open: number, going: number): void {
    const { f, profile } = this;
    const column = state >> 1;
    const role = profile.roles[column]!;
    const start = startCost(f, profile, column, g, (state & 1) === 1);
    const opening = open + start;
    switch (this.kinds[column]) {
      case "running": {
        const cost = runningCost(f, role, g);
        this.reach(g, g + 1, state, start + cost, cost, open, going);
        return;
      }
      case "list":
        if (opening < NEVER) {
          const place = (state & 1) === 1 ? "resumed" : "first";
          scanName(f, profile, column, g, place, (end, cost) =>
            this.reach(g, end, state, start + cost, NEVER, open, NEVER),
          );
        }
        if (going < NEVER) {
          scanName(f, profile, column, g, "later", (end, cost) => this.reach(g, end, state, NEVER, cost, NEVER, going));
        }
        return;
      default:
        if (opening < NEVER) {
          scanWhole(f, profile, column, g, (state & 1) === 1, (end, cost) =>
            this.reach(g, end, state, start + cost, NEVER, open, NEVER),
          );
        }
    }
  }

  private reach(g: number, end: number, state: number, opens: number, goes: number, open: number, going: number): void {
    if (this.keep) this.segments[g]!.push({ from: g, to: end, state, opening: opens, going: goes });
    const opened = open + opens;
    const gone = going + goes;
    const cost = Math.min(opened, gone);
    const at = end * this.states + state;
    if (cost >= this.cost[at]!) return;
    this.cost[at] = cost;
    this.began[at] = g;
    this.goes[at] = gone < opened ? 1 : 0;
  }

  private growSection(g: number): void {
    const open = this.opened[g * this.states + this.section]!;
    if (open === NEVER) return;
    let inside = 0;
    for (let end = g + 1; end <= Math.min(this.f.count, g + MOST_SECTION_ATOMS); end++) {
      if (end > g + 1) inside += this.f.gaps.kind[end - 1] === GAP.line ? 4 : 0.3;
      this.reach(g, end, this.section, inside, NEVER, open, NEVER);
    }
  }

  /** What stands after the table is never left again. */
  private growOutside(g: number): void {
    const at = g * this.states + this.outside;
    const each = g >= this.f.unitsEnd ? W.outsideLineAtEnd : W.outsideLine;
    const line = this.f.gaps.kind[g]! >= GAP.space ? each : 0;
    const serial = this.f.inCell[g] || this.f.inColumn[g] ? W.outsideSerial : 0;
    const cost = line + serial;
    this.reach(g, g + 1, this.outside, cost, cost, this.opened[at]!, this.cost[at]!);
  }
}
