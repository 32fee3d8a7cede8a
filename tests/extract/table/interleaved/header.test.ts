import { expect, test } from "vitest";
import { flowLines } from "../../../../src/extract/table/interleaved/flows";
import { headerOn } from "../../../../src/extract/table/interleaved/header";
import { ordersOf } from "../../../../src/extract/table/interleaved/header-order";
import { findTables } from "../../../../src/extract/table/interleaved/tables";
import { linesOfText } from "../flat-text";

function ordersIn(text: string): string[] {
  const lines = flowLines(linesOfText(text), new Set());
  const [table] = findTables(lines, []);
  return table ? ordersOf(table, lines, []).map(({ headings }) => headings.join(" ")) : [];
}

test("halves of headings stand above and below those of one line", () => {
  const found = ordersIn("序 重点任 项目名称\n完成\n建设内容\n主办单位\n协办单位\n号 务\n期限\n");
  expect(found).toContain("序号 重点任务 项目名称 建设内容 主办单位 协办单位 完成期限");
});

test("a heading below its column's neighbours is put where it usually stands", () => {
  expect(ordersIn("重点任务\n责任单位\n推动老旧管网改造，完成\n9次。\n重点领域\n")[0]).toBe(
    "重点领域 重点任务 责任单位",
  );
});

test("a heading over two others is none", () => {
  expect(ordersIn("责任分工\n重点任务\n牵头单位\n配合单位\n")[0]).toBe("重点任务 牵头单位 配合单位");
});

test("each page that repeats the headings has a say in their order", () => {
  const first = "主办单位 协办单位\n1.推动绿色出行。 市交通局\n\n序号 主要任务\n\n具体措施\n";
  const later = "\f具体措施\n主办单位 协办单位\n2.提升公共服务。 市民政局\n\n序号 主要任务\n";
  expect(ordersIn(first + later + later)[0]).toBe("序号 主要任务 具体措施 主办单位 协办单位");
});

test("a time's two words, one below the other, are one heading", () => {
  expect(ordersIn("工作举措 牵头单位 责任单位 时间\n节点\n")[0]).toBe("工作举措 牵头单位 责任单位 时间节点");
});

test("a heading over two others is nobody's text, also where it is repeated", () => {
  const lines = flowLines(linesOfText("责任分工\n重点任务\n牵头单位\n配合单位\n"), new Set());
  expect(headerOn(lines, 0, [])?.parent?.text).toBe("责任分工");
});

test("the end of an area's name is no heading", () => {
  expect(ordersIn("序号 主要任务 责任单位\n1 推动绿色出行。 市交通局\n\n行动\n")[0]).toBe("序号 主要任务 责任单位");
});

test("words that head no column make no header", () => {
  expect(ordersIn("各区人民政府\n推动绿色出行\n")).toEqual([]);
});
