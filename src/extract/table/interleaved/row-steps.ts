import { cellCost, isSerial } from "../cell-cost";
import { serialValue } from "../division/serials";
import type { Cell } from "./cells";
import type { Part } from "./parts";
import type { RowStep, Search, State } from "./state";
import { ROW_WEIGHTS as W } from "./weights";

interface Combo {
  readonly cells: readonly Cell[];
  readonly parts: readonly Part[];
  readonly mask: number;
  readonly cost: number;
}

const MOST_PARTS = 20;
const FILLS = 5;
const FAR = 9;
const COMBOS = 16;
/** Flows, from the next one on, that a column may be found in. */
const AHEAD = 2;

/** The rows that may come next, or what may go on of the row that the page before left open. */
export function rowsFrom(state: State, flows: readonly number[], search: Search): RowStep[] {
  const steps = newRows(state, flows, search);
  if (state.used === 0 && state.row) steps.push(...restsOf(state, flows, search));
  return steps;
}

function newRows(state: State, flows: readonly number[], search: Search): RowStep[] {
  const { grid, parts } = search;
  const task = grid.columns.findIndex(({ role }) => role === "task");
  const found: Combo[] = [];
  for (const [n, f] of nextFlows(state, flows, search, 1 << task).entries()) {
    const mask = search.single[f] ? 1 << task : search.masks[f]!;
    const own = parts.withColumn(f, state.pos[flows.indexOf(f)]!, mask, task, MOST_PARTS, null);
    for (const part of own)
      found.push({
        cells: part.cells,
        parts: [part],
        mask: part.mask,
        cost: part.cost + W.flowSkipped * n + flowCost(state, flows, search, part),
      });
  }
  const combos = fill(best(found, MOST_PARTS), state, flows, search, null);
  return combos.map((combo) => ({
    kind: "row",
    cells: combo.cells,
    parts: combo.parts,
    rest: false,
    cost: combo.cost + serialCost(combo, state, search) + markerCost(combo, task, search),
  }));
}

function restsOf(state: State, flows: readonly number[], search: Search): RowStep[] {
  const none: Combo = { cells: state.row!, parts: [], mask: 0, cost: W.overPage };
  return fill([none], state, flows, search, state.row)
    .filter(({ mask }) => mask !== 0)
    .map(({ cells, parts, cost }) => ({ kind: "row", cells, parts, rest: true, cost }));
}

/** The cheapest; what is far dearer than another is not worth to be followed. */
function best(combos: Combo[], most: number): Combo[] {
  combos.sort((a, b) => a.cost - b.cost);
  return combos.filter(({ cost }) => cost < combos[0]!.cost + FAR).slice(0, most);
}

/** Finds what columns are still empty in the other flows, or leaves them so. */
function fill(
  from: readonly Combo[],
  state: State,
  flows: readonly number[],
  search: Search,
  held: readonly Cell[] | null,
): Combo[] {
  const { grid, parts, masks } = search;
  let combos = [...from];
  for (const [k, sense] of grid.senses.entries()) {
    if (grid.free.has(k)) continue;
    const empty = held ? 0 : cellCost(sense, []);
    const next: Combo[] = [];
    for (const combo of combos) {
      if (combo.mask & (1 << k)) {
        next.push(combo);
        continue;
      }
      next.push({ ...combo, cost: combo.cost + empty });
      const used = new Set(combo.parts.map(({ flow }) => flow));
      for (const [n, f] of nextFlows(state, flows, search, 1 << k).entries()) {
        if (used.has(f)) continue;
        const mask = search.single[f] ? 1 << k : masks[f]! & ~combo.mask;
        const fills = parts.withColumn(f, state.pos[flows.indexOf(f)]!, mask, k, FILLS, held);
        for (const part of fills) {
          next.push({
            cells: combo.cells.map((cell, j) => (part.mask & (1 << j) ? part.cells[j]! : cell)),
            parts: [...combo.parts, part],
            mask: combo.mask | part.mask,
            cost:
              combo.cost +
              part.cost +
              W.flowSkipped * n +
              backwards(combo, part) +
              flowCost(state, flows, search, part),
          });
        }
      }
    }
    combos = best(next, COMBOS);
  }
  return combos;
}

/** The next flows that may hold the columns, those first that stand first in the text. */
function nextFlows(state: State, flows: readonly number[], { grid, masks }: Search, wanted: number): number[] {
  const found: number[] = [];
  for (const [n, f] of flows.entries()) {
    if (state.pos[n]! >= grid.flows[f]!.to || (masks[f]! & wanted) === 0) continue;
    found.push(f);
    if (found.length === AHEAD) break;
  }
  return found;
}

/** A flow of one column is of one column all along; and the flows of a column come from top to bottom. */
function flowCost(state: State, flows: readonly number[], search: Search, part: Part): number {
  const n = flows.indexOf(part.flow);
  const before = state.gave[n]!;
  let cost = search.single[part.flow] && before !== 0 && before !== part.mask ? W.otherColumn : 0;
  for (let later = n + 1; later < flows.length; later++) if (state.gave[later]! & part.mask) cost += W.columnBackwards;
  return cost;
}

function backwards(combo: Combo, part: Part): number {
  let cost = 0;
  for (const other of combo.parts) {
    const left = Math.log2(other.mask & -other.mask) < Math.log2(part.mask & -part.mask);
    if (left !== other.flow < part.flow) cost += W.flowsBackwards;
  }
  return cost;
}

function serialCost({ cells }: Combo, state: State, search: Search): number {
  const value = serialOf(cells, search);
  if (value === null || value === (state.serial ?? 0) + 1) return 0;
  if (value === 1) return state.section ? 0 : W.serialRestart;
  return state.serial === null ? 0 : W.serialJump;
}

/** Where tasks begin with serials of their own each row does, and once. */
function markerCost({ cells }: Combo, task: number, { grid }: Search): number {
  if (grid.marked.size === 0) return 0;
  const own = cells[task]!.pieces.map((id) => grid.pieces[id]!).map(({ line, from }) =>
    grid.marked.has(`${line}:${from}`),
  );
  const count = own.filter(Boolean).length;
  return count === 0 ? W.noMarker : (own[0] ? 0 : W.markerInside) + W.twoMarkers * (count - 1);
}

/** The value of the row's serial; null where it has none of its own. */
export function serialOf(cells: RowStep["cells"], { grid }: Pick<Search, "grid">): number | null {
  const k = grid.columns.findIndex(({ role }, column) => role === "number" && !grid.free.has(column));
  const piece = cells[k]?.pieces.map((id) => grid.pieces[id]!).find(({ text }) => isSerial(text));
  return piece ? serialValue(piece.text) : null;
}
