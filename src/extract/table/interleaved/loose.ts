import type { ColumnSense } from "../cell-cost";
import { serialValue } from "../division/serials";
import { type CellCosts, HOPELESS, type Strip } from "./cells";
import { ROW_WEIGHTS as W } from "./weights";

/** A row as the spine gives it: which of a column's pieces may be its. */
export interface Span {
  /** Sheets that the row lies on. */
  readonly sheets: readonly [number, number];
  /** Its height in lines. */
  readonly height: number;
  /** Spine lines of the row, first and last. */
  readonly lines: readonly [number, number];
}

export interface LooseCells {
  /** For each row its pieces [from, to). */
  readonly cells: readonly (readonly [number, number])[];
  /** For each row how much more the cheapest other way costs that gives it other pieces. */
  readonly margins: readonly number[];
  readonly cost: number;
}

const LONGEST = 40;

/**
 * Gives the pieces of a column to rows already known: a shortest path over (row, piece). Pieces that stand beside the
 * tasks are bound to their row; of the others only order and page are known, and what makes a whole cell.
 *
 * ```
 *   rows 1 2 3      持续推进 ⏎ 2026 年 ⏎ 底 ⏎ 全年      1: 持续推进   2: 2026年底   3: 全年
 * ```
 */
export function looseCells(
  strips: readonly Strip[],
  sense: ColumnSense,
  spans: readonly Span[],
  glued: ReadonlySet<number>,
  costs: CellCosts,
): LooseCells {
  const rows = spans.length;
  const width = strips.length + 1;
  const rowOf = boundRows(strips, spans, glued);
  const best = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const rest = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const back = new Int32Array((rows + 1) * width).fill(-1);
  best[0] = 0;
  const edges: { from: number; to: number; cost: number }[] = [];
  for (let r = 0; r < rows; r++) {
    for (let a = 0; a < width; a++) {
      const here = best[r * width + a]!;
      if (here === Number.POSITIVE_INFINITY) continue;
      for (let b = a; b < width && b - a <= LONGEST; b++) {
        if (b > a && !fits(b - 1, r)) break;
        const own = costs.of(a, b);
        if (own > HOPELESS && b > a) break;
        const cost = own + stepCost(r, a, b);
        const [from, to] = [r * width + a, (r + 1) * width + b];
        edges.push({ from, to, cost });
        if (here + cost < best[to]!) {
          best[to] = here + cost;
          back[to] = from;
        }
      }
    }
  }
  let goal = rows * width;
  const total = (at: number) => best[at]! + W.leftOver * (width - 1 - (at % width));
  for (let a = 0; a < width; a++) if (total(rows * width + a) < total(goal)) goal = rows * width + a;
  if (rows === 0 || best[goal] === Number.POSITIVE_INFINITY)
    return { cells: spans.map(() => [0, 0]), margins: spans.map(() => 0), cost: W.leftOver * strips.length };
  const cells: [number, number][] = [];
  for (let at = goal; at >= width || back[at]! >= 0; at = back[at]!) cells.unshift([back[at]! % width, at % width]);
  for (let a = 0; a < width; a++) rest[rows * width + a] = W.leftOver * (width - 1 - a);
  const margins = spans.map(() => Number.POSITIVE_INFINITY);
  for (let e = edges.length - 1; e >= 0; e--) {
    const { from, to, cost } = edges[e]!;
    rest[from] = Math.min(rest[from]!, cost + rest[to]!);
  }
  for (const { from, to, cost } of edges) {
    const r = Math.floor(from / width);
    const [a, b] = cells[r]!;
    if (a === from % width && b === to % width) continue;
    margins[r] = Math.min(margins[r]!, best[from]! + cost + rest[to]! - total(goal));
  }
  return { cells, margins, cost: total(goal) };

  function fits(i: number, r: number): boolean {
    const { sheet } = strips[i]!;
    const bound = rowOf[i]!;
    if (bound) return r >= bound[0] && r <= bound[1];
    return sheet >= spans[r]!.sheets[0] && sheet <= spans[r]!.sheets[1] + 1;
  }

  function stepCost(r: number, a: number, b: number): number {
    if (b === a) return 0;
    const [head, before] = [strips[a]!, strips[a - 1]];
    let cost = 0;
    // The rest of a cell may stand on the page after the row's last.
    for (let i = a; i < b; i++) if (strips[i]!.sheet > spans[r]!.sheets[1]) cost = W.overPage;
    if (head.sheet > spans[r]!.sheets[1]) cost += W.otherPage;
    if (sense.role === "number") cost += serialStep(before, head);
    if (before && before.sheet === head.sheet && before.flow === head.flow && r > 0) {
      const room = spans[r - 1]!.height - 1;
      if (room > 3) cost += W.roomWithoutBlank;
    }
    return cost;
  }
}

function serialStep(before: Strip | undefined, head: Strip): number {
  const [a, b] = [before ? serialValue(before.text) : null, serialValue(head.text)];
  if (a === null || b === null || b === a + 1) return 0;
  return b === 1 ? W.serialRestart : W.serialJump;
}

/** For each piece that stands in the spine the first and last row that may be its; null for the others. */
function boundRows(strips: readonly Strip[], spans: readonly Span[], glued: ReadonlySet<number>) {
  return strips.map((strip, i): readonly [number, number] | null => {
    if (!glued.has(i)) return null;
    const row = spans.findIndex(({ lines }) => strip.line >= lines[0] && strip.line <= lines[1]);
    return row < 0 ? null : [row, row];
  });
}
