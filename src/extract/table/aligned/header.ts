import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading } from "../../../model/language/roles";
import type { Token } from "./tokens";

/** A column as its heading announces it. */
export interface HeaderColumn {
  readonly role: ColumnRole;
  /** The heading without spaces. */
  readonly heading: string;
  /** The columns of type that the heading takes up. */
  readonly start: number;
  readonly end: number;
}

/** Longest heading, white space not counted. */
const LONGEST_HEADING = 16;
/** Titles and other lines above a table that a rule for headings might take for one. */
const NO_HEADING = /[，。；：]|^\d+$|(?:分解表|分工表|任务表|清单|方案|附件|通知|文件)|\d{4}年\d{1,2}月\d{1,2}日/u;

/** A header as it lies in the text: some lines, and for each column its heading and the columns of type it takes up. */
export interface AlignedHeader {
  /** First line, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** How well it reads as a header; for choosing between places where it may begin. */
  readonly score: number;
  readonly columns: readonly HeaderColumn[];
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
  parent: 2.2,
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
 *
 * @param until first line that cannot be the header's any more: the next page's.
 */
export function headerAt(
  lines: readonly (readonly Token[])[],
  from: number,
  own: readonly RoleRule[],
  until: number = lines.length,
): AlignedHeader | null {
  if (lines[from]!.length === 0) return null;
  let best: { header: AlignedHeader; score: number } | null = null;
  const taken: Token[] = [];
  let used = 0;
  let blank = 0;
  for (let to = from; to < until && used < MOST_LINES; to++) {
    const line = lines[to]!;
    if (line.length === 0) {
      if (++blank > 2) break;
      continue;
    }
    blank = 0;
    if (line.some((token) => token.text.length > LONGEST_HEADING)) break;
    used++;
    taken.push(...line.flatMap((token) => partHeadings(token, own)));
    if (taken.length > 40) break;
    const cut = cutIntoHeadings(taken, own);
    if (!cut) continue;
    const score = cut.score + WEIGHTS.line * used;
    if (isTaskHeader(cut.columns) && (!best || score > best.score)) {
      best = { score, header: { from, to: to + 1, score, columns: cut.columns } };
    }
  }
  if (!best || best.score < 3) return null;
  // A short title above the headings is no heading: the header begins where it reads best.
  for (let next = from + 1; next < best.header.to; next++) {
    const later = headerAt(lines, next, own, until);
    if (later && later.score >= best.score - 0.6) return null;
  }
  const roles = resolveRoles(
    best.header.columns.map(({ heading }) => heading),
    own,
  );
  const columns = best.header.columns.map((column, i) => ({ ...column, role: roles[i]! }));
  return { ...best.header, columns, score: best.score };
}

/** Headings that touch ("序号重点任务"): a token that is none, but two or more side by side, is those. */
function partHeadings(token: Token, own: readonly RoleRule[]): Token[] {
  const { text } = token.text;
  if (text.length < 4 || roleOfHeading(text, own) !== null) return [token];
  for (let at = 2; at <= text.length - 2; at++) {
    if (roleOfHeading(text.slice(0, at), own) === null) continue;
    const x = token.start + ((token.end - token.start) * at) / text.length;
    const rest = partHeadings({ ...token, text: token.text.slice(at), start: x, at: token.at + at }, own);
    if (rest.every((part) => roleOfHeading(part.text.text, own) !== null))
      return [{ ...token, text: token.text.slice(0, at), end: x }, ...rest];
  }
  return [token];
}

function cutIntoHeadings(tokens: readonly Token[], own: readonly RoleRule[]) {
  const byMiddle = [...tokens].sort((a, b) => a.start + a.end - (b.start + b.end));
  const parents = byMiddle.map((token) => isParent(token, tokens, own));
  const reach: ({ score: number; back: number; column: HeaderColumn | null; own: boolean } | null)[] = [
    { score: 0, back: -1, column: null, own: false },
  ];
  for (let end = 1; end <= byMiddle.length; end++) {
    reach[end] = null;
    for (let begin = Math.max(0, end - 8); begin < end; begin++) {
      const before = reach[begin];
      if (!before) continue;
      const group = byMiddle.slice(begin, end);
      if (end === begin + 1 && parents[begin]) {
        const score = before.score + WEIGHTS.parent;
        if (!reach[end] || score > reach[end]!.score)
          reach[end] = { score, back: begin, column: before.column, own: false };
      }
      const read = [...group].sort((a, b) => a.line - b.line || a.start - b.start);
      const heading = read.map(({ text }) => text.text).join("");
      if (heading.length > LONGEST_HEADING) continue;
      const role = roleOfHeading(heading, own);
      if (NO_HEADING.test(heading)) continue;
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
        reach[end] = { score, back: begin, column: { role: role ?? "extra", heading, start, end: stop }, own: true };
      }
    }
  }
  const last = reach[byMiddle.length];
  if (!last) return null;
  const columns: HeaderColumn[] = [];
  for (let at = byMiddle.length; at > 0; at = reach[at]!.back) if (reach[at]!.own) columns.unshift(reach[at]!.column!);
  return { score: last.score, columns };
}

/**
 * Whether a heading stands over two others and only says what they have in common:
 *
 * ```
 *          责任分工
 *    牵头单位    配合单位
 * ```
 */
function isParent(token: Token, tokens: readonly Token[], own: readonly RoleRule[]): boolean {
  const middle = (token.start + token.end) / 2;
  let left = false;
  let right = false;
  for (const other of tokens) {
    if (other.line <= token.line) continue;
    const role = roleOfHeading(other.text.text, own);
    if (role !== "lead" && role !== "cooperating") continue;
    const at = (other.start + other.end) / 2;
    if (at < middle && middle - at < 20) left = true;
    if (at > middle && at - middle < 20) right = true;
  }
  return left && right && roleOfHeading(token.text.text, own) !== null;
}

/** Whether the columns can be a task table's: something to do, and someone or some time to do it. */
function isTaskHeader(columns: readonly HeaderColumn[]): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  const what = roles.has("task") || roles.has("title") || roles.has("area");
  return what && (roles.has("lead") || roles.has("cooperating"));
}
