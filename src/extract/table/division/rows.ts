import { type Border, bordersOf, splitLines } from "./borders";
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
  /** The lines given; one that two rows share is taken apart. */
  readonly lines: readonly CutBodyLine[];
  readonly rows: readonly BodyRow[];
  readonly cost: number;
}

interface Step {
  /** Indices of borders. */
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
export function divideRows(given: readonly CutBodyLine[], model: RowModel): Division {
  const marked = model.sections === "marked";
  const own: number[] = [];
  for (const [i, line] of given.entries()) {
    if (isOwn(line, model.merged) || (marked && isMarkedAlone(line, model.merged))) own.push(i);
  }
  const { borders, parts } = bordersOf(given, own, model.merged);
  const steps = stepsOf([...given, ...parts], own, borders, model);
  const n = borders.length;
  const ahead = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const back: (Step | null)[] = new Array(n).fill(null);
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
  const behind = tailCosts(given, own, borders);
  let end = n - 1;
  for (let at = 0; at < n; at++) if (ahead[at]! + behind[at]! < ahead[end]! + behind[end]! - 1e-9) end = at;
  const cost = ahead[end]! + behind[end]!;
  if (cost === Number.POSITIVE_INFINITY) return { lines: given, rows: [], cost: behind[0]! };
  const rest = new Float64Array(n);
  for (let from = n - 1; from >= 0; from--) {
    rest[from] = behind[from]!;
    for (const step of steps[from] ?? []) rest[from] = Math.min(rest[from]!, step.cost + rest[step.to]!);
  }
  const path: Step[] = [];
  for (let step = back[end]!; step; step = back[step.from]!) path.unshift(step);
  const margins = marginsOf(path, steps, borders, ahead, rest, behind, cost);
  const shared = path.map(({ to }) => borders[to]!).filter(({ part }) => part !== null);
  const { lines, place } = splitLines(given, own, shared, parts);
  const rows = path.map(
    (step, i): BodyRow => ({ kind: step.kind, ...place(borders[step.from]!, borders[step.to]!), margin: margins[i]! }),
  );
  return { lines, rows, cost };
}

/** Every stretch of lines that may be a row, by the border it begins at. */
function stepsOf(
  lines: readonly CutBodyLine[],
  own: readonly number[],
  borders: readonly Border[],
  model: RowModel,
): Step[][] {
  const number = model.senses.findIndex(({ role }, k) => role === "number" && !model.merged.has(k));
  const before = serialsBefore(lines, number);
  const below = serialsBelow(lines, number);
  const marked = model.sections === "marked";
  const sections = own.map((i) =>
    sectionCost(lines[i]!, model.merged, marked, below[i] === 1 && (before[i] ?? 2) !== 1),
  );
  const heads = new Set(own.filter((_, n) => sections[n]! < NO_SECTION));
  for (const { part, at } of borders) if (part !== null) before[part.lower] = before[own[at]!]!;
  const context = { before, heads };
  const next = (to: number, at: number) => {
    let b = to;
    while (borders[b] && (borders[b]!.at < at || borders[b]!.part !== null)) b++;
    return b;
  };
  return borders.map((border, from) => {
    const steps: Step[] = [];
    const { at, part } = border;
    const line = lines[own[at] ?? -1];
    if (!line) return steps;
    if (part === null) {
      const to = next(from, at + 1);
      if (sections[at]! < NO_SECTION) steps.push({ from, to, kind: "section", cost: sections[at]! });
      if (isLoose(line) || isClosing(line)) steps.push({ from, to, kind: "other", cost: ROW_WEIGHTS.other });
    }
    const held: number[] = part === null ? [] : [part.lower];
    let serials = part !== null && serialOn(lines[part.lower]!, number) !== null ? 1 : 0;
    let misfits = part === null ? 0 : border.next === at + 1 ? ROW_WEIGHTS.sharedLine : ROW_WEIGHTS.lateLine;
    for (let to = from + 1, end = border.next; to < borders.length; to++) {
      const border = borders[to]!;
      if (border.at < end) continue;
      if (border.part === null) {
        if (border.at > end) {
          const added = lines[own[end]!]!;
          if (isBreak(added) || (serialOn(added, number) !== null && ++serials > 1)) break;
          held.push(own[end]!);
          if (isLoose(added)) misfits += added.cuts[0]!.cost;
          end = border.at;
        }
        if (held.length === 0) continue;
        const cost = rowCost(lines, held, model, context) + misfits;
        steps.push({ from, to, kind: "row", cost });
        // What makes a stretch this bad (cells that end inside it) only grows with its length.
        if (cost > HOPELESS || held.length >= LONGEST_ROW) break;
      } else {
        const upper = border.part.upper;
        if (serials > 0 && serialOn(lines[upper]!, number) !== null) continue;
        const cost = rowCost(lines, [...held, upper], model, context) + misfits;
        steps.push({ from, to, kind: "row", cost });
      }
    }
    return steps;
  });

  function isBreak(line: CutBodyLine): boolean {
    return line.across || isClosing(line) || (marked && isMarkedAlone(line, model.merged));
  }
}

/** For each step of the best path the cheapest whole division with a step that overlaps it and is not it. */
function marginsOf(
  path: readonly Step[],
  steps: readonly (readonly Step[])[],
  borders: readonly Border[],
  ahead: Float64Array,
  rest: Float64Array,
  behind: Float64Array,
  cost: number,
): number[] {
  // A border that runs through lines lies below the first one's head.
  const half = (border: number) => borders[border]!.at * 2 + (borders[border]!.part === null ? 0 : 1);
  const margins = path.map(() => FAR as number);
  const holds = new Int32Array(half(borders.length - 1) + 1).fill(-1);
  for (const [i, step] of path.entries()) holds.fill(i, half(step.from), half(step.to));
  for (const list of steps) {
    for (const step of list) {
      const other = ahead[step.from]! + step.cost + rest[step.to]! - cost;
      if (other > FAR) continue;
      let last = -1;
      for (let at = half(step.from); at < half(step.to); at++) {
        const i = holds[at]!;
        if (i < 0 || i === last) continue;
        last = i;
        const own = path[i]!;
        if (own.from === step.from && own.to === step.to && own.kind === step.kind) continue;
        margins[i] = Math.min(margins[i]!, other);
      }
    }
  }
  // The table may end before a row.
  for (const [i, step] of path.entries()) {
    for (let at = 0; at <= step.from; at++) margins[i] = Math.min(margins[i]!, ahead[at]! + behind[at]! - cost);
  }
  return margins;
}

/** What it costs that the table ends at each border and the rest is other text. */
function tailCosts(lines: readonly CutBodyLine[], own: readonly number[], borders: readonly Border[]): Float64Array {
  const costs = new Float64Array(own.length + 1);
  for (let at = own.length - 1; at >= 0; at--) {
    const line = lines[own[at]!]!;
    costs[at] = costs[at + 1]! + (isLoose(line) || isClosing(line) ? ROW_WEIGHTS.behindAcross : ROW_WEIGHTS.behind);
  }
  return Float64Array.from(borders, ({ at, part }) => (part === null ? costs[at]! : Number.POSITIVE_INFINITY));
}
