/**
 * What a way to give pieces to columns costs, by named features; about 1 is mild evidence, 3 and more is strong. Nothing
 * else in this decoder prices anything.
 */
export const COLUMN_WEIGHTS = {
  /** What a piece looks like by itself against what its column holds. */
  notNumber: 7,
  serialElsewhere: { area: 3, title: 3, task: 2.5, lead: 4, cooperating: 4, deadline: 3, extra: 2 },
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
  /** Two tokens of one cell with a space between; beside a digit or letter, in a list of units, elsewhere. */
  joinLatin: 0.15,
  /** … where the text otherwise has no space between a digit and an ideograph. */
  joinUnspaced: 1.8,
  joinUnits: 1.6,
  joinText: 2.6,
  /** Two pieces on one line: each column left out between them, and each character of room beyond the nearest. */
  columnSkipped: 0.7,
  roomSkipped: 0.35,
  roomSkippedMost: 3,
  /** A piece followed by one of the next column although it leaves more room than pieces on one line have between them. */
  roomLeft: 0.45,
  roomLeftMost: 2,
  /** A piece begins a line although it would have stood beside the full one above it, were they level. */
  notJoined: 0.4,
  /** A column that stood beside the tasks goes on in a flow of the same page without any. */
  leavesTasks: 1.5,
  /** A column is new in its flow; it leaves a column of the flow out. */
  newInFlow: 0.8,
  gapInFlow: 0.4,
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
  /** A line that is nobody's, one more in the same flow, and one that says so itself. */
  outside: 6,
  outsideAgain: 0.3,
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
  /** A task ends in the middle of a sentence with a full line; and the next line is known to read on. */
  endsFull: 1.3,
  endsBeforeKnown: 1.5,
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
  /** A row begins after a blank line (a gain). */
  endsAtBlank: -0.4,
  /** How much the cells of a column count that has pieces beside the spine. */
  looseShare: 0.6,
  /** A cell's text stands on another page than its row. */
  otherPage: 4,
  /** No blank line between two cells of a column although the upper row is high. */
  roomWithoutBlank: 0.1,
  /** Each line of height by which two pieces on one line lie apart, or a piece above one that comes before it. */
  notLevel: 1.2,
  outOfOrder: 1.4,
  /** Each piece that no row has. */
  leftOver: 3,
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
  /** A group without a serial of its own, where serials number the groups. */
  noSerial: 4,
  chapterInside: 4,
} as const;

/** A record is doubtful where another reading costs less than this above the one chosen. */
export const LEAST_MARGIN = 1.5;
