import type { TrueTask } from "./notice";
import type { DrawnTable } from "./table";

/**
 * The truth of one notice's tables by the contract: a column that groups rows is the area, one that differs in every row
 * beside the task is the title. Chance draws areas of one row each.
 *
 * ```
 *  序号 │ 重点任务 │ 主要工作          序号 │ 重点任务 │ 主要工作
 *   1   │ 完善机制 │ 健全…             1   │ 完善机制 │ 健全…
 *   2   │          │ 制定…             2   │ 开展试点 │ 推动…
 *         area: it groups rows                title: it names each task
 * ```
 *
 * It stays the area where there is a title column beside it, where a serial column counts areas beside tasks with
 * serials of their own, and where another table of the same columns groups rows.
 */
export function settleAreas(tables: readonly DrawnTable[]): TrueTask[] {
  const alike = (table: DrawnTable) => tables.filter(({ roles }) => roles.join() === table.roles.join());
  return tables.flatMap((table) =>
    areasAreTitles(table) && alike(table).every((other) => !groupsRows(other)) ? table.tasks.map(titled) : table.tasks,
  );
}

function areasAreTitles({ roles, tasks }: DrawnTable): boolean {
  const counted = roles.includes("number") && tasks.some(({ areaNumber }) => areaNumber !== null);
  const names = new Set(tasks.map(({ area }) => area));
  return (
    roles.includes("area") && !roles.includes("title") && !counted && tasks.length > 1 && names.size === tasks.length
  );
}

/** Whether a cell of the area column covers several rows; the same name printed in two rows says so, too. */
function groupsRows({ tasks }: DrawnTable): boolean {
  return tasks.some(
    ({ area, section }, i) => i > 0 && area === tasks[i - 1]!.area && section === tasks[i - 1]!.section,
  );
}

function titled(task: TrueTask): TrueTask {
  return { ...task, area: null, title: task.area };
}
