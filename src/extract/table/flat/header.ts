import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading } from "../../../model/language/roles";
import type { Token } from "./tokens";

/** A header row found in flat text: tokens [from, to) are its headings. */
export interface Header {
  readonly from: number;
  readonly to: number;
  readonly headings: readonly string[];
  readonly roles: readonly ColumnRole[];
}

const COST = {
  /** For each heading: fewer, longer headings are likelier. */
  heading: 1,
  /** For each piece beyond the first ("责任" + "单位" on two lines). */
  join: 0.2,
  /** Joining two pieces that are headings of their own ("重点任务" + "主要工作"). */
  joinWhole: 2,
  /** A heading that no rule knows. */
  unknown: 2.2,
} as const;

const MOST_PIECES = 8;
const MOST_COLUMNS = 12;

interface Step {
  readonly cost: number;
  readonly headings: readonly string[];
  readonly known: number;
}

/**
 * The header rows of flat text, in order. A header is a run of tokens that parses as headings, at least one of a unit
 * column and one of a text column among them. Pieces of a heading may stand on lines of their own:
 *
 * ```
 *   序                          ← 序 + 号
 *   号
 *   重点任务 主要工作 责任单位 协同单位
 * ```
 *
 * The first header fixes the columns; a later one is taken as its repetition where its headings are the same.
 */
export function findHeaders(tokens: readonly Token[], own: readonly RoleRule[] = []): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!mayBegin(tokens[at]!, own)) continue;
    const header = headerAt(tokens, at, headers, own);
    if (!header) continue;
    headers.push(header);
    at = header.to - 1;
  }
  return headers;
}

function mayBegin(token: Token, own: readonly RoleRule[]): boolean {
  const { text } = token.text;
  if (text.length > 16 || /[。；：，]/.test(text)) return false;
  return text.length <= 2 || roleOfHeading(text, own) !== null;
}

function headerAt(
  tokens: readonly Token[],
  at: number,
  earlier: readonly Header[],
  own: readonly RoleRule[],
): Header | null {
  for (const known of earlier) {
    const to = repetition(tokens, at, known);
    if (to > 0) return { ...known, from: at, to };
  }
  const steps = parseHeadings(tokens, at, own);
  let best: Header | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [to, step] of steps) {
    if (step.headings.length < 2 || !isHeader(step, own)) continue;
    // A column for each heading that is known; what is unknown must earn its place.
    const score = step.known * 3 - step.cost;
    if (score <= bestScore) continue;
    bestScore = score;
    best = { from: at, to, headings: step.headings, roles: resolveRoles(step.headings, own) };
  }
  return best;
}

/** Where the headings of `header` stand again from token `at`, the token after them; 0 where they do not. */
function repetition(tokens: readonly Token[], at: number, header: Header): number {
  const wanted = header.headings.join("");
  let seen = "";
  for (let i = at; i < tokens.length && seen.length < wanted.length; i++) {
    seen += tokens[i]!.text.text;
    if (!wanted.startsWith(seen)) return 0;
    if (seen.length === wanted.length) return i + 1;
  }
  return 0;
}

/** The cheapest parse into headings of tokens [at, end), for every end that one reaches. */
function parseHeadings(tokens: readonly Token[], at: number, own: readonly RoleRule[]): Map<number, Step> {
  const best = new Map<number, Step>([[at, { cost: 0, headings: [], known: 0 }]]);
  const reached = new Map<number, Step>();
  for (let from = at; from < tokens.length && from - at < MOST_COLUMNS * 3; from++) {
    const step = best.get(from);
    if (!step) {
      if (![...best.keys()].some((end) => end > from)) break;
      continue;
    }
    if (step.headings.length >= MOST_COLUMNS) continue;
    let heading = "";
    let pieces = 0;
    let whole = 0;
    for (let end = from + 1; end <= Math.min(tokens.length, from + MOST_PIECES); end++) {
      const piece = tokens[end - 1]!.text.text;
      if (piece.length > 16 || /[。；，！？]/.test(piece)) break;
      heading += piece;
      pieces++;
      if (heading.length > 16) break;
      if (piece.length > 1 && roleOfHeading(piece, own) !== null) whole++;
      const role = roleOfHeading(heading, own);
      const unknown = role === null;
      if (unknown && (pieces > 1 || from === at || piece.length > 10 || /[\d：:、]/.test(piece))) continue;
      const cost =
        step.cost +
        COST.heading +
        COST.join * (pieces - 1) +
        COST.joinWhole * Math.max(0, whole - 1) +
        (unknown ? COST.unknown : 0);
      const next = { cost, headings: [...step.headings, heading], known: step.known + (unknown ? 0 : 1) };
      const known = best.get(end);
      if (!known || next.cost - 3 * next.known < known.cost - 3 * known.known) best.set(end, next);
      if (!unknown) {
        const seen = reached.get(end);
        if (!seen || next.cost - 3 * next.known < seen.cost - 3 * seen.known) reached.set(end, next);
      }
    }
  }
  return reached;
}

function isHeader(step: Step, own: readonly RoleRule[]): boolean {
  const roles = step.headings.map((heading) => roleOfHeading(heading, own));
  const units = roles.some((role) => role === "lead" || role === "cooperating");
  const text = roles.some((role) => role === "task" || role === "title" || role === "area");
  const unknown = step.headings.length - step.known;
  return units && text && step.known >= 2 && unknown <= 2 && unknown < step.known - 1 + (step.known > 2 ? 1 : 0);
}
