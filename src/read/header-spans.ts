import type { GridCell } from "../model/document";

/**
 * Pipe tables cannot merge cells, and some tools' HTML does not; what stood over two rows of a header comes out as a cell
 * and an empty one:
 *
 * ```
 *  | 序号 | 具体内容 | 任务分工 |          |        序号 ┃ 具体内容 ┃      任务分工
 *  |------|----------|----------|----------|             ┃          ┣━━━━━━━━━━┳━━━━━━━━━━
 *  |      |          | 责任单位 | 协同单位 |             ┃          ┃ 责任单位 ┃ 协同单位
 * ```
 * The spans are put back where the two rows complement each other exactly: below an empty cell, and below the filled
 * cell to its left, the second row has text; below every other cell it has none.
 */
export function withHeaderSpans(cells: readonly GridCell[], columnCount: number): GridCell[] {
  const top = cells.filter((cell) => cell.row === 0);
  const below = cells.filter((cell) => cell.row === 1);
  const rowsBelow = cells.some((cell) => cell.row > 1);
  if ([...top, ...below].some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1)) return [...cells];
  if (!rowsBelow || top.length !== columnCount || below.length !== columnCount) return [...cells];
  const spans = top.map(() => 1);
  for (let column = columnCount - 1; column > 0; column--) {
    if (isEmpty(top[column]!)) spans[column - 1]! += spans[column]!;
  }
  if (isEmpty(top[0]!) || spans.every((span) => span === 1)) return [...cells];
  const groups = top.filter((cell) => !isEmpty(cell)).map((cell) => ({ cell, span: spans[cell.column]! }));
  for (const { cell, span } of groups) {
    const filled = below.slice(cell.column, cell.column + span).map((under) => !isEmpty(under));
    if (span === 1 ? filled[0] : filled.includes(false)) return [...cells];
  }
  return [
    ...groups.map(({ cell, span }) => ({ ...cell, columnSpan: span, rowSpan: span === 1 ? 2 : 1 })),
    ...below.filter((cell) => !isEmpty(cell)),
    ...cells.filter((cell) => cell.row > 1),
  ];
}

function isEmpty(cell: GridCell): boolean {
  return cell.lines.length === 0;
}
