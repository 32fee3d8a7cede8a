import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../src/read/docx/number-format";
import { p, read, shown, tbl, tc, tr } from "./docx";

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const NOTHING = '<w:suff w:val="nothing"/>';
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (text: string, id: number, at = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

const OUTLINE = abstract(
  0,
  level(0, "chineseCounting", "%1、", NOTHING),
  level(1, "chineseCounting", "（%2）", NOTHING),
  level(2, "decimal", "%3.", '<w:suff w:val="space"/>'),
);

describe("numbers that Word makes", () => {
  it("prints them as they stand on paper, deeper levels beginning anew", async () => {
    const body = ["一", "二"]
      .map((text) => item(text, 1) + item("甲", 1, 1) + item("乙", 1, 1) + item("丙", 1, 2))
      .join("");
    expect(shown(await read({ body, numbering: OUTLINE + num(1, 0) }))).toEqual([
      "一、一",
      "（一）甲",
      "（二）乙",
      "1. 丙",
      "二、二",
      "（一）甲",
      "（二）乙",
      "1. 丙",
    ]);
  });

  it("numbers the empty cells of a serial column", async () => {
    const serial = tc(item("", 1));
    const document = await read({
      body: tbl([tr(["序号", "任务"]), tr([serial, "甲"]), tr([serial, "乙"])]),
      numbering: abstract(0, level(0, "decimal", "%1")) + num(1, 0),
    });
    expect(shown(document)).toEqual([["0,0 序号", "0,1 任务", "1,0 1 ", "1,1 甲", "2,0 2 ", "2,1 乙"]]);
  });

  it("goes on in another list of the same kind, and begins anew where the list says so", async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const document = await read({
      body: item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3) + item("戊", 9) + item("己", 0),
      numbering: abstract(0, level(0, "decimal", "%1.", NOTHING)) + num(1, 0) + num(2, 0) + num(3, 0, restart),
    });
    expect(shown(document)).toEqual(["1.甲", "2.乙", "5.丙", "6.丁", "戊", "己"]);
  });

  it("shows the numbers of the levels above, in digits where the level says so", async () => {
    const document = await read({
      body: item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1),
      numbering:
        abstract(
          0,
          level(0, "chineseCounting", "第%1章", NOTHING),
          level(1, "decimal", "%1.%2", `<w:isLgl/>${NOTHING}`),
        ) + num(1, 0),
    });
    expect(shown(document)).toEqual(["第一章甲", "1.1乙", "1.2丙"]);
  });

  it("finds the list through the paragraph's style", async () => {
    const document = await read({
      styles: `<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      body:
        p("甲", '<w:pStyle w:val="Item"/>') +
        p("乙", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      numbering:
        abstract(0, level(0, "x", "%1"), level(1, "decimal", "%2)", `<w:pStyle w:val="Item"/>${NOTHING}`)) + num(1, 0),
    });
    expect(shown(document)).toEqual(["1)甲", "乙"]);
  });

  it("places the label with its paragraph", async () => {
    const document = await read({ body: item("甲", 1), numbering: OUTLINE + num(1, 0) });
    expect(document.axis.text).toBe("一、甲");
    expect(document.axis.locate([{ start: 0, end: 1 }])[0]!.path).toBe("body/paragraph[1]");
  });
});

describe("formatNumber", () => {
  it.each<[string, Record<number, string>]>([
    ["chineseCounting", { 1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 105: "一百〇五", 110: "一百一十" }],
    ["chineseLegalSimplified", { 3: "叁", 10: "壹拾", 12: "壹拾贰" }],
    ["decimalEnclosedCircle", { 1: "①", 20: "⑳", 21: "21" }],
    ["decimalEnclosedParen", { 2: "⑵" }],
    ["decimalFullWidth", { 12: "１２" }],
    ["decimalZero", { 3: "03", 12: "12" }],
    ["upperRoman", { 4: "IV", 9: "IX", 40: "XL" }],
    ["lowerLetter", { 1: "a", 26: "z", 27: "aa", 28: "bb" }],
    ["ideographTraditional", { 1: "甲", 10: "癸", 11: "11" }],
    ["no-such-format", { 7: "7" }],
  ])("%s", (format, expected) => {
    for (const [n, text] of Object.entries(expected)) expect(formatNumber(Number(n), format)).toBe(text);
  });
});
