import type { GridCell } from "../../model/document";
import { roleOfHeading } from "../../model/language/roles";
import { isSerial } from "./cell-cost";
import type { Header, HeaderColumn } from "./headers";
import { bareText, isBlank, type Lattice } from "./lattice";

/**
 * One heading over two columns of text: the first groups what the second tells.
 *
 * ```
 *  序号 │        重点任务         │ 牵头单位          area, task
 *   1   │ 城市更新 │ 改造管网…    │ 县住建局
 *   2   │          │ 新增公园…    │ 县城管局
 *   3   │ 建立统计监测制度…       │ 县统计局          a task without an area
 * ```
 *
 * A column of serials beside the text stays with it: they are the tasks' own.
 */
export function partSharedHeading(lattice: Lattice, header: Header): Header {
  const at = header.columns.findIndex(({ role, from, to }) => role === "task" && to - from === 2);
  if (at < 0) return header;
  const { from, heading } = header.columns[at]!;
  const pairs = pairsBelow(lattice, header.firstRow + header.rowCount, from);
  if (pairs.length < 2) return header;
  const [left, right] = [0, 1].map((side) => [...new Set(pairs.map((pair) => pair[side]!))]);
  if (left!.filter(({ lines }) => isSerial(bareText(lines))).length * 2 > left!.length) return header;
  const groups = left!.length < right!.length || lengthOf(left!) * 2 < lengthOf(right!);
  if (!groups) return header;
  const role = header.columns.some((column) => column.role === "area") ? ("title" as const) : ("area" as const);
  const column = (part: Pick<HeaderColumn, "role" | "from" | "to">) => ({ ...part, heading, lineWidth: null });
  const columns = header.columns.toSpliced(
    at,
    1,
    column({ role, from, to: from + 1 }),
    column({ role: "task", from: from + 1, to: from + 2 }),
  );
  return { ...header, columns };
}

/**
 * A column of titles, or one under a heading that no rule knows, is the area where its cells group rows; so it is where
 * a format without spans leaves it empty below the first row of a group.
 *
 * ```
 *  | 序号 | 行动名称     | 工作举措 |
 *  | 1    | 招商引资行动 | 编制…    |
 *  | 2    |              | 组建…    |
 * ```
 */
export function groupingColumns(lattice: Lattice, header: Header): Header {
  const { cells, rowCount } = lattice.grid;
  const roles = header.columns.map(({ role }) => role);
  if (roles.includes("area") || !cells.every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1))
    return header;
  const body = header.firstRow + header.rowCount;
  const groups = header.columns.findIndex(({ role, heading, from, to }, i) => {
    const unknown = role === "extra" && heading !== "" && roleOfHeading(heading) === null;
    if (i >= roles.indexOf("task") || to - from > 1 || !(unknown || role === "title")) return false;
    const blank = Array.from({ length: rowCount - body }, (_, row) => isBlank(lattice.at(body + row, from)));
    return blank[0] === false && blank.includes(true);
  });
  if (groups < 0) return header;
  return { ...header, columns: header.columns.with(groups, { ...header.columns[groups]!, role: "area" }) };
}

/** The cells side by side under the heading, row by row, where both hold text. */
function pairsBelow(lattice: Lattice, firstRow: number, column: number): (readonly [GridCell, GridCell])[] {
  const pairs: (readonly [GridCell, GridCell])[] = [];
  for (let row = firstRow; row < lattice.grid.rowCount; row++) {
    const [left, right] = [lattice.at(row, column), lattice.at(row, column + 1)];
    if (left && right && left !== right && !isBlank(left) && !isBlank(right)) pairs.push([left, right]);
  }
  return pairs;
}

function lengthOf(cells: readonly GridCell[]): number {
  return cells.reduce((sum, { lines }) => sum + bareText(lines).length, 0) / cells.length;
}
