import { type ColumnRole, type RoleRule, resolveRoles } from "../../../model/language/roles";
import type { FlowLine } from "./flows";
import type { TableHeaders } from "./header";

export interface HeaderOrder {
  readonly headings: readonly string[];
  readonly roles: readonly ColumnRole[];
  /** How unusual the order is; for choosing between several. */
  readonly cost: number;
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
 * lines it is likely, since headings that stand higher come first, and between flows it is open. Each page that repeats
 * the headings may scatter them in another way, so that all have a say.
 */
export function ordersOf(
  { header, repeated }: TableHeaders,
  lines: readonly FlowLine[],
  own: readonly RoleRule[],
): HeaderOrder[] {
  const { headings } = header;
  const sheets = [header, ...repeated].map((sheet) =>
    headings
      .map(({ text }) => sheet.headings.findIndex((heading) => heading.text === text))
      .map((at) => (at < 0 ? null : { at, places: sheet.headings[at]!.places })),
  );
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
    let seen = 0;
    let sum = 0;
    for (const sheet of sheets) {
      const [left, right] = [sheet[a], sheet[b]];
      if (!left || !right) continue;
      seen++;
      if (left.places.some(([line, token]) => right.places.some((place) => place[0] === line && place[1] < token)))
        return 99;
      if (left.at < right.at) continue;
      const [x, y] = [left.places[0]![0], right.places[0]![0]];
      const near =
        lines[x]!.flow === lines[y]!.flow && Math.abs(x - y) <= RUN_GAP && left.places.length === right.places.length;
      sum += near ? ORDER_WEIGHTS.seenLater : ORDER_WEIGHTS.seenElsewhere;
    }
    const cost = seen === 0 ? 0 : sum / seen;
    const [x, y] = [USUAL[roles[a]!], USUAL[roles[b]!]];
    return (
      cost +
      (x <= y ? 0 : y === 0 ? ORDER_WEIGHTS.numberLate : y === 1 ? ORDER_WEIGHTS.areaLate : ORDER_WEIGHTS.unusual)
    );
  }
}

/** More than these are never tried. */
const MOST_ORDERS = 8;
