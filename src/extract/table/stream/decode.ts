import { scanCell } from "./cells";
import type { Features } from "./features";
import type { Profile } from "./profile";
import { WEIGHTS as W } from "./weights";

/** One cell on the chosen path: tokens [from, to) in `column`. Columns beyond the table's are the states below. */
export interface PathCell {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** How the cell follows the one before it. */
  readonly step: Step;
}

/** first: the table's first cell; next: a later column of the same row; row: a new row; resume: the row before a page break. */
export type Step = "first" | "next" | "row" | "resume";

/** What is no column: a section row across the table, and the text after the table's end. */
export interface States {
  readonly columns: number;
  readonly section: number;
  readonly outside: number;
}

export function statesOf(columns: number): States {
  return { columns, section: columns, outside: columns + 1 };
}

interface Node {
  readonly cost: number;
  readonly from: number;
  /** State of the cell that ends here, with its flag; see {@link stateKey}. */
  readonly key: number;
  readonly step: Step;
  readonly before: Node | null;
}

/**
 * The cheapest path through the tokens: every token in exactly one cell, cells in reading order, rows from left to
 * right. Dynamic programming over (gap, column of the cell that ends there, whether its row was resumed after a page
 * break):
 *
 * ```
 *     … 市教育局 │ 各县政府（管委会） ║ 11.开展 …
 *        lead     cooperating        task          │ next column, ║ new row
 * ```
 */
export function decode(f: Features, profile: Profile): PathCell[] {
  const states = statesOf(profile.roles.length);
  const ending: (Node | undefined)[][] = Array.from({ length: f.count + 1 }, () => []);
  const reach = new Float64Array(f.count + 1).fill(Number.POSITIVE_INFINITY);
  reach[0] = 0;
  for (let at = 0; at < f.count; at++) expand(f, profile, states, ending, at, reach);
  let best: Node | undefined;
  for (const node of ending[f.count] ?? []) {
    if (!node) continue;
    const cost = node.cost + rowEndCost(profile, states, node);
    if (!best || cost < best.cost + rowEndCost(profile, states, best)) best = node;
  }
  const path: PathCell[] = [];
  let to = f.count;
  for (let node: Node | null | undefined = best; node; node = node.before) {
    path.push({ from: node.from, to, column: columnOf(node.key), step: node.step });
    to = node.from;
  }
  return path.reverse();
}

const stateKey = (column: number, resumed: boolean) => column * 2 + (resumed ? 1 : 0);
const columnOf = (key: number) => key >> 1;
const isResumed = (key: number) => (key & 1) === 1;

/** A path that is this much dearer than another one at the same gap is given up. */
const BEAM = 14;

/** `reach[g]` is the least that any path has paid at gap g, be it at a boundary or in the middle of a cell. */
function expand(
  f: Features,
  profile: Profile,
  states: States,
  ending: (Node | undefined)[][],
  at: number,
  reach: Float64Array,
): void {
  const arrivals = ending[at]!.filter((node) => node && node.cost <= reach[at]! + BEAM);
  if (at > 0 && arrivals.length === 0) return;
  for (let column = 0; column < states.columns; column++) {
    for (const resumed of f.pageBreak[at] || hasResumed(arrivals) ? [false, true] : [false]) {
      const entry = bestEntry(f, profile, states, arrivals, at, column, resumed);
      if (!entry || entry.cost > reach[at]! + BEAM) continue;
      const resumes = resumed;
      scanCell(f, profile, column, at, resumes, (to, inside, end) => {
        const going = entry.cost + inside;
        if (going < reach[to]!) reach[to] = going;
        else if (going > reach[to]! + BEAM) return false;
        const cost = going + end;
        if (cost <= reach[to]! + BEAM) keep(ending[to]!, stateKey(column, resumed), cost, at, entry.step, entry.before);
        return true;
      });
    }
  }
  enterSection(f, profile, states, arrivals, ending, at);
  enterOutside(f, profile, states, arrivals, ending, at, reach);
}

function hasResumed(arrivals: readonly (Node | undefined)[]): boolean {
  return arrivals.some((node) => node && isResumed(node.key));
}

function keep(ends: (Node | undefined)[], key: number, cost: number, from: number, step: Step, before: Node | null) {
  const known = ends[key];
  if (!known || cost < known.cost) ends[key] = { cost, from, key, step, before };
}

interface Entry {
  readonly cost: number;
  readonly step: Step;
  readonly before: Node | null;
}

/** The cheapest way to begin a cell of `column` at `at`. */
function bestEntry(
  f: Features,
  profile: Profile,
  states: States,
  arrivals: readonly (Node | undefined)[],
  at: number,
  column: number,
  resumed: boolean,
): Entry | null {
  let best: Entry | null =
    at === 0 && !resumed
      ? { cost: rowStartCost(profile, column) + firstRowCost(column), step: "first", before: null }
      : null;
  const offer = (cost: number, step: Step, before: Node) => {
    if (!best || cost < best.cost) best = { cost, step, before };
  };
  for (const node of arrivals) {
    if (!node) continue;
    const last = columnOf(node.key);
    if (last === states.outside) continue;
    if (last === states.section) {
      if (!resumed) offer(node.cost + rowStartCost(profile, column), "row", node);
      continue;
    }
    if (isResumed(node.key) === resumed && column > last) {
      const absent = absentCost(profile, last + 1, column);
      offer(node.cost + (resumed ? continuationCost(f, profile, node, at, column) : absent), "next", node);
    }
    if (!resumed) offer(node.cost + rowEndCost(profile, states, node) + rowStartCost(profile, column), "row", node);
    if (resumed && f.pageBreak[at] && !isResumed(node.key) && column !== last) {
      const missing = rowEndCost(profile, states, node);
      offer(node.cost + missing + continuationCost(f, profile, node, at, column), "resume", node);
    }
  }
  return best;
}

function firstRowCost(column: number): number {
  return column * W.mergedApart;
}

/** Cells that a row lacks between two of its columns. */
function absentCost(profile: Profile, from: number, to: number): number {
  let cost = 0;
  for (let column = from; column < to; column++) cost += profile.absent[column]!;
  return cost;
}

/** A row that begins in `column`: what stands before it is merged with the row above. */
function rowStartCost(profile: Profile, column: number): number {
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

function rowEndCost(profile: Profile, states: States, node: Node): number {
  const last = columnOf(node.key);
  if (last >= states.columns || isResumed(node.key)) return 0;
  return absentCost(profile, last + 1, states.columns);
}

/**
 * Going on in `column` with the row that a page break parted. Cheap where that cell was left in mid-sentence or mid-list;
 * what the cell paid for being unfinished is paid back.
 */
function continuationCost(f: Features, profile: Profile, node: Node, at: number, column: number): number {
  let cell: { from: number; to: number } | null = null;
  let to = at;
  for (let n: Node | null = node; n && !cell; n = n.before) {
    if (columnOf(n.key) === column) cell = { from: n.from, to };
    if (n.step === "row" || n.step === "first") break;
    to = n.from;
  }
  const role = profile.roles[column]!;
  // An area cell that the row shares with the rows above it may go on too: 推进普通高中教育优质特色 ║ 发展.
  if (role === "area" || role === "title") return W.resumeArea;
  if (role === "number") return W.resumeFinished * 2;
  // A cell that stands on the second page alone, as centred cells do.
  if (!cell) return W.resumeFinished / 2;
  const open = Math.abs(f.depth[cell.to]! - f.depth[cell.from]!);
  const last = f.tokens[cell.to - 1]!.text.text;
  if (role === "task") {
    if (f.stop[cell.to - 1] && open === 0) return W.resumeFinished;
    return W.resumeOpen - open * W.unbalanced - (f.stop[cell.to - 1] ? 0 : profile.unfinished);
  }
  if (role !== "lead" && role !== "cooperating") return f.stop[cell.to - 1] ? W.resumeFinished : 1;
  const dangling = /[、，,；;]$/.test(last);
  const whole = open === 0 && !dangling && f.units[cell.to - 1]! > 0.4;
  if (whole) return W.resumeFinished;
  return W.resumeOpen - open * W.unbalanced - (dangling ? W.unitDangling : open === 0 ? W.unitUnparsed : 0);
}

function enterSection(
  f: Features,
  profile: Profile,
  states: States,
  arrivals: readonly (Node | undefined)[],
  ending: (Node | undefined)[][],
  at: number,
): void {
  if (!f.section[at] || f.tokens[at]!.gap !== "line") return;
  let best: { cost: number; node: Node | null } | null = at === 0 ? { cost: W.section, node: null } : null;
  for (const node of arrivals) {
    if (!node || columnOf(node.key) >= states.columns) continue;
    const cost = node.cost + rowEndCost(profile, states, node) + W.section;
    if (!best || cost < best.cost) best = { cost, node };
  }
  if (!best) return;
  const key = stateKey(states.section, false);
  let inside = 0;
  for (let to = at + 1; to <= Math.min(f.count, at + 4); to++) {
    if (to > at + 1) inside += f.tokens[to - 1]!.gap === "space" ? 0.5 : 1.5;
    keep(ending[to]!, key, best.cost + inside, at, best.node ? "row" : "first", best.node);
  }
}

function enterOutside(
  f: Features,
  profile: Profile,
  states: States,
  arrivals: readonly (Node | undefined)[],
  ending: (Node | undefined)[][],
  at: number,
  reach: Float64Array,
): void {
  const key = stateKey(states.outside, false);
  const leave = (cost: number, step: Step, node: Node) => {
    keep(ending[at + 1]!, key, cost + W.outsideToken, at, step, node);
    reach[at + 1] = Math.min(reach[at + 1]!, cost + W.outsideToken);
  };
  const going = arrivals.find((node) => node && node.key === key);
  if (going) leave(going.cost, "next", going);
  for (const node of arrivals) {
    if (!node || columnOf(node.key) >= states.columns) continue;
    const enter = f.afterTable[at] ? W.outsideEnterAtMark : W.outsideEnter;
    leave(node.cost + rowEndCost(profile, states, node) + enter, "row", node);
  }
}
