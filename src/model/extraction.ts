import type { ColumnRole } from "./language/roles";
import type { Message, MessageCode } from "./messages";
import type { TextOrder } from "./notice";
import type { Range, SourcedText } from "./sourced";

/** What `extract` finds: tables with their columns' roles, assignment notes with their items, and the text beside them. */
export interface Extraction {
  /** The order of flat text; null where the source had explicit cells or positions. */
  readonly order: TextOrder | null;
  readonly tables: readonly TaskTable[];
  readonly notes: readonly AssignmentNote[];
  /** Lines and paragraphs outside of tables, in reading order: title, recipients, prose, imprint. */
  readonly flow: readonly FlowText[];
  /** Pieces inside a table's or note's region that belong to no field, with the reason. */
  readonly dropped: readonly Dropped[];
  readonly messages: readonly Message[];
}

export interface FlowText {
  readonly text: SourcedText;
  /** 1-based; null where the format knows no pages. */
  readonly page: number | null;
  /** The source itself says that this is a whole paragraph; false for a line that may go on in the next. */
  readonly whole: boolean;
  readonly heading?: number;
  /** It stood in a cell of a table that hands out no tasks. */
  readonly cell?: true;
}

export interface Dropped {
  /** Stable, kebab-case: header, repeated-header, page-number, letterhead, separator, bracket, … */
  readonly reason: string;
  readonly text: SourcedText;
}

/** A table of tasks, whatever it was read from. Rows run over pages. */
export interface TaskTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Every axis range that belongs to the table, headers included: what conservation is counted over. */
  readonly region: readonly Range[];
}

export interface TableColumn {
  readonly role: ColumnRole;
  /** The heading as printed, its lines joined, without spaces. */
  readonly heading: string;
  /** Usual length of a full line in this column, in full-width characters; null where lines do not wrap. */
  readonly lineWidth: number | null;
}

export interface TableRow {
  /** One per column; null where the row has none (never for an empty cell, which has no lines). */
  readonly cells: readonly (TableCell | null)[];
  /** The section row above this row ("一、特色赛道"). */
  readonly section: SourcedText | null;
  /** The page on which the row begins; null where the format knows no pages. */
  readonly page: number | null;
  /** What made the extractor doubt this row; each sends the record to review. */
  readonly doubts: readonly Doubt[];
  /** Set where the row runs over a page break. */
  readonly continued?: boolean;
}

export interface TableCell {
  /** In reading order; not yet joined. */
  readonly lines: readonly SourcedText[];
  /** The source says that its line breaks are real (markup), not the column's edge. */
  readonly hardBreaks?: boolean;
  /**
   * What made each line but the last one end, where the page was measured: "typed" where the next line's first piece
   * would have fitted, "edge" where it would not (the break may still have been typed).
   */
  readonly breaks?: readonly ("typed" | "edge")[];
  /** A merged cell is the same object in every row that it covers. */
}

export interface Doubt {
  readonly code: MessageCode;
  readonly text: string;
  readonly seen?: string;
  readonly expected?: string;
}

/** One assignment note with the item that it stands in: one record. */
export interface AssignmentNote {
  readonly section: SourcedText | null;
  readonly area: SourcedText | null;
  readonly areaNumber: SourcedText | null;
  readonly number: SourcedText | null;
  readonly title: SourcedText | null;
  readonly task: SourcedText;
  /** The note's content without its outer brackets. */
  readonly note: SourcedText;
  /** The lists of units in it, in printed order, each with the role its words give it. */
  readonly lists: readonly NoteList[];
  /** Units that a rule in this note adds to all tasks (以下均需…落实，不再列出). */
  readonly implied: readonly SourcedText[];
  /** A deadline that the note names. */
  readonly deadline: SourcedText | null;
  readonly page: number | null;
  /** Every axis range that belongs to the record: item text and note. */
  readonly region: readonly Range[];
  readonly dropped: readonly Dropped[];
  readonly doubts: readonly Doubt[];
}

export interface NoteList {
  readonly role: "lead" | "cooperating";
  /** A list of units, separators inside, role words and colons outside. */
  readonly text: SourcedText;
}
