import type { Doubt, TableCell } from "../model/extraction";
import { displayWidth, forEachOutside, unbalanced } from "../model/language/characters";
import { breaksBetweenNames, isNameEnd, lastName, startsAName, surelyTwo } from "../model/language/name-breaks";
import { isUnitName } from "../model/language/units";
import { SourcedText } from "../model/sourced";
import { keepPartingSpaces, partsRoles } from "./unit-gaps";

/** What is known of the unit columns of a table before one of their cells is read. */
export interface UnitHabits {
  readonly style: BreakStyle;
  /** Names that stand in some cell whole, on one line between separators. */
  readonly known: ReadonlySet<string>;
}

/**
 * Whether those who wrote the table parted units by line breaks, as far as measured breaks tell.
 *
 * ```
 *  typed            wrapped             unknown
 *  │ 市教育局   │   │ 市教育局、市发 │   │ 市教育局 │   every line is full, and every one a name
 *  │ 市财政局   │   │ 改委           │   │ 市财政局 │
 * ```
 */
export type BreakStyle = "typed" | "wrapped" | "unknown";

/** A line this much shorter than its column (in full-width characters) ended before the column's edge. */
const SHORT = 1.6;

interface Break {
  /** Everything of the cell since the last break that separated. */
  readonly sofar: string;
  readonly before: SourcedText;
  readonly after: SourcedText;
  /** `after` and all lines below it. */
  readonly below: readonly SourcedText[];
  readonly made: "typed" | "edge" | null;
}

/** @param cells the cells of all unit columns of a table. */
export function unitHabits(cells: Iterable<TableCell>): UnitHabits {
  let typed = 0;
  let inside = 0;
  let listed = 0;
  const known = new Set<string>();
  for (const cell of cells) {
    if (cell.hardBreaks && cell.lines.length > 1) continue;
    const lines = linesOf(cell);
    listed += separators(lines.map(({ line }) => line));
    for (const name of wholeNames(lines)) known.add(name);
    forEachBreak(lines, (one) => {
      if (!mayPart(one)) return false;
      const names = isUnitName(lastName(one.sofar)) && !isNameEnd(one.after.text);
      if (one.made === "typed" && names) typed++;
      // Nothing measured the break: two whole names tell what it is.
      if (!one.made && names && isTwo(one)) typed++;
      if (one.made === "edge" && !names) inside++;
      return names && (one.made === "typed" || (!one.made && isTwo(one)));
    });
  }
  if (typed > 0 && typed >= listed) return { style: "typed", known };
  return { style: listed > 0 || inside > 0 ? "wrapped" : "unknown", known };
}

/** The names that no line break of the cell touches, unless it was typed. */
function wholeNames(lines: readonly CellLine[]): string[] {
  return lines.flatMap(({ line, made }, i) => {
    const names = line.text.split(SEPARATOR);
    const before = lines[i - 1];
    const headless = before && before.made !== "typed" && !SEPARATOR.test(before.line.text.at(-1)!);
    if (headless) names.shift();
    if (made !== "typed" && i + 1 < lines.length) names.pop();
    return names.filter(
      (name) => isUnitName(name) && unbalanced(name).open.length + unbalanced(name).stray.length === 0,
    );
  });
}

/**
 * Joins the lines of a cell of units, unless a line break stands for a separator:
 *
 * ```
 *  │ 市教育局、市发改 │      │ 市教育局   │
 *  │ 委、市国土局     │      │ 市财政局   │   ← two whole names, and the first line is short
 *   one broken name          two units
 * ```
 */
export function joinUnitLines(
  cell: TableCell,
  lineWidth: number | null,
  habits: UnitHabits,
): { readonly text: SourcedText; readonly doubts: readonly Doubt[] } {
  const lines = linesOf(cell);
  const parts: SourcedText[] = lines.slice(0, 1).map(({ line }) => line);
  const doubts: Doubt[] = [];
  forEachBreak(lines, (one) => {
    const { parted, sure } = judge(one, lineWidth, habits, cell.hardBreaks === true);
    if (!sure) {
      const seen = `${one.before.text} ${one.after.text}`;
      const text = "Whether a line break parts two units or runs through one name is not clear.";
      doubts.push({ code: "uncertain-boundary", text, seen });
    }
    if (parted) parts.push(lineBreak(one.before, one.after));
    parts.push(one.after);
    return parted;
  });
  return { text: SourcedText.join(parts), doubts };
}

interface Judgement {
  readonly parted: boolean;
  readonly sure: boolean;
}

const PARTED: Judgement = { parted: true, sure: true };
const JOINED: Judgement = { parted: false, sure: true };

function judge(one: Break, lineWidth: number | null, habits: UnitHabits, hard: boolean): Judgement {
  if (!mayPart(one)) return JOINED;
  if (partsRoles(one.sofar, one.after.text)) return PARTED;
  if (one.made) return judgeMeasured(one, one.made, habits);
  if (hard && breaksBetweenNames(one.sofar, one.after.text)) return PARTED;
  // One character alone (…有关部 / 门) is the rest of a name.
  if (!isUnitName(lastName(one.sofar)) || isNameEnd(one.after.text)) return JOINED;
  return hard ? PARTED : judgeUnmeasured(one, stopsShort(one, lineWidth), habits);
}

/** Flat text does not tell what ended a line: the names do, and what is usual in the table. */
function judgeUnmeasured(one: Break, short: boolean, { style, known }: UnitHabits): Judgement {
  const last = lastName(one.sofar);
  const next = namesBelow(one);
  if (next.some((name) => known.has(last + name))) return JOINED;
  if (known.has(last) && next.some((name) => known.has(name))) return PARTED;
  const two = isTwo(one);
  // A list with separators of its own has hardly lost one just at a line's end.
  if (style === "wrapped") return two ? { parted: true, sure: false } : JOINED;
  if (two) return PARTED;
  const parted = short || next.some((name) => breaksBetweenNames(one.sofar, name));
  return { parted, sure: !parted && style !== "typed" && !next.some((name) => name.length > 2 && isUnitName(name)) };
}

function isTwo(one: Break): boolean {
  const last = lastName(one.sofar);
  return namesBelow(one).some((name) => isUnitName(name) && surelyTwo(last, name));
}

/** A typed break parts names; one that the edge may have made is judged by the names, and by what is usual in the table. */
function judgeMeasured(one: Break, made: "typed" | "edge", { style, known }: UnitHabits): Judgement {
  const last = lastName(one.sofar);
  if (!isUnitName(last) || isNameEnd(one.after.text)) return JOINED;
  const next = namesBelow(one);
  const two = next.some((name) => surelyTwo(last, name));
  if (made === "typed") return { parted: true, sure: two || style === "typed" || next.some((name) => known.has(name)) };
  if (next.some((name) => known.has(last + name))) return JOINED;
  if (known.has(last) && next.some((name) => known.has(name))) return PARTED;
  // A list with separators of its own has hardly lost one just at a line's end.
  if (style === "wrapped")
    return two && startsAName(next[0]!) && next.some(isUnitName) ? { parted: true, sure: false } : JOINED;
  if (two) return PARTED;
  if (!next.some((name) => name.length > 2 && isUnitName(name))) return JOINED;
  return { parted: style === "typed" && breaksBetweenNames(one.sofar, one.after.text), sure: false };
}

/** What the name that begins below the break may be: its part on the first line, on the first two lines, … */
function namesBelow({ below }: Break): string[] {
  const names: string[] = [];
  for (const { text } of below) {
    const cut = text.search(SEPARATOR);
    names.push((names.at(-1) ?? "") + (cut < 0 ? text : text.slice(0, cut)));
    if (cut >= 0) break;
  }
  return names;
}

/** No bracket is open, and no separator stands at the break. */
function mayPart({ sofar, after }: Break): boolean {
  if (unbalanced(sofar).open.length > 0) return false;
  return !/[、，,；;/／]$/.test(sofar) && !/^[、，,；;/／）)〕（(〔等]/.test(after.text);
}

const SEPARATOR = /[、，,；;/／]/;

/** Whether a line stops short of the longest lines of its column, so that its end is not the edge's doing. */
function stopsShort({ before, after }: Break, width: number | null): boolean {
  return width === null ? isUnitName(after.text) : width - displayWidth(before.text) >= SHORT;
}

interface CellLine {
  readonly line: SourcedText;
  /** What ended it. */
  readonly made: "typed" | "edge" | null;
}

function linesOf({ lines, breaks }: TableCell): CellLine[] {
  return lines
    .map((line, i) => ({
      line: keepPartingSpaces(line.trim(), i > 0, lines[i + 1]?.text.trim() ?? ""),
      made: breaks?.[i] ?? null,
    }))
    .filter(({ line }) => line.length > 0);
}

/** @param visit tells whether the break separates. */
function forEachBreak(lines: readonly CellLine[], visit: (one: Break) => boolean): void {
  let sofar = "";
  lines.forEach(({ line, made }, i) => {
    sofar += line.text;
    const next = lines[i + 1];
    if (!next) return;
    const below = lines.slice(i + 1).map((entry) => entry.line);
    if (visit({ sofar, before: line, after: next.line, below, made })) sofar = "";
  });
}

/** The line break between two lines, with the stretch of source between them as its origin. */
function lineBreak(before: SourcedText, after: SourcedText): SourcedText {
  const start = before.end;
  return SourcedText.spanning("\n", start <= after.start ? { start, end: after.start } : { start, end: start });
}

/** Separators outside of brackets. */
function separators(lines: readonly SourcedText[]): number {
  let count = 0;
  forEachOutside(lines.map(({ text }) => text).join(""), (char) => {
    if (/[、，,；;]/.test(char)) count++;
  });
  return count;
}
