import { expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { bareText } from "../../../src/extract/table/lattice";
import { draw } from "./draw";

function read(...pages: string[]) {
  const { tables, dropped, flow, messages } = tablesFromGrids(draw(...pages.map((page) => [page])), []);
  return {
    rows: tables.flatMap(({ rows }) =>
      rows.map(({ section, cells }) =>
        [section ? `[${section.text}]` : "", ...cells.map((cell) => (cell ? bareText(cell.lines) : "-"))]
          .filter(Boolean)
          .join(" "),
      ),
    ),
    dropped: dropped.filter(({ reason }) => reason !== "header").map(({ reason, text }) => `${reason} ${text.text}`),
    flow: flow.map(({ text }) => text.text),
    messages: messages.map(({ code }) => code),
  };
}

it("makes no record of the columns' numbers, of totals and of the note at the foot", () => {
  const { rows, dropped } = read(
    "序号|工作任务|责任单位|经费\n（1）|（2）|（3）|（4）\n1|清理河道。|区水务局|12\n小计|||12\n2|栽种行道树。|区园林局|30\n合计|<|<|42\n注：经费由区财政局安排。|<|<|<",
  );
  expect(rows).toEqual(["1 清理河道。 区水务局 12", "2 栽种行道树。 区园林局 30"]);
  expect(dropped).toEqual([
    "column-numbers （1）",
    "column-numbers （2）",
    "column-numbers （3）",
    "column-numbers （4）",
    "total-row 小计",
    "total-row 12",
    "total-row 合计",
    "total-row 42",
    "table-note 注：经费由区财政局安排。",
  ]);
});

it("keeps a row that only begins like a total, and a first row of short texts", () => {
  expect(read("序号|工作任务|责任单位\n1|合计|区统计局\n2|核算|区统计局").rows).toEqual([
    "1 合计 区统计局",
    "2 核算 区统计局",
  ]);
});

it("takes the rows of an unfilled form for none", () => {
  const { rows, dropped, messages } = read("序号|工作任务|责任单位|完成时限\n1|||\n2|—|—|—\n|||");
  expect(rows).toEqual([]);
  expect(dropped).toEqual(["empty-row 1", "empty-row 2", "empty-row —", "empty-row —", "empty-row —"]);
  expect(messages).toEqual(["table-without-rows"]);
});

it("reads a chapter's heading above the header as those above rows, and the table's title as a caption", () => {
  const chapter = read(
    "一、产业升级|<|<\n序号|工作任务|责任单位\n1|建智能工厂。|县工信局\n二、民生|<|<\n1|改造管网。|县住建局",
  );
  expect(chapter.rows).toEqual(["[一、产业升级] 1 建智能工厂。 县工信局", "[二、民生] 1 改造管网。 县住建局"]);
  expect(chapter.flow).toEqual([]);
  const title = read("附表1：任务分工表|<|<\n序号|工作任务|责任单位\n1|建智能工厂。|县工信局");
  expect(title.rows).toEqual(["1 建智能工厂。 县工信局"]);
  expect(title.flow).toEqual(["附表1：任务分工表"]);
});

it("reads a header down to where its cells end, not only to where each is known", () => {
  const rows = read("序号|工作任务|年度目标|<|责任单位\n^|^|上半年|下半年|^\n1|修建步道。|3公里|5公里|区住建局").rows;
  expect(rows).toEqual(["1 修建步道。 3公里 5公里 区住建局"]);
});
