import type { Box, Rule } from "../../model/document";
import type { Mesh } from "./mesh";
import type { CanvasSettings } from "./settings";

/** A cell of a mesh: the positions of the lattice that it covers, and where it lies. */
export interface MeshCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/**
 * Step 3: mesh → cells. Neighbouring positions of the lattice with no rule between them are one cell.
 *
 * ```
 *   lattice 3 × 2          cells
 *   ┌────┬────┬────┐       ┌────┬─────────┐
 *   │    ┊    ┊    │       │    │         │    ┊ not ruled (less than `closed` of the side)
 *   │────┼────┼────│       │    ├────┬────┤
 *   │    ┊    │    │       │    │    │    │
 *   └────┴────┴────┘       └────┴────┴────┘
 * ```
 * A joined shape that is no rectangle (a side ruled in part) is cut into rectangles, row by row.
 */
export function findCells(mesh: Mesh, settings: CanvasSettings): MeshCell[] {
  const { xs, ys, rules } = mesh;
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const at = byPosition(rules);
  const parent = Array.from({ length: rows * columns }, (_, i) => i);
  const root = (i: number): number => {
    let top = i;
    while (parent[top] !== top) top = parent[top]!;
    return top;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c + 1 < columns && !closed(at.vertical.get(xs[c + 1]!), ys[r + 1]!, ys[r]!, settings)) {
        parent[root(here + 1)] = root(here);
      }
      if (r + 1 < rows && !closed(at.horizontal.get(ys[r + 1]!), xs[c]!, xs[c + 1]!, settings)) {
        parent[root(here + columns)] = root(here);
      }
    }
  }
  const owner = parent.map((_, i) => root(i));
  return rectangles(owner, rows, columns).map(({ row, column, rowSpan, columnSpan }) => ({
    row,
    column,
    rowSpan,
    columnSpan,
    box: [xs[column]!, ys[row + rowSpan]!, xs[column + columnSpan]!, ys[row]!] as const,
  }));
}

function byPosition(rules: readonly Rule[]) {
  const found = { horizontal: new Map<number, Rule[]>(), vertical: new Map<number, Rule[]>() };
  for (const rule of rules) {
    const at = found[rule.direction];
    const list = at.get(rule.position);
    if (list) list.push(rule);
    else at.set(rule.position, [rule]);
  }
  return found;
}

/** Whether the rules at one position cover enough of the side from `low` to `high`. */
function closed(rules: readonly Rule[] | undefined, low: number, high: number, settings: CanvasSettings): boolean {
  let covered = 0;
  for (const { from, to } of rules ?? []) covered += Math.max(0, Math.min(to, high) - Math.max(from, low));
  return covered >= (high - low) * settings.closed;
}

/** Cuts shapes into rectangles: each takes the widest run of its row, then as many rows as have the same run. */
function rectangles(owner: readonly number[], rows: number, columns: number) {
  const done = new Set<number>();
  const found: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = row * columns + column;
      if (done.has(start)) continue;
      const shape = owner[start];
      const free = (r: number, c: number) => owner[r * columns + c] === shape && !done.has(r * columns + c);
      let columnSpan = 1;
      while (column + columnSpan < columns && free(row, column + columnSpan)) columnSpan++;
      const fits = (r: number) => {
        for (let c = column; c < column + columnSpan; c++) if (!free(r, c)) return false;
        return true;
      };
      let rowSpan = 1;
      while (row + rowSpan < rows && fits(row + rowSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + columnSpan; c++) done.add(r * columns + c);
      }
      found.push({ row, column, rowSpan, columnSpan });
    }
  }
  return found;
}
