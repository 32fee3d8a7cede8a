import type { RoleRule } from "../../../model/language/roles";
import type { FlowLine } from "./flows";
import { headerOn, repeatedOn, type SheetHeader, type TableHeaders } from "./header";

/** The lines of one table, and its headers. */
export interface TableText extends TableHeaders {
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
}

/** A sheet with headings of its own begins a table; the same headings again go on with it. */
export function findTables(lines: readonly FlowLine[], own: readonly RoleRule[]): TableText[] {
  const tables: { header: SheetHeader; repeated: SheetHeader[]; from: number; to: number }[] = [];
  const sheets = [...new Set(lines.map(({ sheet }) => sheet))];
  for (const sheet of sheets) {
    const open = tables.at(-1);
    const again = open && repeatedOn(lines, sheet, open.header, own);
    if (again) {
      open.repeated.push(again);
      continue;
    }
    const header = headerOn(lines, sheet, own);
    if (!header || (open && header.headings.length < 3)) continue;
    const from = Math.min(...header.headings.flatMap(({ places }) => places.map(([line]) => line)));
    if (open) open.to = from;
    tables.push({ header, repeated: [], from, to: lines.length });
  }
  return tables;
}
