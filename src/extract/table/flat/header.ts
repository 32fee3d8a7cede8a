import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading } from "../../../model/language/roles";
import { atomsFrom, COST, isUnits, LONGEST_HEADING, NO_HEADING, parseHeadings, type Step } from "./headings";
import { cutToken, type Token } from "./tokens";

/** A header row found in flat text: tokens [from, to) are its headings. */
export interface Header {
  readonly from: number;
  readonly to: number;
  /** As printed, in the order of the text. */
  readonly printed: readonly string[];
  /** One for each column, from left to right. */
  readonly headings: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** A heading before the task's that no rule knows, where none names an area: it may be the area's; null where there is none. */
  readonly strange: string | null;
}

/** Headers, and the tokens they count in: one that ends inside a token cuts it in two. */
export interface Found {
  readonly tokens: readonly Token[];
  readonly headers: readonly Header[];
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
export function findHeaders(tokens: readonly Token[], own: readonly RoleRule[] = []): Found {
  const rest = [...tokens];
  const headers: Header[] = [];
  // Each header once, however often it is repeated.
  const different: Header[] = [];
  for (let at = 0; at < rest.length; at++) {
    if (!mayBegin(rest[at]!, own)) continue;
    const found = headerAt(rest, at, different, own);
    if (!found) continue;
    if (found.inside > 0) {
      // The last heading ends inside a token: what follows it belongs to the table's body.
      rest.splice(found.to - 1, 1, ...cutToken(rest[found.to - 1]!, [found.inside]));
    }
    const { from, to, printed, headings, roles, strange } = found;
    const header = { from, to, printed, headings, roles, strange };
    if (!different.some((known) => known.printed === printed)) different.push(header);
    headers.push(header);
    at = found.to - 1;
  }
  return { tokens: rest, headers };
}

function mayBegin(token: Token, own: readonly RoleRule[]): boolean {
  const { text } = token.text;
  if (/^[。；：，、）]/.test(text)) return false;
  if (text.length <= 2 || roleOfHeading(text, own) !== null) return true;
  for (let end = 1; end <= Math.min(8, text.length); end++) if (roleOfHeading(text.slice(0, end), own)) return true;
  return false;
}

interface FoundHeader extends Header {
  /** Characters of the last token that belong to the header; 0 for all of it. */
  readonly inside: number;
}

function headerAt(
  tokens: readonly Token[],
  at: number,
  earlier: readonly Header[],
  own: readonly RoleRule[],
): FoundHeader | null {
  for (const known of earlier) {
    const end = repetition(tokens, at, known);
    if (end) return { ...known, from: at, ...end };
  }
  // What stands just before a repeated header is no heading of it, though it may read as one.
  const near = (known: Header) => [1, 2, 3].some((ahead) => repetition(tokens, at + ahead, known) !== null);
  if (earlier.some(near)) return null;
  if (!beginsWithHeading(tokens, at, own)) return null;
  const atoms = atomsFrom(tokens, at, own);
  let best: FoundHeader | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [end, step] of parseHeadings(atoms, own)) {
    if (step.headings.length < 2 || !isHeader(step, own)) continue;
    // The more of the text reads as headings the better; what is unknown must earn its place.
    const last = atoms[end - 1]!;
    const cut = !last.ends;
    const score = step.covered * COST.gain - step.cost - (cut ? COST.cut : 0);
    if (score <= bestScore) continue;
    if (cut && (step.known < 3 || !ENDS_HEADER.has(roleOfHeading(step.headings.at(-1)!, own)))) continue;
    if ((cut || last.token === at) && isRunningText(step.headings, own)) continue;
    bestScore = score;
    const headings = columnHeadings(step.headings, own);
    const roles = resolveRoles(headings, own);
    const inside = cut ? last.until : 0;
    const strange = strangeHeading(headings, roles, own);
    best = { from: at, to: last.token + 1, inside, printed: step.headings, headings, roles, strange };
  }
  return best;
}

/** Whether any heading begins with token `at`, on however many tokens. */
function beginsWithHeading(tokens: readonly Token[], at: number, own: readonly RoleRule[]): boolean {
  let text = "";
  for (let token = at; token < tokens.length && text.length < LONGEST_HEADING; token++) {
    const from = text.length;
    text += tokens[token]!.text.text.slice(0, LONGEST_HEADING);
    for (let end = from + 1; end <= Math.min(text.length, LONGEST_HEADING); end++) {
      if (NO_HEADING.test(text[end - 1]!)) return false;
      if (roleOfHeading(text.slice(0, end), own) !== null) return true;
    }
  }
  return false;
}

function strangeHeading(headings: readonly string[], roles: readonly ColumnRole[], own: readonly RoleRule[]) {
  if (roles.includes("area")) return null;
  return headings.slice(0, roles.indexOf("task")).find((heading) => roleOfHeading(heading, own) === null) ?? null;
}

/** Where the headings of `header` stand again from token `at`; null where they do not. */
function repetition(tokens: readonly Token[], at: number, header: Header): { to: number; inside: number } | null {
  const wanted = header.printed.join("");
  let seen = "";
  for (let i = at; i < tokens.length && seen.length < wanted.length; i++) {
    const { text } = tokens[i]!.text;
    const left = wanted.length - seen.length;
    if (text.length > left && text.startsWith(wanted.slice(seen.length))) return { to: i + 1, inside: left };
    seen += text;
    if (!wanted.startsWith(seen)) return null;
    if (seen.length === wanted.length) return { to: i + 1, inside: 0 };
  }
  return null;
}

const GROUP_OF_UNITS = /^(?:责任|任务|职责|工作)?分工$|^(?:责任|承办|落实|工作)(?:单位|部门|主体)$/;

/**
 * The headings of the columns. Of a header with two levels, flat text gives the upper one first:
 *
 * ```
 *   序号 │ 名称 │   责任单位    │ 要求       序号 名称 责任单位 要求 牵头单位 配合单位
 *        │      │ 牵头  │ 配合  │        →   序号 名称 牵头单位 配合单位 要求
 * ```
 */
function columnHeadings(printed: readonly string[], own: readonly RoleRule[]): readonly string[] {
  const namesUnits = (heading: string) => isUnits(roleOfHeading(heading, own));
  let lower = printed.length;
  while (lower > 0 && namesUnits(printed[lower - 1]!)) lower--;
  // The group itself may stand right before its columns.
  if (lower < printed.length - 2 && GROUP_OF_UNITS.test(printed[lower]!)) lower++;
  const children = printed.slice(lower);
  const group = printed.slice(0, lower).findLastIndex((heading) => GROUP_OF_UNITS.test(heading));
  if (children.length < 2 || group < 0) return printed;
  if (!children.some((heading) => roleOfHeading(heading, own) === "cooperating")) return printed;
  return [...printed.slice(0, group), ...children, ...printed.slice(group + 1, lower)];
}

/** 协同配合工作，配合…: short words that are headings, too, run together in a sentence; no serial's heading among them. */
function isRunningText(headings: readonly string[], own: readonly RoleRule[]): boolean {
  return headings.every((heading) => heading.length < 3 && roleOfHeading(heading, own) !== "number");
}

/** A header that is run together with its table's first cell ends in such a column; 支持高标准 ∣ 村务公开… is the cell itself. */
const ENDS_HEADER: ReadonlySet<ColumnRole | null> = new Set(["lead", "cooperating", "deadline"]);

function isHeader(step: Step, own: readonly RoleRule[]): boolean {
  const roles = step.headings.map((heading) => roleOfHeading(heading, own));
  const units = roles.some(isUnits);
  const text = roles.some((role) => role === "task" || role === "title" || role === "area");
  const unknown = step.headings.length - step.known;
  return units && text && step.known >= 2 && unknown <= 2 && unknown < step.known - 1 + (step.known > 2 ? 1 : 0);
}
