import type { TrueTask } from "../generator/notice";
import { normalise } from "./normalise";
import type { GotTask } from "./score";

export interface Alignment {
  readonly pairs: readonly (readonly [TrueTask, GotTask])[];
  readonly truthLeft: readonly TrueTask[];
  readonly gotLeft: readonly GotTask[];
}

/** Below this likeness two tasks are not the same row, whatever their numbers say. */
const LEAST = 0.35;

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const padded = `^${text}$`;
  for (let at = 0; at + 2 <= padded.length; at++) {
    const pair = padded.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient over pairs of characters: 1 for the same text, 0 for nothing shared. */
function likeness(left: Map<string, number>, right: Map<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const count of left.values()) total += count;
  for (const [pair, count] of right) {
    total += count;
    shared += Math.min(count, left.get(pair) ?? 0);
  }
  return total === 0 ? 1 : (2 * shared) / total;
}

/**
 * Pairs each true record with at most one result: best likeness of task text first, the number and the place in the
 * notice decide between equals (tasks of the same words occur under several areas).
 */
export function align(truth: readonly TrueTask[], got: readonly GotTask[]): Alignment {
  const texts = { truth: truth.map(({ task }) => normalise(task)), got: got.map(({ task }) => normalise(task)) };
  const grams = { truth: texts.truth.map(bigrams), got: texts.got.map(bigrams) };
  const candidates: { readonly row: number; readonly column: number; readonly worth: number }[] = [];
  truth.forEach((trueTask, row) => {
    got.forEach((gotTask, column) => {
      const same = texts.truth[row] === texts.got[column];
      const like = same ? 1 : likeness(grams.truth[row]!, grams.got[column]!);
      if (like < LEAST) return;
      const number = normalise(trueTask.number) === normalise(gotTask.number) ? 0.1 : 0;
      const place = 0.05 * (1 - Math.abs(row / truth.length - column / got.length));
      candidates.push({ row, column, worth: like + number + place });
    });
  });
  candidates.sort((left, right) => right.worth - left.worth || left.row - right.row || left.column - right.column);
  const rows = new Set<number>();
  const columns = new Set<number>();
  const pairs: { row: number; column: number }[] = [];
  for (const { row, column } of candidates) {
    if (rows.has(row) || columns.has(column)) continue;
    rows.add(row);
    columns.add(column);
    pairs.push({ row, column });
  }
  pairs.sort((left, right) => left.row - right.row);
  return {
    pairs: pairs.map(({ row, column }) => [truth[row]!, got[column]!] as const),
    truthLeft: truth.filter((_, row) => !rows.has(row)),
    gotLeft: got.filter((_, column) => !columns.has(column)),
  };
}
