/** Every threshold of the geometric reading, in points unless said otherwise. */
export const CANVAS_SETTINGS = {
  /** Ruling lines closer than this are one: double borders, and cells that each draw their own. */
  snap: 3.2,
  /** A cluster of parallel lines may not grow wider than this, however close its members stand. */
  snapSpread: 4.5,
  /** Stretches of one line with a gap up to this are joined. */
  gap: 3,
  /** Stretches shorter than this are dashes: the gaps between them may be as long as they are. */
  dash: 12,
  /** Shorter lines, after joining, rule nothing. */
  minLength: 9,
  /** How far a line may end before, or reach beyond, the one that it meets. */
  reach: 3,
  /** Share of a cell's side that must be ruled for the side to be closed. */
  closed: 0.6,
  /** Lines that reach at least so far beyond the last crossing line open a further row or column. */
  openRow: 8,
  openColumn: 14,
  /** A row without vertical rules, between two parts of a table with open sides, is at most so high. */
  stackedGap: 48,
  /** Share of the lower glyph's height by which two glyphs of one line overlap. */
  lineOverlap: 0.5,
  /** A gap in a line wider than so many times its glyphs' size parts it in two. */
  lineBreakGap: 3,
} as const;

export type CanvasSettings = { readonly [K in keyof typeof CANVAS_SETTINGS]: number };
