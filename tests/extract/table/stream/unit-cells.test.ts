import { describe, expect, it } from "vitest";
import { parseNoticeText } from "../../../../src/index";

const HEADER = "序号 工作任务 牵头单位 配合单位\n";
const rows = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => `${from + i}\n完善第${from + i}项公共服务制度。\n市教育局\n市财政局\n`).join(
    "",
  );
const unitsOf = (text: string) =>
  parseNoticeText(text).tasks.map(({ leadUnits, cooperatingUnits, status }) => ({
    lead: leadUnits.map(({ name }) => name).join("、"),
    cooperating: cooperatingUnits.map(({ name }) => name).join("、"),
    status,
  }));

describe("two cells of units that follow each other", () => {
  it("are doubted where the last cell of a row may as well be the column before it", () => {
    // 市水利局、 may end its cell with a stray mark, or go on: the row then lacks its last cell, as others do.
    const text = `${HEADER}${rows(3)}4\n修建道路。\n市水利局、\n市林业局\n5\n疏浚河道。\n市水利局\n6\n植树造林。\n市林业局\n`;
    expect(unitsOf(text)[3]?.status).toBe("review");
  });

  it("are no one name: a firm end, and a name's head on the next line", () => {
    const text = `${HEADER}${rows(4)}5\n修建道路。\n市委宣传部\n国网瑞湖供电公司\n`;
    expect(unitsOf(text)[4]).toMatchObject({ lead: "市委宣传部", cooperating: "国网瑞湖供电公司" });
  });
});

it("cuts what stands behind the table off the last cell that it was run together with", () => {
  const text = `${HEADER}${rows(4)}5\n修建道路。\n市教育局\n市财政局、市气象\n局抄送：区委各部门，区人武部。\n桐陵市人民政府办公室　　2021年1月11日印发\n`;
  const units = unitsOf(text);
  expect(units).toHaveLength(5);
  expect(units[4]?.cooperating).toBe("市财政局、市气象局");
});

it("puts together a serial that its narrow column breaks", () => {
  const digits = [..."一二三四五六七八九"];
  const serials = [...digits, "十", ...digits.map((n) => `十\n${n}`), "二十", "二十\n一"];
  const text = HEADER + serials.map((n) => `${n}\n完善公共服务制度，建立工作机制。\n市教育局\n市财政局\n`).join("");
  const { tasks } = parseNoticeText(text);
  expect(tasks.map(({ number }) => number)).toEqual(serials.map((n) => n.replace("\n", "")));
  expect(tasks.filter(({ status }) => status === "review")).toEqual([]);
});

it("parts a serial from the letter-spaced area beside it", () => {
  const areas = ["办 事 服 务", "审 批 流 程", "信 用 监 管"];
  const rows = areas.flatMap((area, i) =>
    [0, 1].map((k) => `${k === 0 ? `${"一二三"[i]} ${area}\n` : ""}${i * 2 + k + 1}.完善公共服务制度。\n市教育局\n`),
  );
  const { tasks } = parseNoticeText(`序号 重点任务 主要工作 责任单位\n${rows.join("")}`);
  expect(tasks.map(({ area }) => area)).toEqual(areas.flatMap((area) => [0, 1].map(() => area.replaceAll(" ", ""))));
  expect(tasks.map(({ areaNumber }) => areaNumber).join("")).toBe("一一二二三三");
});

it("doubts a line wider than its column: a lost line end ran two cells together", () => {
  const area = (n: number) => `健全文化旅\n游示范第${"一二三四"[n]}`;
  const task = "按照一地一策要求，推进城市书房建设，\n加强古村落保护利用，完善公共服务。\n";
  const rows = [0, 1, 2, 3].map((n) => [0, 1].map((k) => `${k === 0 ? `${area(n)}\n` : ""}${task}市教育局\n`).join(""));
  const text = `重点任务 主要工作 责任单位\n${rows.join("")}`;
  const doubted = (whole: string) => parseNoticeText(whole).tasks.map(({ status }) => status === "review");
  expect(doubted(text)).not.toContain(true);
  expect(doubted(text.replace("游示范第二\n", "游示范第二"))[2]).toBe(true);
});
