import type { ColumnRole } from "../../../model/language/roles";
import { DEADLINE, type Features } from "./features";
import type { Profile } from "./profile";
import type { TextCost } from "./text-cost";
import { unitsCost } from "./unit-cost";
import { WEIGHTS as W } from "./weights";

/** No path pays this much for one cell: scanning a cell's end stops there. */
export const TOO_DEAR = 30;

/** The most tokens a cell of each role may have. */
const MOST_TOKENS: Record<ColumnRole, number> = {
  number: 2,
  area: 24,
  title: 24,
  task: 120,
  lead: 40,
  cooperating: 40,
  deadline: 10,
  extra: 80,
};

/**
 * Told of every possible end of a cell: what the cell has cost up to there, and what ending there adds. Returns false
 * where going on is of no use.
 */
export type Visit = (end: number, inside: number, ending: number) => boolean;

/**
 * What a cell costs: tokens [from, end) as one cell of `column`, for every end in turn. A cell that resumes after a page
 * break is not asked for its beginning.
 */
export function scanCell(f: Features, profile: Profile, column: number, from: number, resumes: boolean, visit: Visit) {
  const role = profile.roles[column]!;
  const width = profile.width[column] ?? null;
  const most = Math.min(f.count, from + MOST_TOKENS[role]);
  const text = textCost(role, f, profile, column, from, resumes);
  let inside = text.start;
  let line = 0;
  let broken = 0;
  for (let at = from; at < most; at++) {
    const token = f.tokens[at]!;
    if (at > from) {
      inside += joinCost(f, at);
      if (token.gap === "line") {
        // A line that ends its name is as long as the name, not as the column.
        broken += lineCost(line, width, text.ends?.(at) === true);
        line = token.width;
      } else line += token.width + (f.plainSpace[at] ? 0.25 : 0);
      if (f.serialsInCells && f.inCell[at]) inside += W.serialInside;
      if (f.serialsInColumn && f.inColumn[at] && token.gap !== "space") inside += W.serialInside * 0.8;
    } else line = token.width;
    inside += text.step(at);
    if (inside + broken > TOO_DEAR) return;
    const end = at + 1;
    const open = resumes ? 0 : Math.abs(f.depth[end]! - f.depth[from]!);
    const going = inside + broken + lineCost(line, width, true);
    if (!visit(end, going, open * W.unbalanced + text.end(end) + endCost(f, end))) return;
  }
}

/** A line of a cell against its column's width: inside the cell it should be full, and nowhere too wide. */
function lineCost(length: number, width: number | null, last: boolean): number {
  if (width === null) return 0;
  const over = length - width - W.overflowSlack;
  if (over > 0) return Math.min(W.overflowMost, over * W.overflow);
  const short = width - length - W.shortLineSlack;
  return last || short <= 0 ? 0 : Math.min(W.shortLineMost, short * W.shortLine);
}

/** Going on over the gap before token `at`. */
function joinCost(f: Features, at: number): number {
  const token = f.tokens[at]!;
  let cost = 0;
  if (token.gap === "space" && !f.plainSpace[at]) cost += W.joinOverSpace;
  if (token.gap === "wide") cost += W.joinOverWide;
  if (token.gap === "line") {
    const before = f.tokens[at - 1]!;
    if (f.trailingTells && (before.spacesAtEnd ?? 0) > 0) cost += W.trailingSpace;
    if (f.blanksTell && token.blankBefore > 0) cost += W.blankLine;
  }
  return cost;
}

/** Ending a cell at the gap before token `end`. */
function endCost(f: Features, end: number): number {
  if (end >= f.count) return 0;
  const token = f.tokens[end]!;
  if (token.gap === "space") return W.boundaryAtSpace;
  if (token.gap === "wide") return 0;
  if (token.gap === "none") return W.boundaryAtNone;
  let cost = 0;
  if (f.trailingTells && f.tokens[end - 1]!.spacesAtEnd === 0) cost += W.trailingSpace;
  if (f.blanksTell && token.blankBefore === 0) cost += W.blankLine;
  return cost;
}

function textCost(
  role: ColumnRole,
  f: Features,
  profile: Profile,
  column: number,
  from: number,
  resumes: boolean,
): TextCost {
  switch (role) {
    case "number":
      return numberCost(f, from);
    case "task":
      return taskCost(f, profile, from, resumes);
    case "lead":
    case "cooperating":
      return unitsCost(f, profile, column, from, resumes);
    case "deadline":
      return deadlineCost(f, from);
    case "area":
    case "title":
      return areaCost(f, from);
    default:
      return extraCost(f);
  }
}

function numberCost(f: Features, from: number): TextCost {
  const missing = f.serialsInColumn && !f.inColumn[from] ? W.serialMissing : 0;
  return {
    start: missing,
    step: (at) => (f.bareNumber[at] ? 0 : W.notNumber),
    end: (end) => (end - from > 1 ? W.notNumber : 0),
  };
}

function taskCost(f: Features, profile: Profile, from: number, resumes: boolean): TextCost {
  const first = f.tokens[from]!.text.text;
  let start = 0;
  if (f.serialsInCells && resumes === (f.inCell[from] === 1)) start += resumes ? W.serialInside : W.serialMissing;
  if (!resumes && !f.inCell[from] && /^[，。、；：）》”’%]/.test(first)) start += W.taskStartsInside * 2;
  let length = 0;
  let sentences = 0;
  return {
    start,
    step(at) {
      const token = f.tokens[at]!;
      length += token.text.length;
      if (f.stop[at] || f.prose[at]) sentences++;
      // A line of units in a task is likelier a unit cell; in a long sentence it may be an enumeration.
      const units = f.units[at]! === 1 && token.width <= 30 ? W.taskLikeUnits * (at === from ? 1.4 : 0.5) : 0;
      const bare = f.bareNumber[at] && at === from ? W.taskTiny : 0;
      return units + bare + (f.afterTable[at] ? W.outsideEnter / 2 : 0);
    },
    end(end) {
      const finished = f.stop[end - 1]
        ? 0
        : sentences > 0
          ? Math.max(profile.unfinished, W.taskUnfinished / 2)
          : profile.unfinished;
      return finished + (length < 4 ? W.taskTiny : 0);
    },
  };
}

function deadlineCost(f: Features, from: number): TextCost {
  let text = "";
  return {
    start: 0,
    step(at) {
      text += f.tokens[at]!.text.text;
      return f.units[at] === 1 ? W.notDeadline : 0;
    },
    end: (end) =>
      end === from + 1 && f.deadline[from] ? 0 : DEADLINE.test(text) ? 0 : W.notDeadline + text.length * 0.1,
  };
}

function areaCost(f: Features, from: number): TextCost {
  let length = 0;
  return {
    start: 0,
    step(at) {
      const text = f.tokens[at]!.text.text;
      length += text.length;
      let cost = length > 24 ? text.length * W.areaLong : 0;
      if (f.stop[at] || f.prose[at]) cost += W.areaSentence;
      if (f.units[at] === 1 && (at > from || text.length > 3)) cost += W.areaLikeUnits;
      if (f.bareNumber[at]) cost += W.areaLikeUnits;
      if (f.deadline[at]) cost += W.deadlineElsewhere;
      if (f.inCell[at] && f.serialsInCells) cost += W.serialInside;
      if (text.includes("，")) cost += W.areaComma;
      return cost + (f.afterTable[at] ? W.outsideEnter / 2 : 0);
    },
    end: () => (length < 2 ? W.areaTiny : 0),
  };
}

function extraCost(f: Features): TextCost {
  return {
    start: 0.2,
    step: (at) => (f.units[at] === 1 ? W.extraLikeUnits : 0) + (f.afterTable[at] ? W.outsideEnter / 2 : 0),
    end: (end) => (f.stop[end - 1] || end === 0 ? 0 : 0.3),
  };
}
