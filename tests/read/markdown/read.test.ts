import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../src/read/markdown/read";
import { expectOrigins, outline } from "../origins";
import { settings } from "../settings";
import { standsInMarkdown } from "./stands";

const read = (markdown: string, options = {}) => readMarkdown(markdown, settings(options));
const outlineOf = async (markdown: string) => {
  const document = await read(markdown);
  expectOrigins(document, standsInMarkdown);
  return outline(document);
};

describe("text", () => {
  it("keeps serial numbers, indents and tildes, which Markdown would take away", async () => {
    expect(
      await outlineOf(
        "# 关于印发方案的通知\n\n1. 建设平台。\n\n2. 完善机制（2026~2028年，2027~2029年）。\n\n    三、缩进的一段\n\n[1]: 市教育局\n\n一行\n---\n",
      ),
    ).toEqual([
      "关于印发方案的通知",
      "1. 建设平台。",
      "2. 完善机制（2026~2028年，2027~2029年）。",
      "三、缩进的一段",
      "[1]: 市教育局",
      "一行",
    ]);
  });

  it("takes strong, links, code and bullets as marks", async () => {
    expect(await outlineOf("- **一是**推动[平台](http://example.org/a)建设\n\n- 3 -\n\n`5G`网络 ![图](a.png)")).toEqual(
      ["一是推动平台建设", "- 3 -", "5G网络"],
    );
  });

  it("decodes escapes and references, each with its own origin", async () => {
    expect(await outlineOf("1\\. A&amp;B&nbsp;市\\*局 &foo; \\文 &copy")).toEqual([
      "1. A&B\u00a0市*局 &foo; \\文 &copy",
    ]);
  });

  it("keeps hard breaks inside a paragraph and gives wrapped text as lines", async () => {
    const document = await read("各区人民政府：<br>现印发给你们。  \n请落实。\n\n一、任务\n（一）建设\n\n尾");
    expectOrigins(document, standsInMarkdown);
    expect(
      document.pages[0]!.blocks.map((block) => (block.kind === "grid" ? [] : [block.kind, block.text.text])),
    ).toEqual([
      ["paragraph", "各区人民政府：\n现印发给你们。\n请落实。"],
      ["line", "一、任务"],
      ["line", "（一）建设"],
      ["line", ""],
      ["paragraph", "尾"],
    ]);
  });

  it("reads what a fence wraps as lines", async () => {
    expect(await outlineOf("```text\n序号 任务\n1 甲\n```\n")).toEqual(["序号 任务", "1 甲"]);
  });
});

describe("pipe tables", () => {
  it("reads cells with breaks, escaped pipes and marks", async () => {
    const document = await read("| 序号 | 任务 |\n|:--|--|\n| 1 | 甲<br>乙 \\| **丙** |\n| 2 | |\n");
    expectOrigins(document, standsInMarkdown);
    expect(outline(document)).toEqual([
      [
        ["序号", "任务"],
        ["1", "甲⏎乙 | 丙"],
        ["2", ""],
      ],
    ]);
    const grid = document.pages[0]!.blocks[0]!;
    if (grid.kind !== "grid") throw new Error("no grid");
    expect(grid.headerRows).toBeUndefined();
    expect(document.axis.locate(grid.cells[3]!.lines[1]!.ranges())[0]).toMatchObject({
      line: 3,
      column: 12,
      path: "table[1]/row[2]/column[2]",
    });
  });

  it("leaves an empty header row out, and keeps rows that are shorter or longer", async () => {
    expect(await outlineOf("|  |  |\n|--|--|\n| 1 | 甲 |\n| 2 |\n| 3 | 丙 | 丁 |\n")).toEqual([
      [["1", "甲"], ["2"], ["3", "丙", "丁"]],
    ]);
  });
});

describe("headers of two rows", () => {
  it("get their spans back where the rows complement each other, and only there", async () => {
    const rows = "|--|--|--|--|\n|  |  | 责任单位 | 协同单位 |\n| 1 | 甲 | 乙 | 丙 |\n";
    expect(await outlineOf(`| 序号 | 内容 | 分工 |  |\n${rows}`)).toEqual([
      [
        ["序号{2×1}", "内容{2×1}", "分工{1×2}"],
        ["责任单位", "协同单位"],
        ["1", "甲", "乙", "丙"],
      ],
    ]);
    expect(await outlineOf(`| 序号 | 内容 | 分工 | 备注 |\n${rows}`)).toEqual([
      [
        ["序号", "内容", "分工", "备注"],
        ["", "", "责任单位", "协同单位"],
        ["1", "甲", "乙", "丙"],
      ],
    ]);
    expect(
      await outlineOf("| 序号 | 内容 | 单位 |  |\n|--|--|--|--|\n| 1 | 甲 | 乙 | 丙 |\n| 2 | 甲 | 乙 | 丙 |\n"),
    ).toEqual([
      [
        ["序号", "内容", "单位", ""],
        ["1", "甲", "乙", "丙"],
        ["2", "甲", "乙", "丙"],
      ],
    ]);
  });
});

describe("HTML in Markdown", () => {
  it("reads a table with its spans, also beside text and with empty lines inside", async () => {
    const markdown =
      "## 附件\n\n表1<table><tr><td rowspan=2>1</td>\n\n    <td>甲&amp;乙</td></tr>\n\n<tr><td>丙</td></tr></table>\n后文\n\n<table><tr><td>a</td><td>b</td></tr></table>";
    const document = await read(markdown);
    expectOrigins(document, standsInMarkdown);
    expect(outline(document)).toEqual(["附件", "表1", [["1{2×1}", "甲&乙"], ["丙"]], "后文", [["a", "b"]]]);
    expect(document.axis.locate([{ start: markdown.indexOf("丙"), end: markdown.indexOf("丙") + 1 }])[0]).toMatchObject(
      {
        line: 7,
        path: "table[1]/row[2]/column[2]",
      },
    );
    expect(document.axis.locate([{ start: markdown.indexOf("b</td>"), end: markdown.length }])[0]?.path).toBe(
      "table[2]/row[1]/column[2]",
    );
  });

  it("reads other elements, nested tables, and a table that is never closed", async () => {
    expect(
      await outlineOf(
        '<div style="text-align: center;">\n表题\n</div>\n\n<table><tr><td>1<table><tr><td>x</td></tr></table></td><td>甲</td><td>子</td></tr><tr><td>2<td>乙<td>丑<tr><td>3<td>丙<td>寅</table>\n\n文\n\n<table><tr><td>2</td><td>乙',
      ),
    ).toEqual([
      "表题",
      [
        ["1⏎x", "甲", "子"],
        ["2", "乙", "丑"],
        ["3", "丙", "寅"],
      ],
      "文",
      [["2", "乙"]],
    ]);
  });

  it("reads a table that a model put into a fence", async () => {
    expect(await outlineOf("```html\n<table><tr><td>1</td><td>甲</td></tr></table>\n```")).toContainEqual([
      ["1", "甲"],
    ]);
  });
});

it("reads front matter as facts", async () => {
  const document = await read("---\ntitle: 示范\ndate: 2026-01-02\n---\n\n正文");
  expect(outline(document)).toEqual(["正文"]);
  expect(document.facts?.map(({ label, value }) => [label, value.text, value.start])).toEqual([
    ["title", "示范", 11],
    ["date", "2026-01-02", 20],
  ]);
});
