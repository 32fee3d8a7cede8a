/** How a cell follows the one before it: in a later column of the same row, in a new row, or in the row before a page break. */
export type Step = (typeof STEPS)[number];

const STEPS = ["first", "next", "row", "resume"] as const;
/** The steps as the trellis writes them down. */
export const STEP = { first: 0, next: 1, row: 2, resume: 3 } as const;

export const stepOf = (code: number): Step => STEPS[code]!;

/** Costs nothing can pay. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * What a trellis knows of its nodes, (gap, state) at [gap * states + state]: plain arrays of numbers, for a long table
 * has hundreds of thousands of them.
 */
export class Nodes {
  /** Least cost of a reading whose piece ends in the node. */
  readonly cost: Float64Array;
  /** Where the cell of that piece began. */
  private readonly from: Int32Array;
  /** For a cell that begins at a gap: its least cost so far, the state before it, and how it follows. */
  readonly opened: Float64Array;
  private readonly before: Int16Array;
  private readonly steps: Uint8Array;

  constructor(
    gaps: number,
    readonly states: number,
  ) {
    const size = gaps * states;
    this.cost = new Float64Array(size).fill(NEVER);
    this.opened = new Float64Array(size).fill(NEVER);
    this.from = new Int32Array(size);
    this.before = new Int16Array(size);
    this.steps = new Uint8Array(size);
  }

  /** A cell of `state` may begin at gap `g`. */
  open(g: number, state: number, cost: number, before: number, step: number): void {
    const at = g * this.states + state;
    if (cost >= this.opened[at]!) return;
    this.opened[at] = cost;
    this.before[at] = before;
    this.steps[at] = step;
  }

  /** A piece from gap `g` to `end` in `state`: it costs `opened` where it begins its cell, and `gone` where it goes on with one. */
  reach(g: number, end: number, state: number, opened: number, gone: number): void {
    const at = end * this.states + state;
    const goes = gone < opened;
    const cost = goes ? gone : opened;
    if (cost >= this.cost[at]!) return;
    this.cost[at] = cost;
    this.from[at] = goes ? this.from[g * this.states + state]! : g;
  }

  /** Where the cell begins that ends in a node. */
  beginOf(gap: number, state: number): number {
    return this.from[gap * this.states + state]!;
  }

  /** The state before the cheapest cell of `state` that begins at gap `g`; -1 at the table's start. */
  stateBefore(g: number, state: number): number {
    return this.before[g * this.states + state]!;
  }

  /** How that cell follows. */
  stepTo(g: number, state: number): number {
    return this.steps[g * this.states + state]!;
  }
}
