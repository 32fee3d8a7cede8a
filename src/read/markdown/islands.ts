import type { Range } from "../../model/sourced";

/**
 * The HTML tables in a Markdown text, as document models write them, each from its <table> to the </table> that closes
 * it. Markdown itself would end such a table at the first empty line inside it, and read what follows as text or code.
 *
 * ```
 *  以下为分解表：<table><tr><td>1</td>        ┐
 *                                             │ one island, the empty line included
 *  <td>推动…</td></tr></table>                ┘
 * ```
 * A table that is never closed goes on to the end.
 */
export function tableIslands(text: string): Range[] {
  const islands: Range[] = [];
  let depth = 0;
  let start = 0;
  for (const match of text.matchAll(/<(\/?)table(?=[\s>/])/gi)) {
    const closing = match[1] === "/";
    if (!closing && depth++ === 0) start = match.index;
    if (!closing || depth === 0 || --depth > 0) continue;
    const close = text.indexOf(">", match.index);
    if (close < 0) break;
    islands.push({ start, end: close + 1 });
  }
  if (depth > 0) islands.push({ start, end: text.length });
  return islands;
}

/** The text with line breaks in the place of the islands, so that every offset stays what it was. */
export function withoutIslands(text: string, islands: readonly Range[]): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of islands) {
    masked += text.slice(from, start) + "\n".repeat(end - start);
    from = end;
  }
  return masked + text.slice(from);
}
