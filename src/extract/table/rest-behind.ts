import type { FlowText, TaskTable } from "../../model/extraction";
import { matchMarker } from "../../model/language/numerals";
import { isUnitName } from "../../model/language/units";
import { endsSentence } from "./continue";
import { bareText } from "./lattice";
import { isPageNumber } from "./page-number";

/** What stands below a table in its own right: notes, the imprint, a signature's date, an attachment's heading. */
const BELOW =
  /^(?:抄送|抄报|主送|分送|附件|附表|附[：:]|注|备注|说明|主题词|联系人|联系电话|填表|制表|[（(]?此件|[（(]|公开)|印发$|[年月日]$|文件$|[：:]$|号$/u;
const SHORTEST = 6;

/**
 * Doubts the last row of a table whose task stops in mid-sentence while text that begins nothing stands behind the table:
 *
 * ```
 *   3  …落实《工作指引》，不断降低综合      the table's last row
 *      市委宣传部
 *   ─────── 7 ───────
 *   成本，加快保护试点                       its rest, behind a page break: taken for what stands below the table
 * ```
 *
 * @param flow what stands in no table.
 */
export function doubtRestBehind(tables: readonly TaskTable[], flow: readonly FlowText[]): TaskTable[] {
  return tables.map((table) => {
    const last = table.rows.at(-1);
    const task = last?.cells[table.columns.findIndex(({ role }) => role === "task")];
    const said = task ? bareText(task.lines) : "";
    const rest = said === "" || endsSentence(said) ? null : textBehind(table, flow);
    if (!last || rest === null) return table;
    const doubt = {
      code: "uncertain-boundary",
      text: "The task stops in mid-sentence, and text that begins nothing stands behind the table.",
      seen: rest.slice(0, 20),
    } as const;
    return { ...table, rows: [...table.rows.slice(0, -1), { ...last, doubts: [...last.doubts, doubt] }] };
  });
}

/** The first text behind the table, where it could as well be a row's rest. */
function textBehind({ region }: TaskTable, flow: readonly FlowText[]): string | null {
  const end = Math.max(...region.map((range) => range.end));
  for (const { text, heading } of flow) {
    const line = text.text.trim();
    if ((text.ranges()[0]?.start ?? 0) < end || line === "" || isPageNumber(line)) continue;
    const begins = heading !== undefined || BELOW.test(line) || matchMarker(line) !== null || isUnitName(line);
    return begins || line.length < SHORTEST ? null : line;
  }
  return null;
}
