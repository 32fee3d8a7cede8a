import type { Grid, GridCell } from "../../model/document";
import type { Header } from "./headers";

/**
 * A narrow table printed in two or three strips beside each other, to save paper, is one table: strip after strip.
 *
 * ```
 *  序号 │ 任务 │ 责任部门 ║ 序号 │ 任务 │ 责任部门
 *   1   │ …    │ …        ║  4   │ …    │ …
 *   2   │ …    │ …        ║  5   │ …    │ …
 * ```
 *
 * @returns the strips, each with the whole header; none where the headings do not repeat.
 */
export function stripsOf(grid: Grid, header: Header): Grid[] {
  const borders = bordersOf(header);
  const crosses = ({ column, columnSpan }: GridCell) => borders.some((at) => column < at && at < column + columnSpan);
  if (borders.length === 0 || grid.cells.some((cell) => cell.row >= header.firstRow && crosses(cell))) return [];
  const edges = [0, ...borders, grid.columnCount];
  return borders.concat(grid.columnCount).map((to, i) => {
    const from = edges[i]!;
    // What stands above the header, over all strips, stays with the first of them.
    const inside = grid.cells.filter(({ column, row }) =>
      row < header.firstRow ? i === 0 : column >= from && column < to,
    );
    const cells = inside.map((cell) => ({
      ...cell,
      column: Math.max(0, cell.column - from),
      columnSpan: Math.min(cell.columnSpan, to - from),
    }));
    return { ...grid, cells, columnCount: to - from };
  });
}

/** The grid columns at which the headings begin again; none where they do not repeat, all of them, in their order. */
function bordersOf({ columns }: Header): number[] {
  const headings = columns.map(({ heading }) => heading);
  for (let width = 2; width * 2 <= headings.length; width++) {
    if (headings.length % width !== 0) continue;
    if (!headings.every((heading, i) => heading !== "" && heading === headings[i % width])) continue;
    return columns.flatMap(({ from }, i) => (i > 0 && i % width === 0 ? [from] : []));
  }
  return [];
}
