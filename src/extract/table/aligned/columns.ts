import { displayWidth, isWide } from "../../../model/language/characters";
import type { ColumnRole } from "../../../model/language/roles";
import { closeLetterSpacing } from "../../../model/language/spacing";
import { isNoUnit } from "../../../model/language/units";
import type { SourcedText } from "../../../model/sourced";
import { isSerial } from "../cell-cost";
import type { HeaderColumn } from "./header";
import { cutToken, type Metric, type Token } from "./tokens";

/** What stands in one column on one line. */
export interface Piece {
  readonly text: SourcedText;
  readonly start: number;
  readonly end: number;
}

/** One way to cut a line into columns. */
export interface CutLine {
  /** One per column. */
  readonly pieces: readonly (Piece | null)[];
  /** Large for a line that is not of the table at all. */
  readonly cost: number;
}

/** Where a column lies: the columns of type that nearly all its pieces keep to, and how wide its text gets. */
export interface Strip {
  readonly low: number;
  readonly high: number;
  /** In full-width characters. */
  readonly width: number;
  readonly role: ColumnRole;
  /** Where most of its pieces begin; null where they begin at many places. */
  readonly left: number | null;
  /** The middle of its heading, while nothing else is known of it. */
  readonly centre: number | null;
}

export const COLUMN_WEIGHTS = {
  /** Each column of type by which a piece leaves its strip. */
  outside: 0.18,
  outsideMost: 2.2,
  /** Each column of type by which a piece does not begin where most do, or lies off its heading's middle. */
  offLeft: 0.22,
  offLeftMost: 1.4,
  offHeading: 0.08,
  offHeadingMost: 1.6,
  /** A piece whose middle lies outside its strip. */
  middleOutside: 0.7,
  /** Each full-width character by which a piece is wider than its column's text. */
  tooWide: 1.2,
  /**
   * Two tokens in one column with a gap of one, two, more spaces. One space beside a digit or letter is usual; beside
   * punctuation tools see a gap where the character's own white lies.
   */
  joinLatin: 0.1,
  joinPunctuation: 0.7,
  joinOne: 2.6,
  joinTwo: 3,
  joinMore: 3.6,
  /** … a gap of less than {@link NARROW}, which justified lines have inside. */
  joinNarrow: 0.25,
  /** … where the second is a unit's name and the column is not one of units. */
  joinUnit: 1,
  /** A piece begins with what cannot begin a text. */
  badStart: 2.5,
  /** … where both tokens are single characters: letter-spaced. */
  joinSpaced: 0.25,
  /** Two columns without a space between them, and with a narrow one. */
  touch: 2.2,
  touchNarrow: 0.5,
  /** A serial outside the serial column, and other text inside it. */
  serialOutside: 1.4,
  otherInSerials: 2.5,
  /** Text that looks like another column's kind. */
  looks: 0.8,
  /** Each date, or part of one, in a column of units. */
  dateInUnits: 1.8,
  /** Two columns with one space between, where the space could be the text's own ("5 个"). */
  apartLatin: 0.4,
} as const;

/**
 * The best places for the borders between columns: each lies between the middles of two headings, is crossed by as few
 * tokens as can be, and has on many lines a token that ends left of it and one that begins right of it.
 *
 * @param tokens those of one page, line by line, from left to right.
 * @param anchors middles of the columns' headings, or of the strips of the page before.
 */
export function findBorders(
  tokens: readonly Pick<Token, "line" | "start" | "end">[],
  anchors: readonly number[],
): { borders: number[]; cost: number } {
  const right = Math.max(1, ...tokens.map(({ end }) => end), ...anchors.map((x) => Math.ceil(x) + 1));
  const crossed = new Float64Array(right + 2);
  for (const { start, end } of tokens) {
    for (let x = start + 1; x < end; x++) crossed[x]! += Math.min(x - start, end - x, 4);
  }
  const borders: number[] = [];
  let cost = 0;
  for (let k = 0; k + 1 < anchors.length; k++) {
    const from = Math.max(Math.ceil(anchors[k]! + 0.5), (borders.at(-1) ?? -1) + 1);
    const to = Math.max(from, Math.floor(anchors[k + 1]!));
    const parting = new Float64Array(to - from + 1);
    for (let i = 1; i < tokens.length; i++) {
      const [a, b] = [tokens[i - 1]!, tokens[i]!];
      if (a.line !== b.line || a.end < anchors[k]! - 1 || b.start > anchors[k + 1]! + 1) continue;
      for (let x = Math.max(from, a.end); x <= Math.min(to, b.start); x++)
        parting[x - from]! += b.start - a.end > 1 ? 1 : 0.5;
    }
    const price = (x: number) => (crossed[x] ?? 0) - PARTING * parting[x - from]!;
    let best = from;
    let ties = 1;
    for (let x = from + 1; x <= to; x++) {
      if (price(x) < price(best) - 1e-9) {
        best = x;
        ties = 1;
      } else if (Math.abs(price(x) - price(best)) < 1e-9 && x === best + ties) ties++;
    }
    cost += price(best);
    borders.push(best + Math.floor(ties / 2));
  }
  return { borders, cost };
}

/** What a line that parts at a border is worth, against a token that the border crosses. */
const PARTING = 0.4;

/**
 * The strips that the tokens of whole columns keep to, cut at `borders`.
 *
 */
export function stripsAt(tokens: readonly Token[], borders: readonly number[], roles: readonly ColumnRole[]): Strip[] {
  const edges = [0, ...borders, Number.POSITIVE_INFINITY];
  return edges.slice(0, -1).map((from, k) => {
    const to = edges[k + 1]!;
    const inside = tokens.filter((token) => token.start >= from && token.end <= to);
    if (inside.length === 0)
      return {
        low: from,
        high: Number.isFinite(to) ? to : from + 8,
        width: 4,
        role: roles[k]!,
        left: null,
        centre: null,
      };
    return stripOf(inside, roles[k]!);
  });
}

/** Strips as wide as the headings leave room for: where nothing is known yet but the order of the columns. */
export function stripsBetween(headings: readonly HeaderColumn[]): Strip[] {
  return headings.map(({ start, end, role }, k) => {
    const before = headings[k - 1]?.end ?? 0;
    const after = headings[k + 1]?.start ?? end + 12;
    return {
      low: Math.min(start, before + 1),
      high: Math.max(end, after - 1),
      width: Number.POSITIVE_INFINITY,
      role,
      left: null,
      centre: (start + end) / 2,
    };
  });
}

/** The strip of pieces known to stand in one column. One stray piece in ten may lie outside. */
export function stripOf(pieces: readonly { start: number; end: number; text: SourcedText }[], role: ColumnRole): Strip {
  const starts = pieces.map(({ start }) => start).sort((a, b) => a - b);
  const ends = pieces.map(({ end }) => end).sort((a, b) => a - b);
  const widths = pieces.map(({ text }) => displayWidth(text.text.replace(/\s+/gu, ""))).sort((a, b) => a - b);
  const skip = Math.floor(pieces.length / 12);
  return {
    low: starts[skip]!,
    high: ends.at(-1 - skip)!,
    width: widths.at(-1 - Math.floor(pieces.length / 25))!,
    role,
    left: usualStart(starts),
    centre: null,
  };
}

/** The place where more than half of the pieces begin, give or take one. */
function usualStart(starts: readonly number[]): number | null {
  if (starts.length < 4) return null;
  let best = starts[0]!;
  let most = 0;
  for (const start of new Set(starts)) {
    const near = starts.filter((other) => Math.abs(other - start) <= 1).length;
    if (near > most) [best, most] = [start, near];
  }
  return most > starts.length / 2 ? best : null;
}

/** Which serials at the head of a line can be rows' own. */
export type Serials = "any" | "none";

/** Ways to cut a line that are kept, and how much dearer than the best they may be. */
const MOST_WAYS = 4;
const DEAREST = 4;

/**
 * Cuts one line into columns; the order from left to right is kept. Gives the best ways, the cheapest first, at least one.
 *
 * @param line the line that `tokens` were cut from.
 * @param serials whether a serial at the line's head can be a row's: it cannot where it does not go on counting.
 */
export function cutLine(
  line: SourcedText,
  tokens: readonly Token[],
  strips: readonly Strip[],
  metric: Metric,
  serials: Serials = "any",
): CutLine[] {
  const parts = cutWhereColumnsTouch(tokens, strips, metric);
  const count = parts.length;
  const columns = strips.length;
  const anySerials = strips.some(({ role }) => role === "number");
  // best[j][c]: the first j parts are placed, the last of them in column c - 1.
  type Way = { cost: number; begin: number; column: number; rank: number };
  const best: Way[][][] = Array.from({ length: count + 1 }, () => Array.from({ length: columns + 1 }, () => []));
  best[0]![0] = [{ cost: 0, begin: -1, column: -1, rank: 0 }];
  for (let end = 1; end <= count; end++) {
    for (let begin = Math.max(0, end - 24); begin < end; begin++) {
      for (let column = 0; column < columns; column++) {
        const own =
          segmentCost(parts, begin, end, strips[column]!) +
          (anySerials ? serialCost(parts, begin, end, strips[column]!, serials) : 0);
        if (own > 60) continue;
        const apart = begin > 0 ? apartCost(parts[begin - 1]!, parts[begin]!) : 0;
        for (let before = 0; before <= column; before++) {
          for (const [rank, way] of best[begin]![before]!.entries()) {
            keepBest(best[end]![column + 1]!, { cost: way.cost + own + apart, begin, column: before - 1, rank });
          }
        }
      }
    }
  }
  const ends = best[count]!.flatMap((ways, c) => ways.map((way, rank) => ({ cost: way.cost, column: c - 1, rank })));
  ends.sort((a, b) => a.cost - b.cost);
  const ways = ends.filter(({ cost }, i) => i < MOST_WAYS && cost < ends[0]!.cost + DEAREST);
  if (ways.length === 0 || count === 0) return [{ pieces: strips.map(() => null), cost: count === 0 ? 0 : 99 }];
  return ways.map(({ cost, ...end }) => {
    const pieces: (Piece | null)[] = strips.map(() => null);
    let { column, rank } = end;
    for (let at = count; at > 0; ) {
      const way: Way = best[at]![column + 1]![rank]!;
      pieces[column] = pieceOf(line, parts, way.begin, at);
      ({ begin: at, column, rank } = way);
    }
    return { pieces, cost };
  });
}

/** How badly a line that is one run of text fits into the best single column; null where spaces part it. */
export function misfitOf(tokens: readonly Token[], strips: readonly Strip[]): number | null {
  const parted = (token: Token, i: number) => {
    const before = tokens[i - 1];
    const gap = before === undefined ? 0 : token.start - before.end;
    return before !== undefined && gap >= NARROW && (gap > 1 || !besideLatin(before, token));
  };
  if (tokens.length === 0 || tokens.some(parted)) return null;
  return Math.min(...strips.map((strip) => segmentCost(tokens, 0, tokens.length, strip)));
}

function keepBest<T extends { cost: number }>(ways: T[], way: T): void {
  if (ways.length === MOST_WAYS && way.cost >= ways.at(-1)!.cost) return;
  ways.push(way);
  ways.sort((a, b) => a.cost - b.cost);
  if (ways.length > MOST_WAYS) ways.pop();
}

/** Tokens that reach over a column's edge are offered in parts: some columns touch without a space. */
function cutWhereColumnsTouch(tokens: readonly Token[], strips: readonly Strip[], metric: Metric): Token[] {
  const parts: Token[] = [];
  for (const token of tokens) {
    let rest = token;
    for (let k = 1; k < strips.length; k++) {
      const edge = strips[k]!.low;
      const widest = strips[k - 1]!.width;
      if (rest.start >= edge - 2 || rest.end <= edge + 1) continue;
      if (displayWidth(token.text.text) <= widest + 0.5 && token.end <= strips[k - 1]!.high + 1) continue;
      for (const x of [edge - 2, edge - 1, edge, edge + 1, edge + 2]) {
        const index = x - rest.start;
        if (metric !== "character" || token.length !== undefined || index <= 0 || index >= rest.text.length) continue;
        const [left, right] = cutToken(rest, index, metric);
        parts.push(left);
        rest = right;
      }
    }
    parts.push(rest);
  }
  return parts;
}

function segmentCost(parts: readonly Token[], begin: number, end: number, strip: Strip): number {
  const w = COLUMN_WEIGHTS;
  const first = parts[begin]!;
  const last = parts[end - 1]!;
  const outside = Math.max(0, strip.low - first.start) + Math.max(0, last.end - strip.high);
  let cost = Math.min(w.outsideMost, w.outside * outside);
  const middle = (first.start + last.end) / 2;
  if (middle < strip.low || middle > strip.high) cost += w.middleOutside;
  if (strip.left !== null)
    cost += Math.min(w.offLeftMost, w.offLeft * Math.max(0, Math.abs(first.start - strip.left) - 1));
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
const NARROW = 0.4;
/** Punctuation whose own white lies behind it, and what cannot begin a cell's line. */
const OPEN_END = /[》）〕」』】”’，。；：、！？]$/u;
const BAD_START = /^[，。；：、）〕》」』】”’！？％%]/u;
const UNIT = /^[^\d，。；]{2,}(?:[局委厅]|政府|部门|管委会|委员会|办公室)[、，]?$/u;
const PROSE = /[。；“”《》%]|推动|推进|加快|开展|实施|完善|建立|健全|落实|提升|覆盖|能力|工作|以上|同步|示范/u;
const UNITS = /(?:[局委厅]|政府|部门|单位|管委会|公司|委员会|办公室|中心|学院|海关)(?:[、，,]|$)/u;
const DATE =
  /^(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末)?(?:前|之前)?(?:完成)?|长期坚持|持续推进|常态化推进|全年|长期)$/u;

/** The second line of a date in a narrow column: "2018年第三 | 季度". */
const DATE_TAIL = /^(?:季度|月|月份|月底前?|月底前完成|底前?|底前完成|前|前完成|完成|日前|年底前?|推进|坚持)$/u;

function isUnitColumn(role: ColumnRole): boolean {
  return role === "lead" || role === "cooperating";
}

/** A date, or what a narrow column makes of one: "2025", "年6月". */
function isDatePart(text: string): boolean {
  return DATE.test(text) || DATE_TAIL.test(text) || /^(?:\d{4}年?|年.*[月季底半]|月底?前?|坚持|推进)$/u.test(text);
}

/** Where positions leave a choice, what a text is about decides: units, dates, prose. */
function looksCost(parts: readonly Token[], begin: number, end: number, role: ColumnRole): number {
  let text = "";
  for (let i = begin; i < end; i++) text += parts[i]!.text.text;
  const w = COLUMN_WEIGHTS;
  if (isNoUnit(text)) return role === "cooperating" ? 0 : role === "lead" || role === "extra" ? w.looks / 2 : w.looks;
  if (DATE_TAIL.test(text)) return role === "deadline" || role === "extra" ? 0 : w.looks;
  if (role === "lead" || role === "cooperating") {
    let dates = 0;
    for (let i = begin; i < end; i++) if (isDatePart(parts[i]!.text.text)) dates++;
    return (PROSE.test(text) ? w.looks : 0) + w.dateInUnits * dates;
  }
  if (role === "deadline") return UNITS.test(text) || PROSE.test(text) ? w.looks : 0;
  if (role === "area" && /[。；]/u.test(text)) return w.looks;
  return (UNITS.test(text) && !PROSE.test(text) ? w.looks : 0) + (DATE.test(text) ? w.looks : 0);
}

/** "4 提升育儿指导": the number is the serial column's, however near the area stands. */
function serialCost(parts: readonly Token[], begin: number, end: number, strip: Strip, serials: Serials): number {
  const first = parts[begin]!;
  const alone = end === begin + 1 || parts[begin + 1]!.start > first.end;
  const serial = serials === "any" && alone && isSerial(first.text.text);
  if (strip.role !== "number") return serial ? COLUMN_WEIGHTS.serialOutside : 0;
  return serial && end === begin + 1 ? 0 : COLUMN_WEIGHTS.otherInSerials;
}

function apartCost(left: Token, right: Token): number {
  const gap = right.start - left.end;
  if (gap <= 0) return COLUMN_WEIGHTS.touch;
  if (gap < NARROW) return COLUMN_WEIGHTS.touchNarrow;
  return gap <= 1 && besideLatin(left, right) ? COLUMN_WEIGHTS.apartLatin : 0;
}

function besideLatin(left: Token, right: Token): boolean {
  return !isWide(left.text.text.at(-1)!) || !isWide(right.text.text[0]!);
}

/** The line's own text from the first token to the last, with the spaces that separate words. */
function pieceOf(line: SourcedText, parts: readonly Token[], begin: number, end: number): Piece {
  const first = parts[begin]!;
  const last = parts[end - 1]!;
  return {
    text: closeLetterSpacing(line.slice(first.at, last.at + (last.length ?? last.text.length))),
    start: first.start,
    end: last.end,
  };
}
