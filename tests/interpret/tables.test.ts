import { describe, expect, it } from "vitest";
import { tasksOfTables } from "../../src/interpret/tables";
import type { TableCell, TaskTable } from "../../src/model/extraction";
import type { ColumnRole } from "../../src/model/language/roles";
import { SourcedText } from "../../src/model/sourced";

/** A table drawn as text; `"` is the merged cell of the row above. */
function tableOf(roles: readonly ColumnRole[], ...drawn: string[]): TaskTable {
  let at = 0;
  let above: TableCell[] = [];
  const rows = drawn.map((row) => {
    const cells = row.split("│").map((cell, column): TableCell => {
      const text = cell.trim();
      if (text === '"') return above[column]!;
      const lines = text === "" ? [] : [SourcedText.of(text, at)];
      at += text.length + 1;
      return { lines };
    });
    above = cells;
    return { cells, section: null, page: null, doubts: [] };
  });
  const columns = roles.map((role) => ({ role, heading: role, lineWidth: null }));
  return { columns, rows, region: [] };
}

const brief = (table: TaskTable) =>
  tasksOfTables([table])
    .flat()
    .map(({ areaNumber, area, number, title, task, doubts }) => ({
      areaNumber: areaNumber?.text ?? null,
      area: area?.text ?? null,
      number: number?.text ?? null,
      title: title?.text ?? null,
      task: task.text,
      doubts: doubts.map(({ code }) => code),
    }));

describe("the serial's meaning", () => {
  const none = { areaNumber: null, area: null, number: null, title: null, doubts: [] };

  it("numbers the area where tasks carry serials of their own", () => {
    const table = tableOf(
      ["number", "area", "task", "lead"],
      "1 │ 学前教育 │ 1.推动普惠。 │ 市教育局",
      '" │ "        │ 2.配置学位。 │ 市教育局',
      "2 │ 义务教育 │ 3.均衡发展。 │ 市教育局",
    );
    expect(brief(table)).toEqual([
      { ...none, areaNumber: "1", area: "学前教育", number: "1", task: "推动普惠。" },
      { ...none, areaNumber: "1", area: "学前教育", number: "2", task: "配置学位。" },
      { ...none, areaNumber: "2", area: "义务教育", number: "3", task: "均衡发展。" },
    ]);
  });

  it("numbers the task where every row has one, and its own text beside the task is a title", () => {
    const table = tableOf(
      ["number", "area", "task", "lead"],
      "1. │ 算力建设 │ 统筹布局算力。 │ 市经信局",
      "2. │ 数据开放 │ 开放公共数据。 │ 市数据局",
    );
    expect(brief(table)).toEqual([
      { ...none, number: "1", title: "算力建设", task: "统筹布局算力。" },
      { ...none, number: "2", title: "数据开放", task: "开放公共数据。" },
    ]);
  });

  it("is missed where most tasks carry one", () => {
    const table = tableOf(["task", "lead"], "1.推动普惠。│市教育局", "配置学位。│市教育局", "3.均衡发展。│市教育局");
    expect(brief(table).map(({ number, doubts }) => [number, ...doubts])).toEqual([
      ["1"],
      [null, "serial-missing"],
      ["3"],
    ]);
  });

  it("takes an area's own marker for its number", () => {
    const table = tableOf(
      ["area", "task", "lead"],
      "一、学前教育 │ 推动普惠。 │ 市教育局",
      '"            │ 配置学位。 │ 市教育局',
    );
    expect(brief(table)).toEqual([
      { ...none, areaNumber: "一", area: "学前教育", task: "推动普惠。" },
      { ...none, areaNumber: "一", area: "学前教育", task: "配置学位。" },
    ]);
  });
});

it("keeps further columns under their headings", () => {
  const [[task] = []] = tasksOfTables([
    tableOf(["task", "lead", "extra", "deadline"], "推动普惠。│市教育局│新增学位│2020年底"),
  ]);
  expect(task!.extra.map(({ heading, text }) => [heading, text.text])).toEqual([["extra", "新增学位"]]);
  expect(task!.deadline?.text).toBe("2020年底");
});

it("takes a column for the area that groups rows in another table with the same columns", () => {
  const long = tableOf(
    ["area", "task", "lead"],
    "治水 │ 修缮泵站。 │ 市水利局",
    '"    │ 疏浚河道。 │ 市水利局',
    "造林 │ 建设苗圃。 │ 市林业局",
  );
  const short = tableOf(["area", "task", "lead"], "观测 │ 布设站点。 │ 市气象局", "预报 │ 更新模型。 │ 市气象局");
  expect(
    tasksOfTables([long, short])
      .flat()
      .map(({ area }) => area?.text ?? null),
  ).toEqual(["治水", "治水", "造林", "观测", "预报"]);
  expect(
    tasksOfTables([short])
      .flat()
      .map(({ title }) => title?.text ?? null),
  ).toEqual(["观测", "预报"]);
});

it("takes the column for the area whose serials stand beside numbered tasks", () => {
  const table = tableOf(
    ["number", "area", "task", "lead"],
    "1 │ 治水 │ 1.修缮泵站。 │ 市水利局",
    "2 │ 造林 │ 2.建设苗圃。 │ 市林业局",
  );
  expect(brief(table)).toMatchObject([
    { area: "治水", areaNumber: "1", number: "1", title: null },
    { area: "造林", areaNumber: "2", number: "2", title: null },
  ]);
});
