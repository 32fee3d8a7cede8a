import type { ColumnRole } from "../../../model/language/roles";
import { commonEdge, edgeOf } from "./column-edge";
import { type MeetCosts, type MeetCount, meetCosts, untoldMeetings } from "./meeting";
import { WEIGHTS } from "./weights";

/** What the decoder believes of a table's columns; learned from one decoding for the next. */
export interface Profile {
  readonly roles: readonly ColumnRole[];
  /** Full line of each column in full-width characters; null while unknown. */
  readonly width: readonly (number | null)[];
  /** What no line of the column may pass even while its width is unknown: the task column is the widest. */
  readonly most: readonly (number | null)[];
  /** Cost of a row without this column's cell. */
  readonly absent: readonly number[];
  /** Cost of a line break that stands for a separator in a list of units, for each column. */
  readonly listBreak: readonly number[];
  /** Cost of a task that ends without a full stop. */
  readonly unfinished: number;
  /** Cost of a space inside a cell that no digit explains. */
  readonly spaceJoin: number;
  /** Cost of a space that a digit explains, inside a cell and at its end. */
  readonly plainJoin: number;
  readonly plainEnd: number;
  /** Cost of a line's end behind a full stop, inside a cell of running text. */
  readonly stopJoin: number;
  /** Cost of a blank line inside a cell and at its end; of spaces at the end of a line there. */
  readonly blankJoin: SignCost;
  readonly blankEnd: SignCost;
  readonly trailingJoin: SignCost;
  readonly trailingEnd: SignCost;
  /** Cost of two cells beside each other in a line, and of a line's end between them, by their lines. */
  readonly meets: MeetCosts;
}

/** Costs by what a gap shows: nothing known, the sign is there, the sign is missing. */
export type SignCost = readonly [number, number, number];

const UNTOLD: SignCost = [0, 0, 0];

/**
 * The profile before anything was read. Of the widths one is known: the task column is a table's widest, and most of
 * its lines are full.
 *
 * @param lines the widths of all lines of the table, in full-width characters.
 */
export function firstProfile(roles: readonly ColumnRole[], lines: readonly number[] = []): Profile {
  const widest = commonEdge(lines);
  return {
    roles,
    width: roles.map((role) => (role === "task" ? widest : null)),
    most: roles.map((role) => (role === "task" || role === "extra" ? null : mostOf(widest))),
    absent: roles.map(absentAtFirst),
    listBreak: roles.map(() => WEIGHTS.listBreak),
    unfinished: WEIGHTS.taskUnfinished,
    spaceJoin: WEIGHTS.joinOverSpace,
    plainJoin: WEIGHTS.joinOverPlain,
    plainEnd: WEIGHTS.boundaryAtPlain,
    stopJoin: 0,
    blankJoin: UNTOLD,
    blankEnd: UNTOLD,
    trailingJoin: UNTOLD,
    trailingEnd: UNTOLD,
    meets: untoldMeetings(),
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
      return WEIGHTS.merged;
    case "title":
      return WEIGHTS.emptyTitle;
    default:
      return WEIGHTS.emptyOther;
  }
}

/** One decoded cell, as far as the profile looks at it. */
export interface SeenCell {
  readonly column: number;
  /** Widths of its lines, and of those among them that another line of the cell follows. */
  readonly lines: readonly number[];
  readonly inner: readonly number[];
  /** Line breaks in it that part two whole names, and separators between names. */
  readonly listBreaks: number;
  readonly separators: number;
  readonly finished: boolean;
}

/** How often a sign was seen where a cell goes on over a line's end, and where it ends there: [unknown, seen, not seen]. */
export interface SignCount {
  readonly joins: readonly [number, number, number];
  readonly ends: readonly [number, number, number];
}

/**
 * The profile that a decoding suggests: a column's width is what nearly all lines inside its cells reach, absence costs
 * the less the more rows lack the cell, a table whose tasks carry no full stops does not miss them, and blank lines and
 * trailing spaces tell as much as they told so far.
 */
export function learnProfile(
  profile: Profile,
  rows: readonly (readonly SeenCell[])[],
  blank: SignCount,
  trailing: SignCount,
  spaces: SpaceCount,
  plain: SpaceCount,
  stops: SignCount,
  meetings: MeetCount,
): Profile {
  const { roles } = profile;
  const inner: number[][] = roles.map(() => []);
  const all: number[][] = roles.map(() => []);
  const present = roles.map(() => 0);
  const breaks = roles.map(() => 0);
  let separators = 0;
  let tasks = 0;
  let finished = 0;
  for (const row of rows) {
    for (const cell of row) {
      present[cell.column]!++;
      breaks[cell.column]! += Math.min(2, cell.listBreaks);
      separators += cell.separators;
      all[cell.column]!.push(...cell.lines);
      inner[cell.column]!.push(...cell.inner);
      if (roles[cell.column] === "task") {
        tasks++;
        if (cell.finished) finished++;
      }
    }
  }
  const [blankJoin, blankEnd] = signCosts(blank, MOST_OF_BLANKS);
  const [trailingJoin, trailingEnd] = signCosts(trailing, MOST_OF_SPACES);
  const width = roles.map((_, column) => widthOf(inner[column]!, all[column]!));
  const task = width[roles.indexOf("task")] ?? null;
  const listed = separators >= FEWEST_SEPARATORS && separators >= LISTED * breaks.reduce((sum, n) => sum + n, 0);
  return {
    roles,
    width,
    most: roles.map((role) => (role === "task" || role === "extra" ? null : mostOf(task))),
    absent: roles.map((role, column) => absence(role, present[column]!, rows.length)),
    listBreak: roles.map((_, column) =>
      Math.min(listed ? MOST_OF_LISTED : listBreakMost(roles, column), listBreak(breaks[column]!, present[column]!)),
    ),
    unfinished:
      tasks === 0 ? profile.unfinished : WEIGHTS.taskUnfinished * Math.max(0.15, (finished + 1) / (tasks + 2)),
    spaceJoin: spaceCost(spaces),
    ...plainCosts(plain),
    stopJoin: signCosts(stops, WEIGHTS.joinOverStop)[0][1],
    blankJoin,
    blankEnd,
    trailingJoin,
    trailingEnd,
    meets: meetCosts(meetings),
  };
}

/** Whether two profiles of a table lead to the same reading. */
export function sameProfile(one: Profile, other: Profile): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Spaces that no digit explains, inside cells and between them. */
export interface SpaceCount {
  readonly inside: number;
  readonly between: number;
}

/** Where spaces part cells all the time, as in a web page's text, one inside a cell is a strong surprise. */
function spaceCost({ inside, between }: SpaceCount): number {
  const learned = -Math.log((inside + 0.3) / (inside + between + 2));
  return Math.min(WEIGHTS.joinOverSpace * 2, Math.max(WEIGHTS.joinOverSpace / 2, learned));
}

/** Some notices set a space beside each digit, others none: there one beside a digit parts cells as any other does. */
function plainCosts({ inside, between }: SpaceCount): Pick<Profile, "plainJoin" | "plainEnd"> {
  const cost = (seen: number, prior: number) => -Math.log((seen + 2 * prior) / (inside + between + 2));
  return {
    plainJoin: Math.min(WEIGHTS.plainMost, cost(inside, Math.exp(-WEIGHTS.joinOverPlain))),
    plainEnd: Math.min(WEIGHTS.plainMost, cost(between, Math.exp(-WEIGHTS.boundaryAtPlain))),
  };
}

/** The surprise of seeing a sign, or none, less that of the other reading's; at most `most`. */
function signCosts({ joins, ends }: SignCount, most: number): [SignCost, SignCost] {
  const share = (count: readonly [number, number, number]) => (count[1] + 1) / (count[1] + count[2] + 2);
  const inJoins = share(joins);
  const inEnds = share(ends);
  const few = joins[1] + joins[2] < 6 || ends[1] + ends[2] < 6;
  if (few) return [UNTOLD, UNTOLD];
  const part = (wrong: number, right: number) => Math.min(most, Math.max(0, Math.log(right / wrong)));
  return [
    [0, part(inJoins, inEnds), part(1 - inJoins, 1 - inEnds)],
    [0, part(inEnds, inJoins), part(1 - inEnds, 1 - inJoins)],
  ];
}

/** Blank lines come from the page's layout as well as from its cells; spaces are written where a cell's paragraph ends. */
const MOST_OF_BLANKS = 1.6;
const MOST_OF_SPACES = 4;

const mostOf = (task: number | null) => (task === null ? null : task * 0.9);

/** Too few lines inside cells tell nothing. */
function widthOf(inner: readonly number[], all: readonly number[]): number | null {
  return inner.length >= 3 ? edgeOf(inner, all) : null;
}

/** No decoding teaches that rows lack these: a title is each row's own. */
const LEAST_ABSENT: Partial<Record<ColumnRole, number>> = { task: 4, title: 2, lead: 1 };

/** Rows that are taken to lack the cell before any was seen: hardly one names co-operating units alone. */
const LACKING: Partial<Record<ColumnRole, number>> = { lead: 0.1 };

function absence(role: ColumnRole, present: number, rows: number): number {
  const share = (rows - present + (LACKING[role] ?? 0.5)) / (rows + 2);
  const learned = Math.min(6, Math.max(0.2, -Math.log(share)));
  return Math.min(absentAtFirst(role) + 2, Math.max(LEAST_ABSENT[role] ?? 0.2, learned));
}

/**
 * Two unit columns side by side, and names on lines of their own without separators: where the first list ends the text
 * does not say, and no rate that was counted on such guesses may pretend to know, unless the table's lists have separators.
 *
 * ```
 *   市教育局            lead 市教育局, cooperating 市财政局 市审计局?
 *   市财政局            lead 市教育局 市财政局, cooperating 市审计局?
 *   市审计局
 * ```
 */
function listBreakMost(roles: readonly ColumnRole[], column: number): number {
  const isUnits = (role: ColumnRole | undefined) => role === "lead" || role === "cooperating";
  return isUnits(roles[column - 1]) || isUnits(roles[column + 1]) ? 0.9 : MOST_OF_BREAK;
}

/** So many separators, and so many for each break without one: the table's lists have separators. */
const FEWEST_SEPARATORS = 4;
const LISTED = 4;
const MOST_OF_BREAK = 3;
const MOST_OF_LISTED = 4;

/** From 0.2 where nearly every cell of the column is such a list to 3 where none is. */
function listBreak(breaks: number, cells: number): number {
  return Math.min(MOST_OF_LISTED, Math.max(0.2, -Math.log((breaks + 0.7) / (cells + 2))));
}
