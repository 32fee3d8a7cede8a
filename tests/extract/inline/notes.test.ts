import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractNotes } from "../../../src/extract/inline/index";
import { interpretNotes } from "../../../src/interpret/notes";
import { doubts, flowOf, records } from "./read";

describe("extractNotes: items and headings", () => {
  it("gives each note its item and the headings above", () => {
    const source = [
      "一、总体要求",
      "全市上下要抓好落实。",
      "二、重点任务",
      "（一）办好学校。",
      "1.新建校舍。扩建操场。（责任单位：市教育局）",
      "2.配齐教师。（市人社局牵头，市教育局配合）补充保育员。（责任单位：市卫健委）",
    ].join("\n");
    expect(records(source)).toEqual([
      "重点任务 > 办好学校 > 1: 新建校舍。扩建操场。 [市教育局 | ]",
      "重点任务 > 办好学校 > 2: 配齐教师。 [市人社局 | 市教育局]",
      "重点任务 > 办好学校 > 2: 补充保育员。 [市卫健委 | ]",
    ]);
  });

  it("joins lines that were broken at the page's width, page numbers between them", () => {
    const source = [
      "　　一、办好学校",
      "　　（一）新建校舍，扩建操场，改造食堂和",
      "宿舍，配齐实验室和图书馆，推进数字校园",
      "建设。（责任单位：市教育局、市财",
      "— 3 —",
      "政局）",
      "　　（二）配齐教师，加强培训，落实待遇保",
      "障。",
      "（责任单位：市人社局）",
    ].join("\n");
    expect(records(source)).toEqual([
      "- > 办好学校 > （一）: 新建校舍，扩建操场，改造食堂和宿舍，配齐实验室和图书馆，推进数字校园建设。 [市教育局 市财政局 | ]",
      "- > 办好学校 > （二）: 配齐教师，加强培训，落实待遇保障。 [市人社局 | ]",
    ]);
  });

  it("reads text without any line break", () => {
    const filler = "落实各项任务，健全工作机制，加强督促检查。".repeat(30);
    const source = `一、办好学校 （一）改善条件。 1.新建校舍。${filler}（责任单位：市教育局） 2.改造食堂。（责任单位：市财政局） 二、发展体育 （二）举办赛事。 3.办好市运会。（责任单位：市体育局）`;
    expect(records(source).map((line) => line.replace(filler, ""))).toEqual([
      "办好学校 > 改善条件 > 1: 新建校舍。 [市教育局 | ]",
      "办好学校 > 改善条件 > 2: 改造食堂。 [市财政局 | ]",
      "发展体育 > 举办赛事 > 3: 办好市运会。 [市体育局 | ]",
    ]);
  });

  it("takes a heading of its own line as the area of unnumbered paragraphs", () => {
    const source =
      "第一条 场地支持\n新建一批场馆。（责任单位：市体育局）\n第二条 人才支持\n（一）引进教练。（责任单位：市人社局）";
    expect(records(source, true)).toEqual([
      "- > 场地支持 > -: 新建一批场馆。 [市体育局 | ]",
      "- > 人才支持 > （一）: 引进教练。 [市人社局 | ]",
    ]);
  });

  it("gives an enumeration's note to the item above it", () => {
    const source = "一、办好学校\n3.建设平台。\n（1）建设资源平台；\n（2）建设管理平台。\n责任单位：市教育局";
    expect(records(source)).toEqual([
      "- > 办好学校 > 3: 建设平台。（1）建设资源平台；（2）建设管理平台。 [市教育局 | ]",
    ]);
  });

  it("reads notes without brackets, in paragraphs of their own", () => {
    const source = "1.新建校舍。\n牵头单位：市教育局\n配合单位：市财政局\n2.改造食堂。\n市商务局牵头，市教育局配合。";
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | 市财政局]",
      "- > - > 2: 改造食堂。 [市商务局 | 市教育局]",
    ]);
  });

  it("takes units alone in brackets as a note, after a sentence", () => {
    const source = "1.新建校舍（含食堂）。（市教育局）\n2.改造管网。（市水务局、市住建局）";
    expect(records(source)).toEqual([
      "- > - > 1: 新建校舍（含食堂）。 [市教育局 | ]",
      "- > - > 2: 改造管网。 [市水务局 市住建局 | ]",
    ]);
  });

  it("keeps a rule from where it is stated", () => {
    const source =
      "1.新建校舍。（责任单位：市教育局、市财政局。列第一位的为牵头单位，下同）\n2.改造食堂。（责任单位：市商务局、市教育局）";
    expect(records(source)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | 市财政局]",
      "- > - > 2: 改造食堂。 [市商务局 | 市教育局]",
    ]);
    expect(extractNotes(flowOf(source)).messages.map(({ code }) => code)).toEqual(["rule-stated"]);
  });
});

describe("extractNotes: what is no note", () => {
  it.each([
    "1.落实规划（以下简称“规划”）。",
    "1.实施行动计划（2017—2020年）。",
    "1.由市教育局会同市财政局研究提出办法。",
    "（责任编辑：张三）",
    "1.建立由市领导牵头、部门参与的机制（市教育局牵头，市财政局参与），定期研究。",
    "1.移交市教育局（市政府教育督导室）。",
    "1.明确责任单位和责任人。",
  ])("%s", (source) => expect(records(source)).toEqual([]));

  it("does not read the cells of other tables as prose", () => {
    const flow = flowOf("1.新建校舍。\n教育（牵头单位：市教育局）").map((text, i) =>
      i === 1 ? { ...text, cell: true as const } : text,
    );
    expect(extractNotes(flow).notes).toEqual([]);
  });
});

describe("extractNotes: doubts", () => {
  it("doubts brackets that do not match", () => {
    expect(doubts("1.新建校舍。（责任单位：市教育局（督导室）\n2.改造食堂。（责任单位：市商务局）")).toEqual([
      ["bracket-unbalanced"],
      [],
    ]);
  });

  it("doubts a note that stands inside its sentence", () => {
    expect(doubts("1.促进技术交\n（责任单位：市科技局）\n流与合作。")[0]).toContain("uncertain-boundary");
  });

  it("doubts names that are no units", () => {
    expect(doubts("1.新建校舍。（责任单位：市教育局、某某资本）")).toEqual([["unit-unparsed"]]);
  });
});

const UNITS = ["市教育局", "市财政局", "市发展改革委", "各县（市、区）政府", "市委组织部（人才办）", "省电力公司"];
const unitList = fc.uniqueArray(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 });
const brackets = fc.constantFrom("（）", "〔〕", "()", "[]");

const patterns: Readonly<Record<string, (lead: string[], others: string[]) => string>> = {
  label: (lead) => `责任单位：${lead.join("、")}`,
  does: (lead) => `${lead.join("、")}负责`,
  duty: (lead) => `${lead.join("、")}按职责分工负责`,
  leads: (lead, others) => `${lead.join("、")}牵头，${others.join("、")}按职责分工负责`,
  helps: (lead, others) => `${lead.join("、")}牵头负责，${others.join("，")}配合`,
  labels: (lead, others) => `牵头单位：${lead.join("、")}；配合单位：${others.join("、")}`,
};

describe("extractNotes: any list through any pattern comes back", () => {
  it("with line breaks anywhere", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(patterns)),
        unitList,
        unitList,
        brackets,
        fc.array(fc.nat(200), { maxLength: 6 }),
        (pattern, lead, others, [open, close], breaks) => {
          const two = pattern === "leads" || pattern === "helps" || pattern === "labels";
          const rest = two ? others.filter((name) => !lead.includes(name)) : [];
          fc.pre(!two || rest.length > 0);
          const note = patterns[pattern]!(lead, rest);
          const text = `1.新建校舍，改造食堂。${open}${note}${close}`;
          // No break inside the marker: it would be none.
          const cuts = [...new Set(breaks.map((at) => 2 + (at % (text.length - 2))))].sort((a, b) => a - b);
          const lines = [0, ...cuts].map((from, i) => text.slice(from, cuts[i] ?? text.length));
          const source = `${lines.join("\n")}\n2.加强管理。（责任单位：市商务局）`;
          expect(records(source)).toEqual([
            `- > - > 1: 新建校舍，改造食堂。 [${lead.join(" ")} | ${rest.join(" ")}]`,
            "- > - > 2: 加强管理。 [市商务局 | ]",
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("and every field stands at its place", () => {
    const source = "一、办好学校\n1.新建校\n舍。（责任单位：市教\n育局；配合单位：市财政局）";
    const [task] = interpretNotes(extractNotes(flowOf(source)).notes);
    for (const text of [task!.task, task!.leadText, task!.area!, ...task!.leadUnits.map(({ name }) => name)]) {
      expect(
        text
          .ranges()
          .map(({ start, end }) => source.slice(start, end))
          .join(""),
      ).toBe(text.text);
    }
  });

  it("never throws, whatever the text", () => {
    const piece = fc.constantFrom(
      "（",
      "）",
      "责任单位：",
      "市教育局",
      "、",
      "。",
      "1.",
      "（一）",
      "\n",
      "牵头",
      "，",
      " ",
      "〔",
      "负责",
      "*",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        interpretNotes(extractNotes(flowOf(pieces.join(""))).notes);
      }),
      { numRuns: 300 },
    );
  });
});
