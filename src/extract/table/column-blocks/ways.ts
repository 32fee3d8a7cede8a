import { displayWidth } from "../../../model/language/characters";
import type { SourcedText } from "../../../model/sourced";
import { type ColumnSense, cellCost } from "../cell-cost";
import { MOST, BLOCK_WEIGHTS as w } from "./weights";

/** A row as far as it concerns where cells may stand. */
export interface RowPlace {
  readonly sheet: number;
  readonly lastSheet: number;
  /** Lines of its task on the sheet on which it begins. */
  readonly height: number;
  readonly touches: boolean;
}

export interface PlacedBox {
  readonly lines: readonly SourcedText[];
  readonly sheet: number;
  /** Rows that boxes just before and behind it in the text stand in. */
  readonly near: readonly number[];
  /** The box before it in the text is one of these boxes, too. */
  readonly direct: boolean;
  /** The row of the task that stands just before it in the text; null where something else does. */
  readonly afterTask: number | null;
}

/** A way to lay one box: its column, first row, and where it is cut. */
export interface Way {
  readonly column: number;
  readonly row: number;
  readonly ends: readonly number[];
  readonly cost: number;
  /** It goes on with a cell of the page before. */
  readonly continues: boolean;
}

/** Every way in which one box may stand, whatever stands before it. */
export function waysOf(
  box: PlacedBox,
  texts: readonly string[],
  rows: readonly RowPlace[],
  senses: readonly ColumnSense[],
  fuses: boolean,
  window: readonly [first: number, last: number],
): Way[] {
  // It may belong to no row: what stands beside the table, or was taken for what it is not.
  const ways: Way[] = [{ column: 0, row: 0, ends: [], cost: w.outside, continues: false }];
  const known = new Map<string, number>();
  for (const [column, sense] of senses.entries()) {
    const textCost = (from: number, to: number) => {
      const key = `${column},${from},${to}`;
      const cost = known.get(key) ?? cellCost(sense, texts.slice(from, to)) + overflow(sense, texts.slice(from, to));
      known.set(key, cost);
      return cost;
    };
    for (const [row, place] of rows.entries()) {
      if (row < window[0] || row > window[1]) continue;
      const begins = place.sheet === box.sheet;
      const continues = place.sheet < box.sheet && (place.lastSheet >= box.sheet || isLastBefore(rows, row, box.sheet));
      if (!begins && !continues) continue;
      // best[i]: lines [0, i) as m cells from this row on.
      let best = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]]);
      for (let m = 1; m <= Math.min(MOST.cells, texts.length) && best.size > 0; m++) {
        const at = row + m - 1;
        if (at >= rows.length || (at > row && rows[at]!.sheet !== box.sheet)) break;
        const next = new Map<number, { cost: number; ends: number[] }>();
        for (const [from, { cost, ends }] of best) {
          for (let to = from + 1; to <= Math.min(texts.length, from + MOST.lines); to++) {
            const fused = m > 1 || to < texts.length;
            const height = begins || m > 1 ? rows[at]!.height : 0;
            const total = cost + textCost(from, to) + heightCost(rows, at, to - from, fused, fuses, height);
            const seen = next.get(to);
            if (!seen || total < seen.cost) next.set(to, { cost: total, ends: [...ends, to] });
          }
        }
        const done = next.get(texts.length);
        if (done) {
          const joined = fuses ? 0 : w.fused * (m - 1);
          const near = box.near.length === 0 ? 0 : Math.min(...box.near.map((n) => distance(n, row, row + m - 1)));
          const cost = done.cost + joined + w.offNeighbours * Math.min(3, near);
          ways.push({ column, row, ends: done.ends, cost, continues });
        }
        next.delete(texts.length);
        best = next;
      }
    }
  }
  return ways;
}

function distance(row: number, from: number, to: number): number {
  return row < from ? from - row : row > to ? row - to : 0;
}

function isLastBefore(rows: readonly RowPlace[], row: number, sheet: number): boolean {
  return rows[row]!.sheet === sheet - 1 && (rows[row + 1]?.sheet ?? sheet) >= sheet;
}

function overflow(sense: ColumnSense, texts: readonly string[]): number {
  if (sense.full === null) return 0;
  const over = Math.max(...texts.map((text) => displayWidth(text))) - sense.full;
  return over > 0.5 ? w.overflow * Math.min(3, over) : 0;
}

/** What a cell's lines say against its row's height (see the drawing at {@link taskRows}). */
function heightCost(
  rows: readonly RowPlace[],
  row: number,
  lines: number,
  fused: boolean,
  fuses: boolean,
  height: number,
): number {
  if (height === 0) return 0;
  let cost = 0;
  if (fused && fuses && lines < height) cost += w.slack * Math.min(3, height - lines);
  const tight = rows[row]!.touches || (row > 0 && rows[row - 1]!.touches && rows[row - 1]!.sheet === rows[row]!.sheet);
  if (tight && lines > height) cost += w.tooHigh * Math.min(3, lines - height);
  return cost;
}
