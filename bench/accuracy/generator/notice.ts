import type { TrueUnit } from "./units";

/** What a decoder should make of one task; the shape of the result's `tasks` without ids, places and status. */
export interface TrueTask {
  section: string | null;
  area: string | null;
  areaNumber: string | null;
  number: string | null;
  title: string | null;
  task: string;
  leadText: string;
  leadUnits: readonly TrueUnit[];
  cooperatingText: string;
  cooperatingUnits: readonly TrueUnit[];
  deadline: string | null;
  extra: Record<string, string>;
  form: "table" | "inline";
}

/** The notice's own parts; null where the notice has none. */
export interface TrueDocument {
  title: string | null;
  documentNumber: string | null;
  issuers: readonly string[];
  recipients: string | null;
  date: string | null;
  printedDate: string | null;
  copyTo: string | null;
  disclosure: string | null;
  impliedUnits?: readonly TrueUnit[];
}

export interface Cell {
  readonly text: string;
  /** Rows and columns that the cell covers; 1 when absent. */
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly align?: "center" | "left";
}

/** Rows as in HTML: a cell that is covered from above is left out. */
export interface Table {
  readonly kind: "table";
  /** One row, or two where 责任分工 stands over 牵头 and 配合. */
  readonly header: readonly (readonly Cell[])[];
  /** Width of each column in per cent. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  readonly headerRepeats: boolean;
  readonly rowsSplit: boolean;
  readonly valign: "middle" | "top";
  readonly landscape: boolean;
  /** Text size in points. */
  readonly size: number;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly style: "red-head" | "number" | "title" | "body" | "flush" | "right" | "heading" | "imprint";
  readonly text: string;
  readonly pageBreakBefore?: boolean;
  /** Printed at the head of the first page, but written after its text: the red head of many word processors' PDFs. */
  readonly late?: boolean;
}

export type Block = Paragraph | Table;

export interface PageStyle {
  readonly numbers: "none" | "dash" | "plain" | "hyphen" | "of";
  /** Text width of paragraphs in points. */
  readonly bodySize: number;
}

export interface GeneratedNotice {
  readonly id: string;
  readonly seed: number;
  /** "tune" for even seeds, "held" for odd ones. */
  readonly family: "tune" | "held";
  readonly form: "table" | "inline";
  /** The peculiarities that are on, "name" or "name=value". */
  readonly switches: readonly string[];
  readonly page: PageStyle;
  readonly blocks: readonly Block[];
  readonly document: TrueDocument;
  readonly tasks: readonly TrueTask[];
}
