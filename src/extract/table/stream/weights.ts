/**
 * The decoder's whole knowledge of what a cell looks like, as costs. A path through the text pays for each thing that
 * is unlikely; the cheapest path is the reading. Roughly: 1 is a small surprise, 3 a strong one, 8 next to impossible.
 */
export const WEIGHTS = {
  // Where a cell may end
  /** A boundary at a space inside a line, instead of at a line's end. */
  boundaryAtSpace: 0.3,
  /** A boundary where there is not even a space. */
  boundaryAtNone: 1.2,
  /** Two pieces of one cell with a space between them that no digit or letter explains. */
  joinOverSpace: 1.2,
  /** The same over a tab or several spaces. */
  joinOverWide: 2.5,
  /** A cell that goes on after a blank line, or ends without one, where blank lines tell. */
  blankLine: 0.5,
  /** A cell that goes on after a line with spaces at its end, or ends without any, where such spaces tell. */
  trailingSpace: 1.5,
  // Line width
  /** For each full-width character that a line inside a cell falls short of the column's width, beyond the slack. */
  shortLine: 0.7,
  shortLineMost: 5,
  shortLineSlack: 1.6,
  /** For each full-width character by which a line is wider than its column. */
  overflow: 1.2,
  overflowMost: 6,
  overflowSlack: 1.1,
  // Brackets
  /** For each bracket or quotation mark that the cell leaves open. */
  unbalanced: 2.5,
  // Serial numbers
  /** A row's serial does not stand at the head of the cell where serials stand. */
  serialMissing: 4,
  /** A serial of the chain stands inside a cell. */
  serialInside: 6,
  /** A number column whose text is no number. */
  notNumber: 8,
  // Text of each role
  taskUnfinished: 1.6,
  /** A task ends in mid-sentence although the next token could go on with it. */
  taskTiny: 2,
  taskLikeUnits: 3,
  taskStartsInside: 1.5,
  areaSentence: 3,
  /** A comma in an area or title. */
  areaComma: 2.5,
  /** An area of one character. */
  areaTiny: 4,
  areaLong: 0.15,
  areaLikeUnits: 3.5,
  unitUnparsed: 3,
  unitProse: 2.5,
  unitDangling: 2,
  /** A list whose names stand on lines of their own without a separator (learned; see the profile). */
  listBreak: 1,
  /** A unit cell that begins with the end of a name. */
  unitHeadless: 3,
  notDeadline: 3,
  extraLikeUnits: 1,
  deadlineElsewhere: 2,
  // Rows
  /** A row without a cell: the less often a column is empty, the dearer (see `emptyCost`). */
  emptyLead: 5,
  emptyTask: 7,
  emptyCooperating: 1.8,
  emptyOther: 2.2,
  /** A row under a merged cell of the row before. */
  merged: 1.2,
  /** A number without its area, or an area without its number. */
  mergedApart: 2.5,
  section: 2,
  // Page breaks
  /** A row that goes on after a page break, where its cell was finished. */
  resumeFinished: 4,
  /** The same where the cell was left open: next to nothing. */
  resumeOpen: 0.3,
  resumeArea: 1.2,
  // After the table
  outsideEnter: 9,
  outsideEnterAtMark: 0.5,
  outsideToken: 1,
} as const;

/** A record whose second-best reading costs less than this beyond the best is doubtful. */
export const DOUBT_MARGIN = 1.5;
