import type { FlatLine } from "./flat-line";

const MARKED =
  /^[-—–－―·•\s]+\d{1,4}[-—–－―·•\s]+$|^第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?$|^\d{1,4}\s*\/\s*\d{1,4}$/u;

/**
 * Which lines are page numbers. Marked ones ("— 3 —", "第3页 共9页") are known by their looks; a bare number counts only
 * where it is the first or last line of its page and runs on with the pages, or it would be taken for a serial.
 */
export function pageNumberLines(lines: readonly FlatLine[]): Set<number> {
  const found = new Set<number>();
  const bare = new Map<number, { line: number; offset: number }[]>();
  const edges = pageEdges(lines);
  for (const [i, line] of lines.entries()) {
    const text = line.text.text.trim();
    if (text.length === 0 || text.length > 16) continue;
    if (MARKED.test(text)) found.add(i);
    else if (/^\d{1,4}$/u.test(text) && edges.has(i)) {
      const offset = Number(text) - line.sheet;
      bare.set(offset, [...(bare.get(offset) ?? []), { line: i, offset }]);
    }
  }
  const sheets = (lines.at(-1)?.sheet ?? 0) + 1;
  for (const group of bare.values()) {
    if (group.length >= 2 && group.length >= sheets * 0.6) for (const { line } of group) found.add(line);
  }
  return found;
}

/** First and last line with text of each page. */
function pageEdges(lines: readonly FlatLine[]): Set<number> {
  const edges = new Set<number>();
  let last = -1;
  for (const [i, line] of lines.entries()) {
    if (line.blank) continue;
    if (last < 0 || lines[last]!.sheet !== line.sheet) {
      edges.add(i);
      if (last >= 0) edges.add(last);
    }
    last = i;
  }
  if (last >= 0) edges.add(last);
  return edges;
}
