import { forEachOutside } from "../../../model/language/characters";
import { matchMarker } from "../../../model/language/numerals";
import { cutToken, type Token } from "../flat/tokens";
import { commonEdge } from "./column-edge";
import type { TextProfile } from "./text-profile";

/** A line longer than any page is wide: its breaks were taken out, and each space may stand for one. */
const NO_LINE = 150;

const CUT_AFTER = "、，,；;/／。";

/**
 * The smallest pieces that the decoder moves: tokens cut behind the separators outside of brackets, so that each atom
 * holds a part of one name or of one clause.
 *
 * ```
 *   市发改委、市财         →   市发改委、 · 市财
 *   政局，各街道办         →   政局， · 各街道办
 * ```
 *
 * @param wrapped in text without line breaks a space between ideographs stands for one; see {@link isWrapped}.
 */
export function atomsOf(tokens: readonly Token[], wrapped: boolean, text: TextProfile): Token[] {
  const atoms: Token[] = [];
  for (const token of tokens) {
    const ends = wrapped && token.gap === "space" && hasNoLines(token) && !saysNothing(atoms.at(-1), token, text);
    pushParts(ends ? { ...token, gap: "line" } : token, atoms);
  }
  return atoms;
}

/** Text in which spaces stand where the lines of a page ended: the pieces between them are as long as a column is wide. */
export function isWrapped(tokens: readonly Token[]): boolean {
  return commonEdge(tokens.filter(hasNoLines).map(({ width }) => width)) !== null;
}

const hasNoLines = (token: Token) => token.line.length > NO_LINE;

/** What stands behind a table, run together with its last cell: 市气象 ⏎ 局抄送：区人武部。 */
const GLUED = /(?<=.)(?:抄送|抄报|主送)[:：]/;

function pushParts(token: Token, atoms: Token[]): void {
  const { text } = token.text;
  const glued = GLUED.exec(text)?.index ?? 0;
  if (glued > 0) {
    const [cell, behind] = cutToken(token, [glued]);
    pushParts(cell!, atoms);
    pushParts({ ...behind!, gap: "line" }, atoms);
    return;
  }
  if (isSerialSpacedIn(token)) {
    const [serial, behind] = cutToken(token, [1]);
    atoms.push(serial!);
    pushParts({ ...behind!, gap: "space" }, atoms);
    return;
  }
  const cuts: number[] = [];
  const least = /^[\d一二三四五六七八九十（(第]/.test(text) ? (matchMarker(text)?.length ?? 0) : 0;
  forEachOutside(text, (char, at) => {
    if (at < least || at + 1 >= text.length || !CUT_AFTER.includes(char)) return;
    // A closing mark stays with what it closes: 》、
    if (!CUT_AFTER.includes(text[at + 1]!)) cuts.push(at + 1);
  });
  for (const part of cutToken(token, cuts)) atoms.push(part);
}

/** 三 企 业 开 办: the serial stands before a letter-spaced area as its characters stand before each other. */
function isSerialSpacedIn({ text, gap }: Token): boolean {
  if (gap === "none" || !/^[一二三四五六七八九十]\p{Script=Han}{2}/u.test(text.text)) return false;
  return text.rangeAt(0).end < text.rangeAt(1).start;
}

/**
 * A space that a digit or Latin letter beside it explains. Where lines are whole pages, and digits touch what stands beside
 * them elsewhere, one that parts them parts cells.
 */
export function saysNothing(left: Token | undefined, right: Token, text: TextProfile): boolean {
  const [before, after] = [left?.text.text ?? "", right.text.text];
  if (hasNoLines(right) && !text.spacesDigits && (/\d$/.test(before) || /^\d/.test(after))) return false;
  return /[\x21-\x7e]$/.test(before) || /^[\x21-\x7e]/.test(after);
}
