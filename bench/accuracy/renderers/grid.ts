import type { Cell } from "../generator/notice";

/**
 * Rows with a value in each place of the grid that starts a cell or is covered from above; the further columns of a wide
 * cell have none.
 */
export function layRows(rows: readonly (readonly Cell[])[], columns: number): (Cell | "covered")[][] {
  const covered = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    const queue = [...row];
    const out: (Cell | "covered")[] = [];
    for (let column = 0; column < columns; ) {
      const left = covered[column] ?? 0;
      if (left > 0) {
        covered[column] = left - 1;
        out.push("covered");
        column++;
        continue;
      }
      const cell = queue.shift() ?? { text: "" };
      const span = cell.colspan ?? 1;
      for (let at = column; at < column + span; at++) covered[at] = (cell.rowspan ?? 1) - 1;
      out.push(cell);
      column += span;
    }
    return out;
  });
}
