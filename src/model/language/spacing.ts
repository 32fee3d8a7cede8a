import type { SourcedText } from "../sourced";
import { isIdeograph, isSpace } from "./characters";

const LETTER_SPACED = /(?:^|\s)[\u3400-\u9fff]\s{1,2}[\u3400-\u9fff]\s{1,2}[\u3400-\u9fff](?=\s|$)/;

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
    // A gap much wider than its neighbours is a column's edge, not spacing.
    const near = run.length === 0 || token.index - run.at(-1)! <= 3;
    if (!single || !near) close();
    if (single) run.push(token.index);
  }
  close();
  return text.filter((_, i) => keep[i]!);
}
