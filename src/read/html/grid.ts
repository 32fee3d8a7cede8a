import type { Limits } from "../../model/options";
import { keepWithin } from "../limit";
import type { Element } from "./tree";

/** A cell as the table model of HTML lays it out: rows and columns counted from 0. */
export interface PlacedCell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface PlacedTable {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly PlacedCell[];
  readonly headerRows: number | null;
  readonly caption: Element | null;
}

/** The HTML standard's own bounds on spans. */
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65534;
/** More columns than any table has: beyond them a cell takes one, whatever its colspan. */
const MAX_COLUMNS = 2000;

/**
 * Lays a table's cells out: each takes the first free column of its row and holds it for as many rows as it spans.
 *
 * ```
 *  <tr> A(rowspan 2)  B(colspan 2) <tr> C  D        A B B
 *                                                   A C D
 * ```
 * Columns and rows in which no cell begins are squeezed out: `colspan="100"` on a heading does not make 100 columns.
 *
 * Errors: `too-large`.
 */
export function layOut(table: Element, limits: Limits): PlacedTable {
  const { sections, caption } = sectionsOf(table);
  const cells: PlacedCell[] = [];
  let rowCount = 0;
  let headerRows: number | null = null;
  for (const section of sections) {
    const end = placeSection(section.rows, rowCount, cells, limits);
    if (section.tag === "thead") headerRows = (headerRows ?? 0) + (end - rowCount);
    rowCount = end;
  }
  return squeeze({ rowCount, cells, headerRows: headerRows ?? headingRows(cells), caption }, limits);
}

interface Section {
  readonly tag: string;
  readonly rows: Element[];
}

function sectionsOf(table: Element): { sections: Section[]; caption: Element | null } {
  const sections: Section[] = [];
  let caption: Element | null = null;
  for (const child of table.children) {
    if (child.kind !== "element") continue;
    if (child.tag === "caption") caption ??= child;
    else if (child.tag === "tr") {
      const last = sections.at(-1);
      if (last?.tag === "table") last.rows.push(child);
      else sections.push({ tag: "table", rows: [child] });
    } else if (child.tag === "thead" || child.tag === "tbody" || child.tag === "tfoot") {
      const rows = child.children.filter((row): row is Element => row.kind === "element" && row.tag === "tr");
      sections.push({ tag: child.tag, rows });
    }
  }
  // A foot may be written before the body and is shown after it; a head is shown first wherever it is written.
  const rank = (section: Section) => (section.tag === "thead" ? 0 : section.tag === "tfoot" ? 2 : 1);
  return { sections: sections.sort((a, b) => rank(a) - rank(b)), caption };
}

/** Places the rows of one section from row `first` on; returns the row after its last. Spans end with the section. */
function placeSection(rows: readonly Element[], first: number, cells: PlacedCell[], limits: Limits): number {
  /** For each column the first row in which it is free again. */
  const freeFrom: number[] = [];
  const end = first + rows.length;
  /** Columns found taken; wide rows that span many rows would otherwise cost columns × rows. */
  let tried = 0;
  rows.forEach((element, index) => {
    const row = first + index;
    let column = 0;
    for (const cell of element.children) {
      if (cell.kind !== "element" || (cell.tag !== "td" && cell.tag !== "th")) continue;
      for (; (freeFrom[column] ?? 0) > row; column++) tried++;
      const most = Math.max(1, MAX_COLUMNS - column);
      const columnSpan = freeColumns(freeFrom, row, column, Math.min(most, spanOf(cell, "colspan", MAX_COLUMN_SPAN)));
      const wanted = spanOf(cell, "rowspan", MAX_ROW_SPAN);
      const rowSpan = wanted === 0 ? end - row : Math.min(wanted, end - row);
      cells.push({ element: cell, row, column, rowSpan, columnSpan });
      keepWithin(limits, "cells", Math.max(cells.length, Math.ceil(tried / 10)));
      for (let i = 0; i < columnSpan; i++) freeFrom[column + i] = row + rowSpan;
      column += columnSpan;
    }
  });
  return end;
}

/** A span that runs into a cell from above ends before it: no two cells share a place. */
function freeColumns(freeFrom: readonly number[], row: number, column: number, wanted: number): number {
  let free = 1;
  while (free < wanted && (freeFrom[column + free] ?? 0) <= row) free++;
  return free;
}

function spanOf(cell: Element, name: string, most: number): number {
  const value = Number.parseInt(cell.attributes.get(name) ?? "1", 10);
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, most);
}

/** Where no <thead> says it: the leading rows made of <th> alone, at least two in the first. */
function headingRows(cells: readonly PlacedCell[]): number | null {
  let rows = 0;
  let index = 0;
  while (index < cells.length) {
    let stop = index;
    while (stop < cells.length && cells[stop]!.row === cells[index]!.row) stop++;
    if (rows === 0 && stop - index < 2) return null;
    if (cells.slice(index, stop).some((cell) => cell.element.tag !== "th")) break;
    rows = cells[index]!.row + 1;
    index = stop;
  }
  // A table of <th> alone marks nothing.
  return rows > 0 && index < cells.length ? rows : null;
}

function squeeze(table: Omit<PlacedTable, "columnCount">, limits: Limits): PlacedTable {
  const row = ranks(table.cells.map((cell) => cell.row));
  const column = ranks(table.cells.map((cell) => cell.column));
  const cells = table.cells.map((cell) => ({
    element: cell.element,
    row: row(cell.row),
    column: column(cell.column),
    rowSpan: row(cell.row + cell.rowSpan) - row(cell.row),
    columnSpan: column(cell.column + cell.columnSpan) - column(cell.column),
  }));
  const rowCount = row(table.rowCount);
  const columnCount = column(Number.POSITIVE_INFINITY);
  keepWithin(limits, "cells", rowCount * columnCount);
  return {
    rowCount,
    columnCount,
    cells,
    headerRows: table.headerRows === null ? null : row(table.headerRows),
    caption: table.caption,
  };
}

/** How many different numbers of the list lie below a value. */
function ranks(values: readonly number[]): (value: number) => number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const known = new Map(sorted.map((value, index) => [value, index]));
  return (value) => {
    const exact = known.get(value);
    if (exact !== undefined) return exact;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
