import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeColumnBlocks } from "../../../../src/extract/table/column-blocks";
import { holdersOf, linesOfText, rowsAsText } from "../flat-text";

const HEAD = `新原市绿色交通任务分工表

序号

1

2

3

主要工作

责任单位
`;

const TASKS = `
制定公交线网优化方案，新开
线路5条。

建成公交专用道20公里。

推进路口信号优先改造，试点
路段不少于3条。
`;

const UNITS = `
市交通运输局

市城管局

市公安局、市住
建局
`;

const COLUMNS = HEAD + TASKS + UNITS;

test("whole columns one after another", () => {
  const { tables } = decodeColumnBlocks(linesOfText(COLUMNS));
  expect(rowsAsText(tables[0]!)).toEqual([
    ["1", "制定公交线网优化方案，新开|线路5条。", "市交通运输局"],
    ["2", "建成公交专用道20公里。", "市城管局"],
    ["3", "推进路口信号优先改造，试点|路段不少于3条。", "市公安局、市住|建局"],
  ]);
  expect(tables[0]!.rows.every(({ doubts }) => doubts.length === 0)).toBe(true);
});

test("cells that touch share a box: serials say how many it holds", () => {
  const text = HEAD + TASKS.replaceAll("\n\n", "\n") + UNITS;
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(rowsAsText(tables[0]!).map(([, task]) => task)).toEqual([
    "制定公交线网优化方案，新开|线路5条。",
    "建成公交专用道20公里。",
    "推进路口信号优先改造，试点|路段不少于3条。",
  ]);
});

test("lists of two columns by turns: lead and co-operating", () => {
  const text = `${HEAD.trimEnd()}\n\n配合单位\n${TASKS}\n市交通运输局\n\n市财政局\n\n市城管局\n\n市水利局\n\n市公安局\n\n市教育局\n`;
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(rowsAsText(tables[0]!).map((row) => row.slice(2))).toEqual([
    ["市交通运输局", "市财政局"],
    ["市城管局", "市水利局"],
    ["市公安局", "市教育局"],
  ]);
});

test("a list that may stand in either of two rows makes the rows doubtful", () => {
  const text = COLUMNS.replace("责任单位\n", "责任单位\n\n配合单位\n").replace("市城管局\n", "市城管局\n\n市财政局\n");
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(tables[0]!.rows.some(({ doubts }) => doubts.length > 0)).toBe(true);
});

test("areas of several rows: where one ends is doubted, unless they state their size", () => {
  const withAreas = (first: string, second: string) =>
    `${HEAD.replace("主要工作", "重点任务\n\n主要工作")}${TASKS}${UNITS}\n${first}\n\n${second}\n`;
  const doubted = decodeColumnBlocks(linesOfText(withAreas("线网优化", "路权保障"))).tables[0]!;
  expect(doubted.rows.every(({ doubts }) => doubts.length > 0)).toBe(true);
  const stated = decodeColumnBlocks(linesOfText(withAreas("线网优化（2项）", "路权保障（1项）"))).tables[0]!;
  expect(rowsAsText(stated).map((row) => row[1])).toEqual(["线网优化（2项）", "线网优化（2项）", "路权保障（1项）"]);
  expect(stated.rows.every(({ doubts }) => doubts.length === 0)).toBe(true);
});

test("a cell whose line the extractor joined to its neighbour's gets its tail back", () => {
  const text = `主要工作\n\n责任单位\n\n时限要求\n${TASKS}\n市交通运输局 持续推\n\n进\n\n市城管局\n\n全年\n\n市公安局\n\n长期坚持\n`;
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(rowsAsText(tables[0]!).map((row) => row[2])).toEqual(["持续推|进", "全年", "长期坚持"]);
});

test("a number amid the lines of a task is no serial", () => {
  const text = COLUMNS.replace("建成公交专用道20公里。", "到2027年，专用道覆盖率达到\n81\n%以上。");
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(rowsAsText(tables[0]!)[1]).toEqual(["2", "到2027年，专用道覆盖率达到|81|%以上。", "市城管局"]);
});

test("a section row is the section of the rows below it", () => {
  const text = COLUMNS.replace("\n建成公交", "\n二、路权保障\n\n建成公交");
  const { tables } = decodeColumnBlocks(linesOfText(text));
  expect(tables[0]!.rows.map(({ section }) => section?.text ?? null)).toEqual([null, "二、路权保障", "二、路权保障"]);
});

test("blocks of any kind: no error, every character of the region held once", () => {
  const block = fc.constantFrom(
    "推动工作落实。",
    "建立机制，完善",
    "市教育局",
    "市教育局、市财政局",
    "1",
    "2",
    "1 优化提升",
    "序号",
    "主要工作",
    "责任单位",
    "重点任务",
    "一、总则",
    "注：见附件。",
    "2026年底前",
    "市财",
    "/",
  );
  const text = fc.array(fc.tuple(block, fc.constantFrom("\n", "\n\n", " ", "\f")), { maxLength: 30 });
  const heads = fc.subarray(["序号", "重点任务", "任务名称", "配合单位", "完成时限", "备注"]);
  fc.assert(
    fc.property(heads, text, (more, parts) => {
      const source = `${[...more, "主要工作", "责任单位"].join("\n\n")}\n\n${parts.flat().join("")}`;
      const { tables, dropped } = decodeColumnBlocks(linesOfText(source));
      const held = holdersOf(source, tables, dropped);
      for (const { start, end } of tables.flatMap(({ region }) => region)) {
        for (let i = start; i < end; i++) if (source[i]!.trim() !== "") expect(held[i]!).toBe(1);
      }
    }),
    { numRuns: 200 },
  );
});
