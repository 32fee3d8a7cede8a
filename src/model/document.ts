import type { Message } from "./messages";
import type { Place } from "./place";
import type { Range, SourcedText } from "./sourced";

/**
 * The line on which every character of a source has its number. What a number means is the reader's affair: an offset in
 * the decoded text (text, Markdown, HTML), or the n-th glyph (PDF, OFD). All other stages carry bare offsets; only
 * `locate` turns them into places that a person can look up.
 */
export interface Axis {
  /** The whole source as text: character i stands at axis offset i. */
  readonly text: string;
  /** The places of axis ranges, in the order given: offsets, line and column, page and box, cell path. */
  locate(ranges: readonly Range[]): Place[];
}

/** [x0, y0, x1, y1] in PDF points (1/72 inch), origin at the bottom left of the page as it is read (rotation undone). */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** What a reader makes of a file. Pure data; later stages build new documents and never change this one. */
export interface Document {
  readonly axis: Axis;
  readonly mediaType: string;
  /** Number of pages; null where the format knows no pages. */
  readonly pageCount: number | null;
  readonly pages: readonly Page[];
  /** Facts that stood beside the notice, not in it: the metadata table of a web page, for instance. */
  readonly facts?: readonly Fact[];
  readonly messages: readonly Message[];
}

export interface Fact {
  /** The label as printed, without colon or spaces: 发文字号, 成文日期, 主题词. */
  readonly label: string;
  readonly value: SourcedText;
}

export interface Page {
  /** 1-based; null where the format knows no pages (then the whole source is one page). */
  readonly number: number | null;
  /** Width and height in points as read, for pages that have a geometry. */
  readonly size?: readonly [width: number, height: number];
  /** What stands on the page, in reading order. Empty where only `canvas` is known. */
  readonly blocks: readonly Block[];
  /** Glyphs and ruling lines, for pages that have a geometry; `layout` and `extract` turn them into blocks. */
  readonly canvas?: Canvas;
}

export type Block = Line | Paragraph | Grid;

/** One line of text, as an extractor or a page left it: where it ends says nothing of where the sentence ends. */
export interface Line {
  readonly kind: "line";
  /** Without its line break; leading, inner and trailing spaces as in the source. */
  readonly text: SourcedText;
  readonly box?: Box;
}

/** Text that the source itself says is one paragraph (HTML <p>, DOCX w:p, Markdown). May hold "\n" for hard breaks. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: SourcedText;
  /** 1 to 6 for a heading the source marks as such. */
  readonly heading?: number;
}

/** Explicit cells, from markup or from ruling lines. */
export interface Grid {
  readonly kind: "grid";
  readonly rowCount: number;
  readonly columnCount: number;
  /** In row-major order of their top left corner; merged cells once, with their spans. */
  readonly cells: readonly GridCell[];
  readonly caption?: SourcedText;
  /** Rows that the source itself marks as headers (<thead>, w:tblHeader); absent where it says nothing. */
  readonly headerRows?: number;
  /** No rule closes the last row: the page cuts it. */
  readonly openBottom?: boolean;
  readonly box?: Box;
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The cell's lines: hard breaks of markup, visual lines of a page. Never joined before `interpret`. */
  readonly lines: readonly SourcedText[];
  readonly box?: Box;
}

export interface Canvas {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/** One character on a page. */
export interface Glyph {
  /** Axis offset; `axis.text[at]` is the character (U+FFFD where the font gives no Unicode). */
  readonly at: number;
  readonly char: string;
  readonly box: Box;
  /** Font size in points, after transformation. */
  readonly size: number;
}

/** A horizontal or vertical ruling line, whether drawn as a stroke or as a thin filled rectangle. */
export interface Rule {
  readonly direction: "horizontal" | "vertical";
  /** y of a horizontal, x of a vertical rule: its middle line. */
  readonly position: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}
