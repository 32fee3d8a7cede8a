import { setWidth } from "../../../model/language/characters";
import { closeLetterSpacing } from "../../../model/language/spacing";
import type { SourcedText } from "../../../model/sourced";
import type { FlatLine } from "../flat-line";

/** A run of text without a space, on one line. */
export interface Token {
  readonly text: SourcedText;
  /** Where it begins in its line. */
  readonly at: number;
}

/** One line of text as the tool wrote it: pieces that lie on one height, near to each other. */
export interface FlowLine {
  /** Index in the text given. */
  readonly flat: number;
  readonly sheet: number;
  /** Lines without a blank line between them make a flow; counted over the whole text. */
  readonly flow: number;
  /** The line with letter-spaced runs closed: what `at` counts in. */
  readonly text: SourcedText;
  readonly tokens: readonly Token[];
}

/** "2026 年" is one token: no column ends before the unit of a number. */
const TOKEN = /(?:\d+\s(?=[年月日%％]))?\S+(?:(?<=\d)\s(?=[年月日%％])\S+)*/gu;

/**
 * Cuts text into flows. A tool that writes visual lines first gathers what lies close together; a blank line or a new
 * page ends such a gathering.
 *
 * ```
 *   序号                       flow 0: a column by itself
 *   1
 *   2
 *                              ── blank ──
 *   推动…有效实 市教育局       flow 1: two columns side by side, line after line
 *   施。
 * ```
 *
 * @param skip lines to leave out: page numbers. They do not part flows.
 */
export function flowLines(flat: readonly FlatLine[], skip: ReadonlySet<number>): FlowLine[] {
  const lines: FlowLine[] = [];
  let flow = -1;
  let parted = true;
  let sheet = -1;
  for (const [i, line] of flat.entries()) {
    if (line.sheet !== sheet) parted = true;
    sheet = line.sheet;
    if (line.blank) parted = true;
    if (line.blank || skip.has(i)) continue;
    if (parted) flow++;
    parted = false;
    const text = closeLetterSpacing(line.text);
    const tokens = [...text.text.matchAll(TOKEN)].map((match) => ({
      text: text.slice(match.index, match.index + match[0].length),
      at: match.index,
    }));
    lines.push({ flat: i, sheet, flow, text, tokens });
  }
  return lines;
}

/** Tokens [from, to) of a line as one text, the spaces between them kept. */
export function textOf(line: FlowLine, from: number, to: number): SourcedText {
  const last = line.tokens[to - 1]!;
  return line.text.slice(line.tokens[from]!.at, last.at + last.text.length);
}

/** Width on the page in full-width characters, spaces between a digit and an ideograph counted as a quarter. */
export function widthOf(text: string): number {
  const spaces = text.length - text.replace(/\s/gu, "").length;
  return setWidth(text.replace(/\s+/gu, "")) + spaces * 0.25;
}
