import { WEIGHTS } from "./weights";

/** The width at which most of the longer lines end; null where they end anywhere. */
export function commonEdge(widths: readonly number[]): number | null {
  const long = widths.filter((width) => width >= 8);
  return long.length >= 12 ? edgeOf(long, long) : null;
}

/** A full line ends within this of the column's edge. */
const EDGE_ZONE = 1.3;

/** Fewer full lines than this share end together: the lines are not a column's, but each as long as its text. */
const LEAST_SHARE = 0.3;
/** How loud a line beyond the edge speaks against it; one that ends just before it speaks for it with 1. */
const BEYOND = 0.7;

/**
 * The edge of a column, from the widths of lines that should be full and of all its lines: where the most full lines end
 * just before it and the fewest lines run over it. Stray lines, taken for this column's by mistake, move it little.
 *
 * ```
 *   7.5  12  12  12.5  12.5  12.5  21      →  12.5
 * ```
 */
export function edgeOf(full: readonly number[], all: readonly number[]): number | null {
  let most = 0;
  const sorted = [...full].sort((a, b) => a - b);
  const lines = [...all].sort((a, b) => a - b);
  let best = Number.NEGATIVE_INFINITY;
  let edge = sorted.at(-1)!;
  let from = 0;
  let within = 0;
  for (let to = 0; to < sorted.length; to++) {
    if (sorted[to] === sorted[to + 1]) continue;
    while (sorted[to]! - sorted[from]! > EDGE_ZONE) from++;
    while (within < lines.length && lines[within]! <= sorted[to]! + WEIGHTS.overflowSlack) within++;
    const score = to - from + 1 - BEYOND * (lines.length - within);
    if (score < best) continue;
    best = score;
    edge = sorted[to]!;
    most = to - from + 1;
  }
  return most < sorted.length * LEAST_SHARE ? null : edge;
}
