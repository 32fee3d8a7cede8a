import { displayWidth } from "../../../model/language/characters";
import { closeLetterSpacing } from "../../../model/language/spacing";
import type { SourcedText } from "../../../model/sourced";
import { apartCost, besideLatin, NARROW, type Serials, segmentCost, serialCost } from "./piece-cost";
import type { Strip } from "./strips";
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
  const numbers = strips.find(({ role }) => role === "number");
  // best[j][c]: the first j parts are placed, the last of them in column c - 1.
  type Way = { cost: number; begin: number; column: number; rank: number };
  const best: Way[][][] = Array.from({ length: count + 1 }, () => Array.from({ length: columns + 1 }, () => []));
  best[0]![0] = [{ cost: 0, begin: -1, column: -1, rank: 0 }];
  for (let end = 1; end <= count; end++) {
    for (let begin = Math.max(0, end - 24); begin < end; begin++) {
      for (let column = 0; column < columns; column++) {
        const own =
          segmentCost(parts, begin, end, strips[column]!) +
          (numbers ? serialCost(parts, begin, end, strips[column]!, numbers, serials) : 0);
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
