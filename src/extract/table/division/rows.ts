import { type CutBodyLine, isLoose, isOwn } from "./lines";
import { type RowModel, rowCost } from "./row-cost";
import { isClosing, isMarkedAlone, NO_SECTION, sectionCost } from "./sections";
import { serialOn, serialsBefore, serialsBelow } from "./serials";
import { ROW_WEIGHTS } from "./weights";

export interface BodyRow {
  /** `other`: a line inside the table that is no row's. */
  readonly kind: "row" | "section" | "other";
  /** Body lines [from, to); between two rows may stand lines that hold nothing but a merged cell's text. */
  readonly from: number;
  readonly to: number;
  /** How much more the best division costs that does not have this row. */
  readonly margin: number;
}

export interface Division {
  readonly rows: readonly BodyRow[];
  readonly cost: number;
}

interface Step {
  /** Borders between lines that make rows. */
  readonly from: number;
  readonly to: number;
  readonly kind: BodyRow["kind"];
  readonly cost: number;
}

const LONGEST_ROW = 90;
const HOPELESS = 32;
/** Alternatives dearer than this are not looked at. */
const FAR = 12;

/**
 * Divides the lines of a table's body into rows: a shortest path over the borders between lines, each stretch of lines
 * priced as one row.
 *
 * ```
 *    line 4          制定发布《导则》，打                      ┐
 *    line 5   2      造形成 3 个以上          市数据局   2026  │ one serial, sentence whole, cells in the middle: cheap
 *    line 6          数据集。                                  ┘
 * ```
 */
export function divideRows(lines: readonly CutBodyLine[], model: RowModel): Division {
  const marked = model.sections === "marked";
  const own: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (isOwn(line, model.merged) || (marked && isMarkedAlone(line, model.merged))) own.push(i);
  }
  const steps = stepsOf(lines, own, model);
  const n = own.length;
  const ahead = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const back: (Step | null)[] = new Array(n + 1).fill(null);
  ahead[0] = 0;
  for (const list of steps) {
    for (const step of list) {
      const cost = ahead[step.from]! + step.cost;
      if (cost < ahead[step.to]!) {
        ahead[step.to] = cost;
        back[step.to] = step;
      }
    }
  }
  const behind = tailCosts(lines, own);
  let end = n;
  for (let at = 0; at <= n; at++) if (ahead[at]! + behind[at]! < ahead[end]! + behind[end]! - 1e-9) end = at;
  const cost = ahead[end]! + behind[end]!;
  if (cost === Number.POSITIVE_INFINITY) return { rows: [], cost: behind[0]! };
  const rest = new Float64Array(n + 1);
  for (let from = n; from >= 0; from--) {
    rest[from] = behind[from]!;
    for (const step of steps[from] ?? []) rest[from] = Math.min(rest[from]!, step.cost + rest[step.to]!);
  }
  const path: Step[] = [];
  for (let step = back[end]!; step; step = back[step.from]!) path.unshift(step);
  const margins = marginsOf(path, steps, ahead, rest, behind, cost, n);
  const rows = path.map(
    (step, i): BodyRow => ({ kind: step.kind, from: own[step.from]!, to: own[step.to - 1]! + 1, margin: margins[i]! }),
  );
  return { rows, cost };
}

/** Every stretch of lines that may be a row, by the border it begins at. */
function stepsOf(lines: readonly CutBodyLine[], own: readonly number[], model: RowModel): Step[][] {
  const number = model.senses.findIndex(({ role }, k) => role === "number" && !model.merged.has(k));
  const before = serialsBefore(lines, number);
  const below = serialsBelow(lines, number);
  const marked = model.sections === "marked";
  const sections = own.map((i) =>
    sectionCost(lines[i]!, model.merged, marked, below[i] === 1 && (before[i] ?? 2) !== 1),
  );
  const heads = new Set(own.filter((_, n) => sections[n]! < NO_SECTION));
  const context = { before, heads };
  return own.map((start, from) => {
    const steps: Step[] = [];
    const line = lines[start]!;
    if (sections[from]! < NO_SECTION) steps.push({ from, to: from + 1, kind: "section", cost: sections[from]! });
    if (isLoose(line) || isClosing(line)) steps.push({ from, to: from + 1, kind: "other", cost: ROW_WEIGHTS.other });
    const held: number[] = [];
    let serials = 0;
    let misfits = 0;
    for (let to = from + 1; to <= own.length && to - from <= LONGEST_ROW; to++) {
      const next = lines[own[to - 1]!]!;
      if (next.across || isClosing(next) || (marked && isMarkedAlone(next, model.merged))) break;
      if (serialOn(next, number) !== null && ++serials > 1) break;
      held.push(own[to - 1]!);
      if (isLoose(next)) misfits += next.cuts[0]!.cost;
      const cost = rowCost(lines, held, model, context) + misfits;
      steps.push({ from, to, kind: "row", cost });
      // What makes a stretch this bad (cells that end inside it) only grows with its length.
      if (cost > HOPELESS) break;
    }
    return steps;
  });
}

/** For each step of the best path the cheapest whole division with a step that overlaps it and is not it. */
function marginsOf(
  path: readonly Step[],
  steps: readonly (readonly Step[])[],
  ahead: Float64Array,
  rest: Float64Array,
  behind: Float64Array,
  cost: number,
  count: number,
): number[] {
  const margins = path.map(() => FAR as number);
  const holds = new Int32Array(count).fill(-1);
  for (const [i, step] of path.entries()) holds.fill(i, step.from, step.to);
  const lower = (from: number, to: number, other: number, same: (step: Step) => boolean) => {
    for (let at = from, last = -1; at < to; at++) {
      const i = holds[at]!;
      if (i < 0 || i === last) continue;
      last = i;
      if (!same(path[i]!)) margins[i] = Math.min(margins[i]!, other);
    }
  };
  for (const list of steps) {
    for (const step of list) {
      const other = ahead[step.from]! + step.cost + rest[step.to]! - cost;
      if (other > FAR) continue;
      lower(step.from, step.to, other, (own) => own.from === step.from && own.to === step.to && own.kind === step.kind);
    }
  }
  // The table may end before a row.
  for (const [i, step] of path.entries()) {
    for (let at = 0; at <= step.from; at++) margins[i] = Math.min(margins[i]!, ahead[at]! + behind[at]! - cost);
  }
  return margins;
}

/** What it costs that the table ends at each border and the rest is other text. */
function tailCosts(lines: readonly CutBodyLine[], own: readonly number[]): Float64Array {
  const costs = new Float64Array(own.length + 1);
  for (let at = own.length - 1; at >= 0; at--) {
    const line = lines[own[at]!]!;
    costs[at] = costs[at + 1]! + (isLoose(line) || isClosing(line) ? ROW_WEIGHTS.behindAcross : ROW_WEIGHTS.behind);
  }
  return costs;
}
