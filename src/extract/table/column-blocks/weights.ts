/**
 * What a placing of blocks into rows and columns costs, by named features; texts of cells are priced by `cell-cost.ts`.
 * 1 is a small surprise, 3 a strong one.
 */
export const BLOCK_WEIGHTS = {
  /** Each row by which a block lies off the rows of the blocks before and behind it in the text, at most three. */
  offNeighbours: 0.35,
  /** A row without a leading unit. */
  emptyLead: 4,
  /** A cell of the page before goes on although its text was whole, and although its task was, too. */
  continued: 0.4,
  continuedWhole: 2,
  continuedTask: 1.2,
  /** One block holds cells of several rows where blocks of this text hold one each. */
  fused: 4,
  /** So much cheaper a box must be as several tasks than as one to count, and such a share of them tells that boxes hold several. */
  criesOut: 2.2,
  fusedShare: 0.12,
  /** A cell joined to its neighbour has fewer lines than its row's task: space would part them. Each line. */
  slack: 1.6,
  /** A cell has more lines than the row is high, for the tasks of the row and its neighbour touch. Each line. */
  tooHigh: 1.8,
  /** Two cells fill rows whose tasks touch, and yet are blocks of their own. */
  unfused: 1.6,
  /** A line is longer than the column is wide. */
  overflow: 1.5,
  /** For each cell: fewer, longer ones are likelier. */
  cell: 0.5,
  /** A box that belongs to no row. */
  outside: 9,
  /** Cells that begin on a page, more or fewer than its serials; each. */
  serials: 2.5,
} as const;

/** A cell is certain when every other way to fill it costs this much more. */
export const SURE_MARGIN = 10;
/** … times this, where boxes hold cells of several rows. */
export const FUSED_MARGIN = 1.5;
/** States are kept within this of the best, and so many of them; no more rows are left empty in one go. */
export const BEAM = { width: 160, within: 9, skipped: 8 } as const;
/** No more cells in a box, and no more lines in a cell, are looked for. */
export const MOST = { cells: 40, lines: 60 } as const;

/**
 * How boxes of two neighbouring columns follow each other in the text: minus the natural logarithm of how often each case
 * was counted among generated notices of the tuning seeds (1,063 pairs whose cells are known).
 *
 * ```
 *   row 1     A │ B          A B   across          B C   back            A C   down
 *   row 2     C │ D          C B   across, up      A A'  lists of the first column in a row
 * ```
 */
export const ORDER_COSTS = {
  /** Nothing stands between the two in the text. */
  direct: { across: 0.2, acrossUp: 3, firstDown: 2.1, back: 0.7, backSame: 3.8, secondDown: 0.8, other: 5 },
  /** Boxes of other columns stand between them. */
  apart: { across: 2.1, acrossUp: 3.1, firstDown: 0.2, back: 0.2, backSame: 3.1, secondDown: 2.6, other: 4.5 },
  /** The box just behind a task is one of the first column: 205 of 209. */
  secondAfterTask: 3.5,
} as const;
