import { isUnitName } from "../../model/language/units";
import type { TextOrder } from "../../model/notice";
import { isDeadline } from "./cell-cost";
import type { FlatLine } from "./flat-line";

/** What the looks of flat text say of the order in which its cells come; shares of all lines that hold text. */
export interface OrderEvidence {
  /** Lines with a gap of three or more spaces inside: columns kept apart. */
  readonly gaps: number;
  /** Lines set in by three or more spaces: a column to the left is empty there. */
  readonly indents: number;
  /** Characters of the longest line. */
  readonly longest: number;
  readonly lines: number;
  /** Serials that stand right after another serial, of all serials on lines of their own. */
  readonly serialRuns: number;
  /** Lines on which a long text that ends in mid-word is followed by a space and something else. */
  readonly sideBySide: number;
  /** Lines in flows (stretches without a blank line) that go from prose to a unit and back, or the other way. */
  readonly mixed: number;
  /** Blank lines, of all lines. */
  readonly blank: number;
  /** Of boxes (lines between blank lines), the share that follows others of its kind as no row would have it. */
  readonly outOfRow: number;
}

/**
 * Where each order begins. Measured on generated notices: `pdftotext -layout` has gaps on 2 to 68 lines of a hundred
 * and indents on 7 to 97, every other extractor none of either. `pdftotext` without options has text side by side on 2 to
 * 31 lines of a hundred where columns are near to each other; tools that give cell after cell on 7 at most, and none
 * where blank lines part their cells.
 */
export const ORDER_SETTINGS = {
  alignedShare: 0.12,
  oneLineLength: 400,
  oneLineLines: 4,
  serialRuns: 0.34,
  /** Text side by side: so much on its own; or, where blank lines part something, so much on at least so many lines. */
  sideBySide: 0.15,
  sideBySideParted: 0.075,
  sideBySideLines: 4,
  partedBlank: 0.04,
  /** In text that makes no sense as a stream: no stream has so much. */
  sideBySideLost: 0.045,
  /** Where the text comes in flows: so much side by side, or so many lines, yet not nearly all, in flows of two kinds. */
  flowsBlank: 0.12,
  sideBySideInFlows: 0.03,
  mixedInFlows: 0.25,
  mixedMost: 0.6,
  outOfRow: 0.19,
} as const;

const SERIAL_LINE = /^[（(]?\d{1,3}[)）.、．]?$/u;
const GAP = /\S[ \u3000]{3,}\S/u;
const INDENT = /^[ \u3000]{3,}\S/u;

/** Reads the evidence off the lines. */
export function readOrderEvidence(lines: readonly FlatLine[]): OrderEvidence {
  let held = 0;
  let gaps = 0;
  let indents = 0;
  let longest = 0;
  let serials = 0;
  let runs = 0;
  let sideBySide = 0;
  let lastWasSerial = false;
  for (const line of lines) {
    if (line.blank) continue;
    const text = line.text.text.replace(/\s+$/u, "");
    held++;
    longest = Math.max(longest, text.length);
    if (GAP.test(text)) gaps++;
    if (INDENT.test(text)) indents++;
    const trimmed = text.trim();
    const serial = SERIAL_LINE.test(trimmed);
    if (serial) serials++;
    if (serial && lastWasSerial) runs++;
    lastWasSerial = serial;
    if (isSideBySide(trimmed)) sideBySide++;
  }
  const share = (count: number) => (held === 0 ? 0 : count / held);
  return {
    gaps: share(gaps),
    indents: share(indents),
    longest,
    lines: held,
    serialRuns: serials < 3 ? 0 : runs / serials,
    sideBySide: share(sideBySide),
    mixed: share(mixedLines(lines)),
    blank: lines.length === 0 ? 0 : (lines.length - held) / lines.length,
    outOfRow: outOfRowShare(boxKinds(lines)),
  };
}

/**
 * Which order the text is in:
 *
 * ```
 *  aligned        1        推动…有效实        市教育局        gaps and indents
 *  interleaved    推动…有效实 市教育局                        cut-off prose beside another text
 *  column-blocks  1 ⏎ 2 ⏎ 3 ⏎ 推动… ⏎ 按照… ⏎ 市教育局        serials, dates or three unit lists in a row
 *  one-line       1 推动…。 市教育局 2 按照…。 …              no line breaks
 *  stream         1 ⏎ 推动…有效实 ⏎ 施。 ⏎ 市教育局 ⏎ 2        none of these
 * ```
 */
export function recogniseOrder(lines: readonly FlatLine[]): TextOrder {
  const evidence = readOrderEvidence(lines);
  const s = ORDER_SETTINGS;
  if (evidence.lines === 1 || (evidence.lines <= s.oneLineLines && evidence.longest >= s.oneLineLength))
    return "one-line";
  if (evidence.gaps + evidence.indents >= s.alignedShare * 2 && evidence.gaps > 0.015) return "aligned";
  if (isInterleaved(evidence)) return "interleaved";
  if (evidence.serialRuns >= s.serialRuns || evidence.outOfRow >= s.outOfRow) return "column-blocks";
  return "stream";
}

function isInterleaved({ sideBySide, mixed, blank, lines }: OrderEvidence): boolean {
  const s = ORDER_SETTINGS;
  if (lines <= s.oneLineLines) return false;
  if (sideBySide >= s.sideBySide) return true;
  const several = sideBySide * lines >= s.sideBySideLines - 0.5;
  if (several && blank >= s.partedBlank && sideBySide >= s.sideBySideParted) return true;
  if (blank < s.flowsBlank) return false;
  return (several && sideBySide >= s.sideBySideInFlows) || (mixed >= s.mixedInFlows && mixed <= s.mixedMost);
}

const TORN = /[\p{Script=Han}，、]$/u;
const GOES_ON = /^[\p{Script=Han}“《（]/u;

function isSideBySide(text: string): boolean {
  const tokens = text.split(/\s+/u);
  for (let i = 0; i + 1 < tokens.length; i++) {
    const left = tokens[i]!;
    const right = tokens[i + 1]!;
    if (left.length > 6 && TORN.test(left) && right.length > 1 && GOES_ON.test(right)) return true;
  }
  return false;
}

/** Lines of flows in which whole lines of prose and of units alternate: two columns, line by line. */
function mixedLines(lines: readonly FlatLine[]): number {
  let mixed = 0;
  let kinds = "";
  let held = 0;
  for (const [i, line] of lines.entries()) {
    if (line.blank || lines[i - 1]?.sheet !== line.sheet) {
      if (/pup|upu/u.test(kinds)) mixed += held;
      kinds = "";
      held = 0;
    }
    if (line.blank) continue;
    held++;
    const text = line.text.text.trim();
    const kind = isUnitName(text) ? "u" : text.length > 8 && TORN.test(text) ? "p" : "";
    if (kind !== "" && !kinds.endsWith(kind)) kinds += kind;
  }
  return /pup|upu/u.test(kinds) ? mixed + held : mixed;
}

/** n serial, u units, d date, t text for each box; empty where blank lines part hardly any. */
function boxKinds(lines: readonly FlatLine[]): string {
  const boxes: string[] = [];
  let blanks = 0;
  let open = "";
  for (const [i, line] of lines.entries()) {
    const text = line.text.text.replace(/\s+/gu, "");
    if (line.blank) blanks++;
    if ((line.blank || lines[i - 1]?.sheet !== line.sheet) && open !== "") {
      boxes.push(open);
      open = "";
    }
    open += text;
  }
  if (open !== "") boxes.push(open);
  if (blanks < (lines.length - blanks) * BOXED) return "";
  return boxes.map(boxKind).join("");
}

/** Blank lines for each line with text, from which on they part boxes and not chapters. */
const BOXED = 0.2;

function boxKind(text: string): string {
  if (/^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$/u.test(text)) return "n";
  if (text.length < 16 && isDeadline(text) && !/[，。、《]/u.test(text) && !isUnitName(text)) return "d";
  const names = text.split(/[、，]/u);
  if (!text.includes("。") && names.filter(isUnitName).length * 2 > names.length) return "u";
  return "t";
}

/** No row has two serials, two dates, or three lists of units. */
function outOfRowShare(kinds: string): number {
  const cells = kinds.match(/[nud]|t{2}/gu)?.length ?? 0;
  const odd = kinds.match(/(?=nn|dd|uuu)/gu)?.length ?? 0;
  return odd / Math.max(8, cells);
}

/** Whether columns may lie side by side in text that looks like a stream and makes no sense as one. */
export function mayBeSideBySide(lines: readonly FlatLine[]): boolean {
  return readOrderEvidence(lines).sideBySide >= ORDER_SETTINGS.sideBySideLost;
}

/** Whether the text comes in boxes; then a reading as a stream that makes no sense may be one of columns. */
export function isBoxed(lines: readonly FlatLine[]): boolean {
  return boxKinds(lines) !== "";
}
