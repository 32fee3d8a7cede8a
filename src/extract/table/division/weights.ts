/** What a division of lines into rows costs beside what its cells cost ({@link CELL_WEIGHTS}). */
export const ROW_WEIGHTS = {
  /** A second serial in one row. */
  twoSerials: 9,
  /** No serial at the head of the task where others have one, and one further down. */
  noMarker: 4,
  markerInside: 4,
  /** The serial is not the one before plus one: the same again (it numbers the areas), 1, or another. */
  serialAgain: 1.2,
  serialRestart: 1,
  serialJump: 2.5,
  /** … at the head of a section. */
  serialAfterSection: 0.2,
  /**
   * Each line by which a cell's middle lies off its row's middle, or its top off the row's top: within what the rounding of
   * places to lines does, and beyond it.
   */
  offNear: 0.6,
  off: 1.3,
  offMost: 5,
  /** Each line by which a line of a cell lies off an even spacing, beyond what is free. */
  uneven: 1.1,
  unevenMost: 6,
  /** … where its lines were printed below the line that they stand on, so that their heights are not known. */
  scrambled: 0.8,
  /** What rounding does, in lines: to text, where lines are known by their order only, and to measured places. */
  nearOff: { middle: 0.5, top: 0.3, measured: 0.2 },
  freeUneven: { middle: 0.55, top: 0.3, measured: 0.2 },
  /** A part of a row on another page that stands otherwise than the table's cells do. */
  otherAlign: 0.3,
  /** A row ends between two lines with a blank line between (a gain), or goes on over one. */
  blankBetween: -0.5,
  blankInside: 0.5,
  /** A row goes on over a page break. */
  overPage: 1,
  /** A row without anything of its own. */
  nothing: 6,
  /** Two rows share a printed line. */
  sharedLine: 1,
  /** … or the next row's first line comes before this row's last one. */
  lateLine: 1.8,
  /** A line is taken as a section row: with and without a chapter's marker, and where numbering restarts below it. */
  section: 0.6,
  sectionUnmarked: 3.5,
  sectionRestarts: -2,
  /** … and the worse it fits into any column. */
  sectionLoose: 0.9,
  sectionLooseMost: 2.5,
  /** A line that reaches over columns and is nobody's. */
  other: 4.5,
  /** Each line after the last row that is taken to lie behind the table. */
  behind: 2.2,
  behindAcross: 0.4,
} as const;

export const GROUP_WEIGHTS = {
  /** Each line by which the cell lies off the middle, or the top, of the rows it covers, beyond what is free. */
  off: 1,
  offMost: 7,
  uneven: 0.8,
  unevenMost: 4,
  /** Each line by which two lines that follow each other in the cell are further apart than lines are: two cells' text. */
  apart: 1.5,
  apartMost: 6,
  freeGap: 0.75,
  freeGapMeasured: 0.25,
  /** What is free, in lines; the first grows with each row covered. */
  free: 0.6,
  freeEach: 0.06,
  freeMeasured: 0.3,
  freeUneven: 1,
  /** Each line of the cell that lies outside the rows it covers. */
  outside: 1.5,
  /** Where rows run over pages, the text stands as it does on one page (0), or at a page's top, or in the middle of all. */
  otherPlace: 0.7,
  /** A group without text of its own, and one that may go on from the page before. */
  empty: 4,
  /** Groups are rather few: each has a cost of its own. */
  group: 0.6,
  /** A cell's text is torn by a page break, and its part before the break does not fill its line. */
  torn: 1.4,
  tornShort: 3,
  /** Serials that number the groups: none, or each beyond the first, among a group's rows. */
  noSerial: 2.5,
  moreSerials: 5,
  /** The text stands on a later page than the first row, where cells stand at the top, and in the middle. */
  lateAtTop: 4,
  lateInMiddle: 1,
  /** Each character beyond twenty: areas have short names. */
  tooLong: 0.15,
  /** One or two characters in a column of names: the rest of one. */
  rest: 1.5,
  /** The text is one text several times over. */
  repeated: 6,
  /** Areas are taken as printed in each row, and none is printed twice. */
  neverRepeated: 6,
  /** The text begins with a chapter's number, as section rows do. */
  chapter: 1.2,
  /** Inside a cell a line begins with a chapter's serial. */
  serialInside: 4,
} as const;
