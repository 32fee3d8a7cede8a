import type { Box } from "./boxes";
import type { BoxKind } from "./kinds";
import type { TaskRow } from "./tasks";

/** What stands around a box in the text, as far as its place in the table is known. */
export class Neighbours {
  /** Rows that boxes were given: of those with several, the first. */
  readonly rowsOfBox = new Map<number, number>();

  constructor(
    private readonly boxes: readonly Box[],
    private readonly kinds: readonly (BoxKind | null)[],
    private readonly rows: readonly TaskRow[],
  ) {
    for (const [i, { box }] of rows.entries()) if (!this.rowsOfBox.has(box)) this.rowsOfBox.set(box, i);
  }

  /** Rows of the nearest tasks in one direction of the text that stand together, on the same sheet. */
  taskRun(at: number, step: 1 | -1): number[] {
    const run: number[] = [];
    for (let i = at + step; this.boxes[i]?.sheet === this.boxes[at]!.sheet; i += step) {
      const row = this.kinds[i] === "task" ? this.rowsOfBox.get(i) : undefined;
      if (row === undefined) {
        if (run.length > 0) break;
        continue;
      }
      for (let r = row; r < this.rows.length && this.rows[r]!.box === i; r++) run.push(r);
    }
    return run;
  }

  /** The last row whose task begins in a box. */
  private lastRowOf(box: number, first: number): number {
    let row = first;
    while (this.rows[row + 1]?.box === box) row++;
    return row;
  }

  /** How many boxes of its kind stand together around one. */
  runLength(at: number): number {
    let length = 1;
    for (const step of [-1, 1]) {
      for (
        let i = at + step;
        this.kinds[i] === this.kinds[at] && this.boxes[i]!.sheet === this.boxes[at]!.sheet;
        i += step
      )
        length++;
    }
    return length;
  }

  nextTask(at: number): number | null {
    for (let i = at + 1; i < this.boxes.length && this.boxes[i]!.sheet === this.boxes[at]!.sheet; i++) {
      const row = this.kinds[i] === "task" ? this.rowsOfBox.get(i) : undefined;
      if (row !== undefined) return row;
    }
    return null;
  }

  /** The rows of the placed boxes just before and behind a box in the text. */
  near(at: number): number[] {
    const { sheet } = this.boxes[at]!;
    const found: number[] = [];
    for (const step of [-1, 1]) {
      for (let i = at + step; i >= 0 && i < this.boxes.length && Math.abs(i - at) <= 3; i += step) {
        if (this.boxes[i]!.sheet !== sheet) break;
        const row = this.rowsOfBox.get(i);
        if (row === undefined || this.kinds[i] === this.kinds[at]) continue;
        found.push(row);
        break;
      }
    }
    return found;
  }

  /** The row of the task just before a box in the text; null where something else stands there. */
  taskBefore(at: number): number | null {
    if (this.boxes[at - 1]?.sheet !== this.boxes[at]!.sheet || this.kinds[at - 1] !== "task") return null;
    const row = this.rowsOfBox.get(at - 1);
    return row === undefined ? null : this.lastRowOf(at - 1, row);
  }

  /** Whether the box before it is of the same kind. */
  follows(at: number): boolean {
    return this.boxes[at - 1]?.sheet === this.boxes[at]!.sheet && this.kinds[at - 1] === this.kinds[at];
  }
}
