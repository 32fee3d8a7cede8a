import type { ColumnRole } from "../../../model/language/roles";
import { cellKindOf } from "./cells";
import type { Features } from "./features";
import { GAP, type Gaps } from "./gaps";
import { type Nodes, STEP } from "./nodes";
import type { PathCell } from "./path";
import type { Profile } from "./profile";
import { WEIGHTS as W } from "./weights";

/**
 * Where two cells of a row meet: side by side in one line of the text, or with a line's end between. It hangs on how many
 * lines both have, and on where the table sets its cells:
 *
 * ```
 *   at the top            in the middle                          text
 *   │ 教育局 │ 财政局 │                      ↙ one line each      教育局 财政局
 *   │        │ 科技局 │    one line, two: beside each other at the top alone
 *
 *   │ 教育局 │ 科技局 │    two lines: never beside each other    教育局 ⏎ 财政局 ⏎ 科技局
 *   │ 财政局 │        │
 * ```
 *
 * What a table does is learned from its cells; a merged cell lies elsewhere than those of its first row, so that areas
 * are counted apart.
 */

/** Pairs of sizes that are told apart: one line beside one, two, more; two beside one; more beside one; more beside more. */
const PAIRS = 6;
/** Two rows, the last kind of meeting. */
const ROWS = PAIRS * 2;

/** For each kind of meeting how often the cells stood in one line, and how often not. */
export type MeetCount = readonly (readonly [number, number])[];
/** For each kind of meeting what it costs that they do, and that they do not. */
export type MeetCosts = readonly (readonly [number, number])[];

const UNTOLD: MeetCosts = Array.from({ length: ROWS + 1 }, () => [0, 0] as const);

export const untoldMeetings = (): MeetCosts => UNTOLD;

/** @param before lines of the cell before, at least 1; `after` those of the cell behind. */
function pairOf(before: number, after: number): number {
  if (before === 1) return Math.min(after, 3) - 1;
  if (after === 1) return before === 2 ? 3 : 4;
  return 5;
}

const sideOf = (gaps: Gaps, g: number) => (gaps.kind[g] === GAP.line ? 1 : 0);

const linesOf = ({ breaks }: Gaps, from: number, to: number) => breaks[to - 1]! - breaks[from]! + 1;

/** The rest of a merged cell stands beside the next row: ║ 发展 11.开展…. */
const isMerged = (role: ColumnRole | undefined) => role === "area" || role === "number";

const kindOf = (roles: readonly ColumnRole[], before: number, after: number) =>
  roles[before] === "area" || roles[after] === "area" ? PAIRS : 0;

/** What cells that meet cost a reading. */
export class Meetings {
  /** For each kind and size of the cell before, the least that any cell behind it costs. */
  private readonly least: readonly (readonly [number, number])[];

  constructor(
    private readonly f: Features,
    private readonly profile: Profile,
  ) {
    const { meets } = profile;
    this.least = [0, 1].flatMap((kind) =>
      [
        [0, 1, 2],
        [3, 5],
        [4, 5],
      ].map((pairs) => {
        const least = (side: 0 | 1) => Math.min(...pairs.map((pair) => meets[kind * PAIRS + pair]![side]));
        return [least(0), least(1)] as const;
      }),
    );
  }

  /** A row begins at gap `g` behind a cell of column `before`. */
  row(g: number, before: number): number {
    return this.f.gaps.pageBreak[g] || isMerged(this.profile.roles[before])
      ? 0
      : this.profile.meets[ROWS]![sideOf(this.f.gaps, g)]!;
  }

  /** A cell of `column` begins at gap `g` behind one of `before` that began at `from`: what it costs at least. */
  opening(from: number, before: number, g: number, column: number): number {
    const { gaps } = this.f;
    if (gaps.pageBreak[g]) return 0;
    const size = Math.min(3, linesOf(gaps, from, g)) - 1;
    const kind = kindOf(this.profile.roles, before, column) === 0 ? 0 : 3;
    return this.least[kind + size]![sideOf(gaps, g)]!;
  }

  /** What the cell costs beyond that, ending at gap `g` in `state`, now that its own lines are known. */
  ending(nodes: Nodes, g: number, state: number): number {
    const { gaps } = this.f;
    const from = nodes.beginOf(g, state);
    if (nodes.stepTo(from, state) !== STEP.next || gaps.pageBreak[from]) return 0;
    const before = nodes.stateBefore(from, state);
    const begun = nodes.beginOf(from, before);
    const pair = pairOf(linesOf(gaps, begun, from), linesOf(gaps, from, g));
    const kind = kindOf(this.profile.roles, before >> 1, state >> 1);
    const cost = this.profile.meets[kind + pair]![sideOf(gaps, from)]!;
    return cost - this.opening(begun, before >> 1, from, state >> 1);
  }
}

/** How the cells of a reading meet. Lists side by side that have no separators are guesses, and teach nothing. */
export function countMeetings(path: readonly PathCell[], f: Features, roles: readonly ColumnRole[]): MeetCount {
  const counts = UNTOLD.map(() => [0, 0] as [number, number]);
  path.forEach((cell, i) => {
    const before = path[i - 1];
    if (!before || cell.column >= roles.length || f.gaps.pageBreak[cell.from]) return;
    const side = sideOf(f.gaps, cell.from);
    if (cell.step === "row" && !isMerged(roles[before.column])) counts[ROWS]![side]!++;
    if (cell.step !== "next" || isGuess(before, cell, f, roles)) return;
    const pair = pairOf(linesOf(f.gaps, before.from, before.to), linesOf(f.gaps, cell.from, cell.to));
    counts[kindOf(roles, before.column, cell.column) + pair]![side]!++;
  });
  return counts;
}

function isGuess(before: PathCell, cell: PathCell, f: Features, roles: readonly ColumnRole[]): boolean {
  if (f.gaps.kind[cell.from] !== GAP.line) return false;
  const isList = ({ column }: PathCell) => cellKindOf(roles[column]!) === "list";
  if (!isList(before) || !isList(cell)) return false;
  for (let g = before.from + 1; g < cell.to; g++)
    if (g !== cell.from && f.gaps.kind[g] === GAP.line && !f.nameEnd[g - 1]) return true;
  return false;
}

/** The surprise of each, by what was seen so far. */
export function meetCosts(counts: MeetCount): MeetCosts {
  return counts.map(([beside, below]) => {
    const cost = (seen: number) => Math.min(W.meetMost, -Math.log((seen + 0.5) / (beside + below + 1)));
    return beside + below === 0 ? [0, 0] : [cost(beside), cost(below)];
  });
}
