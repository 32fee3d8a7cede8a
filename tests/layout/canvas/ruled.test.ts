import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCells } from "../../../src/layout/canvas/cells";
import { findMeshes } from "../../../src/layout/canvas/mesh";
import { ruledGrids } from "../../../src/layout/canvas/ruled";
import { mergeRules } from "../../../src/layout/canvas/rules";
import { CANVAS_SETTINGS as S } from "../../../src/layout/canvas/settings";
import type { Rule } from "../../../src/model/document";
import { Painter } from "./paint";

const flat = (y: number, from: number, to: number): Rule => ({
  direction: "horizontal",
  position: y,
  from,
  to,
  thickness: 0.5,
});

/** Spans and texts of a painted page's only grid. */
function gridOf(paint: Painter): string[] {
  const { grids } = ruledGrids(paint.canvas, S);
  expect(grids).toHaveLength(1);
  return grids[0]!.grid.cells.map(
    ({ row, column, rowSpan, columnSpan, lines }) =>
      `${row},${column} ${rowSpan}x${columnSpan} ${lines.map(({ text }) => text).join("/")}`,
  );
}

describe("mergeRules", () => {
  it("makes one rule of a double border", () => {
    expect(mergeRules([flat(100, 0, 200), flat(102, 0, 200)], S)).toHaveLength(1);
  });
  it("keeps rules apart that a line of text fits between", () => {
    expect(mergeRules([flat(100, 0, 200), flat(109, 0, 200)], S)).toHaveLength(2);
  });
  it("joins dashes and dots to lines", () => {
    const dashes = Array.from({ length: 20 }, (_, i) => flat(100, i * 9, i * 9 + 5));
    const dots = Array.from({ length: 60 }, (_, i) => flat(200, i * 3, i * 3 + 1));
    expect(mergeRules([...dashes, ...dots], S).map(({ from, to }) => [from, to])).toEqual([
      [0, 176],
      [0, 178],
    ]);
  });
  it("leaves out what is too short to rule anything", () => {
    expect(mergeRules([flat(100, 0, 6)], S)).toEqual([]);
  });
});

describe("tables with open sides", () => {
  const parts = (gap: number, lower: number) =>
    new Painter()
      .horizontal(300, 0, 300)
      .horizontal(280, 0, 300)
      .vertical(100, 280, 300)
      .write("一", 20, 290)
      .write("二", 200, 290)
      .write("三、民生", 20, 280 - gap / 2)
      .horizontal(280 - gap, 0, 300)
      .horizontal(260 - gap, 0, 300)
      .vertical(lower, 260 - gap, 280 - gap)
      .write("四", 20, 270 - gap)
      .write("五", 200, 270 - gap);

  it("are held together by a row that no vertical rule crosses", () => {
    expect(gridOf(parts(20, 100))).toEqual([
      "0,0 1x1 一",
      "0,1 1x1 二",
      "1,0 1x2 三、民生",
      "2,0 1x1 四",
      "2,1 1x1 五",
    ]);
  });

  it("are two where other columns follow, or far below", () => {
    expect(ruledGrids(parts(20, 160).canvas, S).grids).toHaveLength(2);
    expect(ruledGrids(parts(120, 100).canvas, S).grids).toHaveLength(2);
  });
});

describe("ruled grids", () => {
  it("reads cells and spans", () => {
    const paint = new Painter()
      .horizontal(300, 0, 300)
      .horizontal(260, 100, 300)
      .horizontal(220, 0, 300)
      .vertical(0, 220, 300)
      .vertical(100, 220, 300)
      .vertical(200, 220, 260)
      .vertical(300, 220, 300)
      .write("左", 20, 255)
      .write("上", 150, 275)
      .write("中", 120, 235)
      .write("右", 220, 235);
    expect(gridOf(paint)).toEqual(["0,0 2x1 左", "0,1 1x2 上", "1,1 1x1 中", "1,2 1x1 右"]);
  });

  it("closes the sides of a table without outer vertical rules", () => {
    const paint = new Painter()
      .horizontal(300, 0, 300)
      .horizontal(260, 0, 300)
      .vertical(150, 260, 300)
      .write("甲", 20, 275)
      .write("乙", 200, 275);
    expect(gridOf(paint)).toEqual(["0,0 1x1 甲", "0,1 1x1 乙"]);
  });

  it("keeps the row that a page cuts, and says that it is open", () => {
    const paint = new Painter()
      .horizontal(300, 0, 300)
      .horizontal(260, 0, 300)
      .vertical(0, 200, 300)
      .vertical(150, 200, 300)
      .vertical(300, 200, 300)
      .write("甲", 20, 275)
      .write("乙", 20, 225);
    const { grids } = ruledGrids(paint.canvas, S);
    expect(grids[0]!.grid.openBottom).toBe(true);
    expect(grids[0]!.grid.rowCount).toBe(2);
  });

  it("leaves an underline inside a cell and a frame around text alone", () => {
    const underlined = new Painter().lattice([0, 150, 300], [300, 260]).horizontal(272, 10, 60).write("甲乙", 20, 275);
    expect(gridOf(underlined)).toEqual(["0,0 1x1 甲乙", "0,1 1x1 "]);
    const framed = new Painter().lattice([0, 300], [300, 260]).write("甲", 20, 275);
    expect(ruledGrids(framed.canvas, S)).toMatchObject({ grids: [], rest: [{ char: "甲" }] });
  });

  it("finds two tables on a page, top first", () => {
    const paint = new Painter()
      .lattice([0, 100, 200], [200, 160])
      .lattice([0, 50, 200], [400, 360, 320])
      .write("下", 20, 175)
      .write("上", 20, 375);
    const { grids } = ruledGrids(paint.canvas, S);
    expect(grids.map(({ grid }) => `${grid.rowCount}x${grid.columnCount}`)).toEqual(["2x2", "1x2"]);
  });

  it("tiles every mesh with cells, whatever rules are missing", () => {
    const xs = [0, 60, 120, 200, 300];
    const ys = [400, 360, 330, 280, 200];
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (ruled) => {
        const paint = new Painter().horizontal(400, 0, 300).horizontal(200, 0, 300);
        paint.vertical(0, 200, 400).vertical(300, 200, 400);
        for (let r = 0; r < 4; r++) {
          for (let c = 0; c < 3; c++) if (ruled[r * 3 + c]) paint.vertical(xs[c + 1]!, ys[r + 1]!, ys[r]!);
        }
        for (let r = 0; r < 3; r++) {
          for (let c = 0; c < 4; c++) if (ruled[12 + r * 4 + c]) paint.horizontal(ys[r + 1]!, xs[c]!, xs[c + 1]!);
        }
        for (const mesh of findMeshes(mergeRules(paint.rules, S), S)) {
          const seen = new Set<string>();
          for (const { row, column, rowSpan, columnSpan } of findCells(mesh, S)) {
            for (let r = row; r < row + rowSpan; r++) {
              for (let c = column; c < column + columnSpan; c++) {
                expect(seen.has(`${r},${c}`)).toBe(false);
                seen.add(`${r},${c}`);
              }
            }
          }
          expect(seen.size).toBe((mesh.xs.length - 1) * (mesh.ys.length - 1));
        }
      }),
      { numRuns: 60 },
    );
  });
});
