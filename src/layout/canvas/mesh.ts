import type { Box, Rule } from "../../model/document";
import type { CanvasSettings } from "./settings";
import { joinStacked } from "./stacked";

/** Rules that cross one another: the skeleton of one table. */
export interface Mesh {
  /** Edges of columns, left to right. */
  readonly xs: readonly number[];
  /** Edges of rows, top to bottom (falling). */
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
  /** The last edge is no rule: vertical rules run on below the last horizontal one, as where a page cuts a row. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/**
 * Step 2: rules → meshes. Rules that meet belong to one mesh; its lattice has an edge wherever any of them lies.
 *
 * ```
 *    xs  0    1      2
 *        ┌────┬──────┐  ys 0       vertical rules that run on below the last horizontal one
 *        │    │      │             (a row cut by the page) give a further edge, and `openBottom`
 *        ├────┼──────┤  1
 *        │    │      │
 *                       2
 * ```
 */
export function findMeshes(rules: readonly Rule[], settings: CanvasSettings): Mesh[] {
  const horizontal = rules.filter(({ direction }) => direction === "horizontal");
  const vertical = rules.filter(({ direction }) => direction === "vertical");
  const parent = new Map<Rule, Rule>();
  const root = (rule: Rule): Rule => {
    let top = rule;
    while (parent.get(top)) top = parent.get(top)!;
    return top;
  };
  for (const h of horizontal) {
    for (const v of vertical) {
      if (!meets(h, v, settings.reach)) continue;
      const [a, b] = [root(h), root(v)];
      if (a !== b) parent.set(a, b);
    }
  }
  const groups = new Map<Rule, Rule[]>();
  for (const rule of rules) groups.set(root(rule), [...(groups.get(root(rule)) ?? []), rule]);
  return joinStacked([...groups.values()], settings)
    .map((group) => meshOf(group, settings))
    .filter((mesh) => mesh !== null)
    .sort((a, b) => b.ys[0]! - a.ys[0]!);
}

export function meshBox({ xs, ys }: Mesh): Box {
  return [xs[0]!, ys.at(-1)!, xs.at(-1)!, ys[0]!];
}

function meets(h: Rule, v: Rule, reach: number): boolean {
  return (
    v.position >= h.from - reach &&
    v.position <= h.to + reach &&
    h.position >= v.from - reach &&
    h.position <= v.to + reach
  );
}

function meshOf(rules: readonly Rule[], settings: CanvasSettings): Mesh | null {
  const horizontal = rules.filter(({ direction }) => direction === "horizontal");
  const vertical = rules.filter(({ direction }) => direction === "vertical");
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const xs = unique(vertical.map(({ position }) => position)).sort((a, b) => a - b);
  const ys = unique(horizontal.map(({ position }) => position)).sort((a, b) => b - a);
  // Not Math.max(...all): a page may hold more rules than a call takes arguments.
  const top = vertical.reduce((most, { to }) => Math.max(most, to), Number.NEGATIVE_INFINITY);
  const bottom = vertical.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const left = horizontal.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const right = horizontal.reduce((most, { to }) => Math.max(most, to), Number.NEGATIVE_INFINITY);
  const openTop = top > ys[0]! + settings.openRow;
  const openBottom = bottom < ys.at(-1)! - settings.openRow;
  if (openTop) ys.unshift(top);
  if (openBottom) ys.push(bottom);
  if (left < xs[0]! - settings.openColumn) xs.unshift(left);
  if (right > xs.at(-1)! + settings.openColumn) xs.push(right);
  if (xs.length < 2 || ys.length < 2) return null;
  return { xs, ys, rules, openTop, openBottom };
}

function unique(values: readonly number[]): number[] {
  return [...new Set(values)];
}
