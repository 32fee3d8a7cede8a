import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading } from "../../../model/language/roles";
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

const COST = {
  /** For each heading: fewer, longer headings are likelier. */
  heading: 1,
  /** For each piece beyond the first ("责任" + "单位" on two lines). */
  join: 0.2,
  /** Joining two pieces that are headings of their own ("重点任务" + "主要工作"). */
  joinWhole: 2,
  /** … that are not the serials' or units', the second on a line of its own: narrow columns break 工作 ⏎ 内容. */
  joinLines: 0.5,
  /** A heading that no rule knows. */
  unknown: 2.2,
  /** A heading that begins or ends inside a token. */
  cut: 0.6,
  /** Gained by each character that a parse covers with headings that are known. */
  gain: 0.9,
} as const;

const MOST_PIECES = 8;
const MOST_COLUMNS = 12;

interface Step {
  readonly cost: number;
  readonly headings: readonly string[];
  readonly known: number;
  /** Characters of the headings that are known. */
  readonly covered: number;
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
  for (let at = 0; at < rest.length; at++) {
    if (!mayBegin(rest[at]!, own)) continue;
    const found = headerAt(rest, at, headers, own);
    if (!found) continue;
    if (found.inside > 0) {
      // The last heading ends inside a token: what follows it belongs to the table's body.
      const [heading, body] = cutToken(rest[found.to - 1]!, found.inside);
      rest.splice(found.to - 1, 1, heading, body);
    }
    const { from, to, printed, headings, roles, strange } = found;
    headers.push({ from, to, printed, headings, roles, strange });
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

function strangeHeading(headings: readonly string[], roles: readonly ColumnRole[], own: readonly RoleRule[]) {
  if (roles.includes("area")) return null;
  return headings.slice(0, roles.indexOf("task")).find((heading) => roleOfHeading(heading, own) === null) ?? null;
}

/** A piece that no heading's edge runs through: a token that is a heading, or else a single character. */
interface Atom {
  readonly text: string;
  readonly gap: Token["gap"];
  /** Index of its token, and where in it the atom ends. */
  readonly token: number;
  readonly until: number;
  /** It ends its token. */
  readonly ends: boolean;
  /** It is a token of its own. */
  readonly whole: boolean;
}

const MOST_ATOMS = 72;

/**
 * The atoms of the tokens from `at` on. Letter-spacing runs headings together, so that a token need not be one:
 *
 * ```
 *   号 任 务 类 别   具 体 任 务     →  号任务类别 具体任务   (号 belongs to 序 on the line above)
 * ```
 */
function atomsFrom(tokens: readonly Token[], at: number, own: readonly RoleRule[]): Atom[] {
  const atoms: Atom[] = [];
  for (let token = at; token < tokens.length && atoms.length < MOST_ATOMS; token++) {
    const { text: sourced, gap } = tokens[token]!;
    const text = sourced.text;
    if (roleOfHeading(text, own) !== null) {
      atoms.push({ text, gap, token, until: text.length, ends: true, whole: true });
      continue;
    }
    for (let i = 0; i < text.length && atoms.length < MOST_ATOMS; i++) {
      const ends = i === text.length - 1;
      atoms.push({ text: text[i]!, gap: i === 0 ? gap : "none", token, until: i + 1, ends, whole: text.length === 1 });
    }
    if (/[。；！？]/.test(text)) break;
  }
  return atoms;
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

/** The cheapest parse into headings of atoms [0, end), for every end that one reaches. */
function parseHeadings(atoms: readonly Atom[], own: readonly RoleRule[]): Map<number, Step> {
  const best = new Map<number, Step>([[0, { cost: 0, headings: [], known: 0, covered: 0 }]]);
  const reached = new Map<number, Step>();
  const better = (map: Map<number, Step>, end: number, step: Step) => {
    const known = map.get(end);
    if (!known || step.cost < known.cost) map.set(end, step);
  };
  for (let from = 0; from < atoms.length; from++) {
    const step = best.get(from);
    if (!step || step.headings.length >= MOST_COLUMNS) continue;
    let heading = "";
    let joins = 0;
    let whole = 0;
    let broken = true;
    const edges: number[] = [];
    for (let end = from + 1; end <= atoms.length; end++) {
      const atom = atoms[end - 1]!;
      if (/[。；，！？]/.test(atom.text)) break;
      // Where a token that is a heading begins or ends.
      if (atom.whole && atom.text.length > 1) edges.push(heading.length, heading.length + atom.text.length);
      heading += atom.text;
      if (heading.length > 16) break;
      if (end > from + 1 && atom.gap !== "none") joins += atom.gap === "wide" ? 3 : 1;
      if (joins >= MOST_PIECES) break;
      if (atom.whole && atom.text.length > 1) whole++;
      if (atom.text.length > 2 || (end > from + 1 && atom.gap !== "line")) broken = false;
      const unknown = roleOfHeading(heading, own) === null;
      // A word that no rule knows is a heading only where it is a token of its own between known ones.
      const alone = atoms[from]!.gap !== "none" && atom.ends && joins === 0;
      if (unknown && (!alone || from === 0 || heading.length > 10 || /[\d：:、]/.test(heading))) continue;
      const cost =
        step.cost +
        COST.heading +
        COST.join * joins +
        joinedCost(heading, { whole, broken, edges }, own) +
        (unknown ? COST.unknown : 0) +
        (atoms[from]!.gap === "none" && from > 0 ? COST.cut : 0);
      const next = {
        cost,
        headings: [...step.headings, heading],
        known: step.known + (unknown ? 0 : 1),
        covered: step.covered + (unknown ? 0 : heading.length),
      };
      better(best, end, next);
      if (!unknown) better(reached, end, next);
    }
  }
  return reached;
}

interface Pieces {
  /** How many of them are headings of their own. */
  readonly whole: number;
  /** Each has a line and two characters at most. */
  readonly broken: boolean;
  /** Where those that are headings begin and end. */
  readonly edges: readonly number[];
}

/** What it costs that a heading's pieces are headings of their own. */
function joinedCost(heading: string, { whole, broken, edges }: Pieces, own: readonly RoleRule[]): number {
  if (whole > 1 && broken && !isTwoHeadings(heading, own, APART)) return COST.joinLines * (whole - 1);
  const two =
    isTwoHeadings(heading, own, whole === 0 ? APART : SERIALS) || edges.some((edge) => isTwoAt(heading, edge, own));
  return COST.joinWhole * Math.max(whole - 1, two ? 1 : 0);
}

/** 重点任 ⏎ 务 ⏎ 主要工作: a token that is a heading, and what the others make is one, too. */
function isTwoAt(heading: string, edge: number, own: readonly RoleRule[]): boolean {
  const [left, right] = [heading.slice(0, edge), heading.slice(edge)];
  if (left.length < 2 || right.length < 2 || WHO.test(right)) return false;
  return roleOfHeading(left, own) !== null && roleOfHeading(right, own) !== null;
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

const WHO = /^(?:单位|部门|机构)$/;
const isUnits = (role: ColumnRole | null): boolean => role === "lead" || role === "cooperating";

/** A header that is run together with its table's first cell ends in such a column; 支持高标准 ∣ 村务公开… is the cell itself. */
const ENDS_HEADER: ReadonlySet<ColumnRole | null> = new Set(["lead", "cooperating", "deadline"]);

/** What a heading of these roles stands beside is another heading. */
const APART: ReadonlySet<ColumnRole> = new Set(["number", "lead", "cooperating"]);
/** … also where tokens show the heading's parts. */
const SERIALS: ReadonlySet<ColumnRole> = new Set(["number"]);

/** 主要任务责任单位, 编号一级指标: two columns' headings, run together by letter-spacing or broken over lines. */
function isTwoHeadings(text: string, own: readonly RoleRule[], apart: ReadonlySet<ColumnRole>): boolean {
  for (let cut = 2; cut + 2 <= text.length; cut++) {
    const left = roleOfHeading(text.slice(0, cut), own);
    const right = left && roleOfHeading(text.slice(cut), own);
    // 配合单位 is one heading, though 配合 and 单位 may each be one.
    if (left && isUnits(left) && WHO.test(text.slice(cut))) continue;
    if (right && left !== right && [left, right].some((role) => apart.has(role))) return true;
  }
  return false;
}

function isHeader(step: Step, own: readonly RoleRule[]): boolean {
  const roles = step.headings.map((heading) => roleOfHeading(heading, own));
  const units = roles.some(isUnits);
  const text = roles.some((role) => role === "task" || role === "title" || role === "area");
  const unknown = step.headings.length - step.known;
  return units && text && step.known >= 2 && unknown <= 2 && unknown < step.known - 1 + (step.known > 2 ? 1 : 0);
}
