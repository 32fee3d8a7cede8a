import type { Range } from "../../model/sourced";

/** A chunk ends at the first empty line after so many characters. */
const CHUNK = 16_384;

/**
 * Cuts Markdown where an empty line ends a block, outside of fences. Blocks do not reach over such lines (lists are not
 * parsed), so parsing the chunks one by one gives the same tree, in time that grows with the text and not faster.
 */
export function chunksOf(text: string): Range[] {
  const chunks: Range[] = [];
  let start = 0;
  let blank = false;
  let fence: string | null = null;
  for (let line = 0; line < text.length; ) {
    const newline = text.indexOf("\n", line);
    const next = newline < 0 ? text.length : newline + 1;
    const begin = text.slice(line, Math.min(next, line + 40));
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(begin)?.[1];
    if (blank && fence === null && line - start > CHUNK && begin.trim() !== "") {
      chunks.push({ start, end: line });
      start = line;
    }
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark[0] === fence[0] && mark.length >= fence.length) fence = null;
    blank = begin.trim() === "";
    line = next;
  }
  if (start < text.length) chunks.push({ start, end: text.length });
  return chunks;
}
