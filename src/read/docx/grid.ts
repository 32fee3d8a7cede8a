import type { Settings } from "../../model/options";
import { keepWithin } from "../limit";
import { child, childElements, type XmlElement } from "../xml";
import { isOn, value, whole } from "./values";

/** A cell of a Word table with its place in the grid; its content is still XML. */
export interface DocxCell {
  /** Of the rows that are left when deleted ones are gone. */
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
  /** 1-based, as counted in its row. */
  readonly ordinal: number;
  readonly element: XmlElement;
}

export interface DocxGrid {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly DocxCell[];
  /** Cells that a merge hides; Word prints nothing of them. */
  readonly covered: readonly XmlElement[];
  readonly headerRows: number;
}

/**
 * Lays the cells of a table out. Word says of a cell how many grid columns it takes, and of a vertical merge only that the
 * cell goes on ("continue") from the one above it at the same column:
 *
 * ```
 *  │ 序号 │ 任务       │ 责任单位 │    gridSpan 1 2 1
 *  │ 1    │ 甲 │ 乙    │ 市教育局 │    vMerge "restart" at column 0
 *  │      │ 丙 │ 丁    │ 市财政局 │    vMerge "continue" at column 0
 * ```
 */
export function layOut(table: XmlElement, settings: Settings): DocxGrid {
  const rows = wrapped(table, "w:tr").filter((row) => !child(child(row, "w:trPr"), "w:del"));
  const covered: XmlElement[] = [];
  const placed: PlacedCell[][] = [];
  let columnCount = 0;
  for (const [row, element] of rows.entries()) {
    const { cells, end } = placeRow(element, row, covered);
    placed.push(cells);
    columnCount = Math.max(columnCount, end);
    keepWithin(settings.limits, "cells", columnCount * rows.length);
  }
  const marked = rows.findIndex((row) => !isOn(child(row, "w:trPr"), "w:tblHeader"));
  const slim = withoutColumns(placed, columnCount, sliversOf(table, placed.flat()));
  return {
    rowCount: rows.length,
    columnCount: slim.columnCount,
    cells: mergeDown(slim.rows, covered),
    covered,
    headerRows: Math.max(0, marked),
  };
}

interface PlacedCell extends DocxCell {
  readonly merge: "restart" | "continue" | null;
}

/** The cells of one row at their columns; `end` is the column behind the last. */
function placeRow(row: XmlElement, at: number, covered: XmlElement[]): { cells: PlacedCell[]; end: number } {
  const cells: PlacedCell[] = [];
  let column = whole(child(row, "w:trPr"), "w:gridBefore") ?? 0;
  for (const [i, element] of wrapped(row, "w:tc").entries()) {
    const properties = child(element, "w:tcPr");
    if (child(properties, "w:cellDel")) continue;
    const columnSpan = Math.max(1, whole(properties, "w:gridSpan") ?? 1);
    const left = cells.at(-1);
    if (left && mergeOf(properties, "w:hMerge") === "continue") {
      left.columnSpan += columnSpan;
      covered.push(element);
    } else {
      const merge = mergeOf(properties, "w:vMerge");
      cells.push({ row: at, column, rowSpan: 1, columnSpan, ordinal: i + 1, element, merge });
    }
    column += columnSpan;
  }
  return { cells, end: column };
}

/** A cell goes on in the next row only where that one takes exactly its columns; else nothing is hidden by mistake. */
function mergeDown(rows: readonly (readonly PlacedCell[])[], covered: XmlElement[]): DocxCell[] {
  const kept: DocxCell[] = [];
  let above = new Map<number, DocxCell>();
  for (const [row, cells] of rows.entries()) {
    const next = new Map<number, DocxCell>();
    for (const { merge, ...cell } of cells) {
      const upper = merge === "continue" ? above.get(cell.column) : undefined;
      if (upper && upper.columnSpan === cell.columnSpan) {
        upper.rowSpan = row - upper.row + 1;
        covered.push(cell.element);
        next.set(cell.column, upper);
      } else {
        kept.push(cell);
        if (merge) next.set(cell.column, cell);
      }
    }
    above = next;
  }
  return kept;
}

/** Child elements of that name, also inside wrappers that print nothing of their own (content controls, custom XML). */
function wrapped(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((node) => {
    if (node.name === name) return [node];
    return WRAPPERS.has(node.name) ? wrapped(node, name) : [];
  });
}

export const WRAPPERS = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"]);

function mergeOf(properties: XmlElement | undefined, name: "w:vMerge" | "w:hMerge"): "restart" | "continue" | null {
  if (!child(properties, name)) return null;
  return value(properties, name) === "restart" ? "restart" : "continue";
}

/** Twips. No character fits into less; such a column is left behind when somebody drags a border and misses the other. */
const SLIVER = 100;

/**
 * Grid columns that are too narrow to hold anything, and that no cell has for itself:
 *
 * ```
 *  │ 序号 │ 任务  │ 单位 │        gridCol 600 3000 1800
 *  │ 1    │ 甲     ╎│ 乙  │        gridCol 600 3000 40 1760: without its sliver, 单位 and 乙 share a column again
 * ```
 */
function sliversOf(table: XmlElement, cells: readonly DocxCell[]): ReadonlySet<number> {
  const slivers = new Set<number>();
  for (const [i, column] of childElements(child(table, "w:tblGrid"), "w:gridCol").entries()) {
    const width = column.attributes.get("w:w") ?? "";
    if (/^\d{1,6}$/.test(width) && Number(width) > 0 && Number(width) < SLIVER) slivers.add(i);
  }
  if (slivers.size === 0) return slivers;
  for (const { column, columnSpan } of cells) {
    let at = column;
    while (at < column + columnSpan && slivers.has(at)) at++;
    if (at === column + columnSpan) slivers.delete(column);
  }
  return slivers;
}

function withoutColumns(
  rows: readonly (readonly PlacedCell[])[],
  columnCount: number,
  gone: ReadonlySet<number>,
): { rows: readonly (readonly PlacedCell[])[]; columnCount: number } {
  if (gone.size === 0) return { rows, columnCount };
  const kept = [0];
  for (let i = 0; i < columnCount; i++) kept.push(kept[i]! + (gone.has(i) ? 0 : 1));
  const now = (column: number) => kept[column]!;
  const moved = (cell: PlacedCell): PlacedCell => {
    const column = now(cell.column);
    return { ...cell, column, columnSpan: now(cell.column + cell.columnSpan) - column };
  };
  return { columnCount: now(columnCount), rows: rows.map((cells) => cells.map(moved)) };
}
