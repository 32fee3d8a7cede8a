import { BRACKETS, closesBracket, isWide, opensBracket } from "../../../model/language/characters";
import { firstWord } from "../cell-cost";
import type { Token } from "../flat/tokens";
import { saysNothing } from "./atoms";
import type { TextProfile } from "./text-profile";

/** What parts two atoms: nothing, a space that a digit explains, a space, a tab or several spaces, a line's end. */
export const GAP = { none: 0, plain: 1, space: 2, wide: 3, line: 4 } as const;

/** What is seen at each gap; gap g lies before atom g, and there is one after the last. */
export interface Gaps {
  readonly kind: Uint8Array;
  /** Pairs of brackets that the gap parts, those that a page break parts left out. */
  readonly straddled: Uint8Array;
  /**
   * Width of what stands in the line before the gap, back to the last space, in full-width characters: as printed at the
   * narrowest (punctuation may be set closer, or hang over the edge) and at the widest. Line ends only.
   */
  readonly narrowest: Float32Array;
  readonly widest: Float32Array;
  /** For each atom: which one begins its line, its least width, and that of the line up to its end. */
  readonly lineStart: Int32Array;
  /** Line ends up to each gap, its own included. */
  readonly breaks: Int32Array;
  readonly own: Float32Array;
  readonly until: Float32Array;
  /**
   * The same of what stands behind the last space that a digit explains, which may part two cells, or behind a line's end
   * before a closing mark; equal to `narrowest` where there is none.
   */
  readonly tail: Float32Array;
  /**
   * Least widths of the lines before and behind that may be one printed line with the line before the gap: where
   * punctuation is set close, some extractors end a line behind a mark or before an opening one. 0 where there is none.
   */
  readonly before: Float32Array;
  readonly ahead: Float32Array;
  /** Width of what cannot be torn from the head of the next line. */
  readonly chunk: Float32Array;
  /** 1 where a blank line precedes; 2 where none does. 0 where no line ends. */
  readonly blank: Uint8Array;
  /** 1 where spaces end the line before; 2 where none do. */
  readonly trailing: Uint8Array;
  /** How often the two characters beside the gap stand together elsewhere: a word may run through it. */
  readonly together: Uint8Array;
  /** 1 where a date runs over the gap. */
  readonly dateCut: Uint8Array;
  readonly pageBreak: Uint8Array;
}

export function gapsOf(atoms: readonly Token[], breaks: ReadonlySet<number>, text: TextProfile): Gaps {
  const count = atoms.length;
  const bytes = () => new Uint8Array(count + 1);
  const floats = () => new Float32Array(count + 1);
  const gaps: Gaps = {
    kind: bytes(),
    straddled: bytes(),
    narrowest: floats(),
    widest: floats(),
    lineStart: new Int32Array(count + 1),
    breaks: new Int32Array(count + 1),
    own: floats(),
    until: floats(),
    tail: floats(),
    before: floats(),
    ahead: floats(),
    chunk: floats(),
    blank: bytes(),
    trailing: bytes(),
    together: bytes(),
    dateCut: bytes(),
    pageBreak: bytes(),
  };
  let narrow = 0;
  let wide = 0;
  let line = 0;
  let start = 0;
  let tail = 0;
  for (let g = 0; g <= count; g++) {
    const left = atoms[g - 1];
    const right = atoms[g];
    if (!left || !right) {
      gaps.kind[g] = GAP.line;
    } else {
      gaps.kind[g] = kindOf(left, right, text);
      if (cutsDate(headOf(left), right.text.text)) gaps.dateCut[g] = 1;
      gaps.pageBreak[g] = breaks.has(g) || right.page !== left.page ? 1 : 0;
    }
    gaps.breaks[g] = (gaps.breaks[g - 1] ?? 0) + (gaps.kind[g] === GAP.line ? 1 : 0);
    if (gaps.kind[g] === GAP.line) {
      gaps.narrowest[g] = narrow;
      gaps.widest[g] = wide;
      gaps.tail[g] = tail;
      if (left && right) {
        gaps.chunk[g] = firstWord(right.line.text.slice(right.at, right.at + 16));
        gaps.blank[g] = right.blankBefore > 0 ? 1 : 2;
        if (left.spacesAtEnd !== null) gaps.trailing[g] = left.spacesAtEnd > 0 ? 1 : 2;
        gaps.together[g] = text.together(left.text.text, right.text.text);
      }
    }
    if (!right) break;
    if (gaps.kind[g]! >= GAP.space) narrow = wide = tail = 0;
    else if (right.gap === "line" || (gaps.kind[g] === GAP.plain && mayPart(left!, text))) tail = 0;
    if (gaps.kind[g] === GAP.line) {
      line = 0;
      start = g;
    }
    gaps.lineStart[g] = start;
    const { text: own } = right.text;
    wide += right.width + looseness(own) + (gaps.kind[g] === GAP.plain ? 0.5 : 0);
    const least = right.width - closeness(own);
    narrow += least;
    tail += least;
    line += least;
    gaps.own[g] = least;
    gaps.until[g] = line;
  }
  straddle(atoms, gaps);
  if (text.tearsLines) joinTorn(atoms, gaps);
  return gaps;
}

const ENDS_IN_A_MARK = /[，。；：、！？）》”’】〕]$/;
const BEGINS_WITH_OPENING = /^[“‘《（〔【［]/;

/**
 * ```
 *   printed                          extracted
 *   高层次人才引育，着力引进一批“南      高层次人才引育， ⏎ 着力引进一批 ⏎ “南 ⏎ 孔精英”创业人才项目，推动项目
 *   孔精英”创业人才项目，推动项目
 * ```
 */
function joinTorn(atoms: readonly Token[], gaps: Gaps): void {
  let before = 0;
  let last = 0;
  for (let g = 1; g < atoms.length; g++) {
    if (gaps.kind[g] !== GAP.line) continue;
    gaps.before[g] = before;
    gaps.ahead[last] &&= gaps.narrowest[g]!;
    const [left, right] = [atoms[g - 1]!.text.text, atoms[g]!.text.text];
    const torn = gaps.blank[g] !== 1 && (ENDS_IN_A_MARK.test(left) || BEGINS_WITH_OPENING.test(right));
    gaps.ahead[g] = torn ? 1 : 0;
    before = torn ? before + gaps.narrowest[g]! : 0;
    last = g;
  }
  gaps.ahead[last] = 0;
}

/**
 * No line and no cell begins with a closing mark. Where one seems to, punctuation was set closer than the extractor
 * thought, and it parted what stands in one line:
 *
 * ```
 *   任务清单（试行     ⏎  ）  ⏎  》，打造…          各县（市） ⇥ 、区政府
 * ```
 */
const CLOSING = /^[、，。；：）》”’〕】]/;

/** What stands in the line up to an atom's end, the spaces beside digits taken out: 2025 年 ⏎ 12 月底前. */
const headOf = ({ line, at, text }: Token) => line.text.slice(Math.max(0, at - 8), at + text.length).replace(/ /g, "");

const DATE_HEAD = /\d年$|\d月$|年\d{1,2}$|\d月\d{1,2}$/;
const DATE_TAIL = /^(?:\d{1,2}月|\d{1,2}日|月|日|第?[一二三四]季度|[上下]半年|[底末]?前|[底末])/;

const cutsDate = (head: string, tail: string) =>
  (DATE_HEAD.test(head) && DATE_TAIL.test(tail)) || (/(?<!\d)20\d\d$/.test(head) && tail.startsWith("年"));

function kindOf(left: Token, right: Token, text: TextProfile): number {
  if (right.gap === "none" || CLOSING.test(right.text.text)) return GAP.none;
  if (right.gap === "line") return GAP.line;
  if (right.gap === "wide") return GAP.wide;
  return isLetterSpace(left, right) || saysNothing(left, right, text) ? GAP.plain : GAP.space;
}

/** A space beside a digit parts nothing where the text sets such spaces, but for a serial at a line's head. */
const mayPart = (left: Token, text: TextProfile) =>
  !text.spacesDigits || (left.gap === "line" && /^\d{1,3}$/.test(left.text.text));

/** 工 作: two characters of a line that is letter-spaced. */
const isLetterSpace = (left: Token, right: Token) =>
  left.text.length === 1 && right.text.length === 1 && /^\p{Script=Han}{2}$/u.test(left.text.text + right.text.text);

/** Latin letters and digits may be wider than half a square. */
function looseness(text: string): number {
  let ascii = 0;
  for (let i = 0; i < text.length; i++) if (!isWide(text[i]!)) ascii++;
  return ascii * 0.08;
}

/** Marks that stand one after another or at a line's end may be set half as wide. */
function closeness(text: string): number {
  const pairs = text.match(/[、，。；：（）《》“”‘’！？](?=[、，。；：（）《》“”‘’！？]|$)/g)?.length ?? 0;
  return pairs * 0.5;
}

/** Farther apart than this, two brackets are no pair: one of theirs was lost. */
const FARTHEST_PAIR = 160;

function straddle(atoms: readonly Token[], gaps: Gaps): void {
  const open: { char: string; atom: number; at: number }[] = [];
  let at = 0;
  for (let i = 0; i < atoms.length; i++) {
    const { text } = atoms[i]!.text;
    for (let k = 0; k < text.length; k++) {
      const code = text.charCodeAt(k);
      // The second half of a surrogate pair is no character.
      if (code < 0xdc00 || code > 0xdfff) at++;
      if (opensBracket(code)) open.push({ char: text[k]!, atom: i, at });
      else if (closesBracket(code)) {
        const char = text[k]!;
        const from = open.findLastIndex((bracket) => closes(bracket.char, char));
        if (from < 0) continue;
        const pair = open[from]!;
        open.length = from;
        if (at - pair.at > FARTHEST_PAIR || gaps.pageBreak.subarray(pair.atom + 1, i + 1).includes(1)) continue;
        for (let g = pair.atom + 1; g <= i; g++) gaps.straddled[g]!++;
      }
    }
  }
}

const WIDTHS = new Map([
  ["(", "（"],
  [")", "）"],
  ["[", "［"],
  ["]", "］"],
]);

function closes(open: string, close: string): boolean {
  const full = (char: string) => WIDTHS.get(char) ?? char;
  return BRACKETS.get(full(open)) === full(close);
}

/** Least width of what stands before gap `g` in its line, from atom `from` on where that stands in the same line. */
export function widthFrom(gaps: Gaps, from: number, g: number): number {
  if (gaps.lineStart[g - 1]! > from) return gaps.narrowest[g]!;
  return gaps.until[g - 1]! - gaps.until[from]! + gaps.own[from]!;
}
