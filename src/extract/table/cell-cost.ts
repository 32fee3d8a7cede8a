import { BRACKETS, displayWidth, isWide, setWidth, unbalanced } from "../../model/language/characters";
import { matchMarker } from "../../model/language/numerals";
import type { ColumnRole } from "../../model/language/roles";
import { isNoUnit, isUnitName } from "../../model/language/units";
import { ideographsMeet, type Neighbours } from "./seen-together";

/**
 * What a division into cells costs, by named features. A cost of 1 is about one piece of mild evidence; three or more
 * together outweigh anything a layout does by chance. All decoders of flat text that look at cells as wholes share it.
 */
export const CELL_WEIGHTS = {
  /** A cell begins with punctuation that cannot begin a text. */
  badStart: 4,
  /** Each bracket or quotation mark without a partner inside the cell. */
  bracket: 2.5,
  /** The task does not end like a sentence (scaled by how many tasks of the table do), and more where all of them do. */
  openEnd: 1.4,
  openEndAlone: 2.5,
  /** The task ends like a sentence where the table's tasks do not. */
  closedEnd: 1.2,
  /**
   * A cell ends with a full line and no full stop, where the next line should go on with it: for each unit of the logarithm
   * of the line's length, since a last line is full by chance the seldomer the longer lines are.
   */
  fullEnd: 0.4,
  /** A line inside the cell stops short although the next word would have fit: a cell ended there. */
  shortInside: 1.6,
  /** … after the end of a sentence: a new item of the same cell, or a new cell. */
  shortAfterSentence: 1.8,
  /** … between two whole unit names: units on lines of their own, usual where the column has no separators. */
  shortBetweenUnits: { usual: 0.1, unusual: 1 },
  /**
   * Between two lines of a text the characters that meet stand together elsewhere in the notice, or three of them do (gains);
   * or they do not, and no punctuation parts them.
   */
  seenPair: -0.4,
  seenTriple: -0.8,
  unseen: 0.3,
  /** A line inside the cell begins with the serial that follows the cell's own ("1." … "2."). */
  serialInside: 2.2,
  /** Names in a unit cell that read as no unit, each. */
  notUnit: 1.1,
  /** A unit cell that ends with a separator. */
  openList: 0.9,
  /** "/" or 无 beside other lines of a unit cell. */
  signInside: 2.5,
  /** A number cell that holds something else. */
  notNumber: 4,
  /** A deadline cell that holds no date, period or 长期. */
  notDeadline: 1.2,
  /** A deadline that begins or ends in the middle of a date ("月底前", "2017年12"). */
  tornDeadline: 2.5,
  /** Empty cells, by role. */
  empty: { number: 4, area: 1.5, title: 3, task: 7, lead: 2.2, cooperating: 0.5, deadline: 1.2, extra: 0.6 },
} as const;

/** What is known of a column before its cells are: learned from the table itself. */
export interface ColumnSense {
  readonly role: ColumnRole;
  /** Length of a full line in full-width characters; null while unknown. */
  readonly full: number | null;
  /** Share of the column's cells that end like a sentence, 0 to 1. */
  readonly sentences: number;
  /** Units stand on lines of their own, without separators. */
  readonly listed: boolean;
  /** Which characters stand together in the notice, where that is to count. */
  readonly neighbours?: Neighbours;
}

export const SENTENCE_END = /[。；;！？!?…](?:[”’）)】]*)$/u;
const BAD_START = /^[，。；：、）〕】》”’！？,;:)\]%％]/u;
const SERIAL_CELL =
  /^(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,4})[)）]|\d{1,3}(?:[.\-－]\d{1,3})*|[一二三四五六七八九十]{1,4}|[①-⑳])[.、．]?$/u;
const DEADLINE =
  /年|月|日|季度|长期|持续|常态|全年|适时|即时|按时|\d{4}|上旬|中旬|下旬|底前|每|立即|\d{1,2}[.\-/]\d{1,2}/u;

const TORN_DATE =
  /^(?:[年月日]|季度|底前|前完成)|(?:\d{1,3}|第[一二三四]?|\d年第|\d{4}年[上下])$|[月前底]20\d\d年|(?:长期|全年|推进|坚持|前|底|完成|季度)20\d\d年/u;

/** Whether the lines of a column of units hold hardly a separator: then line breaks are what parts the units. */
export function isListed(lines: readonly string[]): boolean {
  const marks = lines.reduce((sum, line) => sum + (line.match(/[、，]/gu)?.length ?? 0), 0);
  return marks < lines.length * 0.12;
}

/** Whether a piece reads as a row's serial ("12", "（三）", "2.1"). */
export function isSerial(text: string): boolean {
  return SERIAL_CELL.test(text.replace(/\s+/gu, ""));
}

/** Whether a cell of a deadline column can hold `text`. */
export function isDeadline(text: string): boolean {
  return DEADLINE.test(text);
}

/** Cost of taking `lines` (trimmed, in reading order) as one whole cell of a column. */
export function cellCost(sense: ColumnSense, lines: readonly string[]): number {
  const w = CELL_WEIGHTS;
  if (lines.length === 0) return w.empty[sense.role];
  const joined = lines.join("").replace(/\s+/gu, "");
  const brackets = unbalanced(joined);
  let cost = w.bracket * Math.min(3, brackets.open.length + brackets.stray.length);
  if (BAD_START.test(joined)) cost += w.badStart;
  if (sense.role === "number") return cost + (isSerial(joined) ? 0 : w.notNumber);
  if (sense.role === "deadline") {
    if (!isDeadline(joined)) cost += w.notDeadline;
    if (TORN_DATE.test(joined)) cost += w.tornDeadline;
  }
  const units = sense.role === "lead" || sense.role === "cooperating";
  cost += insideCost(sense, lines, units);
  if (units) return cost + unitCost(joined, lines);
  const ended = SENTENCE_END.test(joined);
  if (sense.role === "task" && !ended)
    cost += w.openEnd * sense.sentences + w.openEndAlone * Math.max(0, sense.sentences * 10 - 9);
  if (sense.role === "task" && ended) cost += w.closedEnd * Math.max(0, 1 - 4 * sense.sentences);
  const mayBeFull = sense.role !== "deadline" && (lines.length > 1 || sense.role === "task");
  if (!ended && mayBeFull && sense.full !== null && setWidth(lines.at(-1)!.trim()) >= sense.full - 1) {
    cost += w.fullEnd * Math.log(Math.max(1, sense.full));
  }
  return cost;
}

function insideCost(sense: ColumnSense, lines: readonly string[], units: boolean): number {
  const w = CELL_WEIGHTS;
  let cost = 0;
  const own = matchMarker(lines[0]!);
  let expected = own ? own.value + 1 : null;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!.trim();
    const next = lines[i + 1]!.trim();
    const marker = expected === null ? null : matchMarker(next);
    if (own && marker && marker.style === own.style && marker.value === expected) {
      // "1.… 2.…" in one cell: items of one task, or two rows.
      cost += w.serialInside;
      expected = marker.value + 1;
    }
    if (sense.neighbours && !units) cost += readingOn(line, next, sense.neighbours);
    if (!stopsShort(line, next, sense.full)) continue;
    if (units) {
      const between = sense.listed ? w.shortBetweenUnits.usual : w.shortBetweenUnits.unusual;
      cost += endsUnit(line) ? between : w.shortInside;
    } else cost += SENTENCE_END.test(line) ? w.shortAfterSentence : w.shortInside;
  }
  return cost;
}

/** What it costs that a text goes on from one line to the next. */
function readingOn(line: string, next: string, neighbours: Neighbours): number {
  const known = neighbours.across(line, next);
  if (known === 3) return CELL_WEIGHTS.seenTriple;
  if (known === 2) return CELL_WEIGHTS.seenPair;
  return ideographsMeet(line, next) ? CELL_WEIGHTS.unseen : 0;
}

/** Whether a line ends before the column's edge although the next line's first word would have fit. */
export function stopsShort(line: string, next: string, full: number | null): boolean {
  if (full === null) return false;
  return setWidth(line) + firstWord(next) <= full - 0.75;
}

/** Width of what cannot be torn from the start of a line: a run of Latin or digits, an opening bracket with its word. */
export function firstWord(text: string): number {
  let i = 0;
  while (i < text.length && BRACKETS.has(text[i]!)) i++;
  const begin = i;
  while (i < text.length && !isWide(text[i]!) && text[i] !== " ") i++;
  if (i === begin) i++;
  while (i < text.length && BAD_START.test(text[i]!)) i++;
  return displayWidth(text.slice(0, i));
}

function endsUnit(line: string): boolean {
  const last = line.split(/[、，,；;/\s]/u).at(-1) ?? "";
  return isUnitName(last);
}

function unitCost(joined: string, lines: readonly string[]): number {
  const w = CELL_WEIGHTS;
  if (isNoUnit(joined)) return 0;
  let cost = /[、，,]$/u.test(joined) ? w.openList : 0;
  let strange = 0;
  for (const name of joined.split(/[、，,；;/／]|等(?![级次])/u)) {
    if (name.length > 0 && !isUnitName(name) && !/^(?:有关|相关)?(?:部门|单位|地区)?$/u.test(name)) strange++;
  }
  cost += w.notUnit * Math.min(3, strange);
  // "/" says that there is no unit: it stands alone in its cell.
  if (lines.length > 1 && lines.some((line) => isNoUnit(line))) cost += w.signInside;
  return cost;
}
