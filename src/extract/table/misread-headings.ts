import type { Doubt, TaskTable } from "../../model/extraction";

/** The headings of two tables that may differ by characters that were misread. */
const MOST_MISREAD = 2;

/**
 * Tables whose headings are those of an earlier one but for a character misread here and there: the same columns. The
 * roles are the earlier table's; the rows are doubted.
 *
 * ```
 *   序号 │ 任务内容 │ 责任单位 │ 协同单位      responsible, co-operating
 *   序号 │ 任务内容 │ 责任单泣 │ 协同单位      by itself: 协同单位 would be the only units, and so the leading ones
 * ```
 */
export function mendHeadings(tables: readonly TaskTable[]): TaskTable[] {
  const mended: TaskTable[] = [];
  for (const table of tables) {
    const like = mended.find((earlier) => isMisread(table, earlier));
    if (!like) {
      mended.push(table);
      continue;
    }
    const seen = table.columns.map(({ heading }) => heading).join(" | ");
    const text =
      "The headings of this table are an earlier table's but for a character: its columns were taken for the same.";
    const doubt: Doubt = { code: "role-uncertain", text, seen };
    const columns = table.columns.map((column, i) => ({ ...column, role: like.columns[i]!.role }));
    mended.push({ ...table, columns, rows: table.rows.map((row) => ({ ...row, doubts: [...row.doubts, doubt] })) });
  }
  return mended;
}

function isMisread({ columns }: TaskTable, { columns: earlier }: TaskTable): boolean {
  if (columns.length !== earlier.length) return false;
  let misread = 0;
  for (const [i, { heading }] of columns.entries()) {
    const known = earlier[i]!.heading;
    if (heading === known) continue;
    if (heading.length !== known.length || heading.length < 3) return false;
    const apart = [...heading].filter((char, at) => char !== known[at]).length;
    if (apart > 1) return false;
    misread += apart;
  }
  const same = columns.every(({ role }, i) => role === earlier[i]!.role);
  return misread > 0 && misread <= MOST_MISREAD && !same;
}
