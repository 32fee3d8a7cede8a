import { isIdeograph, isSpace, isWide } from "../../../model/language/characters";
import { closeLetterSpacing } from "../../../model/language/spacing";
import type { SourcedText } from "../../../model/sourced";

/** A run of text without a space, and the columns of type that it takes up on its line. */
export interface Token {
  readonly text: SourcedText;
  /** Index of its line in the text given. */
  readonly line: number;
  /** First column of type, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Index in the line's text, for cutting the source. */
  readonly at: number;
  /** Characters of the line that it takes up, where that is more than its text has (letter-spaced). */
  readonly length?: number;
}

/**
 * The unit of places. `em`: the width of a full-width character on the page. Otherwise how a tool counts columns when it places text with spaces: `pdftotext -layout` gives every character one column, tools
 * that think of a terminal give an ideograph two.
 */
export type Metric = "character" | "display" | "em";

/** Cuts a line at its spaces; a letter-spaced run ("推 进 学 前") stays one token. */
export function tokensOf(text: SourcedText, line: number, metric: Metric): Token[] {
  const tokens: Token[] = [];
  let column = 0;
  let from = -1;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text.text[i];
    const space = char === undefined || isSpace(char);
    if (!space && from < 0) {
      from = i;
      start = column;
    }
    if (space && from >= 0) {
      tokens.push({ text: text.slice(from, i), line, start, end: column, at: from });
      from = -1;
    }
    if (char !== undefined) column += metric === "display" && isWide(char) ? 2 : char === "\t" ? 8 - (column % 8) : 1;
  }
  return joinSpaced(text, tokens);
}

/** Letter-spaced runs as one token each. */
export function joinSpaced(line: SourcedText, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    let end = i;
    while (
      end < tokens.length &&
      isSingle(tokens[end]!) &&
      (end === i || tokens[end]!.start - tokens[end - 1]!.end <= 2)
    )
      end++;
    const first = tokens[i]!;
    if (end - i >= 3) {
      const last = tokens[end - 1]!;
      joined.push({
        ...first,
        text: closeLetterSpacing(line.slice(first.at, last.at + 1)),
        end: last.end,
        length: last.at + 1 - first.at,
      });
      i = end;
    } else {
      joined.push(first);
      i++;
    }
  }
  return joined;
}

function isSingle({ text }: Token): boolean {
  return text.length === 1 && isIdeograph(text.text);
}

/** Cuts a token in two before its character `index`; both keep their columns. */
export function cutToken(token: Token, index: number, metric: Metric): [Token, Token] {
  let column = token.start;
  for (let i = 0; i < index; i++) column += metric === "display" && isWide(token.text.text[i]!) ? 2 : 1;
  return [
    { ...token, text: token.text.slice(0, index), end: column },
    { ...token, text: token.text.slice(index), start: column, at: token.at + index },
  ];
}
