/**
 * What a way to give pieces to columns costs, by named features; about 1 is mild evidence, 3 and more is strong. Nothing
 * else in this decoder prices anything.
 */
export const COLUMN_WEIGHTS = {
  /** What a piece looks like by itself against what its column holds. */
  notNumber: 7,
  serialElsewhere: { area: 3, title: 3, task: 2.5, lead: 4, cooperating: 4, deadline: 3, extra: 2 },
  /** A serial and a space at the head of a text: the serial is a piece of its own. */
  serialBefore: 1.5,
  /** Role words (牵头, 按职责分工负责) in a column of other texts. */
  roleWordsInText: 1.5,
  /** A chapter's heading in a column of other texts; alone on its line in the column of the areas. */
  chapterElsewhere: 1.5,
  chapterAlone: 0.7,
  sentenceInUnits: 3,
  strangeInUnits: 1.2,
  fragmentInUnits: 0.3,
  unitsInText: 1.6,
  unitsInExtra: 1,
  deadlineInText: 1.4,
  deadlineInUnits: 3,
  notDeadline: 3,
  sentenceInArea: 2.5,
  commaInArea: 1,
  extra: 0.2,
  signElsewhere: 3,
  /** Each full-width character by which a piece is wider than its column. */
  tooWide: 1.1,
  tooWideMost: 6,
  /** A line of a task that stops before its middle, in the middle of a sentence. */
  shortInTask: 0.7,
  /** Two tokens of one cell with a space between; beside a digit or letter, in a list of units, elsewhere. */
  joinLatin: 0.15,
  /** … where the text otherwise has no space between a digit and an ideograph. */
  joinUnspaced: 1.8,
  joinUnits: 4,
  joinText: 5,
  /** Two pieces on one line: each column left out between them, and each character of room beyond the nearest. */
  columnSkipped: 0.7,
  roomSkipped: 0.35,
  roomSkippedMost: 3,
  /** A piece followed by one of the next column although it leaves more room than pieces on one line have between them. */
  roomLeft: 0.45,
  roomLeftMost: 2,
  /** Each further column of a flow. */
  newInFlow: 0.8,
  /** A task goes on below a piece that stops short in mid-sentence. */
  afterShort: 1.3,
  startsInside: 3,
  strayBracket: 0.6,
  /** The two characters that meet at the break stand together elsewhere in the text, or three of them do. */
  seenPair: -0.5,
  seenTriple: -1.3,
  unseen: 0.35,
  /** A unit's name comes out whole only when joined with the piece above; or stays torn. */
  nameMended: -0.8,
  nameTorn: 1.5,
  /** Serials that follow each other, and others. */
  nextSerial: -1.5,
  otherSerial: 1.5,
  /** A line that is nobody's, and one that says so itself. */
  outside: 6,
  closing: 0.3,
  /** A chapter's heading as a section row, where there is a column of areas and where there is none. */
  sectionOrArea: 0.4,
  section: 0.3,
} as const;

/** What a division into rows costs beside its cells (`cell-cost.ts`). */
export const ROW_WEIGHTS = {
  /** The serial is not the one before plus one; it begins again at 1. */
  serialJump: 2.5,
  serialRestart: 1,
  /** Where tasks begin with serials of their own: a row without one, with one further down, with several. */
  noMarker: 4,
  markerInside: 4,
  twoMarkers: 8,
  /** A row goes on over a page break. */
  overPage: 1,
  /** A task of one line ends in the middle of a sentence with a full line. */
  endsFull: 1.3,
  /** Each serial beyond the first in one cell. */
  twoSerials: 7,
  /** A cell begins with the rest of a unit's name, or of a deadline. */
  startsInsideName: 1.5,
  startsInsideDeadline: 1.8,
  endsInsideDeadline: 1.2,
  /** A line of a deadline stops short and the cell goes on. */
  shortInDeadline: 1.6,
  /** A blank line inside a cell. */
  tornByBlank: 1.6,
  /** A cell's text stands on another page than its row. */
  otherPage: 4,
  /** Each line of height by which two pieces on one line lie apart, or a piece above one that comes before it. */
  notLevel: 1.2,
  outOfOrder: 1.4,
  /** Two pieces of a cell with two of another column between them: each line too many. */
  hole: 2,
  /** How much the part of a merged cell counts as a cell that stands beside a row. */
  mergedShare: 0.5,
  /** Each further column that a row takes from one flow. */
  newInRow: 0.3,
  /** Level pieces on lines of their own, the right one first. */
  levelBackwards: 0.8,
  /** A column's text is taken from a flow behind another that may hold the column, too. */
  flowSkipped: 1.5,
  /** A flow gives a column after a later flow did. */
  columnBackwards: 3,
  /** A flow in which no line shows two columns gives another column than before. */
  otherColumn: 5,
  /** A row's columns stand in flows that come in another order than the columns. */
  flowsBackwards: 1,
  /** Each line that no row has, and one more after such a line. */
  leftOver: 4,
  leftOverMore: 2,
} as const;

/** What it costs to give the texts of a column with merged cells to groups of rows. */
export const AREA_WEIGHTS = {
  group: 0.6,
  /** A group without text. */
  empty: 4,
  /** Each line by which a text whose place is known lies off the middle, or the top, of its rows. */
  off: 0.7,
  offMost: 4,
  /** Each line by which a text would begin above or below where its flow's neighbours say. */
  outOfBounds: 0.5,
  /** A text on a page that has none of its rows. */
  otherPage: 5,
  /** The text stands on a later page than the first row, where cells stand at the top, and in the middle. */
  lateAtTop: 4,
  lateInMiddle: 1,
  tornByBlank: 1.6,
  tornByPage: 1.4,
  /** The text's last line is full. */
  endsFull: 0.8,
  /** Each line of height without text inside a merged cell. */
  hole: 1,
  holeMost: 4,
  repeated: 6,
  tooLong: 0.15,
  /** The serials number the areas, which is seldomer than that they number the rows. */
  sharedSerials: 1,
  /** A group without a serial of its own, where serials number the groups. */
  noSerial: 4,
  chapterInside: 4,
} as const;

/** A record is doubtful where another reading costs less than this above the one chosen. */
export const LEAST_MARGIN = 2.5;
