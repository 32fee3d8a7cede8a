/**
 * The decoder's whole knowledge of what a cell looks like, as costs. A reading pays for each thing that is unlikely; the
 * cheapest reading is taken. Roughly: 1 is a small surprise, 3 a strong one, 8 next to impossible.
 */
export const WEIGHTS = {
  // Where a cell may end
  /** A boundary where there is not even a space, at a space that a digit explains, at another space. */
  boundaryAtNone: 3,
  boundaryAtPlain: 1.4,
  boundaryAtSpace: 0.3,
  /** Two pieces of one cell with such a space between them. */
  joinOverPlain: 0.1,
  joinOverSpace: 2,
  /** At most, for a space that a digit explains where the table hardly ever has one. */
  plainMost: 4,
  /** The same over a tab or several spaces. */
  joinOverWide: 2.5,
  /** The two characters beside a line's end stand together elsewhere in the notice: each time, and at most. */
  together: 0.6,
  togetherMost: 2.4,
  /** For each pair of brackets or quotation marks that a cell's end parts. */
  straddled: 3,
  /** A cell's end parts a date: 2023年 ⏎ 12月底前. */
  dateCut: 3,
  /** At most, for going on at a line's end behind a full stop where cells often end with one. */
  joinOverStop: 1.5,
  // Line width
  /** A line inside a cell ends although the next word would have fitted: to begin with, and for each character of room. */
  shortLine: 1.2,
  shorter: 0.6,
  shortLineMost: 6,
  /** The same behind the end of a sentence, where a paragraph may end. */
  shortAfterStop: 2,
  /** Room that a line may leave: type is set in more ways than we know. */
  shortLineSlack: 0.5,
  /** For each full-width character by which a line is wider than its column. */
  overflow: 2,
  overflowMost: 6,
  overflowSlack: 0.7,
  /** A cell's last line is full to the edge by chance. */
  fullEndOfTask: 1.4,
  fullEnd: 0.5,
  // Serial numbers
  /** A row's serial does not stand at the head of the cell where serials stand. */
  serialMissing: 4,
  /** A serial of the chain stands inside a cell. */
  serialInside: 6,
  /** A number column whose text is no number. */
  notNumber: 8,
  // Text of each role
  /** A cell begins with a comma or a closing bracket. */
  headless: 4,
  /** A cell begins with the rest of a name whose head stands above it. */
  restOfName: 2.5,
  taskUnfinished: 1.8,
  /** Share of what a task without a full stop costs where a page break may cut it. */
  openBeforeBreak: 0.3,
  /** A cell of running text ends with a comma. */
  endsAtComma: 2,
  taskTiny: 2,
  /** A running text begins with a line of nothing but units; it holds one. */
  startsWithUnits: 1.5,
  taskUnitLine: 2.6,
  extraUnitLine: 2,
  areaSentence: 3,
  /** A comma in an area or title. */
  areaComma: 2.5,
  /** An area of two or three characters; of one twice that. */
  areaTiny: 1.2,
  areaLong: 0.2,
  areaLikeUnits: 3,
  /** An area that begins with a number where numbers have a column of their own. */
  areaNumbered: 3,
  /** 12月底前 as an area: the tail of a deadline. */
  areaLikeDate: 3,
  unitUnparsed: 3,
  /** A name that reads as one but stands only once between separators. */
  unitOnce: 0.3,
  /** It begins like no name of a unit. */
  unitStrangeHead: 0.8,
  /** It speaks of work. */
  unitWork: 2.5,
  /** It holds a date. */
  unitDated: 3,
  /** Two names with nothing between. */
  unitFused: 3,
  unitProse: 2.5,
  unitDangling: 2,
  /** A unit cell begins with the end of a name. */
  unitHeadless: 3,
  /** At most, for what goes on with a name after a page break. */
  resumedName: 0.6,
  /** "/" or 无: no unit. */
  noUnit: 0.1,
  /** A list whose names stand on lines of their own without a separator (learned; see the profile). */
  listBreak: 1.2,
  notDeadline: 3,
  // Rows
  /** A row without a cell: the less often a column is empty, the dearer (see the profile). */
  emptyLead: 5,
  emptyTask: 7,
  emptyCooperating: 1.8,
  emptyOther: 2.2,
  /** A title is each row's own. */
  emptyTitle: 3,
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
  /** An area or title goes on: its last line was full, was not, or nobody knows. */
  resumeFullArea: 0.1,
  resumeShortArea: 3,
  resumeArea: 1.2,
  /** A page break that nothing marks. */
  unmarkedBreak: 3.5,
  // Where cells meet
  /** At most, for cells beside each other in a line where such cells never are, or below each other where they always are. */
  meetMost: 4,
  // After the table
  outsideEnter: 9,
  outsideEnterAtMark: 0.5,
  /** The same where no unit is named any more. */
  outsideEnterAtEnd: 2.5,
  /** For each line outside, before and after the last unit's name. */
  outsideLine: 2,
  outsideLineAtEnd: 0.4,
  outsideSerial: 5,
} as const;

/** A record whose second-best reading costs less than this beyond the best is doubtful. */
export const DOUBT_MARGIN = 2.2;
