import type { SourcedText } from "../../../model/sourced";

/** One way to give the pieces of a line to the columns. */
export interface Cut {
  /** One per column. */
  readonly pieces: readonly (SourcedText | null)[];
  /** Compared within one line only. */
  readonly cost: number;
}

/** One visual line of a table's body; lines that hold nothing are left out and counted in `gap`. */
export interface BodyLine {
  /** Index in the text given. */
  readonly line: number;
  readonly sheet: number;
  /**
   * Distance from the top of its sheet in lines of the table's own spacing, where it was measured; null where only the
   * order of the lines is known.
   */
  readonly y: number | null;
  /** Blank lines above. */
  readonly gap: number;
  /** Ways to cut it, the cheapest first. Never empty. */
  readonly cuts: readonly Cut[];
  /** A line that reaches over columns: a section row, or text that is not the table's. Its pieces are null. */
  readonly across: boolean;
  /**
   * Where the line is one run of text without wide gaps: how badly it fits into the best single column, 0 for a perfect
   * fit; null for lines of several runs. Section rows are such runs and fit into none.
   */
  readonly misfit: number | null;
  /** The line's text, without space at its ends. */
  readonly whole: string;
}

/** A line with one of its cuts chosen. */
export interface CutBodyLine extends BodyLine {
  readonly pieces: Cut["pieces"];
}

/** From here on a run of text may lie across the columns. */
const LEAST_MISFIT = 0.6;

/** Whether the line is one run of text that fits into no column. */
export function isLoose(line: BodyLine): boolean {
  return line.across || (line.misfit !== null && line.misfit >= LEAST_MISFIT);
}

/** Whether the line holds something that is not a merged cell's: such lines alone make rows. */
export function isOwn(line: CutBodyLine, merged: ReadonlySet<number>): boolean {
  return isLoose(line) || line.pieces.some((piece, k) => piece !== null && !merged.has(k));
}
