import { openTaskCost } from "./cells";
import { STEP } from "./nodes";
import { DATE_TAIL } from "./pieces";
import type { Trellis } from "./trellis";
import { WEIGHTS as W } from "./weights";

/** Cells that are looked back over for a merged one. */
const FARTHEST_CELL = 60;

/**
 * Going on with the row that a page break parted, after the cell that ends in node (gap, state), in each column from
 * `first` on: `costs` takes them. Cheap where a column's cell was left in mid-sentence or mid-list; what the cell paid for
 * being unfinished is paid back.
 */
export function continuationCosts(
  trellis: Trellis,
  gap: number,
  state: number,
  first: number,
  costs: Float64Array,
): void {
  for (let column = first; column < trellis.columns; column++) {
    costs[column] = continuationCost(trellis, gap, state, column);
  }
}

export function continuationCost(trellis: Trellis, gap: number, state: number, column: number): number {
  const { f, profile } = trellis;
  const role = profile.roles[column]!;
  // An area cell that the row shares with the rows above it may go on too: 推进普通高中教育优质特色 ║ 发展.
  if (role === "number") return W.resumeFinished * 2;
  const group = role === "area" || role === "title";
  const cell = cellOfRow(trellis, gap, state, column, group);
  if (group) {
    const width = profile.width[column] ?? null;
    if (!cell || width === null) return W.resumeArea;
    return f.gaps.narrowest[cell.to]! > width - 1 ? W.resumeFullArea - W.fullEnd : W.resumeShortArea;
  }
  // A cell that stands on the second page alone, as centred cells do.
  if (!cell) return W.resumeFinished / 2;
  const open = Math.max(0, f.depth[cell.to]! - f.depth[cell.from]!);
  const last = cell.to - 1;
  if (role === "task") {
    if (f.stop[last] && open === 0) return W.resumeFinished;
    return W.resumeOpen - openTaskCost(f, profile, cell.to);
  }
  if (role === "deadline") {
    if (f.pieces.deadline(cell.from, cell.to, false) > 0) return W.resumeOpen - W.notDeadline;
    // 2020年10月底前 ║ 完成: whole, and yet not at its end.
    return DATE_TAIL.test(f.atoms[gap]!.text.text) ? W.resumeOpen : W.resumeFinished;
  }
  if (role !== "lead" && role !== "cooperating") return f.stop[last] ? W.resumeFinished : 1;
  if (f.nameEnd[last]) return W.resumeOpen - W.unitDangling;
  if (open > 0) return W.resumeOpen - W.unitUnparsed;
  if (/^[（(〔、，]/.test(f.atoms[gap]!.text.text)) return W.resumeOpen;
  const cost = f.pieces.name(Math.max(cell.from, f.nameFrom[cell.to]!), cell.to);
  return cost < W.unitUnparsed / 2 ? W.resumeFinished : W.resumeOpen - Math.min(cost, W.unitUnparsed);
}

/**
 * The cell of `column` in the row that node (gap, state) belongs to, along the cheapest way there.
 *
 * @param merged the cell may stand in a row further up.
 */
function cellOfRow(
  trellis: Trellis,
  gap: number,
  state: number,
  column: number,
  merged: boolean,
): { from: number; to: number } | null {
  let to = gap;
  let at = state;
  for (let seen = 0; at >= 0 && at < trellis.section && seen < FARTHEST_CELL; seen++) {
    const from = trellis.nodes.beginOf(to, at);
    if (trellis.columnOf(at) === column) return { from, to };
    const step = trellis.nodes.stepTo(from, at);
    if (!merged && (step === STEP.row || step === STEP.first)) return null;
    at = trellis.nodes.stateBefore(from, at);
    to = from;
  }
  return null;
}
