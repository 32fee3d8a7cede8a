import type { ParsedNotice, Task } from "../model/notice";

/** One line of NDJSON: a task as in the contract, led by what tells its notice apart. */
export type TaskLine = { readonly source: string | null; readonly documentNumber: string | null } & Task;

/**
 * The tasks as NDJSON: one JSON object a line, each line ended by "\n", nothing at all for a notice without tasks.
 * Every line stands alone, so that the lines of many notices may be put one after another; that is why `source` and
 * `documentNumber` are in each. Metadata, messages and coverage are only in JSON.
 */
export function toNdjson(notice: ParsedNotice): string {
  const head = { source: notice.source.name, documentNumber: notice.notice.documentNumber };
  return notice.tasks.map((task) => `${JSON.stringify({ ...head, ...task } satisfies TaskLine)}\n`).join("");
}
