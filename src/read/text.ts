import type { Document, Line, Page } from "../model/document";
import { FenjieError } from "../model/error";
import { type Message, message } from "../model/messages";
import type { Settings } from "../model/options";
import { SourcedText } from "../model/sourced";
import { hasControls, reportControls, withoutControls } from "./controls";
import { decode } from "./decode";
import { keepWithin } from "./limit";
import { textAxis } from "./text-axis";

/**
 * Reads plain text. One block for each line, empty ones too, with all its spaces: what a trailing space or an empty line
 * means is for later stages to say. Pages end at form feeds, or at the marks that some extractors print; without either
 * there is one page without a number.
 *
 * Errors: `empty-input`, `not-text`, `too-large`, `too-many-pages`, `invalid-option` (unknown encoding).
 */
export async function readTextBytes(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const { text, messages } = decode(bytes, settings);
  return withMessages(readText(text, settings), messages);
}

/** The same for text that is decoded already. */
export function readText(text: string, settings: Settings): Document {
  keepWithin(settings.limits, "characters", text.length);
  if (!/\S/.test(text)) throw new FenjieError("empty-input", "The input holds no text.");
  const messages = reportControls(text);
  const soiled = hasControls(text);
  const { begin, breaks, marks } = pageBreaks(text);
  const paged = breaks.length > 0 || marks > 0;
  if (marks > 0) {
    messages.push(message("part-ignored", `${marks} page marks of the extractor were taken as page breaks.`));
  }

  let lineCount = 0;
  const pages: Page[] = [];
  const pageStarts: number[] = [];
  let start = begin;
  for (const { from, to } of [...breaks, { from: text.length, to: text.length }]) {
    const blocks = linesOf(text, start, from, soiled, settings.limits.lines - lineCount);
    lineCount += blocks.length;
    keepWithin(settings.limits, "lines", lineCount);
    pages.push({ number: paged ? pages.length + 1 : null, blocks });
    pageStarts.push(start);
    start = to;
  }
  // Extractors end every page with a form feed, also the last.
  if (paged && pages.length > 1 && isBlank(pages.at(-1)!)) {
    pages.pop();
    pageStarts.pop();
  }
  if (soiled && pages.every(isBlank)) throw new FenjieError("empty-input", "The input holds no text.");
  keepWithin(settings.limits, "pages", pages.length);
  return {
    axis: textAxis(text, paged ? pageStarts : undefined),
    mediaType: "text/plain",
    pageCount: paged ? pages.length : null,
    pages,
    messages,
  };
}

/** The same document with more to report, what was found first in front. */
export function withMessages(document: Document, messages: readonly Message[]): Document {
  return messages.length === 0 ? document : { ...document, messages: [...messages, ...document.messages] };
}

/** CR, LF, CRLF, vertical tab, next line, line and paragraph separator. */
const LINE_BREAK = /\r\n|[\n\r\v\u0085\u2028\u2029]/g;
const EMPTY_LINE: Line = { kind: "line", text: SourcedText.EMPTY };

/** The lines of text[from, to); stops one past `most`, so that a file of line breaks costs no more than the limit. */
function linesOf(text: string, from: number, to: number, soiled: boolean, most: number): Line[] {
  const page = from === 0 && to === text.length ? text : text.slice(from, to);
  const lines: Line[] = [];
  const add = (begin: number, end: number) => {
    if (begin === end) {
      lines.push(EMPTY_LINE);
      return;
    }
    const line = SourcedText.of(page.slice(begin, end), from + begin);
    lines.push({ kind: "line", text: soiled ? withoutControls(line) : line });
  };
  let begin = 0;
  for (const match of page.matchAll(LINE_BREAK)) {
    add(begin, match.index);
    begin = match.index + match[0].length;
    if (lines.length > most) return lines;
  }
  if (begin < page.length || lines.length === 0) add(begin, page.length);
  return lines;
}

interface PageBreaks {
  /** Where the first page begins. */
  readonly begin: number;
  /** The stretches between two pages, ascending; they belong to neither. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
  /** How many of them are printed marks. */
  readonly marks: number;
}

/**
 * "-- 3 of 14 --", "--- Page 3 ---", "=== 第 3 页 ===", "[Page 3]": fenced on both sides and with a word, unlike the page
 * numbers that are printed on a notice ("— 3 —", "- 13 -").
 */
const PAGE_MARK = new RegExp(
  [
    String.raw`^ {0,9}(?:-{2,9}|={2,9}|\*{2,9}|#{2,9}) {0,9}`,
    String.raw`(?:(?:page|第) {0,9}(\d{1,4})(?: {0,9}页)?(?: {0,9}(?:of|\/|共) {0,9}\d{1,4}(?: {0,9}页)?)?|(\d{1,4}) {1,9}of {1,9}\d{1,4})`,
    String.raw` {0,9}(?:-{2,9}|={2,9}|\*{2,9}|#{2,9}) {0,9}$|^\[page {0,9}(\d{1,4})\]$`,
  ].join(""),
  "gim",
);

function pageBreaks(text: string): PageBreaks {
  const feeds: { from: number; to: number }[] = [];
  for (let at = text.indexOf("\f"); at >= 0; at = text.indexOf("\f", at + 1)) feeds.push({ from: at, to: at + 1 });
  if (feeds.length > 0) return { begin: 0, breaks: feeds, marks: 0 };

  const marks: { from: number; to: number }[] = [];
  for (const match of text.matchAll(PAGE_MARK)) {
    // Marks count pages one by one; anything else in this shape is part of the notice.
    if (Number(match[1] ?? match[2] ?? match[3]) !== marks.length + 1) return { begin: 0, breaks: [], marks: 0 };
    const end = match.index + match[0].length;
    const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2));
    marks.push({ from: match.index, to: end + (lineBreak?.[0].length ?? 0) });
  }
  if (marks.length === 0) return { begin: 0, breaks: [], marks: 0 };
  // Some tools print the mark above its page, some below: above, the first one ends nothing.
  const above = !/\S/.test(text.slice(0, marks[0]!.from));
  return above
    ? { begin: marks[0]!.to, breaks: marks.slice(1), marks: marks.length }
    : { begin: 0, breaks: marks, marks: marks.length };
}

function isBlank(page: Page): boolean {
  return page.blocks.every((block) => block.kind === "line" && block.text.text.trim() === "");
}
