import type { Axis } from "../../model/document";
import { unbalanced } from "../../model/language/characters";
import { lastName } from "../../model/language/name-breaks";
import { matchMarker, parseNumber } from "../../model/language/numerals";
import type { ColumnRole } from "../../model/language/roles";
import { isUnitName } from "../../model/language/units";
import { isGroup, numbersAreas, recentRows, repeatsNumbers, share, text } from "./habits";
import type { OpenCell, OpenRow, OpenTable } from "./open-table";

/** What speaks for (above zero) or against one row being the rest of the row before it, on the page before. */
export interface Continuation {
  readonly score: number;
  /** The names of the features that spoke, with what each said. */
  readonly evidence: Readonly<Partial<Record<keyof typeof WEIGHTS, number>>>;
}

/**
 * ```
 *  page 3  │ 26 │ 推进学前教育…  │ 各县（市）区 │        the number is there once: one row
 *  ────────┼────┼────────────────┼──────────────┤
 *  page 4  │    │ …健全服务体系。│ 政府         │
 * ```
 */
const WEIGHTS = {
  /** Both parts carry the same number, or two different ones. */
  sameNumber: 4,
  otherNumber: -8,
  /** Rows of this table are numbered one by one, and only one of the two parts has a number. */
  oneNumber: 5,
  /** The lower part's task begins with a marker as the tasks of this table do; or lacks it where all others have one. */
  markedTask: -4,
  unmarkedTask: 3,
  /**
   * Another cell, an area or units, holds the same words in both parts: what is left of a cut cell is its rest, not its whole
   * once more. Beside one number in both parts it was printed again with the number.
   */
  sameCell: -5,
  /** A cell of the upper part has room for more lines below its last, and yet it is filled in the lower part, too. */
  roomLeft: -5,
  /** A bracket of the upper part's task is closed in the lower part. */
  bracketRunsOn: 5,
  /** The upper part's task stops in mid-sentence where others end with one; or ends as they do. */
  unfinished: 4,
  finished: -2,
  /** The upper part's units stop inside a name that the lower part's complete: 区委宣 | 传部. */
  unitRunsOn: 5,
  /** A column that is always filled is filled in one part only. */
  halfFilled: 3,
  /** Every column that is always filled is filled in both parts. */
  bothFilled: -2,
  /** The page's grid has no rule below its last row. */
  cutByPage: 2,
} as const;

/** Columns whose cells a row cut by the page can hardly hold twice. */
const REPEATED: ReadonlySet<ColumnRole> = new Set(["area", "lead", "cooperating"]);

/** Heights of a line that a cell has below its text if the page did not cut it. One and a half may be a line and its leading. */
const LEAST_ROOM = 2.5;

/** Weighs whether `lower`, the first row on a page, goes on with `upper`, the last row on the page before. */
export function weighContinuation(table: OpenTable, upper: OpenRow, lower: OpenRow, axis: Axis): Continuation {
  const evidence: Partial<Record<keyof typeof WEIGHTS, number>> = {};
  const say = (name: keyof typeof WEIGHTS, times = 1) => {
    evidence[name] = WEIGHTS[name] * times;
  };
  const columns = table.header.columns;
  const others = recentRows(table).slice(0, -1);
  const column = (role: ColumnRole) => columns.findIndex((c) => c.role === role);

  const number = column("number");
  const area = column("area");
  // One area, one number: a row without both may be the rest of its row or a further row of its area.
  const openGroup = number >= 0 && numbersAreas(table) && area >= 0 && text(lower, area) + text(lower, number) === "";
  if (number >= 0) {
    const [a, b] = [text(upper, number), text(lower, number)];
    const ownNumbers = !isGroup(table, number) && !openGroup;
    const numbered = share(others, (row) => text(row, number) !== "") > 0.6;
    if (a !== "" && b !== "" && a !== b) say("otherNumber");
    else if (ownNumbers && a !== "" && a === b && parseNumber(a) !== null && !repeatsNumbers(table, number)) {
      say("sameNumber");
    } else if (ownNumbers && a !== b && numbered) say("oneNumber");
  }

  const task = column("task");
  if (task >= 0 && text(upper, task) !== "" && text(lower, task) !== "") {
    const [a, b] = [text(upper, task), text(lower, task)];
    const filled = others.filter((row) => text(row, task) !== "");
    const marked = share(filled, (row) => matchMarker(text(row, task)) !== null);
    if (matchMarker(b) !== null && (matchMarker(a) !== null || marked > 0.5)) say("markedTask");
    else if (marked > 0.8 && matchMarker(a) !== null) say("unmarkedTask");
    if (unbalanced(a).open.length > 0 && unbalanced(b).stray.length > 0) say("bracketRunsOn");
    const ending = share(filled, (row) => endsSentence(text(row, task)));
    if (ending > 0.6 || filled.length === 0) say(endsSentence(a) ? "finished" : "unfinished");
  }

  for (const [i, { role }] of columns.entries()) {
    if ((role === "lead" || role === "cooperating") && unitRunsOn(text(upper, i), text(lower, i))) say("unitRunsOn");
  }

  const again = columns.some(
    ({ role }, i) => REPEATED.has(role) && text(upper, i) !== "" && text(upper, i) === text(lower, i),
  );
  if (again && evidence.sameNumber === undefined) say("sameCell");

  if (columns.some(({ role }, i) => role !== "number" && text(lower, i) !== "" && hasRoom(upper.cells[i], axis)))
    say("roomLeft");

  let half = 0;
  let both = 0;
  for (const [i, { role }] of columns.entries()) {
    if (role === "number" || role === "area" || isGroup(table, i)) continue;
    if (others.length > 0 && share(others, (row) => text(row, i) !== "") < 0.8) continue;
    const [a, b] = [text(upper, i) !== "", text(lower, i) !== ""];
    if (a !== b) half++;
    else if (a && b) both++;
  }
  if (half > 0) say("halfFilled", Math.min(half, 2));
  else if (both > 1) say("bothFilled");
  if (table.openBottom) say("cutByPage");

  const score = Object.values(evidence).reduce((sum, value) => sum + value, 0);
  return { score, evidence };
}

/**
 * Whether lines more than one would have found room below a cell's last line, where places are known. A page cuts a cell
 * where its room ends:
 *
 * ```
 *  │        │ 修订… │              │ 文化旅 │ 修订… │
 *  │ 文化旅 │ …试行 │              │ 游创新 │ …试行 │        page 2
 *  │ 游创新 │ …建立 │ whole        ├────────┼───────┤ perhaps cut
 *  ├────────┼───────┤              │ 行动   │ …实施 │        page 3
 * ```
 */
function hasRoom(cell: OpenCell | null | undefined, axis: Axis): boolean {
  const last = cell?.lines.at(-1);
  if (!cell?.box || !last) return false;
  const box = axis.locate(last.ranges()).at(-1)?.box;
  if (!box) return false;
  const [, bottom, , top] = box;
  return bottom - cell.box[1] > LEAST_ROOM * (top - bottom);
}

function unitRunsOn(above: string, below: string): boolean {
  if (above === "" || below === "") return false;
  const last = lastName(above);
  const first = below.split(/[、，,；;/／]/, 1)[0]!;
  return last !== "" && !isUnitName(last) && isUnitName(last + first);
}

/** A sentence's end, before closing brackets and quotation marks. */
export function endsSentence(text: string): boolean {
  return /[。；;！!？?…][”’」』）)》〉】]*$/.test(text);
}
