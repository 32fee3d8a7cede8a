import type { Rule } from "../../model/document";
import type { CanvasSettings } from "./settings";

/**
 * Step 1: rules as drawn → rules as seen. Parallel lines that nearly touch become one, pieces of a line are joined,
 * dashes become a line, and what is too short to rule anything is left out.
 *
 * ```
 *   ════════   ── ── ──   ─┼──   →   ────────   ────────   ─┼──
 * ```
 */
export function mergeRules(rules: readonly Rule[], settings: CanvasSettings): Rule[] {
  return (["horizontal", "vertical"] as const).flatMap((direction) =>
    clusters(
      rules.filter((rule) => rule.direction === direction),
      settings,
    ).flatMap((cluster) => joinStretches(cluster, settings)),
  );
}

/** Groups parallel rules by position. Each group shares the position of its longest member. */
function clusters(rules: readonly Rule[], settings: CanvasSettings): Rule[][] {
  const sorted = [...rules].sort((a, b) => a.position - b.position);
  const groups: Rule[][] = [];
  for (const rule of sorted) {
    const group = groups.at(-1);
    const near = group && rule.position - group.at(-1)!.position <= settings.snap;
    if (near && rule.position - group[0]!.position <= settings.snapSpread) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

function joinStretches(group: readonly Rule[], settings: CanvasSettings): Rule[] {
  const position = middle(group);
  const joined: Rule[] = [];
  for (const rule of [...group].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    const gap = last ? rule.from - last.to : Number.POSITIVE_INFINITY;
    if (last && gap <= allowedGap(last, rule, settings)) {
      joined[joined.length - 1] = {
        ...last,
        to: Math.max(last.to, rule.to),
        thickness: Math.max(last.thickness, rule.thickness),
      };
    } else joined.push({ ...rule, position });
  }
  return joined.filter(({ from, to }) => to - from >= settings.minLength);
}

/** Where most of the group's length lies. */
function middle(group: readonly Rule[]): number {
  let sum = 0;
  let length = 0;
  for (const { position, from, to } of group) {
    sum += position * (to - from + 0.01);
    length += to - from + 0.01;
  }
  return sum / length;
}

function allowedGap(last: Rule, next: Rule, settings: CanvasSettings): number {
  const dash = next.to - next.from;
  return dash <= settings.dash && last.to - last.from > 0 ? Math.max(settings.gap, dash * 1.2) : settings.gap;
}
