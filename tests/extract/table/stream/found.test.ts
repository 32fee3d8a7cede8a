import { describe, expect, it } from "vitest";
import { findHeaders } from "../../../../src/extract/table/flat/header";
import { tokenize } from "../../../../src/extract/table/flat/tokens";
import { commonEdge } from "../../../../src/extract/table/stream/column-edge";
import { pageNumbers } from "../../../../src/extract/table/stream/page-numbers";
import { TextProfile } from "../../../../src/extract/table/stream/text-profile";
import { parseNoticeText } from "../../../../src/index";
import type { Page } from "../../../../src/model/document";
import { SourcedText } from "../../../../src/model/sourced";

function pagesOf(text: string): Page[] {
  let at = 0;
  const blocks = text.split("\n").map((line) => {
    const block = { kind: "line" as const, text: SourcedText.of(line, at) };
    at += line.length + 1;
    return block;
  });
  return [{ number: null, blocks }];
}

describe("headers found in the wild", () => {
  const rolesIn = (text: string) => findHeaders(tokenize(pagesOf(text))).headers.map(({ roles }) => roles.join(" "));

  it.each([
    [
      "the lower level of a header stands where its group stood",
      "序号 名称\n责任单位\n工作要求\n牵头单位\n配合单位\n1",
      "number title lead cooperating task",
    ],
    [
      "a group above the last columns is no column",
      "重点领域 重点任务\n责任单位\n主要责任单位 参加单位\n推进",
      "area task lead cooperating",
    ],
    ["headings run together by letter-spacing", "序 号 主 要 任 务 责 任 单 位\n1", "number task lead"],
    [
      "a serial's heading over two lines is not the beginning of the next",
      "编\n号 一级指标 具体内容 牵头单位\n1",
      "number area task lead",
    ],
    [
      "two words each, run together by letter-spacing, are two headings",
      "序 号 重 点 工 程 工 作 内 容 主 办 单 位\n1",
      "number area task lead",
    ],
    [
      "two words for the one time of a task are one heading",
      "序号 工作举措 牵头单位 时间 节点\n1",
      "number task lead deadline",
    ],
    [
      "号 begins no heading, whatever else a rule may take for one",
      "序\n号\n一级指标 具体内容 实施单位\n1",
      "number area task lead",
    ],
    [
      "a narrow column's heading over two lines is one, though each is a heading",
      "工作举措\n2025年目\n标\n时限\n要求\n牵头部门\n推进",
      "task extra deadline lead",
    ],
    [
      "lines of the first cell below are no headings, though the last may be one",
      "类别 工作内容 牵头部门 配合部门\n先进制造创新\n行动\n1.推进",
      "area task lead cooperating",
    ],
    [
      "配合单位 is one heading, run together with others by letter-spacing",
      "序 号\t任 务 内 容\t责 任 单 位\t协 同 单 位 时 间 要\n求\n1",
      "number task lead cooperating deadline",
    ],
    [
      "two headings over line ends, though one of them is a line of its own",
      "序\n号\n重 点 任\n务\n主 要 工 作\n任务分工\n主 办 单 位 协 办 单 位\n1",
      "number area task lead cooperating",
    ],
    [
      "备注 is a column of its own, whatever stands beside it",
      "序\n号\n重 点 领\n域 重 点 任 务 备\n注 预 期 成 果 牵 头 部\n门 配 合 部 门\n1",
      "number area task extra extra lead cooperating",
    ],
    [
      "the first cell is no heading, though its head would be one",
      "重点举措 实施路径 责任单位\n支持高标准村\n务公开系统示\n范创建\n1.引导",
      "area task lead",
    ],
    [
      "（一） begins the first section, not a remark on a heading",
      "序号 具体内容 配合单位\n（一）加强保障\n1",
      "number task lead",
    ],
  ])("%s", (_, text, roles) => {
    expect(rolesIn(text)).toEqual([roles]);
  });

  it("sees no header in a sentence of short words", () => {
    expect(rolesIn("协同配合工作\n配合县河长办开展督查工作，得5分；")).toEqual([]);
  });
});

it("takes bare numbers that count on from page to page for page numbers, and leaves the serials", () => {
  const page = (rows: readonly number[]) =>
    rows.flatMap((n) => [String(n), "推动学校建设", "完善体系。", "市教育局", "全年"]);
  const lines = [...page([1, 2, 3, 4]), "2", ...page([5, 6, 7, 8]), "3", ...page([9])];
  const tokens = tokenize(pagesOf(lines.join("\n")));
  const found = pageNumbers(tokens, true);
  expect(found.map((i) => tokens[i]!.text.text)).toEqual(["2", "3"]);
  expect(tokens[found[0]! + 1]!.text.text).toBe("5");
});

it("knows the edge of a column by where most full lines end, and none where lines end anywhere", () => {
  expect(commonEdge([12, 12, 12.5, 12.5, 12, 12.5, 8.5, 12, 12.5, 12, 12, 21])).toBe(12.5);
  expect(commonEdge([8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38, 41])).toBeNull();
});

it("knows two characters that stand together elsewhere, and names that stand alone", () => {
  const text = new TextProfile(["数据标注基地建设", "市教育局、市财政局", "市教育局"]);
  expect(text.together("数据标注基", "地同步实施")).toBe(1);
  expect(text.together("建设", "市教育局")).toBe(0);
  expect(text.timesAlone("市教育局")).toBe(2);
});

describe("tables of which a part is missing are doubted", () => {
  const header = "序号 工作任务 责任单位 配合单位\n";
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => `${i + 1}\n完善第${i + 1}项公共服务制度。\n市教育局\n市财政局\n`).join("");
  const flagged = (text: string) => parseNoticeText(text).tasks.filter(({ status }) => status === "review").length;

  it("a whole table is not", () => {
    expect(flagged(header + rows(6))).toBe(0);
  });
  it("a heading stands apart from the header", () => {
    expect(flagged(`序号\n一、加强保障\n工作任务 责任单位 配合单位\n${rows(6)}`)).toBe(6);
  });
  it("a heading before the task's is none that is known", () => {
    expect(
      flagged(`序号 自标任务项 工作任务 责任单位 配合单位\n${rows(6).replaceAll("\n完善", "\n公共服务\n完善")}`),
    ).toBe(6);
  });
  it("each row has an area of its own, which may be its title", () => {
    const lone = ["甲", "乙", "丙", "丁"]
      .map((n, i) => `${i + 1}\n${n}类服务\n完善${n}项公共服务制度。\n市教育局\n`)
      .join("");
    expect(flagged(`序号 重点任务 主要工作 责任单位\n${lone}`)).toBe(4);
  });
});
