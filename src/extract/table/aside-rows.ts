import type { GridCell } from "../../model/document";
import type { ColumnRole } from "../../model/language/roles";
import { isNoUnit } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { bareText, isBlank } from "./lattice";
import type { OpenCell, OpenTable } from "./open-table";

/** Why a row of a table's body hands out nothing. */
export type AsideReason = "column-numbers" | "total-row" | "table-note";

const TOTAL = /^\S{0,6}(?:合计|总计|小计|共计)(?:[（(]\S{0,8}[）)])?[：:]?$/;
const NOTE = /^(?:备?注|附注|说明|填[表报写]说明)\d*[：:.．]|^[※*＊]\S{12}/;
const ORDERS = ["123456789", "一二三四五六七八九十", "甲乙丙丁戊己庚辛", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Rows that are printed among the tasks and hand out none:
 *
 * ```
 *   │ 序号 │ 任务   │ 责任单位 │ 经费 │
 *   │  1   │   2    │    3     │  4   │   column-numbers, right below the header
 *   │  1   │ 清淤…  │ 区水务局 │  12  │
 *   │ 合计 │        │          │ 260  │   total-row: it names no unit
 *   │ 注：经费由区财政安排。          │   table-note, over all columns
 * ```
 *
 * @param cells of one row, left to right; @param roles of the columns; @param columns the cells by column.
 */
export function asideReason(
  cells: readonly GridCell[],
  columns: readonly (readonly GridCell[])[],
  roles: readonly ColumnRole[],
  row: { readonly first: boolean; readonly columnCount: number },
): AsideReason | null {
  const filled = cells.filter((cell) => !isBlank(cell));
  const texts = filled.map(({ lines }) => bareText(lines));
  const [first] = filled;
  if (!first) return null;
  if (row.first && texts.length > 2 && texts.length > row.columnCount / 2 && countsOn(texts)) return "column-numbers";
  if (filled.length === 1 && first.columnSpan > row.columnCount / 2 && NOTE.test(texts[0]!)) return "table-note";
  const named = columns.some(
    (found, i) =>
      (roles[i] === "lead" || roles[i] === "cooperating") && found.some((cell) => !isBlank(cell) && cell !== first),
  );
  return !named && TOTAL.test(texts[0]!) ? "total-row" : null;
}

/** 1 2 3 …, （一） （二） …, A B C …, or 甲 乙 1 2 …: texts that do nothing but count their columns. */
function countsOn(texts: readonly string[]): boolean {
  const signs = texts.map((text) => text.normalize("NFKC").replace(/^\(|\)$|[栏列]$/g, ""));
  const letters = signs.findIndex((sign) => !ORDERS[2]!.includes(sign));
  const counted = letters > 0 ? signs.slice(letters) : signs;
  const inOrder = (list: readonly string[], order: string) => list.every((sign, i) => sign !== "" && sign === order[i]);
  const numbered = counted.every((sign, i) => new RegExp(`^${i + 1}(?:=.+)?$`).test(sign));
  return numbered || ORDERS.some((order) => inOrder(signs, order));
}

/**
 * Takes out the rows of a form that nobody filled in: those at the end of a table that hold nothing but their serial,
 * dashes, and cells that they share with other rows. Between filled rows such a row has rather lost its text.
 *
 * @returns what stood in them.
 */
export function dropUnfilled(table: OpenTable): SourcedText[] {
  const roles = table.header.columns.map(({ role }) => role);
  const times = new Map<OpenCell, number>();
  for (const { cells } of table.rows) for (const cell of cells) if (cell) times.set(cell, (times.get(cell) ?? 0) + 1);
  const isShared = (cell: OpenCell) => times.get(cell)! > 1;
  const says = (cell: OpenCell | null, i: number) =>
    cell !== null && !isBlank(cell) && roles[i] !== "number" && !isNoUnit(bareText(cell.lines)) && !isShared(cell);
  const unfilled = table.rows.splice(table.rows.findLastIndex(({ cells }) => cells.some(says)) + 1);
  return unfilled.flatMap(({ cells }) => cells.flatMap((cell) => (cell && !isShared(cell) ? cell.lines : [])));
}
