import { SourcedText } from "../sourced";
import { isIdeograph, isSpace } from "./characters";

const LETTER_SPACED = /(?:^|\s)[\u3400-\u9fff]\s{1,2}[\u3400-\u9fff]\s{1,2}[\u3400-\u9fff](?=\s|$)/;

/** Whether three ideographs or more stand apart from each other. */
export function isLetterSpaced(text: string): boolean {
  return LETTER_SPACED.test(text);
}

/**
 * Takes the spaces out of letter-spaced runs, as justified cells leave them:
 *
 * ```
 *   推 进 学 前          →  推进学前
 *   教 育 优 质 7        →  教育优质 7
 *   市科技局 市教育局    stays: only runs of three or more single ideographs are letter-spaced
 * ```
 */
export function closeLetterSpacing(text: SourcedText): SourcedText {
  if (!LETTER_SPACED.test(text.text)) return text;
  const source = text.text;
  const keep = new Array<boolean>(source.length).fill(true);
  let run: number[] = [];
  const close = () => {
    if (run.length >= 3) {
      for (let i = run[0]! + 1; i < run.at(-1)!; i++) if (isSpace(source[i]!)) keep[i] = false;
    }
    run = [];
  };
  for (const token of source.matchAll(/\S+/g)) {
    const single = token[0].length === 1 && isIdeograph(token[0]);
    // A gap much wider than its neighbours is a column's edge, not spacing; so is a tab.
    const last = run.at(-1);
    const near = last === undefined || (token.index - last <= 3 && !source.slice(last + 1, token.index).includes("\t"));
    if (!single || !near) close();
    if (single) run.push(token.index);
  }
  close();
  return text.filter((_, i) => keep[i]!);
}

/** Latin letters and digits: between two of them a space separates words. */
const LATIN = /[\p{Script=Latin}\d]/u;
const LETTER = /\p{Script=Latin}/u;

/**
 * Takes out the white space that separates no words, and leaves one space where some does:
 *
 * ```
 *   到 2027 年，建成 10 个       →  到2027年，建成10个
 *   浙 江 省 科 学 技 术 厅      →  浙江省科学技术厅
 *   One  Person Company          →  One Person Company
 *   训练 AI 模型                 →  训练 AI 模型        (printed so, and harmless)
 * ```
 */
export function closeGaps(text: SourcedText): SourcedText {
  const source = text.text;
  if (!/[\s\u00a0\u2000-\u200d\u2060\u3000\ufeff]/.test(source)) return text;
  return text.filter((char, i) => {
    if (!isSpace(char)) return true;
    // The first space of a run speaks for it.
    if (i === 0 || isSpace(source[i - 1]!)) return false;
    let next = i + 1;
    while (next < source.length && isSpace(source[next]!)) next++;
    return next < source.length && separatesWords(source[i - 1]!, source[next]!);
  });
}

function separatesWords(before: string, after: string): boolean {
  if (LATIN.test(before) && LATIN.test(after)) return true;
  return (LETTER.test(before) && isWord(after)) || (isWord(before) && LETTER.test(after));
}

/** An ideograph; punctuation of either script needs no space beside it. */
function isWord(char: string): boolean {
  return /\p{Script=Han}/u.test(char);
}

/** Lines of one paragraph as one text, nothing between them, gaps closed. */
export function joinLines(lines: readonly SourcedText[]): SourcedText {
  return closeGaps(SourcedText.join(lines.map((line) => line.trim())));
}
