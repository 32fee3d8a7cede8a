import { rowsFrom, serialOf } from "./row-steps";
import type { Edge, Search, State, Step } from "./state";
import { ROW_WEIGHTS as W } from "./weights";

const BEAM = 16;
/** What is this much dearer than a rival is not followed. */
const FAR_BEHIND = 9;
/** Where every row costs so much, a line in the middle of a flow may lie outside, too. */
const STUCK = 8;
/** States that one page hands to the next. */
const HANDED = 6;

/**
 * Reads row after row: a row takes the next lines of each flow that holds cells of it, so that a state is how far each flow
 * is read. States that have read as many lines of a page are rivals.
 *
 * @returns layers of states, those of each sheet in turn; the last holds the ends.
 */
export function searchRows(search: Search): State[][] {
  const { grid } = search;
  const sheets = [...new Set(grid.flows.map(({ sheet }) => sheet))];
  let starts: State[] = [
    {
      pos: [],
      gave: [],
      used: 0,
      cost: 0,
      serial: null,
      after: null,
      section: true,
      row: null,
      edges: [],
      best: 0,
      rest: 0,
    },
  ];
  const layers: State[][] = [starts];
  for (const sheet of sheets) {
    const flows = grid.flows.flatMap((flow, i) => (flow.sheet === sheet && !search.free[i] ? [i] : []));
    const total = flows.reduce((sum, f) => sum + grid.flows[f]!.to - grid.flows[f]!.from, 0);
    const buckets: Map<string, State>[] = Array.from({ length: total + 1 }, () => new Map());
    for (const [i, start] of starts.entries()) {
      const pos = flows.map((f) => grid.flows[f]!.from);
      buckets[0]!.set(String(i), {
        ...start,
        pos,
        gave: flows.map(() => 0),
        used: 0,

        edges: [handed(start)],
        best: 0,
        rest: Number.POSITIVE_INFINITY,
      });
    }
    for (let used = 0; used <= total; used++) {
      const all = [...buckets[used]!.values()].sort((a, b) => a.cost - b.cost);
      const states = all.filter(({ cost }) => cost < all[0]!.cost + FAR_BEHIND).slice(0, BEAM);
      layers.push(states);
      if (used === total) break;
      for (const state of states)
        for (const step of stepsFrom(state, flows, search)) relax(buckets, state, step, flows, search);
    }
    starts = layers.at(-1)!.slice(0, HANDED);
    layers[layers.length - 1] = starts;
  }
  return layers;
}

/** The edge by which a state is handed to the next page: it reads nothing. */
function handed(from: State): Edge {
  return { from, step: { kind: "row", cells: [], parts: [], rest: true, cost: 0 }, cost: 0 };
}

function stepsFrom(state: State, flows: readonly number[], search: Search): Step[] {
  const { grid } = search;
  const steps: Step[] = rowsFrom(state, flows, search);
  const stuck = steps.every(({ cost }) => cost > STUCK);
  for (const [n, f] of flows.entries()) {
    const line = state.pos[n]!;
    if (line >= grid.flows[f]!.to) continue;
    const options = grid.options[line]!;
    const section = options.find(({ kind }) => kind === "section");
    if (section) steps.push({ kind: "section", flow: n, line, cost: section.cost });
    // What lies outside stands at a flow's head or end.
    if (!stuck && line > grid.flows[f]!.from && state.after !== line - 1) continue;
    const outside = options.find(({ kind }) => kind === "outside");
    const least = state.after === line - 1 ? W.leftOverMore : W.leftOver;
    steps.push({ kind: "outside", flow: n, line, cost: Math.min(outside?.cost ?? least, least) });
  }
  return steps;
}

function relax(buckets: Map<string, State>[], from: State, step: Step, flows: readonly number[], search: Search): void {
  const pos = [...from.pos];
  const gave = [...from.gave];
  let { used, serial, row } = from;
  if (step.kind === "row") {
    for (const part of step.parts) {
      const n = flows.indexOf(part.flow);
      used += part.to - pos[n]!;
      pos[n] = part.to;
      gave[n] = part.mask;
    }
    row = step.cells;
    serial = serialOf(step.cells, search) ?? serial;
  } else {
    pos[step.flow]!++;
    used++;
  }
  const cost = from.cost + step.cost;
  const key = `${pos.join()}|${gave.filter((_, n) => search.single[flows[n]!]).join()}|${serial}|${step.kind === "row" ? "" : `${step.kind}${step.line}`}`;
  const known = buckets[used]!.get(key);
  const edge: Edge = { from, step, cost: step.cost };
  if (!known) {
    buckets[used]!.set(key, {
      pos,
      gave,
      used,
      cost,
      serial,
      after: step.kind === "row" ? null : step.line,
      section: step.kind === "section",
      row,
      edges: [edge],
      best: 0,
      rest: Number.POSITIVE_INFINITY,
    });
    return;
  }
  if (cost < known.cost) {
    known.cost = cost;
    known.row = row;
    known.best = known.edges.length;
  } else if (cost > known.cost + FAR_BEHIND) return;
  known.edges.push(edge);
}
