import { type ColumnRole, type RoleRule, roleOfHeading } from "../../../model/language/roles";
import type { Token } from "./tokens";

/** What a parse into headings pays and gains. */
export const COST = {
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

export const LONGEST_HEADING = 16;
/** What stands in no heading. */
export const NO_HEADING = /[。；，！？]/;
const MOST_PIECES = 8;
const MOST_COLUMNS = 12;

/** The first headings of a parse. */
export interface Step {
  readonly cost: number;
  readonly headings: readonly string[];
  readonly known: number;
  /** Characters of the headings that are known. */
  readonly covered: number;
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
export function atomsFrom(tokens: readonly Token[], at: number, own: readonly RoleRule[]): Atom[] {
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

/** The cheapest parse into headings of atoms [0, end), for every end that one reaches. */
export function parseHeadings(atoms: readonly Atom[], own: readonly RoleRule[]): Map<number, Step> {
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
      if (NO_HEADING.test(atom.text)) break;
      // Where a token that is a heading begins or ends.
      if (atom.whole && atom.text.length > 1) edges.push(heading.length, heading.length + atom.text.length);
      heading += atom.text;
      if (heading.length > LONGEST_HEADING) break;
      if (end > from + 1 && atom.gap !== "none") joins += atom.gap === "wide" ? 3 : 1;
      if (joins >= MOST_PIECES) break;
      // 时间 + 节点: two words of one column, for a table has one time at which a task is to be done.
      const times = end > from + 1 && [heading, atom.text].every((text) => roleOfHeading(text, own) === "deadline");
      if (atom.whole && atom.text.length > 1 && !times) whole++;
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
  const roles = [roleOfHeading(left, own), roleOfHeading(right, own)];
  return !roles.includes(null) && !roles.every((role) => role === "deadline");
}

const WHO = /^(?:单位|部门|机构)$/;
export const isUnits = (role: ColumnRole | null): boolean => role === "lead" || role === "cooperating";

/** What a heading of these roles stands beside is another heading. */
const APART: ReadonlySet<ColumnRole> = new Set(["number", "lead", "cooperating"]);
/** … also where tokens show the heading's parts. */
const SERIALS: ReadonlySet<ColumnRole> = new Set(["number"]);

/** The usual length of a heading: two words. 重点工程工作内容 is two of them, 年度重点任务 is one. */
const TWO_WORDS = 4;

/** 主要任务责任单位, 编号一级指标: two columns' headings, run together by letter-spacing or broken over lines. */
function isTwoHeadings(text: string, own: readonly RoleRule[], apart: ReadonlySet<ColumnRole>): boolean {
  for (let cut = 2; cut + 2 <= text.length; cut++) {
    const left = roleOfHeading(text.slice(0, cut), own);
    const right = left && roleOfHeading(text.slice(cut), own);
    // 配合单位 is one heading, though 配合 and 单位 may each be one.
    if (left && isUnits(left) && WHO.test(text.slice(cut))) continue;
    if (right && left !== right && [left, right].some((role) => apart.has(role))) return true;
    if (right && cut >= TWO_WORDS && cut + TWO_WORDS <= text.length) return true;
  }
  return false;
}
