import type { Doubt } from "../../model/extraction";
import { unbalanced } from "../../model/language/characters";
import { lastName } from "../../model/language/name-breaks";
import { matchMarker, parseNumber } from "../../model/language/numerals";
import { type ColumnRole, countsAreas } from "../../model/language/roles";
import { isUnitName } from "../../model/language/units";
import { isGroup, isShared, numbersAreas, recentRows, repeatsNumbers, share, text } from "./habits";
import { bareText, isBlank } from "./lattice";
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

const AREA_DOUBT: Doubt = {
  code: "uncertain-boundary",
  text: "Whether the area at the top of the next page goes on with this one is not clear.",
};

/** Weighs whether `lower`, the first row on a page, goes on with `upper`, the last row on the page before. */
export function weighContinuation(table: OpenTable, upper: OpenRow, lower: OpenRow): Continuation {
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

/** Adds the lower part of a row to the upper. Cells of the lower part that run on below share the upper's object. */
export function joinRows(table: OpenTable, upper: OpenRow, lower: OpenRow): void {
  for (const i of table.header.columns.keys()) {
    const [a, b] = [upper.cells[i] ?? null, lower.cells[i] ?? null];
    if (!b) continue;
    if (a) {
      // The number printed again on the next page is one number.
      if (table.header.columns[i]!.role === "number" && bareText(a.lines) === bareText(b.lines)) continue;
      a.lines.push(...b.lines);
      lower.cells[i] = a;
    } else upper.cells[i] = b;
  }
  upper.continued = true;
}

/**
 * Lets a new row take over what the row above it holds for both: merged cells cut by the page break, and empty area
 * cells where the format has no spans.
 *
 * ```
 *  │ 3 │ 人才筑基 │ 聚焦…  │            page 13
 *  ├───┼──────────┼────────┤
 *  │   │          │ 推动…  │            page 14: number and area are those of the row above
 * ```
 *
 * @returns for each column the cell that the new row should hold.
 */
export function inherit(table: OpenTable, above: OpenRow, row: OpenRow, overPage: boolean): void {
  const columns = table.header.columns;
  const area = columns.findIndex(({ role }) => role === "area");
  const number = columns.findIndex(({ role }) => role === "number");
  const numbered = numbersAreas(table);
  const sameArea = area >= 0 && isBlank(row.cells[area] ?? null);
  for (const [i, column] of columns.entries()) {
    const { role } = column;
    const [a, b] = [above.cells[i] ?? null, row.cells[i] ?? null];
    if (!a || a === b || b?.none) continue;
    const numbersArea = sameArea && countsAreas(column, i, area);
    const mergedAcross = overPage && ((b?.span ?? 1) > 1 || isShared(table, i, a)) && isBlank(b);
    if ((role === "area" || numbersArea) && isBlank(b)) row.cells[i] = a;
    else if (role === "number" && isBlank(b) && (mergedAcross || (numbered && (sameArea || overPage))))
      row.cells[i] = a;
    else if (mergedAcross && !isBlank(a)) row.cells[i] = a;
    else if (role === "area" && overPage && b && areaRunsOn(bareText(a.lines), bareText(b.lines))) {
      if (bareText(a.lines) !== bareText(b.lines)) a.lines.push(...b.lines);
      row.cells[i] = a;
    } else if (
      role === "area" &&
      overPage &&
      b &&
      number < 0 &&
      !matchMarker(bareText(b.lines)) &&
      mayBeCut(table, i, a)
    ) {
      a.lines.push(...b.lines);
      row.cells[i] = a;
      for (const { cells, doubts } of [...recentRows(table), row]) if (cells[i] === a) doubts.push(AREA_DOUBT);
    }
  }
  // The rest of an area's name under the same, merged, number: 推进学前教 | 育优质发展.
  if (overPage && numbered && !sameArea && !row.cells[area]?.none && row.cells[number] === above.cells[number]) {
    const [a, b] = [above.cells[area]!, row.cells[area]!];
    if (a !== b) a.lines.push(...b.lines);
    row.cells[area] = a;
  }
}

/** Whether an area cell at the top of a page is the rest, or the repetition, of the one above. */
function areaRunsOn(above: string, below: string): boolean {
  if (above === "" || above === below) return true;
  if (unbalanced(above).open.length > 0 && unbalanced(below).stray.length > 0) return true;
  return matchMarker(above) !== null && matchMarker(below) === null;
}

/**
 * Whether an area's name may have been cut by the page for want of room: its last line is as full as any of its column,
 * and its cell is so low that no further line fits.
 *
 * ```
 *  │ 非遗工坊行 │ …            page 2: the line is full, the cell is full
 *  ├────────────┤
 *  │ 动         │ …            page 3
 * ```
 */
export function mayBeCut(table: OpenTable, area: number, cell: OpenCell): boolean {
  const last = cell.lines.at(-1)?.text.trim().length ?? 0;
  let width = 0;
  let pitch = Number.POSITIVE_INFINITY;
  for (const { cells } of recentRows(table)) {
    for (const [i, other] of cells.entries()) {
      if (!other?.box || other.lines.length === 0) continue;
      if (i === area) for (const line of other.lines) width = Math.max(width, line.text.trim().length);
      pitch = Math.min(pitch, (other.box[3] - other.box[1]) / other.lines.length);
    }
  }
  if (!cell.box || last < width) return false;
  return (cell.lines.length + 1) * pitch > cell.box[3] - cell.box[1];
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
