import { expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { bareText } from "../../../src/extract/table/lattice";
import { draw } from "./draw";

const read = (page: string) => {
  const { tables, flow } = tablesFromGrids(draw([page]), []);
  const rows = tables.flatMap(({ rows }) =>
    rows.map(({ cells }) => cells.map((c) => bareText(c?.lines ?? [])).join(" ")),
  );
  return { tables: tables.length, rows, flow: flow.map(({ text }) => text.text) };
};

it("reads strips beside each other as one table, strip after strip", () => {
  const read2 = read(
    "任务速览|<|<|<|<|<\n序号|任务|责任部门|序号|任务|责任部门\n1|修订细则|组织科|3|举办讲座|机关纪委\n2|组织培训|宣传科|4|走访慰问|老干部科",
  );
  expect(read2.tables).toBe(1);
  expect(read2.rows).toEqual(["1 修订细则 组织科", "2 组织培训 宣传科", "3 举办讲座 机关纪委", "4 走访慰问 老干部科"]);
  expect(read2.flow).toEqual(["任务速览"]);
});

it("leaves the last strip's empty rows out", () => {
  expect(read("任务|责任部门|任务|责任部门\n修订细则|组织科|举办讲座|机关纪委\n组织培训|宣传科||").rows).toEqual([
    "修订细则 组织科",
    "组织培训 宣传科",
    "举办讲座 机关纪委",
  ]);
});

it("sees no strips where only some headings repeat", () => {
  expect(read("序号|行动|序号|任务|责任部门\n1|招商|1|编制图谱|投促局\n^|^|2|组建专班|工信局").rows).toEqual([
    "1 招商 1 编制图谱 投促局",
    "1 招商 2 组建专班 工信局",
  ]);
});
