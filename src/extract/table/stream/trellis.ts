import { endCost, runningCost, startCost } from "./cells";
import { continuationCosts } from "./continuation";
import type { Features } from "./features";
import { GapCosts } from "./gap-costs";
import { GAP } from "./gaps";
import type { Kept } from "./kept";
import { Meetings } from "./meeting";
import { NEVER, Nodes, STEP } from "./nodes";
import type { Profile } from "./profile";
import { Scan } from "./scan";
import { firstRowCost } from "./transitions";
import { WEIGHTS as W } from "./weights";

/** A reading that is this much dearer than another one at the same gap is given up. */
const BEAM = 12;
/** Rows are resumed only from readings that are this near to the cheapest. */
const RESUME_BEAM = 9;
const MOST_SECTION_ATOMS = 4;

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
  readonly columns: number;
  readonly section: number;
  readonly outside: number;
  readonly states: number;
  readonly nodes: Nodes;
  readonly costs: GapCosts;
  private readonly meetings: Meetings;
  private readonly scan = new Scan();
  /** At the gap that is worked on: what ending a cell of each column costs, and going on in it with a row that a page break parted. */
  private readonly ends: Float64Array;
  private readonly continued: Float64Array;

  constructor(
    readonly f: Features,
    readonly profile: Profile,
    /** Takes all pieces and turns, where they are wanted. */
    private readonly kept: Kept | null,
  ) {
    this.columns = profile.roles.length;
    this.section = this.columns * 2;
    this.outside = this.section + 1;
    this.states = this.outside + 1;
    this.nodes = new Nodes(f.count + 1, this.states);
    this.costs = new GapCosts(f, profile);
    this.meetings = new Meetings(f, profile);
    this.ends = new Float64Array(this.columns);
    this.continued = new Float64Array(this.columns);
    for (let g = 0; g < f.count; g++) {
      this.kept?.at(g);
      this.expand(g);
    }
    this.kept?.at(f.count);
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
    return this.nodes.cost[this.f.count * this.states + state]! + this.closing(state);
  }

  /** A section row counts as the column after the last, what stands outside as the one after that. */
  columnOf(state: number): number {
    return state === this.outside ? this.columns + 1 : state >> 1;
  }

  /** Ending the table with a cell of `state`: the cell's own end, and the cells that the row lacks after it. */
  closing(state: number): number {
    if (state >= this.section) return 0;
    const met = this.meetings.ending(this.nodes, this.f.count, state);
    return endCost(this.f, this.profile, state >> 1, this.f.count) + this.lacks(state) + met;
  }

  /** Going on inside a cell over gap `g`. */
  going(g: number, state: number): number {
    if (state === this.outside) return 0;
    return state === this.section ? NEVER : this.costs.going[state >> 1]![g]!;
  }

  private lacks(state: number): number {
    return state & 1 ? 0 : this.costs.lacks[state >> 1]!;
  }

  private expand(g: number): void {
    const { cost } = this.nodes;
    const row = g * this.states;
    let limit = NEVER;
    if (g === 0) this.openFirst();
    else {
      let least = NEVER;
      for (let s = 0; s < this.states; s++) if (cost[row + s]! < least) least = cost[row + s]!;
      if (least === NEVER) return;
      limit = least + BEAM;
      for (let s = 0; s < this.states; s++) if (cost[row + s]! > limit) cost[row + s] = NEVER;
      if (this.f.gaps.kind[g] !== GAP.none) this.turn(g, least + RESUME_BEAM);
    }
    for (let column = 0; column < this.columns; column++) this.grow(g, column, limit);
    this.growSection(g);
    this.growOutside(g);
  }

  private openFirst(): void {
    for (let column = 0; column < this.columns; column++) {
      this.nodes.open(0, column * 2, this.costs.rowStart[column]! + firstRowCost(column), -1, STEP.first);
    }
    if (this.f.section[0]) this.nodes.open(0, this.section, W.section, -1, STEP.first);
  }

  /** Everything that may begin at gap `g` after a cell ended there; rows are resumed from readings up to `limit`. */
  private turn(g: number, limit: number): void {
    const { f, columns, ends, costs } = this;
    const { cost } = this.nodes;
    const row = g * this.states;
    let rowEnd = NEVER;
    let rowEndState = -1;
    const breaks = f.gaps.pageBreak[g] === 1;
    const unmarked = f.breaksUnmarked && f.gaps.kind[g] === GAP.line && !breaks;
    for (let column = 0; column < columns; column++) ends[column] = endCost(f, this.profile, column, g);
    for (let s = 0; s < this.outside; s++) {
      const reached = cost[row + s]!;
      if (reached === NEVER) continue;
      const ended = s === this.section ? reached : reached + ends[s >> 1]! + this.meetings.ending(this.nodes, g, s);
      const closed = s === this.section ? reached : ended + this.lacks(s);
      if (closed < rowEnd) {
        rowEnd = closed;
        rowEndState = s;
      }
      if (s === this.section) continue;
      const resumed = (s & 1) === 1;
      const resumes = (breaks || unmarked) && !resumed && closed <= limit;
      if (resumed || resumes) continuationCosts(this, g, s, resumed ? (s >> 1) + 1 : 0, this.continued);
      this.goOn(g, s, ended, resumed);
      if (resumes) this.resume(g, s, unmarked ? closed + W.unmarkedBreak : closed);
    }
    if (rowEndState < 0) return;
    rowEnd += this.meetings.row(g, rowEndState >> 1);
    for (let column = 0; column < columns; column++) {
      this.open(g, column * 2, rowEnd + costs.rowStart[column]!, rowEndState, STEP.row);
    }
    if (rowEndState === this.section) return;
    if (f.section[g]) this.open(g, this.section, rowEnd + W.section, rowEndState, STEP.row);
    const enter = f.afterTable[g] ? W.outsideEnterAtMark : g >= f.unitsEnd ? W.outsideEnterAtEnd : W.outsideEnter;
    this.open(g, this.outside, rowEnd + enter, rowEndState, STEP.row);
  }

  /** A cell of a later column of the same row. */
  private goOn(g: number, state: number, ended: number, resumed: boolean): void {
    const { absent } = this.profile;
    const from = this.nodes.beginOf(g, state);
    let lacks = 0;
    for (let next = (state >> 1) + 1; next < this.columns; next++) {
      const met = this.meetings.opening(from, state >> 1, g, next);
      const cost = met + (resumed ? this.continued[next]! : lacks);
      this.open(g, next * 2 + (state & 1), ended + cost, state, STEP.next);
      lacks += absent[next]!;
    }
  }

  /** A cell of the same row behind a page break. */
  private resume(g: number, state: number, closed: number): void {
    for (let next = 0; next < this.columns; next++) {
      if (next !== state >> 1) this.open(g, next * 2 + 1, closed + this.continued[next]!, state, STEP.resume);
    }
  }

  private open(g: number, state: number, cost: number, before: number, step: number): void {
    this.kept?.turn(before, state, cost - this.nodes.cost[g * this.states + before]!, step);
    this.nodes.open(g, state, cost, before, step);
  }

  /** The pieces of `column` that begin at gap `g`, from readings that come there for no more than `limit`. */
  private grow(g: number, column: number, limit: number): void {
    const { f, profile, costs, scan } = this;
    const kind = costs.kinds[column]!;
    let scanned = false;
    for (let state = column * 2; state <= column * 2 + 1; state++) {
      const opened = this.nodes.opened[g * this.states + state]!;
      const gone = this.gone(g, state);
      if (opened > limit && gone > limit) continue;
      const start = startCost(f, profile, column, g, (state & 1) === 1);
      if (kind === "running") {
        const cost = runningCost(f, profile.roles[column]!, g);
        this.piece(g, g + 1, state, opened, gone, start + cost, cost);
        continue;
      }
      if (!scanned && kind === "list") scan.names(f, costs.join[column]!, g);
      if (!scanned && kind === "whole") scan.wholes(f, profile, column, g);
      scanned = true;
      const openings = state & 1 ? scan.resumed : scan.first;
      for (let i = 0; i < scan.count; i++) {
        this.piece(g, g + 1 + i, state, opened, gone, start + openings[i]!, gone < NEVER ? scan.later[i]! : NEVER);
      }
    }
  }

  /** Cost of a reading that goes on with its cell over gap `g`. */
  private gone(g: number, state: number): number {
    const reached = this.nodes.cost[g * this.states + state]!;
    return reached === NEVER ? NEVER : reached + this.going(g, state);
  }

  /**
   * A piece that costs `opening` where it begins its cell, and `going` where it goes on with one; to come there costs
   * `opened` and `gone`.
   */
  private piece(
    g: number,
    end: number,
    state: number,
    opened: number,
    gone: number,
    opening: number,
    going: number,
  ): void {
    this.kept?.piece(end, state, opening, going);
    this.nodes.reach(g, end, state, opened + opening, gone + going);
  }

  private growSection(g: number): void {
    const open = this.nodes.opened[g * this.states + this.section]!;
    if (open === NEVER) return;
    let inside = 0;
    for (let end = g + 1; end <= Math.min(this.f.count, g + MOST_SECTION_ATOMS); end++) {
      if (end > g + 1) inside += this.f.gaps.kind[end - 1] === GAP.line ? 4 : 0.3;
      this.piece(g, end, this.section, open, NEVER, inside, NEVER);
    }
  }

  /** What stands after the table is never left again. */
  private growOutside(g: number): void {
    const each = g >= this.f.unitsEnd ? W.outsideLineAtEnd : W.outsideLine;
    const line = this.f.gaps.kind[g]! >= GAP.space ? each : 0;
    const serial = this.f.inCell[g] || this.f.inColumn[g] ? W.outsideSerial : 0;
    const at = g * this.states + this.outside;
    const cost = line + serial;
    this.piece(g, g + 1, this.outside, this.nodes.opened[at]!, this.nodes.cost[at]!, cost, cost);
  }
}
