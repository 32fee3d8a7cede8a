import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeColumnBlocks } from "../../../../src/extract/table/column-blocks";
import { placeUnits } from "../../../../src/extract/table/column-blocks/place";
import { holdersOf, linesOfText, rowsAsText } from "../flat-text";

const COLUMNS = `新原市绿色交通任务分工表

序号

1

2

3

主要工作

责任单位

制定公交线网优化方案，新开
线路5条。

建成公交专用道20公里。

推进路口信号优先改造，试点
路段不少于3条。

市交通运输局

市城管局

市公安局、市住
建局
`;

test("whole columns one after another", () => {
  const { tables } = decodeColumnBlocks(linesOfText(COLUMNS));
  expect(rowsAsText(tables[0]!)).toEqual([
    ["1", "制定公交线网优化方案，新开|线路5条。", "市交通运输局"],
    ["2", "建成公交专用道20公里。", "市城管局"],
    ["3", "推进路口信号优先改造，试点|路段不少于3条。", "市公安局、市住|建局"],
  ]);
  expect(tables[0]!.rows.every(({ doubts }) => doubts.length === 0)).toBe(true);
});

test("two lists of units for each of two rows: lead and co-operating by turns", () => {
  const placed = placeUnits([0, 0, 1, 1], 2, 2);
  expect(placed!.places).toEqual([
    { column: 0, row: 0 },
    { column: 1, row: 0 },
    { column: 0, row: 1 },
    { column: 1, row: 1 },
  ]);
});

test("a cell that may stand in either of two rows makes the rows doubtful", () => {
  const text = COLUMNS.replace("责任单位\n", "责任单位\n\n配合单位\n").replace("市城管局\n", "市城管局\n\n市财政局\n");
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(tables[0]!.rows.some(({ doubts }) => doubts.length > 0)).toBe(true);
});

test("blocks of any kind: no error, every character of the region held once", () => {
  const block = fc.constantFrom(
    "推动工作落实。",
    "市教育局",
    "1",
    "2",
    "序号",
    "主要工作",
    "责任单位",
    "一、总则",
    "2026年底前",
    "市财",
    "/",
  );
  const text = fc.array(fc.tuple(block, fc.constantFrom("\n", "\n\n", " ", "\f")), { maxLength: 30 });
  fc.assert(
    fc.property(text, (parts) => {
      const source = `主要工作\n\n责任单位\n\n${parts.flat().join("")}`;
      const { tables, dropped } = decodeColumnBlocks(linesOfText(source));
      const held = holdersOf(source, tables, dropped);
      for (const { start, end } of tables.flatMap(({ region }) => region)) {
        for (let i = start; i < end; i++) if (source[i]!.trim() !== "") expect(held[i]!).toBe(1);
      }
    }),
    { numRuns: 100 },
  );
});
