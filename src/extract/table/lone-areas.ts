import type { TaskTable } from "../../model/extraction";

/**
 * Flat text does not show which cells are merged. Where each row has an area of its own, the column may as well name the
 * tasks: every row is doubted.
 *
 * ```
 *   开展试点          推动…        an area over one row, or the title of a task?
 *   完善机制          健全…
 * ```
 */
const GROUPED = 0.2;

export function doubtLoneAreas(tables: readonly TaskTable[]): TaskTable[] {
  return tables.map((table) => {
    const roles = table.columns.map(({ role }) => role);
    const area = roles.indexOf("area");
    if (area < 0 || roles.includes("title") || table.rows.length < 2) return table;
    const texts = table.rows.map(({ cells }) => (cells[area]?.lines ?? []).map(({ text }) => text).join(""));
    const repeated = texts.filter((text, i) => i > 0 && text === texts[i - 1]).length;
    if (repeated >= texts.length * GROUPED) return table;
    const doubt = {
      code: "uncertain-boundary",
      text: "Each row has an area of its own: it may be the task's title.",
    } as const;
    return { ...table, rows: table.rows.map((row) => ({ ...row, doubts: [...row.doubts, doubt] })) };
  });
}
