/** How a cell follows the one before it: in a later column of the same row, in a new row, or in the row before a page break. */
export type Step = "first" | "next" | "row" | "resume";

/** What is no column: a section row across the table, and the text after the table's end. */
export interface States {
  readonly columns: number;
  readonly section: number;
  readonly outside: number;
}

export function statesOf(columns: number): States {
  return { columns, section: columns, outside: columns + 1 };
}

/** The cheapest path that has a cell ending at `gap`, by the cell's column and whether its row was resumed. */
export interface Node {
  readonly gap: number;
  readonly key: number;
  cost: number;
  opening: Opening;
  /** Least cost from here to the end of the text; only where the lattice was recorded. */
  future: number;
}

/** A cell of one column that begins at token `at`, with every way to have come there and every end it may have. */
export interface Opening {
  readonly at: number;
  readonly key: number;
  cost: number;
  step: Step;
  before: Node | null;
  /** All ways to come here; kept where the lattice is recorded. */
  readonly offers: { readonly node: Node; readonly cost: number }[];
  /** Ends and costs of the cell, by turns; kept where the lattice is recorded. */
  readonly ends: number[];
}

export const stateKey = (column: number, resumed: boolean) => column * 2 + (resumed ? 1 : 0);
export const columnOf = (key: number) => key >> 1;
export const isResumed = (key: number) => (key & 1) === 1;
