import { expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { draw } from "./draw";

const HEAD = "序号|工作任务|责任单位";

function read(...blocks: string[]) {
  const { tables } = tablesFromGrids(draw(blocks), []);
  return tables.map(({ rows }) =>
    rows
      .map(({ section, doubts }) => (section?.text ?? "-") + doubts.map(({ code }) => ` ${code}`).join(""))
      .join(" / "),
  );
}

it("takes the line above a table for the first of its sections where a row begins the second", () => {
  const table = `${HEAD}\n1|建智能工厂。|县工信局\n二、民生改善|<|<\n1|改造管网。|县住建局`;
  expect(read("一、产业升级", table)).toEqual(["一、产业升级 / 二、民生改善"]);
  expect(read("三、有关任务", table)).toEqual(["- / 二、民生改善"]);
});

it("takes tables of one kind below headings that count on for sections of one", () => {
  const [first, second] = [`${HEAD}\n1|建智能工厂。|县工信局`, `${HEAD}\n1|改造管网。|县住建局`];
  expect(read("（一）产业升级", first, "（二）民生改善", second)).toEqual(["（一）产业升级", "（二）民生改善"]);
  expect(read("一、总体要求", first, "附件2", second)).toEqual(["-", "-"]);
});

it("lets a part of the table go on below the next chapter's heading", () => {
  expect(read("（一）产业升级", `${HEAD}\n1|建智能工厂。|县工信局`, "（二）民生改善", "2|改造管网。|县住建局")).toEqual(
    ["（一）产业升级 / （二）民生改善"],
  );
});
