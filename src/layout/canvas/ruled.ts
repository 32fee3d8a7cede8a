import type { Canvas, Glyph, Grid, GridCell } from "../../model/document";
import { findCells, type MeshCell } from "./cells";
import { linesOf } from "./lines";
import { findMeshes, type Mesh, meshBox } from "./mesh";
import { mergeRules } from "./rules";
import type { CanvasSettings } from "./settings";

/** A ruled grid with the steps that led to it, for those who want to look. */
export interface RuledGrid {
  readonly mesh: Mesh;
  readonly cells: readonly MeshCell[];
  readonly grid: Grid;
}

/** Rules → meshes → cells → grids, and the glyphs that lie in none of them. */
export function ruledGrids(canvas: Canvas, settings: CanvasSettings): { grids: RuledGrid[]; rest: Glyph[] } {
  const meshes = findMeshes(mergeRules(canvas.rules, settings), settings);
  const grids: RuledGrid[] = [];
  let rest = [...canvas.glyphs];
  for (const mesh of meshes) {
    const cells = findCells(mesh, settings);
    // A single frame holds text as it is; it divides nothing.
    if (cells.length < 2) continue;
    const inside = rest.filter((glyph) => positionOf(mesh, glyph) !== null);
    if (!inside.some(({ char }) => char.trim() !== "")) continue;
    const taken = new Set(inside);
    rest = rest.filter((glyph) => !taken.has(glyph));
    grids.push({ mesh, cells, grid: gridOf(mesh, cells, inside, settings) });
  }
  return { grids, rest };
}

/** Step 4: cells and glyphs → grid. A glyph belongs to the cell in which its middle lies. */
function gridOf(mesh: Mesh, cells: readonly MeshCell[], glyphs: readonly Glyph[], settings: CanvasSettings): Grid {
  const columns = mesh.xs.length - 1;
  const owner = new Map<number, number>();
  for (const [i, { row, column, rowSpan, columnSpan }] of cells.entries()) {
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) owner.set(r * columns + c, i);
    }
  }
  const content: Glyph[][] = cells.map(() => []);
  for (const glyph of glyphs) {
    const [row, column] = positionOf(mesh, glyph)!;
    content[owner.get(row * columns + column)!]!.push(glyph);
  }
  return {
    kind: "grid",
    rowCount: mesh.ys.length - 1,
    columnCount: columns,
    cells: cells.map(
      (cell, i): GridCell => ({ ...cell, lines: linesOf(content[i]!, settings).map(({ text }) => text) }),
    ),
    ...(mesh.openBottom ? { openBottom: true } : {}),
    box: meshBox(mesh),
  };
}

/**
 * Row and column of the lattice in which the glyph's middle lies. A cell cut by the page may let its last line hang over
 * the edge: what touches the bottom from below belongs to the last row.
 *
 * ```
 *  │ 隐患排查全覆 │ …
 *  └─────盖───────┴──
 * ```
 */
function positionOf({ xs, ys }: Mesh, { box, size }: Glyph): [row: number, column: number] | null {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  const bottom = ys.at(-1)!;
  if (x < xs[0]! || x >= xs.at(-1)! || y > ys[0]!) return null;
  if (y <= bottom && (box[3] < bottom || y < bottom - size * HANG)) return null;
  let column = 0;
  while (x >= xs[column + 1]!) column++;
  let row = 0;
  while (row < ys.length - 2 && y <= ys[row + 1]!) row++;
  return [row, column];
}

/** How far the middle of a glyph may lie below the table, in parts of its size. */
const HANG = 0.5;
