import type { Rule } from "../../model/document";
import type { CanvasSettings } from "./settings";

/**
 * Joins groups of rules that are one table whose sides are left open: a row over all columns has no vertical rule, so
 * that nothing holds together what stands above and below it.
 *
 * ```
 *   ────┬────────┬──────
 *     1 │ …      │ …           rules that meet
 *   ────┴────────┴──────
 *    二、碧水保卫战             no vertical rule; the same width, and the same columns below
 *   ────┬────────┬──────
 *     2 │ …      │ …           rules that meet
 * ```
 */
export function joinStacked(groups: readonly (readonly Rule[])[], settings: CanvasSettings): Rule[][] {
  const shapes = groups.map(shapeOf).sort((a, b) => b.top - a.top);
  const joined: Shape[] = [];
  for (const shape of shapes) {
    const above = joined.findLast((other) => follows(other, shape, settings));
    if (!above) joined.push({ ...shape, rules: [...shape.rules] });
    else {
      above.rules.push(...shape.rules);
      above.bottom = shape.bottom;
      if (above.xs.length === 0) above.xs = shape.xs;
    }
  }
  return joined.map(({ rules }) => rules);
}

interface Shape {
  readonly rules: Rule[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  bottom: number;
  /** Where its vertical rules stand. */
  xs: readonly number[];
}

function shapeOf(rules: readonly Rule[]): Shape {
  const shape = { rules: [...rules], left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  const xs = new Set<number>();
  for (const { direction, position, from, to } of rules) {
    if (direction === "vertical") xs.add(position);
    else {
      shape.left = Math.min(shape.left, from);
      shape.right = Math.max(shape.right, to);
      shape.top = Math.max(shape.top, position);
      shape.bottom = Math.min(shape.bottom, position);
    }
  }
  return { ...shape, xs: [...xs] };
}

function follows(above: Shape, below: Shape, { reach, stackedGap }: CanvasSettings): boolean {
  const gap = above.bottom - below.top;
  if (!(gap > 0 && gap <= stackedGap)) return false;
  const near = (a: number, b: number) => Math.abs(a - b) <= reach;
  if (!near(above.left, below.left) || !near(above.right, below.right)) return false;
  // Closed sides would have held the two together.
  const inside = ({ left, right, xs }: Shape) =>
    xs.length > 0 && xs.every((x) => x > left + reach && x < right - reach);
  const [few, many] = [above.xs, below.xs].sort((a, b) => a.length - b.length);
  return inside(above) && inside(below) && few!.every((x) => many!.some((other) => near(x, other)));
}
