import type { ColumnSense } from "../cell-cost";
import { emptyCost, type Standing, stepCost } from "./steps";
import { type PlacedBox, type RowPlace, type Way, waysOf } from "./ways";
import { BEAM } from "./weights";

/** One cell of the result: lines [from, to) of a box. */
export interface PlacedCell {
  readonly box: number;
  readonly column: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface Placing {
  readonly cells: readonly PlacedCell[];
  /** Boxes that stand in no row. */
  readonly outside: readonly number[];
  /** margins[column][row]: how much dearer every placing is that fills this cell in another way. */
  readonly margins: readonly (readonly number[])[];
  readonly cost: number;
}

interface State extends Standing {
  cost: number;
  back: Edge | null;
  /** Cheapest rest of the text from here. */
  rest: number;
}

interface Edge {
  readonly from: State;
  readonly to: State;
  readonly way: Way;
  readonly cost: number;
}

/**
 * Gives boxes of one kind, in text order, to one or two columns and to rows, so that each column runs down the rows: a
 * shortest path over (next row of each column, where the last box stood). A box may hold cells of several rows.
 *
 * ```
 *   boxes   A   B   C⏎D          A │ B          next rows (1, 1)
 *   rows    1   2   3            C │ -          C⏎D is cut: C and D touch, so each fills its row
 *                                D │ -          (4, 2)
 * ```
 *
 * @param fuses whether boxes of this text hold cells of several rows at all.
 */
export function placeBoxes(
  boxes: readonly PlacedBox[],
  rows: readonly RowPlace[],
  senses: readonly ColumnSense[],
  fuses: boolean,
): Placing | null {
  const columns = senses.length;
  const start: State = {
    next: senses.map(() => 0),
    last: null,
    tails: senses.map(() => null),
    cost: 0,
    back: null,
    rest: Number.POSITIVE_INFINITY,
  };
  const layers: { states: State[]; edges: Edge[] }[] = [{ states: [start], edges: [] }];
  for (const box of boxes) {
    const texts = box.lines.map((line) => line.text.trim());
    const ways = waysOf(box, texts, rows, senses, fuses, windowOf(layers.at(-1)!.states));
    const next = new Map<string, State>();
    const edges: Edge[] = [];
    for (const state of layers.at(-1)!.states) {
      for (const way of ways) {
        const step = stepCost(state, way, box, rows, senses, fuses, texts);
        if (step === null) continue;
        const cost = state.cost + step;
        const after = stateAfter(state, way, texts, box.sheet);
        const key = `${after.next.join()}|${after.last?.column},${after.last?.row}`;
        const to = next.get(key) ?? after;
        next.set(key, to);
        const edge: Edge = { from: state, to, way, cost: step };
        edges.push(edge);
        if (cost < to.cost) {
          to.cost = cost;
          to.back = edge;
        }
      }
    }
    if (next.size === 0) return null;
    const states = [...next.values()].sort((a, b) => a.cost - b.cost);
    const kept = states.slice(0, BEAM.width).filter((state) => state.cost <= states[0]!.cost + BEAM.within);
    const alive = new Set(kept);
    layers.push({ states: kept, edges: edges.filter((edge) => alive.has(edge.to)) });
  }
  for (const state of layers.at(-1)!.states) {
    state.rest = senses.reduce(
      (sum, sense, c) => sum + emptyCost(sense) * Math.max(0, rows.length - state.next[c]!),
      0,
    );
  }
  for (let i = layers.length - 1; i > 0; i--) {
    for (const { from, to, cost } of layers[i]!.edges) from.rest = Math.min(from.rest, cost + to.rest);
  }
  return readBack(layers, rows.length, columns);
}

/** Rows that a box may stand in at all, after where the boxes before it have come. */
function windowOf(states: readonly State[]): readonly [first: number, last: number] {
  const next = states.flatMap((state) => state.next);
  return [Math.min(...next) - 1, Math.max(...next) + BEAM.skipped];
}

/** The state that a way leads to; its cost is still open. */
function stateAfter(state: State, way: Way, texts: readonly string[], sheet: number): State {
  const open = { cost: Number.POSITIVE_INFINITY, back: null, rest: Number.POSITIVE_INFINITY };
  if (way.ends.length === 0) return { ...state, ...open };
  const row = way.row + way.ends.length - 1;
  const tails = [...state.tails];
  tails[way.column] = { row, lines: way.ends.at(-1)! - (way.ends.at(-2) ?? 0), open: isOpen(texts) };
  const next = state.next.map((n, c) => (c === way.column ? row + 1 : n));
  return { next, last: { column: way.column, first: way.row, row, sheet }, tails, ...open };
}

function readBack(layers: readonly { states: State[]; edges: Edge[] }[], rows: number, columns: number): Placing {
  const best = layers[0]!.states[0]!.rest;
  const chosen: Edge[] = [];
  let state = layers[0]!.states[0]!;
  const leaving = layers.map(({ edges }) => {
    const by = new Map<State, Edge[]>();
    for (const edge of edges) {
      const known = by.get(edge.from);
      if (known) known.push(edge);
      else by.set(edge.from, [edge]);
    }
    return by;
  });
  for (let i = 1; i < layers.length; i++) {
    const edge = (leaving[i]!.get(state) ?? []).reduce((a, b) => (b.cost + b.to.rest < a.cost + a.to.rest ? b : a));
    chosen.push(edge);
    state = edge.to;
  }
  const cells: PlacedCell[] = [];
  for (const [box, { way }] of chosen.entries()) {
    way.ends.forEach((to, n) => {
      const from = way.ends[n - 1] ?? 0;
      cells.push({ box, column: way.column, row: way.row + n, from, to });
    });
  }
  const margins = Array.from({ length: columns }, () => new Array<number>(rows).fill(Number.POSITIVE_INFINITY));
  for (let i = 1; i < layers.length; i++) {
    const box = i - 1;
    for (const edge of layers[i]!.edges) {
      const extra = edge.from.cost + edge.cost + edge.to.rest - best;
      const own = chosen[box]!.way;
      const differ = (column: number, row: number) => {
        margins[column]![row] = Math.min(margins[column]![row]!, extra);
      };
      const { way } = edge;
      // What this way fills otherwise than the chosen one, and what it leaves out.
      for (const [mine, other] of [
        [way, own],
        [own, way],
      ] as const) {
        mine.ends.forEach((to, n) => {
          const k = mine.row + n - other.row;
          const same =
            mine.column === other.column &&
            other.ends[k] === to &&
            (other.ends[k - 1] ?? 0) === (mine.ends[n - 1] ?? 0);
          if (!same) differ(mine.column, mine.row + n);
        });
      }
    }
  }
  const outside = chosen.flatMap(({ way }, box) => (way.ends.length === 0 ? [box] : []));
  return { cells, outside, margins, cost: best };
}

function isOpen(texts: readonly string[]): boolean {
  return /[、，,（]$/u.test(texts.join(""));
}
