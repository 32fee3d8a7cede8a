import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAligned } from "../../../../src/extract/table/aligned";
import { holdersOf, linesOfText, rowsAsText } from "../flat-text";

const PLAIN = `
             新原市绿色交通任务分工表
序号   重点任务      具体任务       责任单位   配合单位
          制定公交线网优化方案，新开 市交通运输局  市财政局
 1        线路5条。
    公交优先
     发展  建成公交专用道20公里，推
 2        进路口信号优先改造，试点   市城管局   市公安局、市住
          路段不少于3条。                 建局
`;

test("cells in the middle of their rows, an area over two rows", () => {
  const { tables } = decodeAligned(linesOfText(PLAIN));
  expect(tables).toHaveLength(1);
  expect(tables[0]!.columns.map(({ role }) => role)).toEqual(["number", "area", "task", "lead", "cooperating"]);
  expect(rowsAsText(tables[0]!)).toEqual([
    ["1", "公交优先|发展", "制定公交线网优化方案，新开|线路5条。", "市交通运输局", "市财政局"],
    [
      "2",
      "公交优先|发展",
      "建成公交专用道20公里，推|进路口信号优先改造，试点|路段不少于3条。",
      "市城管局",
      "市公安局、市住|建局",
    ],
  ]);
  expect(tables[0]!.rows[0]!.cells[1]).toBe(tables[0]!.rows[1]!.cells[1]);
});

const TWO_PAGES = `序号            工作内容              牵头单位
1    完善残疾人就业服务，组织招聘会     市残联
     10场以上；
2    推广无障碍改造，完成困难家庭改     市住房城乡建
                 — 1 —
\f序号            工作内容              牵头单位
     造300户；                  设局
3    新建社区康复站6个；            市卫生健康委
                 — 2 —
`;

test("a row over a page break, the header repeated, page numbers set aside", () => {
  const { tables, dropped } = decodeAligned(linesOfText(TWO_PAGES));
  expect(rowsAsText(tables[0]!)).toEqual([
    ["1", "完善残疾人就业服务，组织招聘会|10场以上；", "市残联"],
    ["2", "推广无障碍改造，完成困难家庭改|造300户；", "市住房城乡建|设局"],
    ["3", "新建社区康复站6个；", "市卫生健康委"],
  ]);
  expect(tables[0]!.rows[1]!.continued).toBe(true);
  const reasons = dropped.map(({ reason }) => reason);
  expect(reasons).toContain("repeated-header");
  expect(reasons).toContain("page-number");
});

test("every character of the region is held once", () => {
  for (const text of [PLAIN, TWO_PAGES]) {
    const { tables, dropped } = decodeAligned(linesOfText(text));
    const held = holdersOf(text, tables, dropped);
    for (const { start, end } of tables.flatMap(({ region }) => region)) {
      for (let i = start; i < end; i++) if (text[i]!.trim() !== "") expect(held[i], `at ${i}: ${text[i]}`).toBe(1);
    }
  }
});

test("lines of any kind: no error, nothing held twice", () => {
  const word = fc.constantFrom(
    "推动",
    "市教育局",
    "1",
    "。",
    "   ",
    " ",
    "  ",
    "序号",
    "主要工作",
    "责任单位",
    "一、总则",
    "（",
  );
  const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(""));
  const text = fc.array(line, { maxLength: 25 }).map((lines) => `序号   主要工作    责任单位\n${lines.join("\n")}`);
  fc.assert(
    fc.property(text, (source) => {
      const { tables, dropped } = decodeAligned(linesOfText(source));
      const held = holdersOf(source, tables, dropped);
      for (let i = 0; i < source.length; i++) expect(held[i]!).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});
