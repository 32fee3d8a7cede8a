import type { Document, Grid, GridCell, Page } from "../../../src/model/document";
import { SourcedText } from "../../../src/model/sourced";

/**
 * A document from drawn grids: one string per row, cells between "|", lines of a cell between "/"; "<" merges with the
 * cell on the left, "^" with the one above. A block without "|" is a line of text.
 */
export function draw(...pages: string[][]): Pick<Document, "axis" | "pages"> {
  let axis = "";
  const put = (text: string) => {
    const sourced = SourcedText.of(text, axis.length);
    axis += `${text}\n`;
    return sourced;
  };
  const drawn: Page[] = pages.map((blocks, i) => ({
    number: i + 1,
    blocks: blocks.map((block) =>
      block.includes("|") ? drawGrid(block, put) : { kind: "line" as const, text: put(block) },
    ),
  }));
  return {
    pages: drawn,
    axis: { text: axis, locate: (ranges) => ranges.map(({ start, end }) => ({ start, end })) },
  };
}

function drawGrid(block: string, put: (text: string) => SourcedText): Grid {
  const rows = block.split("\n").map((row) => row.split("|").map((cell) => cell.trim()));
  const columnCount = Math.max(...rows.map((row) => row.length));
  const cells: (GridCell & { rowSpan: number; columnSpan: number })[] = [];
  const owner: (typeof cells)[number][][] = rows.map(() => []);
  for (const [r, row] of rows.entries()) {
    for (const [c, text] of row.entries()) {
      if (text === "<" || text === "^") {
        const cell = text === "<" ? owner[r]![c - 1]! : owner[r - 1]![c]!;
        cell.rowSpan = Math.max(cell.rowSpan, r - cell.row + 1);
        cell.columnSpan = Math.max(cell.columnSpan, c - cell.column + 1);
        owner[r]![c] = cell;
        continue;
      }
      const lines = text === "" ? [] : text.split("/").map(put);
      const cell = { row: r, column: c, rowSpan: 1, columnSpan: 1, lines };
      owner[r]![c] = cell;
      cells.push(cell);
    }
  }
  return { kind: "grid", rowCount: rows.length, columnCount, cells };
}
