import { continuationCost } from "./continuation";
import type { PathCell } from "./path";
import type { Trellis } from "./trellis";
import { WEIGHTS as W } from "./weights";

/** A cell that a page break left open, and what it was paid back for that when it went on. */
export interface Refund {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** Where the cell goes on: readings that differ beyond it have nothing to do with it. */
  readonly until: number;
  readonly amount: number;
}

/** The cells of the best reading that go on after a page break. */
export function refundsOf(trellis: Trellis, path: readonly PathCell[]): Refund[] {
  const refunds: Refund[] = [];
  let row = 0;
  let resumed = false;
  path.forEach((cell, i) => {
    if (cell.step === "row" || cell.step === "first") {
      row = i;
      resumed = false;
      return;
    }
    if (cell.step === "resume") resumed = true;
    if (!resumed) return;
    const open = path.slice(row, i).find(({ column }) => column === cell.column);
    if (!open) return;
    const before = path[i - 1]!;
    const state = before.column * 2 + (cell.step === "next" ? 1 : 0);
    const amount = W.resumeOpen - continuationCost(trellis, cell.from, state, cell.column);
    if (amount > 0) refunds.push({ from: open.from, to: open.to, column: open.column, until: cell.from, amount });
  });
  return refunds;
}

/**
 * What a reading must give back that leaves an open cell other than it is: it goes on after the page break as if it had
 * paid for being unfinished, and has not.
 *
 * ```
 *   发挥市、              task, left open: paid 3.8, paid back on the next page
 *   市教育局              lead          another reading puts 市教育局 into the task: it paid nothing
 *   ═══ page ═══
 *   县特殊教育指导中心…   the task goes on
 * ```
 *
 * @param from where the other reading's piece begins, or its turn lies; `to` where the piece ends.
 * @param before the column that the reading comes from.
 */
export function owed(refunds: readonly Refund[], from: number, to: number, column: number, before: number): number {
  let sum = 0;
  for (const cell of refunds) {
    if (from >= cell.until || to <= cell.from) continue;
    const leaves = before === cell.column && from !== cell.to && from > cell.from;
    const cuts = column === cell.column ? from <= cell.to && to > cell.to : from > cell.from && from < cell.to;
    if (leaves || cuts) sum += cell.amount;
  }
  return sum;
}
