import type { Grid } from "../../model/document";
import type { Header } from "./headers";
import type { OpenTable } from "./open-table";

/** For each column of the table the grid columns [from, to) that hold it; null where the grid lacks it. */
export type ColumnMap = readonly (readonly [from: number, to: number] | null)[];

export function mapOf(header: Header): ColumnMap {
  return header.columns.map(({ from, to }) => [from, to] as const);
}

/** The grid columns of a headerless continuation: by position where both pages tell it, else by count. */
export function mapByPlace(table: OpenTable, grid: Grid): ColumnMap | null {
  const columns = table.header.columns;
  if (grid.columnCount === 1) return columns.map(() => null);
  const spans = columns.map(({ from, to }) => [from, to] as const);
  if (spans.at(-1)![1] === grid.columnCount) return spans;
  if (columns.length === grid.columnCount) return columns.map((_, i) => [i, i + 1] as const);
  const xs = columnEdges(grid);
  if (!table.edges || !xs) return null;
  const owner = xs.map(([x0, x1]) => {
    const overlaps = table.edges!.map(([a, b]) => Math.min(x1, b) - Math.max(x0, a));
    return overlaps.indexOf(Math.max(...overlaps));
  });
  if (owner.some((o, i) => i > 0 && o < owner[i - 1]!)) return null;
  return columns.map((_, i) => {
    const from = owner.indexOf(i);
    return from < 0 ? null : ([from, owner.lastIndexOf(i) + 1] as const);
  });
}

/** Where the table's columns lie on a page, as far as its grid has all of them. */
export function edgesOf(table: OpenTable, grid: Grid, map: ColumnMap): OpenTable["edges"] {
  const xs = columnEdges(grid);
  if (!xs || map.some((span) => span === null)) return table.edges;
  return map.map((span) => [xs[span![0]]![0], xs[span![1] - 1]![1]] as const);
}

/** Left and right edge of each grid column, from the boxes of cells that lie in one column. */
function columnEdges(grid: Grid): (readonly [number, number])[] | null {
  const xs: (readonly [number, number])[] = [];
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  for (const { column, columnSpan, box } of grid.cells) {
    if (!box) return null;
    left.set(column, box[0]);
    right.set(column + columnSpan, box[2]);
  }
  for (let c = 0; c < grid.columnCount; c++) {
    const from = left.get(c) ?? right.get(c);
    const to = right.get(c + 1) ?? left.get(c + 1);
    if (from === undefined || to === undefined) return null;
    xs.push([from, to]);
  }
  return xs;
}
