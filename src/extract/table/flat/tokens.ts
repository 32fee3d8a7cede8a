import type { Page } from "../../../model/document";
import { displayWidth } from "../../../model/language/characters";
import { closeLetterSpacing } from "../../../model/language/spacing";
import type { SourcedText } from "../../../model/sourced";

/** A piece of flat text between white space: the smallest thing that a decoder puts into a cell. */
export interface Token {
  /** Never empty, no white space inside; letter-spaced runs are closed. */
  readonly text: SourcedText;
  /** The line that it stands in, and where in it. */
  readonly line: SourcedText;
  readonly at: number;
  /** What parts it from the token before it: a line's end, a tab or several spaces, a space, or nothing but a decoder's own cut. */
  readonly gap: "line" | "wide" | "space" | "none";
  /** Blank lines before it. */
  readonly blankBefore: number;
  /** Spaces after it at its line's end; null where something else follows in the line. */
  readonly spacesAtEnd: number | null;
  /** Index into the document's pages. */
  readonly page: number;
  /** On the page, in full-width characters; for a letter-spaced run as if it were closed. */
  readonly width: number;
}

/** The tokens of a document's lines, in order. */
export function tokenize(pages: readonly Page[]): Token[] {
  const tokens: Token[] = [];
  pages.forEach((page, index) => {
    let blank = 0;
    for (const block of page.blocks) {
      if (block.kind !== "line") continue;
      const line = closeLetterSpacing(block.text);
      const before = tokens.length;
      for (const match of line.text.matchAll(/\S+/g)) {
        const end = match.index + match[0].length;
        const last = line.text.slice(end).trim() === "";
        tokens.push({
          text: line.slice(match.index, end),
          line,
          at: match.index,
          gap: tokens.length === before ? "line" : gapBefore(line.text, match.index),
          blankBefore: tokens.length === before ? blank : 0,
          spacesAtEnd: last ? line.length - end : null,
          page: index,
          width: displayWidth(match[0]),
        });
      }
      blank = tokens.length === before ? blank + 1 : 0;
    }
  });
  return tokens;
}

function gapBefore(text: string, at: number): "wide" | "space" {
  return text[at - 1] === "\t" || (at > 1 && /\s/.test(text[at - 2]!)) ? "wide" : "space";
}

/** A token cut into parts at `cuts`, ascending; the later parts hang on the first with no gap. */
export function cutToken(token: Token, cuts: readonly number[]): Token[] {
  if (cuts.length === 0) return [token];
  const parts: Token[] = [];
  let from = 0;
  for (let i = 0; i <= cuts.length; i++) {
    const to = cuts[i] ?? token.text.length;
    const text = token.text.slice(from, to);
    parts.push({
      text,
      line: token.line,
      at: token.at + from,
      gap: i === 0 ? token.gap : "none",
      blankBefore: i === 0 ? token.blankBefore : 0,
      spacesAtEnd: i === cuts.length ? token.spacesAtEnd : null,
      page: token.page,
      width: displayWidth(text.text),
    });
    from = to;
  }
  return parts;
}

/** The lines of a cell whose tokens are given in order: what stands in one source line stays one text, spaces and all. */
export function linesOf(tokens: readonly Token[]): SourcedText[] {
  const lines: SourcedText[] = [];
  let first: Token | null = null;
  let last: Token | null = null;
  for (const token of tokens) {
    if (first && last && token.line === first.line) {
      last = token;
      continue;
    }
    if (first && last) lines.push(first.line.slice(first.at, last.at + last.text.length));
    first = token;
    last = token;
  }
  if (first && last) lines.push(first.line.slice(first.at, last.at + last.text.length));
  return lines;
}
