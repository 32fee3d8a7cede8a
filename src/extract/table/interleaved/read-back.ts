import type { Strip } from "./cells";
import type { Edge, RowStep, Search, State } from "./state";

/** One row: for each column its pieces [from, to). */
export interface FoundRow {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Index of the section row above it; -1 for none. */
  readonly section: number;
  /** How much more the cheapest reading costs that gives the row other cells. */
  readonly margin: number;
}

/** A table's text as the cheapest way through it reads it. */
export interface Reading {
  readonly rows: readonly FoundRow[];
  /** By column the pieces given to it, from top to bottom. */
  readonly strips: readonly (readonly Strip[])[];
  /** Lines that are section rows. */
  readonly sections: readonly number[];
  /** Lines that no row has. */
  readonly outside: ReadonlySet<number>;
  readonly cost: number;
}

export function readBack(layers: readonly (readonly State[])[], search: Search): Reading {
  const { grid } = search;
  const ends = layers.at(-1)!;
  const last = ends.reduce<State | null>((a, b) => (a && a.cost <= b.cost ? a : b), null);
  const strips: Strip[][] = grid.columns.map(() => []);
  if (!last) return { rows: [], strips, sections: [], outside: new Set(), cost: 999 };
  const path: Edge[] = [];
  for (let state: State = last; state.edges.length > 0; ) {
    const edge = state.edges[state.best]!;
    path.unshift(edge);
    state = edge.from;
  }
  const rows: {
    from: number[];
    to: number[];
    section: number;
    margin: number;
    lines: Set<number>;
    steps: RowStep[];
  }[] = [];
  const sections: number[] = [];
  const outside = new Set<number>();
  const rowOf = new Map<number, number>();
  const free = new Map<number, number[]>();
  for (const [f, isFree] of search.free.entries()) if (isFree) takeFree(f);
  for (const { step } of path) {
    if (step.kind !== "row") {
      if (step.kind === "section") sections.push(step.line);
      else outside.add(step.line);
    } else if (step.parts.length > 0) {
      if (!step.rest || rows.length === 0) {
        const at = strips.map((list) => list.length);
        rows.push({
          from: at,
          to: [...at],
          section: sections.length - 1,
          margin: Number.POSITIVE_INFINITY,
          lines: new Set(),
          steps: [],
        });
      }
      const row = rows.at(-1)!;
      for (const { from, to } of step.parts)
        for (let i = from; i < to; i++) {
          row.lines.add(i);
          rowOf.set(i, rows.length - 1);
        }
      for (const [k, { pieces }] of step.cells.entries()) {
        const fresh = pieces.slice(step.rest ? row.steps.at(-1)!.cells[k]!.pieces.length : 0);
        if (grid.free.has(k)) free.set(k, [...(free.get(k) ?? []), ...fresh]);
        else strips[k]!.push(...fresh.map(stripOf));
        row.to[k] = strips[k]!.length;
      }
      row.steps.push(step);
    }
  }
  for (const [k, ids] of free) {
    strips[k] = ids.map(stripOf).sort((a, b) => a.line - b.line);
    for (const row of rows) [row.from[k], row.to[k]] = [0, 0];
  }
  const taken = new Set(path.map(({ step }) => step));
  for (const { step, margin } of rivals(layers, last)) {
    if (taken.has(step)) continue;
    const lines =
      step.kind === "row"
        ? step.parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
        : [step.line];
    for (const r of new Set(lines.map((line) => rowOf.get(line) ?? -1))) {
      const row = rows[r];
      if (!row || (step.kind === "row" && row.steps.some((own) => sameCells(own, step)))) continue;
      row.margin = Math.min(row.margin, margin);
    }
  }
  return { rows, strips, sections, outside, cost: last.cost };

  function stripOf(id: number): Strip {
    const { text, width, line, from, to } = grid.pieces[id]!;
    const { flow, sheet } = grid.lines[line]!;
    return { text, width, line, flow, sheet, from, to };
  }

  function takeFree(f: number): void {
    const { from, to } = grid.flows[f]!;
    const mask = [...grid.free].reduce((all, k) => all | (1 << k), 0);
    for (let i = from; i < to; i++) {
      const option = grid.options[i]!.find(({ kind, mask: own }) => kind === "cells" && (own & ~mask) === 0);
      if (!option) outside.add(i);
      else for (const { piece, column } of option.at) free.set(column, [...(free.get(column) ?? []), piece]);
    }
  }
}

/** Steps off the way, each with what the cheapest reading with it costs more. */
function rivals(layers: readonly (readonly State[])[], last: State): { step: Edge["step"]; margin: number }[] {
  for (const states of layers) for (const state of states) state.rest = Number.POSITIVE_INFINITY;
  for (const state of layers.at(-1)!) state.rest = 0;
  const found: { step: Edge["step"]; margin: number }[] = [];
  for (let n = layers.length - 1; n > 0; n--) {
    for (const { edges, rest } of layers[n]!) {
      if (rest === Number.POSITIVE_INFINITY) continue;
      for (const { from, step, cost } of edges) {
        from.rest = Math.min(from.rest, cost + rest);
        const margin = from.cost + cost + rest - last.cost;
        if (margin < 9) found.push({ step, margin });
      }
    }
  }
  return found;
}

const sameCells = (a: RowStep, b: RowStep): boolean => a.cells.every((cell, k) => cell === b.cells[k]);
