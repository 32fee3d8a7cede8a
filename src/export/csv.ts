import { stringify } from "#csv-stringify";
import type { ParsedNotice } from "../model/notice";
import { CSV_COLUMNS, type CsvLabels, extraHeadings, extraNames } from "./columns";
import { defuse } from "./defuse";

export interface CsvOptions {
  /** Language of the headings. Default "en". */
  readonly labels?: CsvLabels;
  /** For opening in a spreadsheet: byte order mark, CRLF, and formulas defused. Default false. */
  readonly excel?: boolean;
  /** Whether the heading row (and the byte order mark before it) is written. Default true. */
  readonly header?: boolean;
  /**
   * The extra columns to write, by their heading in the notice. Default: those of the notices given. To write many
   * notices piece by piece, name them all at every call.
   */
  readonly extraColumns?: readonly string[];
}

/**
 * The tasks of one or more notices as CSV (RFC 4180): one row a task, the columns of {@link CSV_COLUMNS}, then the
 * notices' own further columns. Absent values are empty cells; units and reasons are joined by ";", and 等 after a unit
 * is not shown. Lines end in "\n", the last one too; with `excel` in CRLF.
 */
export function toCsv(notices: ParsedNotice | readonly ParsedNotice[], options: CsvOptions = {}): string {
  const { labels = "en", excel = false, header = true } = options;
  const list: readonly ParsedNotice[] = "tasks" in notices ? [notices] : notices;
  const extras = options.extraColumns ?? extraHeadings(list);

  const rows: string[][] = [];
  if (header) rows.push([...CSV_COLUMNS.map((column) => column[labels]), ...extraNames(extras, labels)]);
  for (const notice of list) {
    for (const task of notice.tasks) {
      const fixed = CSV_COLUMNS.map((column) => column.cell(task, notice) ?? "");
      const extra = extras.map((heading) => (Object.hasOwn(task.extra, heading) ? task.extra[heading]! : ""));
      rows.push([...fixed, ...extra]);
    }
  }
  const cells = excel ? rows.map((row) => row.map(defuse)) : rows;
  const text = stringify(cells, {
    record_delimiter: excel ? "\r\n" : "\n",
    // Left to itself it stops quoting a lone "\r" once the delimiter is set, and such a cell breaks its row in two.
    quote_record_delimiter: true,
  });
  return excel && header ? `\uFEFF${text}` : text;
}
