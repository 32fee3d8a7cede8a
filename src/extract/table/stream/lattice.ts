import { scanCell } from "./cells";
import type { Features } from "./features";
import { columnOf, isResumed, type Node, type Opening, type States, type Step, stateKey, statesOf } from "./nodes";
import type { Profile } from "./profile";
import { absentCost, continuationCost, firstRowCost, rowEndCost, rowStartCost } from "./transitions";
import { WEIGHTS as W } from "./weights";

/** A path that is this much dearer than another one at the same gap is given up. */
const BEAM = 14;

/**
 * All readings of a table's text worth a thought, and the cheapest way through them. Dynamic programming over (gap,
 * column of the cell that ends there, whether its row was resumed after a page break):
 *
 * ```
 *     … 市教育局 │ 各县政府（管委会） ║ 11.开展 …
 *        lead     cooperating        task          │ next column, ║ new row
 * ```
 */
export class Lattice {
  readonly states: States;
  readonly nodes: Node[][];
  readonly openings: Opening[][];
  /** The least that any path has paid at gap g, be it at a boundary or in the middle of a cell. */
  private readonly reach: Float64Array;

  /** @param record keep what {@link margins} needs, at the price of memory. */
  constructor(
    private readonly f: Features,
    private readonly profile: Profile,
    private readonly record: boolean,
  ) {
    this.states = statesOf(profile.roles.length);
    this.nodes = Array.from({ length: f.count + 1 }, () => []);
    this.openings = record ? Array.from({ length: f.count }, () => []) : [];
    this.reach = new Float64Array(f.count + 1).fill(Number.POSITIVE_INFINITY);
    this.reach[0] = 0;
    for (let at = 0; at < f.count; at++) this.expand(at);
  }

  /** The node in which the cheapest path ends; undefined for a table without text. */
  get best(): Node | undefined {
    let best: Node | undefined;
    for (const node of this.nodes[this.f.count]!) {
      if (!best || this.total(node) < this.total(best)) best = node;
    }
    return best;
  }

  /** What the whole path costs that ends in `node`, a node at the end of the text. */
  total(node: Node): number {
    return node.cost + rowEndCost(this.profile, this.states, node);
  }

  private expand(at: number): void {
    const most = this.reach[at]! + BEAM;
    const arrivals = this.nodes[at]!.filter((node) => node.cost <= most);
    if (at > 0 && arrivals.length === 0) return;
    const resumable = this.f.pageBreak[at] === 1 || arrivals.some((node) => isResumed(node.key));
    for (let column = 0; column < this.states.columns; column++) {
      this.open(at, column, false, arrivals, most);
      if (resumable) this.open(at, column, true, arrivals, most);
    }
    this.openSection(at, arrivals);
    this.openOutside(at, arrivals);
  }

  private open(at: number, column: number, resumed: boolean, arrivals: readonly Node[], most: number): void {
    const opening = this.opening(at, stateKey(column, resumed));
    if (at === 0 && !resumed) {
      opening.cost = rowStartCost(this.profile, column) + firstRowCost(column);
      opening.step = "first";
    }
    for (const node of arrivals) this.follow(opening, node, column, resumed);
    if (opening.cost > most) return;
    this.keep(opening);
    scanCell(this.f, this.profile, column, at, resumed, (to, inside, end) => {
      const going = opening.cost + inside;
      if (going < this.reach[to]!) this.reach[to] = going;
      else if (going > this.reach[to]! + BEAM) return false;
      if (going + end <= this.reach[to]! + BEAM) this.end(opening, to, inside + end);
      return true;
    });
  }

  /** The ways from the cell that `node` ends to one of `column`. */
  private follow(opening: Opening, node: Node, column: number, resumed: boolean): void {
    const { f, profile, states } = this;
    const last = columnOf(node.key);
    if (last === states.outside) return;
    if (last === states.section) {
      if (!resumed) this.offer(opening, node, node.cost + rowStartCost(profile, column), "row");
      return;
    }
    if (isResumed(node.key) === resumed && column > last) {
      const cost = resumed ? continuationCost(f, profile, node, column) : absentCost(profile, last + 1, column);
      this.offer(opening, node, node.cost + cost, "next");
    }
    const missing = rowEndCost(profile, states, node);
    if (!resumed) this.offer(opening, node, node.cost + missing + rowStartCost(profile, column), "row");
    if (resumed && f.pageBreak[opening.at] && !isResumed(node.key) && column !== last) {
      this.offer(opening, node, node.cost + missing + continuationCost(f, profile, node, column), "resume");
    }
  }

  private openSection(at: number, arrivals: readonly Node[]): void {
    if (!this.f.section[at] || this.f.tokens[at]!.gap !== "line") return;
    const opening = this.opening(at, stateKey(this.states.section, false));
    if (at === 0) {
      opening.cost = W.section;
      opening.step = "first";
    }
    for (const node of arrivals) {
      if (columnOf(node.key) >= this.states.columns) continue;
      this.offer(opening, node, node.cost + rowEndCost(this.profile, this.states, node) + W.section, "row");
    }
    if (opening.cost === Number.POSITIVE_INFINITY) return;
    this.keep(opening);
    let inside = 0;
    for (let to = at + 1; to <= Math.min(this.f.count, at + 4); to++) {
      if (to > at + 1) inside += this.f.tokens[to - 1]!.gap === "line" ? 4 : 0.3;
      this.end(opening, to, inside);
    }
  }

  private openOutside(at: number, arrivals: readonly Node[]): void {
    const opening = this.opening(at, stateKey(this.states.outside, false));
    const enter = this.f.afterTable[at] ? W.outsideEnterAtMark : W.outsideEnter;
    for (const node of arrivals) {
      const column = columnOf(node.key);
      if (column === this.states.outside) this.offer(opening, node, node.cost, "next");
      else if (column < this.states.columns) {
        this.offer(opening, node, node.cost + rowEndCost(this.profile, this.states, node) + enter, "row");
      }
    }
    if (opening.cost === Number.POSITIVE_INFINITY) return;
    this.keep(opening);
    this.end(opening, at + 1, W.outsideToken);
    this.reach[at + 1] = Math.min(this.reach[at + 1]!, opening.cost + W.outsideToken);
  }

  private opening(at: number, key: number): Opening {
    return { at, key, cost: Number.POSITIVE_INFINITY, step: "row", before: null, offers: [], ends: [] };
  }

  private offer(opening: Opening, node: Node, cost: number, step: Step): void {
    if (this.record) opening.offers.push({ node, cost: cost - node.cost });
    if (cost >= opening.cost) return;
    opening.cost = cost;
    opening.step = step;
    opening.before = node;
  }

  private keep(opening: Opening): void {
    if (this.record) this.openings[opening.at]!.push(opening);
  }

  private end(opening: Opening, to: number, cost: number): void {
    if (this.record) opening.ends.push(to, cost);
    const total = opening.cost + cost;
    const nodes = this.nodes[to]!;
    const known = nodes.find((node) => node.key === opening.key);
    if (!known) nodes.push({ gap: to, key: opening.key, cost: total, opening, future: Number.POSITIVE_INFINITY });
    else if (total < known.cost) {
      known.cost = total;
      known.opening = opening;
    }
  }
}
