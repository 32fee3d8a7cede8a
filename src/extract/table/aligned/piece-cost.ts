import { displayWidth, isWide } from "../../../model/language/characters";
import { isSerial } from "../cell-cost";
import { BAD_START, isUnitColumn, looksCost, OPEN_END, UNIT } from "./looks";
import type { Strip } from "./strips";
import type { Token } from "./tokens";
import { COLUMN_WEIGHTS } from "./weights";

/** Which serials at the head of a line can be rows' own. */
export type Serials = "any" | "none";

/** What a run of tokens costs as one column's piece. */
export function segmentCost(parts: readonly Token[], begin: number, end: number, strip: Strip): number {
  const w = COLUMN_WEIGHTS;
  const first = parts[begin]!;
  const last = parts[end - 1]!;
  const outside = Math.max(0, strip.low - first.start) + Math.max(0, last.end - strip.high);
  let cost = Math.min(w.outsideMost, w.outside * outside);
  const middle = (first.start + last.end) / 2;
  if (middle < strip.low || middle > strip.high) cost += w.middleOutside;
  const off = strip.left !== null ? first.start - strip.left : strip.middle !== null ? middle - strip.middle : 0;
  cost += Math.min(w.offUsualMost, w.offUsual * Math.max(0, Math.abs(off) - 1));
  if (strip.centre !== null) cost += Math.min(w.offHeadingMost, w.offHeading * Math.abs(middle - strip.centre));
  let width = displayWidth(first.text.text);
  for (let i = begin + 1; i < end; i++) {
    const left = parts[i - 1]!;
    const right = parts[i]!;
    width += displayWidth(right.text.text);
    const gap = right.start - left.end;
    if (gap <= 0) continue;
    const latin = besideLatin(left, right);
    if (gap < NARROW) {
      cost += latin ? 0 : w.joinNarrow;
      continue;
    }
    if (left.text.length === 1 && right.text.length === 1 && gap <= 3) cost += w.joinSpaced;
    else if (gap <= 3 && (OPEN_END.test(left.text.text) || BAD_START.test(right.text.text))) cost += w.joinPunctuation;
    else if (gap <= 1) cost += latin ? w.joinLatin : w.joinOne;
    else if (gap <= 2) cost += w.joinTwo;
    else cost += w.joinMore;
    if (!isUnitColumn(strip.role) && UNIT.test(right.text.text)) cost += w.joinUnit;
  }
  if (BAD_START.test(first.text.text)) cost += w.badStart;
  return cost + w.tooWide * Math.max(0, width - strip.width - 0.5) + looksCost(parts, begin, end, strip.role);
}

/** Measured gaps narrower than this, in full-width characters, may stand inside a line as well as between columns. */
export const NARROW = 0.4;

/**
 * "4 提升育儿指导": the number is the serial column's, however near the area stands. Far from that column a number is the
 * text's own ("开展走访帮扶 | 5-10 次").
 *
 * @param numbers the serial column's strip.
 */
export function serialCost(
  parts: readonly Token[],
  begin: number,
  end: number,
  strip: Strip,
  numbers: Strip,
  serials: Serials,
): number {
  const first = parts[begin]!;
  const alone = end === begin + 1 || parts[begin + 1]!.start > first.end;
  const near = first.start < numbers.high + NEAR_SERIALS && first.end > numbers.low - NEAR_SERIALS;
  const serial = serials === "any" && near && alone && isSerial(first.text.text);
  if (strip.role !== "number") return serial ? COLUMN_WEIGHTS.serialOutside : 0;
  return serial && end === begin + 1 ? 0 : COLUMN_WEIGHTS.otherInSerials;
}

/** How far from its strip a serial may stand. */
const NEAR_SERIALS = 4;

/** What it costs that two tokens that follow each other stand in two columns. */
export function apartCost(left: Token, right: Token): number {
  const gap = right.start - left.end;
  if (gap <= 0) return COLUMN_WEIGHTS.touch;
  if (gap < NARROW) return COLUMN_WEIGHTS.touchNarrow;
  return gap <= 1 && besideLatin(left, right) ? COLUMN_WEIGHTS.apartLatin : 0;
}

/** Whether one of two texts ends or begins, where they meet, with a digit or a letter. */
export function besideLatin(left: Token, right: Token): boolean {
  return !isWide(left.text.text.at(-1)!) || !isWide(right.text.text[0]!);
}
