import type { Doubt } from "../../../model/extraction";
import type { ColumnRole } from "../../../model/language/roles";
import type { Features } from "./features";
import { GAP, widthFrom } from "./gaps";
import type { CellMargins } from "./margins";
import type { PathCell } from "./path";
import type { Profile } from "./profile";
import type { DecodedRow } from "./rows";
import { DOUBT_MARGIN } from "./weights";

/**
 * What is doubtful in a row's division into cells: a reading nearly as cheap as the best, or a boundary that the text
 * itself does not show and costs must not pretend to know.
 */
export function doubtsOf(
  row: DecodedRow,
  { margins, groups }: CellMargins,
  f: Features,
  profile: Profile,
  parted: ReadonlySet<DecodedRow>,
): Doubt[] {
  const { roles } = profile;
  const own = [...row.indexes, ...row.shared].map((index) => margins[index]!);
  const narrow = Math.min(...own, ...row.between.map((index) => groups[index]!));
  if (narrow < DOUBT_MARGIN) {
    const text = "Another division of the text into cells is nearly as good as the one chosen.";
    return [{ code: "uncertain-boundary", text, seen: narrow.toFixed(2), expected: `at least ${DOUBT_MARGIN}` }];
  }
  if (parted.has(row)) {
    const text = "A line inside the task ends early: what stands before or behind it may be another row's.";
    return [{ code: "uncertain-boundary", text }];
  }
  if (stopsBeside(row, f, profile)) {
    const text = "The task's last line is full and stops in mid-sentence beside the next cell: it may go on below.";
    return [{ code: "uncertain-boundary", text }];
  }
  const wide = row.steps.find((cell) => runsOver(f, profile, cell));
  if (wide) {
    const seen = f.atoms[wide.from]!.text.text;
    return [{ code: "uncertain-boundary", text: "A line is wider than its column: two may have run together.", seen }];
  }
  const spaced = profile.spaceJoin < SPACES_PART ? undefined : row.steps.find((cell) => holdsSpace(f, cell));
  if (spaced) {
    const seen = f.atoms[spaced.from]!.text.text;
    return [{ code: "uncertain-boundary", text: "A space stands inside a cell, where spaces part cells.", seen }];
  }
  const strange = [...row.steps, ...row.merged].find((cell) => isStrange(f, roles, cell));
  if (strange) {
    const seen = f.atoms[strange.from]!.text.text;
    return [{ code: "uncertain-boundary", text: "A cell begins with what belongs into another column.", seen }];
  }
  for (const [i, cell] of row.steps.entries()) {
    const next = row.steps[i + 1];
    if (!next || isShown(f, next.from)) continue;
    const hidden = isHiddenTitle(f, roles, cell, next) ?? mayGoOn(f, profile, cell, next);
    if (hidden) return [{ code: "uncertain-boundary", text: hidden }];
  }
  return [];
}

/**
 * Text that was printed line by line, not cell by cell, and yet reads like cells:
 *
 * ```
 *   打通政策落地堵点。面向社区居民开展 区农业农村局
 *   专题培训4次，推动资源向基层下沉
 * ```
 */
function stopsBeside(row: DecodedRow, { gaps, stop, count }: Features, { roles, width }: Profile): boolean {
  const task = row.cells.find(({ column }) => roles[column] === "task");
  const edge = task ? (width[task.column] ?? null) : null;
  const to = task?.stretches.at(-1)?.to ?? count;
  if (edge === null || to === count || stop[to - 1] || gaps.kind[to] === GAP.line) return false;
  return gaps.until[to - 1]! > edge - 1;
}

/** From this cost of a space inside a cell on, spaces are known to part cells. */
const SPACES_PART = 2.5;

function holdsSpace({ gaps: { kind } }: Features, { from, to }: PathCell): boolean {
  for (let g = from + 1; g < to; g++) if (kind[g] === GAP.space || kind[g] === GAP.wide) return true;
  return false;
}

/** Characters beyond the column's edge that are no chance of type. */
const OVER = 1.5;

/**
 * A line of a cell is wider than its column: its end was lost, and what belongs to another cell stands in it.
 *
 * ```
 *   │健全文化旅│            area
 *   │游示范创建按照“一地一策”要求，推进…      the area's last line and the task's first one
 * ```
 */
function runsOver(f: Features, profile: Profile, { from, to, column }: PathCell): boolean {
  const width = profile.width[column] ?? null;
  if (width === null) return false;
  for (let g = from + 1; g <= to; g++) {
    if (f.gaps.kind[g] === GAP.line && Math.min(f.gaps.tail[g]!, widthFrom(f.gaps, from, g)) > width + OVER)
      return true;
  }
  return false;
}

/** Beside a column of numbers an area that holds one, or a text that begins with one; units alone in a column of texts. */
function isStrange(f: Features, roles: readonly ColumnRole[], { from, to, column }: PathCell): boolean {
  const role = roles[column];
  if (role === "area" || role === "title") {
    return roles.includes("number") && f.bareNumber.subarray(from, to).includes(1);
  }
  if (role !== "extra" && role !== "task") return false;
  const serial = f.bareNumber[from] === 1 && f.gaps.kind[from + 1]! >= GAP.plain && roles.includes("number");
  return f.unitLine[from] === 1 || serial;
}

/** From this share of rows on, lines that end early are how the table's tasks are set, and tell nothing. */
const USUAL = 0.2;

/**
 * Rows whose task holds a line that ends early, where few tasks do: the two parts may be two tasks, a section row and a
 * task, or a part of the row above that a page break parted from it.
 *
 * ```
 *   指导毕业生参与劳务品牌培育。          ← the next word would have fitted
 *   推行“白名单”特色品牌，推行…
 * ```
 */
export function partedRows(rows: readonly DecodedRow[], f: Features, profile: Profile): Set<DecodedRow> {
  const parted = new Set<DecodedRow>();
  const column = profile.roles.indexOf("task");
  const width = profile.width[column] ?? null;
  if (width === null) return parted;
  for (const row of rows) {
    const stretches = row.cells.find((cell) => cell.column === column)?.stretches ?? [];
    if (stretches.some(({ from, to }) => hasEarlyEnd(f, from, to, width))) parted.add(row);
  }
  if (parted.size > rows.length * USUAL) return new Set();
  // The first part of a task that begins its row may be the rest of the task above.
  rows.forEach((row, i) => {
    if (i > 0 && parted.has(row) && row.steps[0]!.column === column) parted.add(rows[i - 1]!);
  });
  return parted;
}

/** Room, in characters, that a line leaves which ends early without a full stop: a section row may have run into the task. */
const UNSTOPPED = 3;

function hasEarlyEnd({ gaps, stop }: Features, from: number, to: number, width: number): boolean {
  for (let g = from + 1; g < to; g++) {
    if (gaps.kind[g] !== GAP.line) continue;
    if (gaps.widest[g]! + gaps.chunk[g]! + (stop[g - 1] ? 1 : UNSTOPPED) < width) return true;
  }
  return false;
}

/** Two columns of text as wide as each other, and a full line before the second: the first may go on there. */
function mayGoOn(f: Features, { roles, width }: Profile, cell: PathCell, next: PathCell): string | null {
  const isText = ({ column }: PathCell) => roles[column] === "task" || roles[column] === "extra";
  const [own, other] = [width[cell.column] ?? null, width[next.column] ?? null];
  if (!isText(cell) || !isText(next) || own === null || other === null || Math.abs(own - other) > 1) return null;
  if (f.gaps.widest[next.from]! <= own - 1) return null;
  return "A full line stands before a column as wide as the one before it: the text may go on there.";
}

/** The boundary before token `at` shows: a space or tab parts the cells, or trailing spaces mark ends of cells. */
function isShown(f: Features, at: number): boolean {
  return f.gaps.kind[at] !== GAP.line;
}

/** Area and title side by side, both of several short lines: any line may begin the title. */
function isHiddenTitle(f: Features, roles: readonly ColumnRole[], cell: PathCell, next: PathCell): string | null {
  if (roles[cell.column] !== "area" || roles[next.column] !== "title") return null;
  let lines = 0;
  for (let at = cell.from; at < next.to; at++) if (f.atoms[at]!.gap === "line") lines++;
  return lines < 3 ? null : "Area and title stand one after another: where the title begins the text does not show.";
}
