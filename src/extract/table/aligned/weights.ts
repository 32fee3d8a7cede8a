/** What a piece of a line costs in a column, and a line cut into pieces. */
export const COLUMN_WEIGHTS = {
  /** Each column of type by which a piece leaves its strip. */
  outside: 0.18,
  outsideMost: 2.2,
  /** Each column of type by which a piece does not begin, or has not its middle, where most do, or lies off its heading's middle. */
  offUsual: 0.22,
  offUsualMost: 1.4,
  offHeading: 0.08,
  offHeadingMost: 1.6,
  /** A piece whose middle lies outside its strip. */
  middleOutside: 0.7,
  /** Each full-width character by which a piece is wider than its column's text. */
  tooWide: 1.2,
  /**
   * Two tokens in one column with a gap of one, two, more spaces. One space beside a digit or letter is usual; beside
   * punctuation tools see a gap where the character's own white lies.
   */
  joinLatin: 0.1,
  joinPunctuation: 0.7,
  joinOne: 2.6,
  joinTwo: 3,
  joinMore: 3.6,
  /** … a gap of less than a narrow one's width, which justified lines have inside. */
  joinNarrow: 0.25,
  /** … where the second is a unit's name and the column is not one of units. */
  joinUnit: 1,
  /** A piece begins with what cannot begin a text. */
  badStart: 2.5,
  /** … where both tokens are single characters: letter-spaced. */
  joinSpaced: 0.25,
  /** Two columns without a space between them, and with a narrow one. */
  touch: 2.2,
  touchNarrow: 0.5,
  /** A serial outside the serial column, and other text inside it. */
  serialOutside: 1.4,
  otherInSerials: 2.5,
  /** Text that looks like another column's kind. */
  looks: 0.8,
  /** Each date, or part of one, in a column of units. */
  dateInUnits: 1.8,
  /** Two columns with one space between, where the space could be the text's own ("5 个"). */
  apartLatin: 0.4,
} as const;
