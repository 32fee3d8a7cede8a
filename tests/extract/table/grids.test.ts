import { describe, expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { bareText } from "../../../src/extract/table/lattice";
import type { TaskTable } from "../../../src/model/extraction";
import { draw } from "./draw";

/** A table as strings, one per row, cells by their role. */
function show(table: TaskTable): string[] {
  return table.rows.map((row) =>
    [
      ...(row.section ? [`[${row.section.text}]`] : []),
      ...row.cells.map((cell) => (cell ? bareText(cell.lines) : "-")),
    ].join(" "),
  );
}

const HEAD = "序号|重点任务|主要工作|责任单位|协同单位";

describe("tablesFromGrids", () => {
  it("gives every row of a merged area the same cell", () => {
    const { tables } = tablesFromGrids(
      draw([`${HEAD}\n1|优化服务|1.建立窗口。|市林业局|市水利局\n^|^|2.公开流程。|市气象局|`]),
      [],
    );
    expect(tables).toHaveLength(1);
    const [table] = tables;
    expect(table!.columns.map(({ role }) => role)).toEqual(["number", "area", "task", "lead", "cooperating"]);
    expect(show(table!)).toEqual(["1 优化服务 1.建立窗口。 市林业局 市水利局", "1 优化服务 2.公开流程。 市气象局 "]);
    expect(table!.rows[0]!.cells[1]).toBe(table!.rows[1]!.cells[1]);
  });

  it("takes the lowest heading of a header of two rows", () => {
    const { tables } = tablesFromGrids(
      draw(["序号|主要工作|责任分工|<\n^|^|牵头单位|配合单位\n1|修缮泵站。|市水利局|市林业局"]),
      [],
    );
    expect(tables[0]!.columns.map(({ role, heading }) => `${role} ${heading}`)).toEqual([
      "number 序号",
      "task 主要工作",
      "lead 牵头单位",
      "cooperating 配合单位",
    ]);
  });

  it("joins a row that a page break splits", () => {
    const { tables, messages } = tablesFromGrids(
      draw(
        ["序号|主要工作|责任单位\n1|修缮泵站。|市水利局\n2|完善监测站网，|市气象"],
        ["|提高预报能力。|局\n3|建设苗圃。|市林业局"],
      ),
      [],
    );
    expect(show(tables[0]!)).toEqual([
      "1 修缮泵站。 市水利局",
      "2 完善监测站网，提高预报能力。 市气象局",
      "3 建设苗圃。 市林业局",
    ]);
    expect(tables[0]!.rows.map(({ continued }) => continued === true)).toEqual([false, true, false]);
    expect(messages.map(({ code }) => code)).toEqual(["row-continued-over-page"]);
  });

  it("joins a row whose units stop inside a name at the page's end", () => {
    const { tables } = tablesFromGrids(
      draw(
        ["主要工作|责任单位|配合单位\n修缮泵站|市水利局|市气象局\n完善监测站网覆|区委宣|区气象局"],
        ["盖范围|传部、区林业局|区水利局\n建设苗圃|市林业局|市气象局"],
      ),
      [],
    );
    expect(show(tables[0]!)).toEqual([
      "修缮泵站 市水利局 市气象局",
      "完善监测站网覆盖范围 区委宣传部、区林业局 区气象局区水利局",
      "建设苗圃 市林业局 市气象局",
    ]);
  });

  it("lets an area run on over a page without joining its rows", () => {
    const { tables } = tablesFromGrids(
      draw(
        [`${HEAD}\n1|优化服务|1.建立窗口。|市林业局|市水利局`],
        [`${HEAD}\n||2.公开流程。|市气象局|市林业局\n2|护好水源|3.巡查河道。|市水利局|市气象局`],
      ),
      [],
    );
    expect(show(tables[0]!).map((row) => row.slice(0, 12))).toEqual([
      "1 优化服务 1.建立窗",
      "1 优化服务 2.公开流",
      "2 护好水源 3.巡查河",
    ]);
  });

  it("drops repeated headers and captions by name and keeps other text as flow", () => {
    const { tables, dropped, flow } = tablesFromGrids(
      draw(
        ["示范区任务分解表", "序号|主要工作|责任单位\n1|修缮泵站。|市水利局"],
        ["示范区任务分解表", "序号|主要工作|责任单位\n2|建设苗圃。|市林业局", "抄送：各有关单位"],
      ),
      [],
    );
    expect(tables).toHaveLength(1);
    expect(dropped.map(({ reason }) => reason)).toEqual([
      ...Array(3).fill("header"),
      ...Array(3).fill("repeated-header"),
      "repeated-caption",
    ]);
    expect(flow.map(({ text }) => text.text)).toEqual(["示范区任务分解表", "抄送：各有关单位"]);
  });

  it("opens a second table where other text stands between", () => {
    const { tables } = tablesFromGrids(
      draw(["序号|主要工作|责任单位\n1|修缮泵站。|市水利局", "附件2", "序号|主要工作|责任单位\n1|建设苗圃。|市林业局"]),
      [],
    );
    expect(tables.map(show)).toEqual([["1 修缮泵站。 市水利局"], ["1 建设苗圃。 市林业局"]]);
  });

  it("reads section rows over all columns", () => {
    const { tables, dropped } = tablesFromGrids(
      draw([
        "序号|主要工作|责任单位\n一、水利|<|<\n1|修缮泵站。|市水利局\n二|林业|<\n1|建设苗圃。|市林业局\n注：以年底为限。|<|<",
      ]),
      [],
    );
    expect(show(tables[0]!)).toEqual(["[一、水利] 1 修缮泵站。 市水利局", "[二林业] 1 建设苗圃。 市林业局"]);
    expect(dropped.at(-1)!.reason).toBe("table-note");
  });

  it("keeps a grid without units as text", () => {
    const { tables, flow } = tablesFromGrids(draw(["项目|数量\n苗圃|3"]), []);
    expect(tables).toEqual([]);
    expect(flow.map(({ text }) => text.text)).toEqual(["项目", "数量", "苗圃", "3"]);
  });
});

describe("columns of texts before the task", () => {
  const roles = (page: string) => {
    const [table] = tablesFromGrids(draw([page]), []).tables;
    return { roles: table!.columns.map(({ role }) => role).join(" "), rows: show(table!) };
  };

  it.each([
    [
      "groups the tasks where one heading stands over two columns of texts; a task across both has no area",
      "序号|重点任务|<|牵头单位\n1|城市更新|改造老旧管网。|县住建局\n2|^|新增口袋公园。|县城管局\n3|建立统计监测制度。|<|县统计局",
      "number area task lead",
      ["1 城市更新 改造老旧管网。 县住建局", "2 城市更新 新增口袋公园。 县城管局", "3  建立统计监测制度。 县统计局"],
    ],
    [
      "keeps serials under the task's heading with the task",
      "工作任务|<|牵头单位\n1|改造老旧管网。|县住建局\n2|新增口袋公园。|县城管局",
      "task lead",
      ["1改造老旧管网。 县住建局", "2新增口袋公园。 县城管局"],
    ],
    [
      "are the area, and its serials the area's, where a format without spans leaves them empty",
      "序号|行动名称|序号|工作举措|责任单位\n一|招商行动|1|编制图谱。|区投促局\n||2|组建专班。|区工信局\n二|服务行动|3|完善代办。|区审批局",
      "extra area number task lead",
      ["一 招商行动 1 编制图谱。 区投促局", "一 招商行动 2 组建专班。 区工信局", "二 服务行动 3 完善代办。 区审批局"],
    ],
  ])("%s", (_, page, columns, rows) => {
    expect(roles(page)).toEqual({ roles: columns, rows });
  });

  it("are the area by their merged cells, under a heading that no rule knows", () => {
    const page = (second: string) =>
      `序号|抓手|工作任务|责任单位\n1|水岸共治|清理河道。|区水务局\n2|${second}|拆除码头。|区交通局`;
    expect(roles(page("^")).roles).toBe("number area task lead");
    expect(roles(page("绿色航运")).roles).toBe("number extra task lead");
    expect(roles(page("^").replace("抓手", "责任领导")).roles).toBe("number extra task lead");
  });
});
