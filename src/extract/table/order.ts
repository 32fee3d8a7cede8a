import type { TextOrder } from "../../model/notice";
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
  /** Lines on which text that is cut off in mid-sentence is followed by a space and a unit's name. */
  readonly sideBySide: number;
}

/**
 * Where each order begins. Measured on generated notices: `pdftotext -layout` has gaps on 2 to 68 lines of a hundred
 * and indents on 7 to 97, every other extractor none of either.
 */
export const ORDER_SETTINGS = {
  alignedShare: 0.12,
  oneLineLength: 400,
  oneLineLines: 4,
  serialRuns: 0.34,
  sideBySide: 0.04,
} as const;

const SERIAL_LINE = /^[（(]?\d{1,3}[)）.、．]?$/u;
const GAP = /\S[ \u3000]{3,}\S/u;
const INDENT = /^[ \u3000]{3,}\S/u;
const UNIT_END = /(?:[局委厅办部院署]|政府|部门|单位|管委会|公司|中心|学院|集团)(?:[（(][^）)]*[）)])?[、，,]?$/u;
const CUT_OFF = /[^\s。；;！？!?：:、，,]$/u;

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
  };
}

/**
 * Which order the text is in:
 *
 * ```
 *  aligned        1        推动…有效实        市教育局        gaps and indents
 *  interleaved    推动…有效实 市教育局                        cut-off prose beside a unit
 *  column-blocks  1 ⏎ 2 ⏎ 3 ⏎ 推动… ⏎ 按照… ⏎ 市教育局        serials in a row
 *  one-line       1 推动…。 市教育局 2 按照…。 …              no line breaks
 *  stream         1 ⏎ 推动…有效实 ⏎ 施。 ⏎ 市教育局 ⏎ 2        none of these
 * ```
 */
export function recogniseOrder(lines: readonly FlatLine[]): TextOrder {
  const evidence = readOrderEvidence(lines);
  const s = ORDER_SETTINGS;
  if (evidence.lines <= s.oneLineLines && evidence.longest >= s.oneLineLength) return "one-line";
  if (evidence.gaps + evidence.indents >= s.alignedShare * 2 && evidence.gaps > 0.015) return "aligned";
  if (evidence.sideBySide >= s.sideBySide) return "interleaved";
  if (evidence.serialRuns >= s.serialRuns) return "column-blocks";
  return "stream";
}

function isSideBySide(text: string): boolean {
  const tokens = text.split(/\s+/u);
  for (let i = 0; i + 1 < tokens.length; i++) {
    const left = tokens[i]!;
    const right = tokens[i + 1]!;
    if (left.length > 7 && CUT_OFF.test(left) && !UNIT_END.test(left) && right.length > 2 && UNIT_END.test(right))
      return true;
  }
  return false;
}
