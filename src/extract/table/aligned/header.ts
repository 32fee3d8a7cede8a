import type { RoleRule } from "../../../model/language/roles";
import { type HeadingColumn, isTaskHeader, LONGEST_HEADING, roleOfHeading, settleRoles } from "../headings";
import type { Token } from "./tokens";

/** A header as it lies in the text: some lines, and for each column its heading and the columns of type it takes up. */
export interface AlignedHeader {
  /** First line, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** How well it reads as a header; for choosing between places where it may begin. */
  readonly score: number;
  readonly columns: readonly (HeadingColumn & { readonly start: number; readonly end: number })[];
}

/** Lines that a header may run over, blank ones not counted. */
const MOST_LINES = 5;
/** A single character (序, 号) is likely half of a heading that goes on below. */
const WEIGHTS = {
  known: 2,
  single: 0.5,
  unknown: -1.5,
  gapInside: -0.08,
  overlap: -3,
  twice: -3,
  line: -0.05,
} as const;

/**
 * Finds the header that begins at line `from`: headings may stand on several lines ("序" over "号"), be spaced out
 * ("责 任 单 位") or both. The tokens of the lines taken are put in order of their middles and cut into headings so that
 * as many as possible are known.
 *
 * ```
 *  序              具 体 任 务     责任
 *       重点任务                   单位      by middles: 序 号 | 重点任务 | 具 体 任 务 | 责任 单位
 *  号
 * ```
 */
export function headerAt(
  lines: readonly (readonly Token[])[],
  from: number,
  rules: readonly RoleRule[],
): AlignedHeader | null {
  if (lines[from]!.length === 0) return null;
  let best: { header: AlignedHeader; score: number } | null = null;
  const taken: Token[] = [];
  let used = 0;
  for (let to = from; to < lines.length && used < MOST_LINES; to++) {
    const line = lines[to]!;
    if (line.length === 0) continue;
    if (line.some((token) => token.text.length > LONGEST_HEADING)) break;
    used++;
    taken.push(...line);
    if (taken.length > 40) break;
    const cut = cutIntoHeadings(taken, rules);
    if (!cut) continue;
    const score = cut.score + WEIGHTS.line * used;
    if (isTaskHeader(cut.columns) && (!best || score > best.score)) {
      best = { score, header: { from, to: to + 1, score, columns: cut.columns } };
    }
  }
  if (!best || best.score < 3) return null;
  // A short title above the headings is no heading: the header begins where it reads best.
  const next = lines.findIndex((line, i) => i > from && line.length > 0);
  if (next > 0 && next < best.header.to) {
    const later = headerAt(lines, next, rules);
    if (later && later.score >= best.score) return null;
  }
  const settled = settleRoles(best.header.columns);
  const columns = best.header.columns.map((column, i) => ({ ...column, role: settled[i]!.role }));
  return { ...best.header, columns, score: best.score };
}

function cutIntoHeadings(tokens: readonly Token[], rules: readonly RoleRule[]) {
  const byMiddle = [...tokens].sort((a, b) => a.start + a.end - (b.start + b.end));
  const reach: ({ score: number; back: number; column: AlignedHeader["columns"][number] | null } | null)[] = [
    { score: 0, back: -1, column: null },
  ];
  for (let end = 1; end <= byMiddle.length; end++) {
    reach[end] = null;
    for (let begin = Math.max(0, end - 8); begin < end; begin++) {
      const before = reach[begin];
      if (!before) continue;
      const group = byMiddle.slice(begin, end);
      const read = [...group].sort((a, b) => a.line - b.line || a.start - b.start);
      const heading = read.map(({ text }) => text.text).join("");
      if (heading.length > LONGEST_HEADING) continue;
      const role = roleOfHeading(heading, rules);
      if (role === null && /^\d+$|[，。；]/u.test(heading)) continue;
      const start = Math.min(...group.map((token) => token.start));
      const stop = Math.max(...group.map((token) => token.end));
      const empty = stop - start - group.reduce((sum, token) => sum + token.end - token.start, 0);
      let score =
        before.score +
        (role === null ? WEIGHTS.unknown : heading.length > 1 ? WEIGHTS.known : WEIGHTS.single) +
        WEIGHTS.gapInside * Math.max(0, empty);
      if (before.column && start < before.column.end) score += WEIGHTS.overlap;
      if (role === "number" && before.column?.role === "number") score += WEIGHTS.twice;
      if (!reach[end] || score > reach[end]!.score) {
        reach[end] = { score, back: begin, column: { role: role ?? "extra", heading, start, end: stop } };
      }
    }
  }
  const last = reach[byMiddle.length];
  if (!last) return null;
  const columns: AlignedHeader["columns"][number][] = [];
  for (let at = byMiddle.length; at > 0; at = reach[at]!.back) columns.unshift(reach[at]!.column!);
  return { score: last.score, columns };
}
