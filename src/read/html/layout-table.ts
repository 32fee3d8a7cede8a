import type { TextSize } from "./furniture";
import type { PlacedTable } from "./grid";
import type { Element } from "./tree";

/**
 * Whether a table only puts things beside each other on the page, as old sites do:
 *
 * ```
 *  ┌───────────────────────────────┐      a table in a cell, or headings, or many paragraphs in the cell
 *  │ 索引号 …  (a table)           │      that holds most of the text: its cells are read one after another,
 *  ├───────────────────────────────┤      as parts of the page
 *  │ the whole notice    │ links   │
 *  └───────────────────────────────┘
 * ```
 */
export function isLayoutTable(table: PlacedTable, sizeOf: (element: Element) => TextSize): boolean {
  if (table.columnCount < 2 || table.cells.length === 0) return true;
  const looksLikeData = table.rowCount >= 3 && table.columnCount >= 3;
  let total = 0;
  for (const { element } of table.cells) total += sizeOf(element).text;
  for (const { element } of table.cells) {
    const found = contentOf(element);
    if (found.tables > 0 && !looksLikeData) return true;
    const share = total === 0 ? 0 : sizeOf(element).text / total;
    if (share > 0.5 && (found.tables > 0 || found.headings > 0 || found.paragraphs >= 6)) return true;
  }
  return false;
}

function contentOf(cell: Element): { tables: number; headings: number; paragraphs: number } {
  const found = { tables: 0, headings: 0, paragraphs: 0 };
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (child.kind !== "element") continue;
      if (child.tag === "table") found.tables++;
      else if (/^h[1-6]$/.test(child.tag)) found.headings++;
      else if (child.tag === "p") found.paragraphs++;
      visit(child);
    }
  };
  visit(cell);
  return found;
}
