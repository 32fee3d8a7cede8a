import type { FlatLine } from "./flat-line";

const MARKED =
  /^[-—–－―·•\s]+\d{1,4}[-—–－―·•\s]+$|^第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?$|^\d{1,4}\s*\/\s*\d{1,4}$/u;

/** Whether a line may be a page's number: by its looks, or a number and nothing else. */
export const isPageNumber = (line: string) => MARKED.test(line) || /^\d{1,4}$/u.test(line);

/**
 * Which lines are page numbers. Marked ones ("— 3 —", "第3页 共9页") are known by their looks; a bare number counts only
 * where it is the first or last line of its page and runs on with the pages, or it would be taken for a serial.
 */
export function pageNumberLines(lines: readonly FlatLine[]): Set<number> {
  const found = new Set<number>();
  const bare = new Map<string, number[]>();
  const edges = pageEdges(lines);
  for (const [i, line] of lines.entries()) {
    const text = line.text.text.trim();
    if (text.length === 0 || text.length > 16) continue;
    if (MARKED.test(text)) found.add(i);
    else if (/^\d{1,4}$/u.test(text) && edges.has(i)) {
      // Numbers at the heads of some pages and at the feet of others are a column of serials.
      const key = `${Number(text) - line.sheet} ${edges.get(i)}`;
      bare.set(key, [...(bare.get(key) ?? []), i]);
    }
  }
  const sheets = (lines.at(-1)?.sheet ?? 0) + 1;
  for (const group of bare.values()) {
    if (group.length >= 2 && group.length >= sheets * 0.6) for (const line of group) found.add(line);
  }
  return found;
}

/** First and last line with text of each page; of a page with one line, it is the last. */
function pageEdges(lines: readonly FlatLine[]): Map<number, "head" | "foot"> {
  const edges = new Map<number, "head" | "foot">();
  let last = -1;
  for (const [i, line] of lines.entries()) {
    if (line.blank) continue;
    if (last < 0 || lines[last]!.sheet !== line.sheet) {
      edges.set(i, "head");
      if (last >= 0) edges.set(last, "foot");
    }
    last = i;
  }
  if (last >= 0) edges.set(last, "foot");
  return edges;
}
