import type { ColumnRole } from "../../../model/language/roles";
import type { Features } from "./features";
import { GAP, widthFrom } from "./gaps";
import type { Profile } from "./profile";
import { WEIGHTS as W } from "./weights";

/** How a column's cells are read: atom by atom, name by name, or each as a whole. */
export type CellKind = "running" | "list" | "whole";

export function cellKindOf(role: ColumnRole): CellKind {
  if (role === "task" || role === "extra") return "running";
  return role === "lead" || role === "cooperating" ? "list" : "whole";
}

/**
 * Going on inside a cell of `column` over gap `g`: what the gap looks like, and whether the line before it was full.
 *
 * ```
 *   │推动…有效实施，健全覆│ 城    the next character does not fit: the line had to end
 *   │市教育局　　　　　　 │ 各县  it would have fitted: why did the line end?
 * ```
 *
 * @param fit false where a line may end for another reason than the column's edge.
 * @param from the atom that begins the cell, where it is known: what stands before it in its line is not the cell's.
 */
export function joinCost(f: Features, profile: Profile, column: number, g: number, fit = true, from = -1): number {
  const { gaps } = f;
  let cost = serialCost(f, g);
  switch (gaps.kind[g]) {
    case GAP.none:
      return cost;
    case GAP.plain:
      return cost + profile.plainJoin;
    case GAP.space:
      return cost + profile.spaceJoin;
    case GAP.wide:
      return cost + W.joinOverWide;
  }
  cost += profile.blankJoin[gaps.blank[g]!]! + profile.trailingJoin[gaps.trailing[g]!]!;
  if (f.stop[g - 1] && cellKindOf(profile.roles[column]!) === "running") cost += profile.stopJoin;
  const part = from < 0 ? gaps.narrowest[g]! : widthFrom(gaps, from, g);
  let least = lineCost(f, profile, column, g, part, fit);
  // A line that holds a digit beside a space may be two cells side by side, of which this is the second; one that begins
  // with a closing mark may be a line of its own.
  if (from < 0 && gaps.tail[g] !== part) least = Math.min(least, lineCost(f, profile, column, g, gaps.tail[g]!, fit));
  if (gaps.before[g]! + gaps.ahead[g]! > 0 && gaps.lineStart[g - 1]! > from)
    least = Math.min(least, printedCost(f, profile, column, g, fit));
  return cost + least;
}

/** The same for the printed line of which the line before the gap may be a piece. */
function printedCost(f: Features, profile: Profile, column: number, g: number, fit: boolean): number {
  const { gaps } = f;
  const width = profile.width[column]!;
  const piece = gaps.before[g]! + gaps.narrowest[g]!;
  if (gaps.ahead[g]! > 0 && width !== null && piece + gaps.ahead[g]! <= width + W.overflowSlack) return 0;
  return lineCost(f, profile, column, g, piece, fit);
}

/** A line of `part` characters inside a cell: it should be full, and not run over the edge. */
function lineCost(f: Features, profile: Profile, column: number, g: number, part: number, fit: boolean): number {
  const { gaps } = f;
  const over = overflowCost(profile, column, part);
  const width = profile.width[column]!;
  if (width === null || !fit || part > width) return over;
  const loose = gaps.widest[g]! - gaps.narrowest[g]!;
  const short = width - part - loose - gaps.chunk[g]! - W.shortLineSlack;
  if (short <= 0) return over;
  return Math.min(f.stop[g - 1] ? W.shortAfterStop : W.shortLineMost, W.shortLine + short * W.shorter);
}

/** A line of `length` runs over the column's edge. */
export function overflowCost(profile: Profile, column: number, length: number): number {
  const limit = profile.width[column] ?? profile.most[column]!;
  if (limit === null) return 0;
  const over = length - limit - W.overflowSlack;
  return over > 0 ? Math.min(W.overflowMost, over * W.overflow) : 0;
}

/** A serial of the chain stands at the head of its cell, never inside one. */
function serialCost(f: Features, g: number): number {
  if (f.serialsInCells && f.inCell[g]) return W.serialInside;
  return f.serialsInColumn && f.inColumn[g] && f.gaps.kind[g] !== GAP.plain ? W.serialInside * 0.8 : 0;
}

/** Ending a cell of `column` at gap `g`. */
export function endCost(f: Features, profile: Profile, column: number, g: number): number {
  const { gaps } = f;
  let cost = gaps.straddled[g]! * W.straddled + gaps.dateCut[g]! * W.dateCut;
  const role = profile.roles[column]!;
  if (role === "task") {
    cost += openTaskCost(f, profile, g);
  } else if (role === "extra") {
    if (f.comma[g - 1]) cost += W.endsAtComma * (f.cutAhead[g] ? W.openBeforeBreak : 1);
  } else if (role === "lead" || role === "cooperating") {
    if (g < f.count && f.nameEnd[g - 1]) cost += W.unitDangling;
  }
  if (g === f.count) return cost;
  switch (gaps.kind[g]) {
    case GAP.none:
      return cost + W.boundaryAtNone;
    case GAP.plain:
      return cost + (role === "number" ? W.boundaryAtPlain : profile.plainEnd);
    case GAP.space:
      return cost + W.boundaryAtSpace;
    case GAP.wide:
      return cost;
  }
  // What a page break cuts shows no sign of an end.
  const shown = f.cutAhead[g] ? W.openBeforeBreak : 1;
  cost += (profile.blankEnd[gaps.blank[g]!]! + profile.trailingEnd[gaps.trailing[g]!]!) * shown;
  cost += Math.min(W.togetherMost, gaps.together[g]! * W.together);
  if (cellKindOf(role) !== "whole") cost += overflowCost(profile, column, gaps.tail[g]!);
  const width = profile.width[column]!;
  if (width === null || gaps.narrowest[g]! > width + W.overflowSlack) return cost;
  // A cell's last line may end anywhere; that it is full to the edge is a chance of one in so many characters.
  if (gaps.widest[g]! > width - 1 && !f.stop[g - 1]) cost += role === "task" ? W.fullEndOfTask : W.fullEnd;
  return cost;
}

/** A task that ends at gap `g` without a full stop. Where a page break is ahead it may go on behind it. */
export function openTaskCost(f: Features, profile: Profile, g: number): number {
  if (f.stop[g - 1]) return 0;
  const comma = f.comma[g - 1] ? W.endsAtComma : 0;
  return (profile.unfinished + comma) * (f.cutAhead[g] ? W.openBeforeBreak : 1);
}

/** Beginning a cell of `column` with atom `at`, its serial and its first words. */
export function startCost(f: Features, profile: Profile, column: number, at: number, resumed: boolean): number {
  const role = profile.roles[column]!;
  let cost = 0;
  if (!resumed && f.unitLine[at] && cellKindOf(role) === "running") cost += W.startsWithUnits;
  if (f.headless[at] && !resumed) cost += W.headless;
  if (f.nameRest[at] && !resumed) cost += W.restOfName;
  if (!resumed && cellKindOf(role) !== "running" && f.remark[at]) cost += W.headless / 2;
  if (role === "task") {
    if (f.serialsInCells) {
      if (resumed === (f.inCell[at] === 1)) cost += resumed ? W.serialInside : W.serialMissing;
    }
    if (f.bareNumber[at]) cost += W.taskTiny;
  } else if ((role === "area" || role === "title") && f.bareNumber[at] && profile.roles.includes("number")) {
    cost += W.areaNumbered;
  } else if (f.serialsInCells && f.inCell[at]) cost += W.serialInside;
  // A year stands behind a space more often than other digits do: the space may part the cells all the same.
  if (role === "deadline" && f.gaps.kind[at] === GAP.plain && f.year[at]) {
    cost -= Math.max(0, profile.plainEnd - W.boundaryAtPlain);
  }
  if (role === "number") {
    if (f.serialsInColumn && !f.inColumn[at]) cost += W.serialMissing;
  } else if (f.serialsInColumn && f.inColumn[at] && f.gaps.kind[at] !== GAP.plain) cost += W.serialInside * 0.8;
  return cost;
}

/** One atom of a running text. */
export function runningCost(f: Features, role: ColumnRole, at: number): number {
  let cost = f.afterTable[at] ? W.outsideEnter / 2 : 0;
  if (f.unitLine[at]) cost += role === "task" ? W.taskUnitLine : W.extraUnitLine;
  return cost;
}
