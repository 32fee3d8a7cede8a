import { type ColumnSense, cellCost } from "../cell-cost";
import { groupCosts } from "./group-cost";
import type { Ladder } from "./ladder";
import type { CutBodyLine } from "./lines";
import type { BodyRow } from "./rows";

/** A merged cell: the lines of its text and the rows that it covers. */
export interface Group {
  /** Rows [from, to), by their place in the division (section rows counted). */
  readonly from: number;
  readonly to: number;
  /** Body lines that hold its text. */
  readonly held: readonly number[];
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** For each row how much more the best grouping costs that gives it another text. */
  readonly margins: readonly number[];
  readonly cost: number;
}

export interface GroupModel {
  readonly column: number;
  readonly sense: ColumnSense;
  readonly align: "middle" | "top";
  /** Body lines with serials that number the groups: each group has one. */
  readonly mates: ReadonlySet<number>;
  readonly known: Map<string, number>;
}

const MOST_ROWS = 60;
const MOST_LINES = 16;
/** Lines by which a merged cell's text may reach out of its rows. */
const SLACK = 6;
const HOPELESS = 40;
const FAR = 12;

interface Step {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
  readonly cost: number;
}

/**
 * Gives the texts of a column with merged cells to groups of rows: a shortest path over (row, line of the column). The
 * evidence is the place: a merged cell's text stands in the middle of its rows, or at their top.
 *
 * ```
 *  1            推动…。
 *               …             the two lines lie in the middle of rows 1 to 3,
 *  2  推进学前  按照…。       so they cover rows 1 to 3 and not 2 alone
 *     教育      …
 *  3            建立…。
 * ```
 *
 * @param until body lines from here on are not the table's.
 */
export function groupRows(
  lines: readonly CutBodyLine[],
  rows: readonly BodyRow[],
  ladder: Ladder,
  until: number,
  model: GroupModel,
): Grouping {
  const { column } = model;
  const inRow = (i: number) => rows.some((row) => row.kind !== "row" && i >= row.from && i < row.to);
  const held: number[] = [];
  for (let i = 0; i < until; i++) if (lines[i]!.pieces[column] && !inRow(i)) held.push(i);
  const texts = held.map((i) => lines[i]!.pieces[column]!.text);
  const textCost = (begin: number, end: number) => {
    const key = `merged ${column}:${lines[held[begin]!]!.line}:${end - begin}`;
    let cost = model.known.get(key);
    if (cost === undefined) {
      cost = cellCost(model.sense, texts.slice(begin, end));
      model.known.set(key, cost);
    }
    return cost;
  };
  const price = groupCosts(lines, rows, ladder, held, model, textCost);
  const width = held.length + 1;
  const size = (rows.length + 1) * width;
  const ahead = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const back: (Step | null)[] = new Array(size).fill(null);
  const steps: Step[] = [];
  ahead[0] = 0;
  const relax = (step: Step) => {
    steps.push(step);
    const at = step.to * width + step.end;
    const cost = ahead[step.from * width + step.begin]! + step.cost;
    if (cost < ahead[at]!) {
      ahead[at] = cost;
      back[at] = step;
    }
  };
  for (let from = 0; from < rows.length; from++) {
    for (let begin = 0; begin <= held.length; begin++) {
      if (ahead[from * width + begin] === Number.POSITIVE_INFINITY) continue;
      if (rows[from]!.kind !== "row") {
        relax({ from, to: from + 1, begin, end: begin, cost: 0 });
        continue;
      }
      for (let to = from + 1; to <= rows.length && to - from <= MOST_ROWS; to++) {
        if (rows[to - 1]!.kind !== "row") break;
        for (let end = begin; end <= held.length && end - begin <= MOST_LINES; end++) {
          if (end > begin && !near(held[end - 1]!, from, to)) break;
          const cost = price(from, to, begin, end);
          if (end > begin && cost > HOPELESS) break;
          relax({ from, to, begin, end, cost });
        }
      }
    }
  }
  const goal = rows.length * width + held.length;
  const cost = ahead[goal]!;
  if (cost === Number.POSITIVE_INFINITY) return { groups: [], margins: rows.map(() => 0), cost: 99 };
  const path: Step[] = [];
  for (let step = back[goal]; step; step = back[step.from * width + step.begin]) path.unshift(step);
  const groups = path
    .filter(({ from }) => rows[from]!.kind === "row")
    .map(({ from, to, begin, end }): Group => ({ from, to, held: held.slice(begin, end) }));
  return { groups, margins: marginsOf(path, steps, ahead, width, goal, texts, rows.length), cost };

  /** Whether a line of the column lies among the lines of the rows, or so near that it may still be theirs. */
  function near(line: number, from: number, to: number): boolean {
    return line >= rows[from]!.from - SLACK && line < rows[to - 1]!.to + SLACK;
  }
}

function marginsOf(
  path: readonly Step[],
  steps: readonly Step[],
  ahead: Float64Array,
  width: number,
  goal: number,
  texts: readonly string[],
  count: number,
): number[] {
  const rest = new Float64Array(ahead.length).fill(Number.POSITIVE_INFINITY);
  rest[goal] = 0;
  // Steps lead from lower states to higher ones and were found in that order.
  for (let s = steps.length - 1; s >= 0; s--) {
    const step = steps[s]!;
    const at = step.from * width + step.begin;
    rest[at] = Math.min(rest[at]!, step.cost + rest[step.to * width + step.end]!);
  }
  const textOf = ({ begin, end }: Step) => texts.slice(begin, end).join("");
  const margins: number[] = new Array(count).fill(FAR);
  const chosen: string[] = new Array(count).fill("");
  for (const step of path) chosen.fill(textOf(step), step.from, step.to);
  const best = ahead[goal]!;
  for (const step of steps) {
    const other = ahead[step.from * width + step.begin]! + step.cost + rest[step.to * width + step.end]! - best;
    if (other >= FAR) continue;
    const text = textOf(step);
    for (let r = step.from; r < step.to; r++) {
      if (chosen[r] !== text) margins[r] = Math.min(margins[r]!, other);
    }
  }
  return margins;
}
