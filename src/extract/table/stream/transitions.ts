import type { Features } from "./features";
import { columnOf, isResumed, type Node, type States } from "./nodes";
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

/** The cells that a row lacks after the one that `node` ends. */
export function rowEndCost(profile: Profile, states: States, node: Node): number {
  const last = columnOf(node.key);
  if (last >= states.columns || isResumed(node.key)) return 0;
  return absentCost(profile, last + 1, states.columns);
}

/**
 * Going on in `column` with the row that a page break parted. Cheap where that cell was left in mid-sentence or mid-list;
 * what the cell paid for being unfinished is paid back.
 */
export function continuationCost(f: Features, profile: Profile, node: Node, column: number): number {
  let cell: { from: number; to: number } | null = null;
  for (let n: Node | null = node; n && !cell; n = n.opening.before) {
    if (columnOf(n.opening.key) === column) cell = { from: n.opening.at, to: n.gap };
    if (n.opening.step === "row" || n.opening.step === "first") break;
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
