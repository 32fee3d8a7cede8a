import type { ColumnRole } from "../../../model/language/roles";
import { WEIGHTS } from "./weights";

/** What the decoder believes of a table's columns; learned from one decoding for the next. */
export interface Profile {
  readonly roles: readonly ColumnRole[];
  /** Full line of each column in full-width characters; null while unknown. */
  readonly width: readonly (number | null)[];
  /** Cost of a row without this column's cell. */
  readonly absent: readonly number[];
  /** Cost of a line break that stands for a separator in a list of units, for each column. */
  readonly listBreak: readonly number[];
  /** Cost of a task that ends without a full stop. */
  readonly unfinished: number;
}

/**
 * The profile before anything was read. Of the widths one is known: the task column is a table's widest, and most of
 * its lines are full, so that the upper end of all lines' widths is its width.
 *
 * @param lines the widths of all lines of the table.
 */
export function firstProfile(roles: readonly ColumnRole[], lines: readonly number[] = []): Profile {
  const sorted = [...lines].sort((a, b) => a - b);
  const widest = sorted.length >= 12 ? sorted[Math.floor(sorted.length * 0.85)]! : null;
  return {
    roles,
    width: roles.map((role) => (role === "task" ? widest : null)),
    absent: roles.map(absentAtFirst),
    listBreak: roles.map(() => WEIGHTS.listBreak),
    unfinished: WEIGHTS.taskUnfinished,
  };
}

function absentAtFirst(role: ColumnRole): number {
  switch (role) {
    case "task":
      return WEIGHTS.emptyTask;
    case "lead":
      return WEIGHTS.emptyLead;
    case "cooperating":
      return WEIGHTS.emptyCooperating;
    case "number":
    case "area":
    case "title":
      return WEIGHTS.merged;
    default:
      return WEIGHTS.emptyOther;
  }
}

/** One decoded cell, as far as the profile looks at it. */
export interface SeenCell {
  readonly column: number;
  /** Widths of its lines, top to bottom. */
  readonly lines: readonly number[];
  /** Line breaks in it that part two whole names. */
  readonly listBreaks: number;
  readonly finished: boolean;
}

/**
 * The profile that a decoding suggests: a column's width is what nearly all lines inside its cells reach, absence costs
 * the less the more rows lack the cell, and a table whose tasks carry no full stops does not miss them.
 */
export function learnProfile(profile: Profile, rows: readonly (readonly SeenCell[])[]): Profile {
  const { roles } = profile;
  const inner: number[][] = roles.map(() => []);
  const all: number[][] = roles.map(() => []);
  const present = roles.map(() => 0);
  const breaks = roles.map(() => 0);
  let tasks = 0;
  let finished = 0;
  for (const row of rows) {
    for (const cell of row) {
      present[cell.column]!++;
      breaks[cell.column]! += Math.min(2, cell.listBreaks);
      all[cell.column]!.push(...cell.lines);
      inner[cell.column]!.push(...cell.lines.slice(0, -1));
      if (roles[cell.column] === "task") {
        tasks++;
        if (cell.finished) finished++;
      }
    }
  }
  return {
    roles,
    width: roles.map((_, column) => widthOf(inner[column]!, all[column]!)),
    absent: roles.map((role, column) => absence(role, present[column]!, rows.length)),
    listBreak: roles.map((_, column) =>
      Math.min(listBreakMost(roles, column), listBreak(breaks[column]!, present[column]!)),
    ),
    unfinished:
      tasks === 0 ? profile.unfinished : WEIGHTS.taskUnfinished * Math.max(0.15, (finished + 1) / (tasks + 2)),
  };
}

/**
 * Enough inner lines to tell: their upper quartile. Too few: the widest line of all that the column holds, which the
 * column's width at least is.
 */
function widthOf(inner: number[], all: readonly number[]): number | null {
  if (inner.length >= 3) {
    inner.sort((a, b) => a - b);
    return inner[Math.floor(inner.length * 0.75)]!;
  }
  return all.length >= 6 && inner.length > 0 ? Math.max(...all) : null;
}

function absence(role: ColumnRole, present: number, rows: number): number {
  const share = (rows - present + 0.5) / (rows + 2);
  const learned = Math.min(5, Math.max(0.2, -Math.log(share)));
  return Math.min(absentAtFirst(role) + 2, Math.max(role === "task" ? 4 : 0.2, learned));
}

/**
 * Two unit columns side by side, and names on lines of their own without separators: where the first list ends the text
 * does not say, and no rate that was counted on such guesses may pretend to know.
 *
 * ```
 *   市教育局            lead 市教育局, cooperating 市财政局 市审计局?
 *   市财政局            lead 市教育局 市财政局, cooperating 市审计局?
 *   市审计局
 * ```
 */
function listBreakMost(roles: readonly ColumnRole[], column: number): number {
  const isUnits = (role: ColumnRole | undefined) => role === "lead" || role === "cooperating";
  return isUnits(roles[column - 1]) || isUnits(roles[column + 1]) ? 0.9 : 3;
}

/** From 0.2 where nearly every cell of the column is such a list to 3 where none is. */
function listBreak(breaks: number, cells: number): number {
  return Math.min(3, Math.max(0.2, -Math.log((breaks + 0.7) / (cells + 2))));
}
