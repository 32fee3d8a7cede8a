import { matchMarker } from "../../../model/language/numerals";
import type { ColumnRole } from "../../../model/language/roles";
import { isSerial, SENTENCE_END } from "../cell-cost";
import { type FlowLine, textOf, widthOf } from "./flows";
import { type Looks, looksCost, looksOf } from "./looks";
import { COLUMN_WEIGHTS as W } from "./weights";

/** Tokens [from, to) of a line: what stands in one column there. */
export interface Piece {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly text: string;
  readonly looks: Looks;
}

/** What is known of the columns from left to right. */
export interface ColumnShape {
  readonly role: ColumnRole;
  /** Width of a full line in full-width characters; null while unknown. */
  readonly full: number | null;
}

/** One way to give a line to the columns, priced by the line alone. */
export interface Option {
  readonly kind: "cells" | "section" | "outside";
  readonly at: readonly { readonly piece: number; readonly column: number }[];
  /** The columns, one bit each. */
  readonly mask: number;
  readonly cost: number;
}

const MOST_OPTIONS = 24;
const MOST_TOKENS = 9;

/** The cheapest ways to cut a line and give its pieces to columns, by the line alone. */
export function optionsOf(
  lines: readonly FlowLine[],
  i: number,
  columns: readonly ColumnShape[],
  pieces: Piece[],
  spaced: boolean,
): Option[] {
  const line = lines[i]!;
  const count = Math.min(line.tokens.length, MOST_TOKENS);
  const known = new Map<number, number>();
  const pieceOf = (from: number, to: number): number => {
    const key = from * 64 + to;
    let id = known.get(key);
    if (id === undefined) {
      const { text } = textOf(line, from, to === count ? line.tokens.length : to);
      id = pieces.length;
      pieces.push({
        line: i,
        from,
        to: to === count ? line.tokens.length : to,
        width: widthOf(text),
        text,
        looks: looksOf(text),
      });
      known.set(key, id);
    }
    return id;
  };
  const options: Option[] = [];
  const extend = (from: number, least: number, at: Option["at"], cost: number): void => {
    if (from === count) {
      options.push({ kind: "cells", at, mask: at.reduce((mask, { column }) => mask | (1 << column), 0), cost });
      return;
    }
    for (let to = from + 1; to <= count; to++) {
      const id = pieceOf(from, to);
      const piece = pieces[id]!;
      for (let column = least; column < columns.length; column++) {
        const own = pieceCost(line, piece, columns[column]!, spaced);
        const before = at.at(-1);
        const beside = before ? besideCost(columns, before.column, pieces[before.piece]!, column, piece) : 0;
        if (own + beside > 14) continue;
        extend(to, column + 1, [...at, { piece: id, column }], cost + own + beside);
      }
    }
  };
  extend(0, 0, [], 0);
  const whole = line.text.text.trim();
  options.push({
    kind: "outside",
    at: [],
    mask: 0,
    cost: CLOSING.test(whole) || CAPTION.test(whole) ? W.closing : W.outside,
  });
  if (headsSection(whole)) {
    const rival = columns.some(({ role }) => role === "area");
    options.push({ kind: "section", at: [], mask: 0, cost: rival ? W.sectionOrArea : W.section });
  }
  return options.sort((a, b) => a.cost - b.cost).slice(0, MOST_OPTIONS);
}

/** How lines begin that follow a table: the imprint, the disclosure, a remark. */
const CLOSING =
  /^(?:抄\s*送|主\s*送|分\s*送|印\s*发|附\s*件|附\s*注|备\s*注|说\s*明|注)\s*\d*\s*[：:]|^（此件|\d{1,2}日\s*印发$/u;

/** A table's own title, which may stand between its headings. */
const CAPTION = /(?:分解表|分工表|任务表|一览表|任务清单|工作清单|责任清单|任务分解|任务分工)$/u;

/** "一、先进制造扩容行动": a chapter's heading, short and no sentence. */
function headsSection(text: string): boolean {
  const marker = matchMarker(text);
  if (!marker || text.length > 40 || marker.length >= text.length || /[。；]$/u.test(text)) return false;
  return marker.style === "chapter" || marker.style === "bracketed-chapter";
}

const LATIN = /[\p{Script=Latin}\d%％~～〜—–\-.]/u;

/** Whether the text has a space between ideographs and digits inside its cells ("到 2026 年"). */
export function hasSpacedDigits(lines: readonly FlowLine[]): boolean {
  let close = 0;
  let apart = 0;
  for (const { tokens } of lines) {
    for (const [t, { text }] of tokens.entries()) {
      if (/\p{Script=Han}\d/u.test(text.text)) close++;
      if (t > 0 && /^\d/u.test(text.text) && /\p{Script=Han}$/u.test(tokens[t - 1]!.text.text)) apart++;
    }
  }
  return apart >= close;
}

function pieceCost(line: FlowLine, piece: Piece, { role, full }: ColumnShape, spaced: boolean): number {
  let cost = looksCost(piece.looks, role);
  const alone = piece.from === 0 && piece.to === line.tokens.length;
  if (alone && piece.looks.chapter && role === "area") cost += W.chapterAlone;
  const short = role === "task" && full !== null && piece.width < full * 0.5 && !SENTENCE_END.test(piece.text);
  if (short) cost += W.shortInTask;
  if (full !== null) cost += Math.min(W.tooWideMost, W.tooWide * Math.max(0, piece.width - full - 0.6));
  if (piece.to > piece.from + 1 && role !== "number" && isSerial(line.tokens[piece.from]!.text.text))
    cost += W.serialBefore;
  for (let t = piece.from + 1; t < piece.to; t++) {
    const before = line.tokens[t - 1]!.text.text;
    const after = line.tokens[t]!.text.text;
    if (LATIN.test(before.at(-1)!) && LATIN.test(after[0]!)) cost += W.joinLatin;
    else if (LATIN.test(before.at(-1)!) || LATIN.test(after[0]!)) cost += spaced ? W.joinLatin : W.joinUnspaced;
    else cost += role === "lead" || role === "cooperating" ? W.joinUnits : W.joinText;
  }
  return cost;
}

/**
 * A tool puts two pieces on one line only where they are near: the first fills its column, and none lies between.
 *
 * ```
 *   │推动…有效实│市教育局│      one line
 *   │施。       │市财政局│      two lines: there is room between them
 * ```
 */
function besideCost(columns: readonly ColumnShape[], a: number, left: Piece, b: number, right: Piece): number {
  let cost = W.columnSkipped * (b - a - 1);
  let room = 0;
  for (let k = a + 1; k < b; k++) room += (columns[k]!.full ?? 2) + 0.5;
  cost += Math.min(W.roomSkippedMost, W.roomSkipped * Math.max(0, room - 1));
  const own = roomOf(columns[a]!, left) + (isCentred(columns[b]!) ? roomOf(columns[b]!, right) / 2 : 0);
  return cost + Math.min(W.roomLeftMost, W.roomLeft * Math.max(0, own - 1.5));
}

function roomOf(column: ColumnShape, piece: Piece): number {
  if (column.full === null) return 0;
  const room = Math.max(0, column.full - piece.width);
  return isCentred(column) ? room / 2 : room;
}

function isCentred({ role }: ColumnShape): boolean {
  return role !== "task" && role !== "extra";
}
