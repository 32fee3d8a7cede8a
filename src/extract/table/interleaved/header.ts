import { type ColumnRole, type RoleRule, resolveRoles, roleOfHeading } from "../../../model/language/roles";
import type { FlowLine } from "./flows";

/** Place of a token: line index in the flow lines, token index in the line. */
export type TokenPlace = readonly [line: number, token: number];

export interface Heading {
  readonly text: string;
  /** Its pieces from top to bottom. */
  readonly places: readonly TokenPlace[];
}

/** The headings found on one sheet, in the order in which they appear. */
export interface SheetHeader {
  readonly sheet: number;
  readonly headings: readonly Heading[];
}

export interface HeaderOrder {
  readonly headings: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** How unusual the order is; for choosing between several. */
  readonly cost: number;
}

const LONGEST = 12;
/** Words that end names of areas as often as they head a column: only beside other headings are they one. */
const WEAK =
  /^(?:行动|工程|目标|单位|部门|环节|方向|任务|工作|内容|措施|要求|事项|项目|举措|指标|标准|领域|方面|成果|成效)$/u;
const YEAR = /^\d{4}年?/u;
/** Lines between the pieces of one heading. */
const FARTHEST = 14;

/**
 * Finds the headings on a sheet. They may stand together, each at the head of its own column's flow, or both; and a
 * heading of two lines has its halves above and below those of one:
 *
 * ```
 *   序 重点任 项目名称
 *   完成                     序号 | 重点任务 | 项目名称 | 建设内容 | 完成期限
 *   建设内容
 *   号 务
 *   期限
 * ```
 */
export function headerOn(lines: readonly FlowLine[], sheet: number, own: readonly RoleRule[]): SheetHeader | null {
  const found: Heading[] = [];
  const seen = new Set<string>();
  for (const run of headishRuns(lines, sheet, own)) {
    const headings = headingsIn(lines, run, own);
    const sure = headings.filter(({ text }) => !WEAK.test(text));
    if (sure.length === 0 || (sure.length === 1 && !standsAlone(lines, run, sure[0]!))) continue;
    for (const heading of headings) {
      const near = sure.some(({ places }) => Math.abs(places[0]![0] - heading.places[0]![0]) <= 1);
      if (seen.has(heading.text) || (WEAK.test(heading.text) && !near)) continue;
      seen.add(heading.text);
      found.push(heading);
    }
  }
  // A weak word in a flow of its own is a heading between two others.
  for (const run of headishRuns(lines, sheet, own)) {
    for (const heading of run.length === 1 ? headingsIn(lines, run, own) : []) {
      const [at] = heading.places[0]!;
      const before = found.findIndex(({ places }) => places.at(-1)![0] === at + 1);
      if (before >= 0 && WEAK.test(heading.text) && !seen.has(heading.text)) found.splice(before, 0, heading);
      seen.add(heading.text);
    }
  }
  const known = found.map(({ text }) => roleOfHeading(text, own));
  const what = known.some((role) => role === "task" || role === "area" || role === "title");
  const who = known.some((role) => role === "lead" || role === "cooperating");
  return what && who ? { sheet, headings: withoutParent(found, own) } : null;
}

/** The pieces of known headings on a later sheet, if most of them are there. */
export function repeatedOn(
  lines: readonly FlowLine[],
  sheet: number,
  first: SheetHeader,
  own: readonly RoleRule[],
): SheetHeader | null {
  const wanted = new Set(first.headings.map(({ text }) => text));
  const again = headerOn(lines, sheet, own);
  const headings = again?.headings.filter(({ text }) => wanted.has(text)) ?? [];
  return headings.length * 2 > wanted.size ? { sheet, headings } : null;
}

/** A heading without another beside it heads its flow, or is all that its line and the flow's end hold; a time is none. */
function standsAlone(lines: readonly FlowLine[], run: readonly number[], { text, places }: Heading): boolean {
  if (/季度|半年|[，、；]/u.test(text)) return false;
  const first = places[0]![0];
  const flow = lines[first]!.flow;
  if (lines[first]!.tokens.length > 1 && places.length === 1) return false;
  const ends = lines[places.at(-1)![0] + 1]?.flow !== flow;
  return ends || first === run[0] || lines[first - 1]?.flow !== flow;
}

/** Runs of lines inside one flow that hold nothing but short words. */
function headishRuns(lines: readonly FlowLine[], sheet: number, own: readonly RoleRule[]): number[][] {
  const runs: number[][] = [];
  for (const [i, line] of lines.entries()) {
    if (line.sheet !== sheet) continue;
    const headish = line.tokens.every(({ text }) => isHeadish(text.text, own));
    const last = runs.at(-1);
    if (!headish) continue;
    if (last && last.at(-1) === i - 1 && lines[i - 1]!.flow === line.flow) last.push(i);
    else runs.push([i]);
  }
  return runs;
}

function isHeadish(text: string, own: readonly RoleRule[]): boolean {
  if (text.length > LONGEST) return false;
  if (roleOfHeading(text, own) !== null) return true;
  return text.length <= 6 && !/[\d。；，、：:“”《》%/]/u.test(text.replace(YEAR, ""));
}

function headingsIn(lines: readonly FlowLine[], run: readonly number[], own: readonly RoleRule[]): Heading[] {
  const places: TokenPlace[] = run.flatMap((i) => lines[i]!.tokens.map((_, t) => [i, t] as const));
  const text = ([i, t]: TokenPlace) => lines[i]!.tokens[t]!.text.text;
  const used = new Set<number>();
  const headings: { heading: Heading; first: number }[] = [];
  const take = (parts: readonly number[]) => {
    for (const part of parts) used.add(part);
    headings.push({
      heading: { text: parts.map((part) => text(places[part]!)).join(""), places: parts.map((part) => places[part]!) },
      first: parts[0]!,
    });
  };
  const exact = places.map((place) => text(place).length > 1 && roleOfHeading(text(place), own) !== null);
  // Pieces that are none by themselves come first; then those that go on in what could be a heading alone (完成 + 期限).
  for (let a = 0; a < places.length; a++) {
    if (used.has(a) || exact[a]) continue;
    const parts = partsFrom(a, 2, false) ?? partsFrom(a, 2, true) ?? partsFrom(a, 3, false) ?? partsFrom(a, 3, true);
    if (parts) take(parts);
  }
  for (let a = 0; a < places.length; a++) if (exact[a] && !used.has(a)) take([a]);
  headings.sort((x, y) => x.first - y.first);
  return headings.map(({ heading }) => heading);

  function partsFrom(first: number, count: number, overExact: boolean): number[] | null {
    const reach = (parts: number[]): number[] | null => {
      const joined = parts.map((part) => text(places[part]!)).join("");
      if (joined.length > LONGEST) return null;
      if (parts.length === count) return roleOfHeading(joined, own) !== null ? parts : null;
      for (let next = parts.at(-1)! + 1; next < places.length; next++) {
        if (used.has(next) || (exact[next] && !overExact)) continue;
        const [from] = places[parts.at(-1)!]!;
        const [to] = places[next]!;
        if (to === from) continue;
        if (to - from > FARTHEST) break;
        const whole = reach([...parts, next]);
        if (whole) return whole;
      }
      return null;
    };
    return reach([first]);
  }
}

/** Takes out a heading that stands over a lead and a co-operating one and only says what they have in common. */
function withoutParent(headings: readonly Heading[], own: readonly RoleRule[]): Heading[] {
  const units = headings.filter(({ text }) => {
    const role = roleOfHeading(text, own);
    return role === "lead" || role === "cooperating";
  });
  const [parent, ...rest] = units;
  const roles = rest.map(({ text }) => roleOfHeading(text, own));
  if (!parent || rest.length !== 2 || !roles.includes("cooperating") || !roles.includes("lead")) return [...headings];
  const alone = rest.every(({ places }) => places[0]![0] !== parent.places[0]![0]);
  const before = headings.indexOf(parent) < headings.indexOf(rest[0]!);
  return alone && before && !/牵头|主办|主要|第一/u.test(parent.text)
    ? headings.filter((h) => h !== parent)
    : [...headings];
}

const USUAL: Record<ColumnRole, number> = {
  number: 0,
  area: 1,
  title: 2,
  task: 3,
  extra: 4,
  lead: 5,
  cooperating: 6,
  deadline: 7,
};

/** What it costs that one heading stands left of another although it is seen later (in one run, elsewhere), or unusually. */
const ORDER_WEIGHTS = { seenLater: 1.6, seenElsewhere: 0.7, numberLate: 4, areaLate: 2.5, unusual: 0.4 } as const;
/** Orders this much dearer than the cheapest are not looked at. */
const ORDER_RANGE = 5;
/** Lines apart from which on headings of one flow are no run. */
const RUN_GAP = 4;

/**
 * The orders from left to right that the headings may have, the likeliest first. On one line the text gives it; between
 * lines it is likely, since headings that stand higher come first, and between flows it is open.
 */
export function ordersOf(header: SheetHeader, lines: readonly FlowLine[], own: readonly RoleRule[]): HeaderOrder[] {
  const { headings } = header;
  const roles = resolveRoles(
    headings.map(({ text }) => text),
    own,
  );
  const price = headings.map((_, a) => headings.map((_, b) => (a === b ? 0 : pairCost(a, b))));
  let least = Number.POSITIVE_INFINITY;
  let found: { order: readonly number[]; cost: number }[] = [];
  const extend = (order: readonly number[], cost: number): void => {
    if (cost > least + ORDER_RANGE) return;
    if (order.length === headings.length) {
      least = Math.min(least, cost);
      found.push({ order, cost });
      return;
    }
    const next = headings.map((_, i) => i).filter((i) => !order.includes(i));
    for (const i of next) {
      let more = 0;
      for (const other of next) if (other !== i) more += price[i]![other]!;
      extend([...order, i], cost + more);
    }
  };
  extend([], 0);
  found = found.sort((x, y) => x.cost - y.cost).slice(0, MOST_ORDERS);
  return found.map(({ order, cost }) => {
    const texts = order.map((i) => headings[i]!.text);
    return { headings: texts, roles: resolveRoles(texts, own), cost };
  });

  /** What it costs that heading `a` stands left of `b`. */
  function pairCost(a: number, b: number): number {
    const [left, right] = [headings[a]!.places, headings[b]!.places];
    if (left.some(([line, token]) => right.some((place) => place[0] === line && place[1] < token))) return 99;
    let cost = 0;
    if (a > b) {
      const [x, y] = [left[0]![0], right[0]![0]];
      const near = lines[x]!.flow === lines[y]!.flow && Math.abs(x - y) <= RUN_GAP && left.length === right.length;
      cost += near ? ORDER_WEIGHTS.seenLater : ORDER_WEIGHTS.seenElsewhere;
    }
    const [x, y] = [USUAL[roles[a]!], USUAL[roles[b]!]];
    if (x > y) cost += y === 0 ? ORDER_WEIGHTS.numberLate : y === 1 ? ORDER_WEIGHTS.areaLate : ORDER_WEIGHTS.unusual;
    return cost;
  }
}

/** More than these are never tried. */
const MOST_ORDERS = 8;
