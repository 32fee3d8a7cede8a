import type { TaskTable } from "../../model/extraction";
import { matchMarker } from "../../model/language/numerals";
import type { SourcedText } from "../../model/sourced";
import type { OpenTable } from "./open-table";

/** A chapter's heading is a short line. */
const HEADING_LENGTH = 40;

/** "二、民生改善", "（三）生态振兴": a chapter's heading, and not the title of a table or a sentence. */
export function isChapter(text: SourcedText): boolean {
  const line = text.text.trim();
  const marker = matchMarker(line);
  const chapter = marker?.style === "chapter" || marker?.style === "bracketed-chapter";
  return chapter && line.length > marker.length && line.length <= HEADING_LENGTH && !/[表单册。；：:]$/.test(line);
}

/** Whether `next` is the heading of the chapter after the one that `before` heads. */
export function isNextChapter(before: SourcedText | null, next: SourcedText | null): boolean {
  if (!before || !next || !isChapter(before) || !isChapter(next)) return false;
  const [a, b] = [matchMarker(before.text)!, matchMarker(next.text)!];
  return a.style === b.style && b.value === a.value + 1;
}

/**
 * A section begins. One that is the second of its kind tells what the line above the table is: the first.
 *
 * ```
 *   一、产业升级                      a line above the table
 *  │ 序号 │ 工作任务 │ 责任单位 │
 *  │  1   │ …        │ …        │
 *  │ 二、民生改善               │     a section row
 * ```
 */
export function enterSection(table: OpenTable, section: SourcedText): void {
  if (isNextChapter(table.heading, section)) for (const row of table.rows) row.section ??= table.heading;
  table.section = section;
}

/**
 * Tables with the same columns below headings that count on are the sections of one: "一、…" above the first, "二、…"
 * above the second.
 *
 * @param headings the line above each table, null where it is no chapter's heading.
 */
export function headTables(tables: readonly TaskTable[], headings: readonly (SourcedText | null)[]): TaskTable[] {
  const names = tables.map(({ columns }) => columns.map(({ heading }) => heading).join("|"));
  const counts = (i: number) =>
    names[i] === names[i + 1] && isNextChapter(headings[i] ?? null, headings[i + 1] ?? null);
  return tables.map((table, i) => {
    if (!counts(i) && !counts(i - 1)) return table;
    return { ...table, rows: table.rows.map((row) => ({ ...row, section: row.section ?? headings[i]! })) };
  });
}
