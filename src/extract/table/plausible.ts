import type { TableRow, TaskTable } from "../../model/extraction";
import { unbalanced } from "../../model/language/characters";
import { isNoUnit, isUnitName } from "../../model/language/units";

/**
 * How much of a table reads as a decoder of the wrong order leaves it, 0 to 1: rows whose cells are missing, torn or of
 * the wrong kind. A table read in its own order stays under {@link LEAST_IMPLAUSIBLE}.
 *
 * @param doubted what a row counts for that looks right and that its decoder itself doubts.
 */
export function implausibleShare(tables: readonly TaskTable[], doubted = 1): number {
  let rows = 0;
  let odd = 0;
  for (const table of tables) {
    for (const row of table.rows) {
      rows++;
      if (isOdd(table, row)) odd++;
      else if (row.doubts.length > 0) odd += doubted;
    }
  }
  return rows === 0 ? 0 : odd / rows;
}

/** From here on the whole table is doubtful, also its rows that look right. */
export const LEAST_IMPLAUSIBLE = 0.3;

function isOdd(table: TaskTable, row: TableRow): boolean {
  for (const [k, column] of table.columns.entries()) {
    const text = (row.cells[k]?.lines ?? []).map((line) => line.text.trim()).join("");
    if (column.role === "task" && text.length < 4) return true;
    if (column.role === "lead" && text === "") return true;
    if (column.role === "number" && text === "") return true;
    if (text === "") continue;
    const { open, stray } = unbalanced(text);
    if (open.length + stray.length > 0) return true;
    if ((column.role === "lead" || column.role === "cooperating") && isOddList(text)) return true;
    if ((column.role === "area" || column.role === "title") && isUnits(text)) return true;
    if (column.role === "number" && text.length > 6) return true;
  }
  return false;
}

/** A list in which most names are no units, or that holds a sentence. */
function isOddList(text: string): boolean {
  if (isNoUnit(text)) return false;
  if (/。./u.test(text)) return true;
  const names = text.split(/[、，,；;/]|等(?![级次])/u).filter((name) => name.length > 0);
  return names.filter((name) => !isUnitName(name)).length * 2 > names.length && !/牵头|负责|配合|参与/u.test(text);
}

/** 2021年上半年市委宣传部、市水利局: two names or more, which no area is made of. */
function isUnits(text: string): boolean {
  const names = text.split(/[、，,；;]/u);
  return names.length > 1 && names.filter(isUnitName).length * 2 >= names.length;
}

/** The same tables with a doubt on every row. */
export function distrust(tables: readonly TaskTable[]): TaskTable[] {
  const doubt = {
    code: "uncertain-boundary",
    text: "The order in which this text gives the table's cells could not be followed.",
  } as const;
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, doubts: [...row.doubts, doubt] })),
  }));
}
