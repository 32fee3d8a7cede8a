import { expect, it } from "vitest";
import { parseNotice } from "../../src/index";
import { readUnitsCell } from "../../src/interpret/units-cell";
import type { Rule } from "../../src/model/language/notes/rules";
import { SourcedText } from "../../src/model/sourced";

function read(text: string, rule: Rule | null = null): string {
  let at = 0;
  const lines = text.split("|").map((line) => {
    const sourced = SourcedText.of(line, at);
    at += line.length + 1;
    return sourced;
  });
  const { units, cooperating, doubts } = readUnitsCell({ lines, hardBreaks: true }, null, undefined, rule);
  const names = (list: typeof units) => list.map(({ name }) => name.text).join(" ");
  return [names(units), names(cooperating), ...doubts.map(({ code }) => code)].join(" > ");
}

it.each([
  ["*市文旅局、市商务局", "市文旅局 > 市商务局"],
  ["市委宣传部*、市文旅局", "市委宣传部 > 市文旅局"],
  ["★区住建局、△区城管局", "区住建局 区城管局 > "],
  ["市税务局（牵头）、市人社局", "市税务局 > 市人社局"],
  ["牵头：市发改委|配合：市财政局、市审计局", "市发改委 > 市财政局 市审计局"],
  ["牵头单位：市发改委 配合单位：市财政局", "市发改委 > 市财政局"],
  ["市发改委牵头|市财政局、市审计局配合", "市发改委 > 市财政局 市审计局"],
  ["市住建局主责，市城管局配合", "市住建局 > 市城管局"],
  ["县市场监管局 县农业农村局", "县市场监管局 县农业农村局 > "],
  ["县公安局 县卫|健局 县教体局", "县公安局 县卫健局 县教体局 > "],
  ["市 发改委、市 财 政 局", "市发改委 市财政局 > "],
])("%s: %s", (text, seen) => {
  expect(read(text)).toBe(seen);
});

it("asks the notice's rule where the cell does not say who leads", () => {
  const text = SourcedText.of("列第一位的为牵头单位");
  expect(read("市发改委、市科技局、各县（市、区）", { kind: "first", text })).toBe(
    "市发改委 > 市科技局 各县（市、区）",
  );
  expect(read("市财政局牵头，市发改委配合", { kind: "first", text })).toBe("市财政局 > 市发改委");
  expect(read("市发改委、市科技局", { kind: "unseen", text })).toBe("市发改委 市科技局 >  > role-uncertain");
  expect(read("市发改委", { kind: "unseen", text })).toBe("市发改委 > ");
});

const notice = (before: string, heading: string, after = "") => `<p>${before}</p><table>
<tr><th>序号</th><th>工作任务</th><th>${heading}</th></tr>
<tr><td>1</td><td>建设共配中心。</td><td>市商务局、市供销社</td></tr>
<tr><td>2</td><td>开通公交专线。</td><td>市交通局</td></tr></table><p>${after}</p>`;
const leads = async (html: string) =>
  (await parseNotice(html)).tasks.map(({ leadUnits, cooperatingUnits }) =>
    [leadUnits, cooperatingUnits].map((units) => units.map(({ name }) => name).join(" ")).join(" > "),
  );

it("finds the rule in the heading, in the text before the table and in the note below it", async () => {
  const ruled = ["市商务局 > 市供销社", "市交通局 > "];
  expect(await leads(notice("", "责任单位（列首位的为牵头单位）"))).toEqual(ruled);
  expect(await leads(notice("任务分工如下，责任单位中列第一位的为牵头单位。", "责任单位"))).toEqual(ruled);
  expect(await leads(notice("", "责任单位", "注：排在第一位的为牵头单位。"))).toEqual(ruled);
  expect(await leads(notice("", "责任单位"))).toEqual(["市商务局 市供销社 > ", "市交通局 > "]);
});
