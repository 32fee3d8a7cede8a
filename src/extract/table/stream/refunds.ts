import { continuationCost } from "./continuation";
import type { PathCell } from "./path";
import type { Trellis } from "./trellis";
import { WEIGHTS as W } from "./weights";

/** A cell that a page break left open, and what it was paid back for that when it went on. */
interface Refund {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** Where the cell goes on: readings that differ beyond it have nothing to do with it. */
  readonly until: number;
  readonly amount: number;
  /** Where the row begins: rows follow each other, so that both this and `until` rise from refund to refund. */
  readonly row: number;
}

/** The cells of the best reading that go on after a page break. */
function refundsOf(trellis: Trellis, path: readonly PathCell[]): Refund[] {
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
    if (amount <= 0) return;
    refunds.push({
      from: open.from,
      to: open.to,
      column: open.column,
      until: cell.from,
      amount,
      row: path[row]!.from,
    });
  });
  return refunds;
}

/** What readings other than the best one owe for its open cells. */
export class Debts {
  private readonly refunds: readonly Refund[];
  /** For each gap the first refund that has to do with what lies behind it. */
  private readonly first: Int32Array;

  constructor(trellis: Trellis, path: readonly PathCell[]) {
    this.refunds = refundsOf(trellis, path);
    this.first = new Int32Array(trellis.f.count + 1);
    let at = 0;
    for (let g = 0; g <= trellis.f.count; g++) {
      while (at < this.refunds.length && this.refunds[at]!.until <= g) at++;
      this.first[g] = at;
    }
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
  owed(from: number, to: number, column: number, before: number): number {
    let sum = 0;
    for (let i = this.first[from]!; i < this.refunds.length; i++) {
      const cell = this.refunds[i]!;
      if (cell.row >= to) break;
      if (to <= cell.from) continue;
      const leaves = before === cell.column && from !== cell.to && from > cell.from;
      const cuts = column === cell.column ? from <= cell.to && to > cell.to : from > cell.from && from < cell.to;
      if (leaves || cuts) sum += cell.amount;
    }
    return sum;
  }
}
