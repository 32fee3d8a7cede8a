import { describe, expect, it } from "vitest";
import { readHtml } from "../../../src/read/html/read";
import { expectOrigins, outline } from "../origins";
import { settings } from "../settings";
import { standsInHtml } from "./stands";

const read = (html: string, options = {}) => readHtml(html, settings(options));
const outlineOf = async (html: string) => {
  const document = await read(html);
  expectOrigins(document, standsInHtml);
  return outline(document);
};
describe("paragraphs", () => {
  it("ends a paragraph at block elements and at two line breaks, not at one", async () => {
    expect(
      await outlineOf("<div>各区人民政府：<br>现将方案印发给你们。<br><br>附件</div><p>一、<b>总体</b>要求</p>落款"),
    ).toEqual(["各区人民政府：\n现将方案印发给你们。", "附件", "一、总体要求", "落款"]);
  });

  it("collapses white space, to nothing between ideographs of two source lines", async () => {
    expect(await outlineOf("<p>\n  推动城乡\n  融合 发展，建设 5G\n  network ready\r\n  基站。 </p>")).toEqual([
      "推动城乡融合 发展，建设 5G network ready基站。",
    ]);
  });

  it("decodes references, each with its own origin", async () => {
    const document = await read("<p>A&amp;B&nbsp;&#24066;&#x6559;育局&ensp;&lt;试行&gt;&copy</p>");
    expect(outline(document)).toEqual(["A&B\u00a0市教育局\u2002<试行>©"]);
    expectOrigins(document, standsInHtml);
    const block = document.pages[0]!.blocks[0]!;
    if (block.kind !== "paragraph") throw new Error("no paragraph");
    const at = block.text.text.indexOf("市");
    expect(document.axis.locate([block.text.rangeAt(at)])).toEqual([{ start: 16, end: 24, line: 1, column: 17 }]);
  });

  it("keeps headings' levels and the lines of preformatted text", async () => {
    const document = await read("<h2>二、重点任务</h2><pre>序号 任务\n\n1  建设  平台\n</pre>");
    expect(
      document.pages[0]!.blocks.map((block) => (block.kind === "grid" ? "" : [block.kind, block.text.text])),
    ).toEqual([
      ["paragraph", "二、重点任务"],
      ["line", "序号 任务"],
      ["line", ""],
      ["line", "1  建设  平台"],
      ["line", ""],
    ]);
    expect(document.pages[0]!.blocks[0]).toMatchObject({ heading: 2 });
  });

  it("leaves zero-width characters out, as the text reader does", async () => {
    const document = await read("<p>市\u200b教育局&#8203;、财政局\u00ad</p>");
    expect(outline(document)).toEqual(["市教育局、财政局"]);
    expect(document.messages.map((m) => m.code)).toEqual(["control-characters"]);
  });
});

describe("tables", () => {
  it("lays rowspan and colspan out", async () => {
    expect(
      await outlineOf(
        "<table><tr><th>序号<th>任务<th colspan=2>责任单位</tr><tr><td rowspan=2>1<td>甲<td>乙<td>丙<tr><td>丁<td>戊<td>己</table>",
      ),
    ).toEqual([
      [
        ["序号", "任务", "责任单位{1×2}"],
        ["1{2×1}", "甲", "乙", "丙"],
        ["丁", "戊", "己"],
      ],
    ]);
  });

  it("parts a cell's lines at <br> and block elements, and nowhere else", async () => {
    expect(
      await outlineOf(
        "<table><tr><td>1</td><td><p>市教育局</p><p>市<span>财政</span>局<br/>市人社\n局</p></td></tr><tr><td>2<td><div>甲</div>乙</table>",
      ),
    ).toEqual([
      [
        ["1", "市教育局⏎市财政局⏎市人社局"],
        ["2", "甲⏎乙"],
      ],
    ]);
  });

  it("ends spans with their section and squeezes out columns in which nothing begins", async () => {
    const document = await read(
      "<table><thead><tr><th colspan=100>分解表</thead><tbody><tr><td rowspan=0>一<td colspan=3>甲<td>乙<tr><td colspan=3>丙<td>丁</tbody><tbody><tr><td rowspan=9>二<td colspan=3>戊<td>己</tbody></table>",
    );
    expect(outline(document)).toEqual([[["分解表{1×3}"], ["一{2×1}", "甲", "乙"], ["丙", "丁"], ["二", "戊", "己"]]]);
    expect(document.pages[0]!.blocks[0]).toMatchObject({ rowCount: 4, columnCount: 3, headerRows: 1 });
  });

  it("never lets two cells share a place", async () => {
    expect(
      await outlineOf("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e<tr><td>f<td>g<td>h</table>"),
    ).toEqual([
      [
        ["a", "b{2×1}", "c"],
        ["d", "e"],
        ["f", "g", "h"],
      ],
    ]);
  });

  it("takes leading rows of <th> as headers, and only those", async () => {
    const heads = async (html: string) => {
      const block = (await read(html)).pages[0]!.blocks[0]!;
      return block.kind === "grid" ? block.headerRows : null;
    };
    expect(await heads("<table><tr><th>序号<th>任务<tr><td>1<td>甲</table>")).toBe(1);
    expect(await heads("<table><tr><th>1<td>甲<tr><th>2<td>乙</table>")).toBeUndefined();
    expect(await heads("<table><tr><td>序号<td>任务<tr><td>1<td>甲</table>")).toBeUndefined();
  });

  it("reads a layout table as the page it makes", async () => {
    expect(
      await outlineOf(
        "<table><tr><td><table><tr><td>通知</td></tr></table></td><td>侧栏</td></tr><tr><td><table border=1><tr><th>序号<th>任务<tr><td>1<td>甲</table></td></tr></table>",
      ),
    ).toEqual([
      "通知",
      "侧栏",
      [
        ["序号", "任务"],
        ["1", "甲"],
      ],
    ]);
  });

  it("gives a nested table's cells as lines of the cell that it stands in", async () => {
    expect(
      await outlineOf(
        "<table><tr><th>序号<th>任务<th>单位<tr><td>1<td>甲<table><tr><td>a<td>b</table><td>丙<tr><td>2<td>乙<td>丁</table>",
      ),
    ).toEqual([
      [
        ["序号", "任务", "单位"],
        ["1", "甲⏎a⏎b", "丙"],
        ["2", "乙", "丁"],
      ],
    ]);
  });

  it("says in which cell a value stands", async () => {
    const html = "<p>x</p><table><caption>分解表</caption><tr><td>序号<td>任务</tr>\n<tr><td>1<td>建设</table>";
    const document = await read(html);
    const grid = document.pages[0]!.blocks[1]!;
    if (grid.kind !== "grid") throw new Error("no grid");
    expect(grid.caption?.text).toBe("分解表");
    expect(document.axis.locate(grid.cells[3]!.lines[0]!.ranges())).toEqual([
      {
        start: html.indexOf("建设"),
        end: html.indexOf("建设") + 2,
        line: 2,
        column: 14,
        path: "table[1]/row[2]/column[2]",
      },
    ]);
    expect(document.axis.locate([{ start: 3, end: 4 }])).toEqual([{ start: 3, end: 4, line: 1, column: 4 }]);
  });
});

describe("what is not the notice", () => {
  it("sets navigation, scripts and hidden elements aside and says so", async () => {
    const document = await read(`
      <script>var a = "<p>不是正文</p>"</script><style>p{}</style>
      <nav><a href="/">首页</a> <a href="/zwgk">政务公开</a></nav>
      <div class="topShare"><span>分享到微信</span></div>
      <div style="display: none">隐藏的文字</div>
      <ul><li><a href=1>要闻</a><li><a href=2>政策</a><li><a href=3>服务</a></ul>
      <p>正文一段。</p><p>【字体：大 中 小】 打印</p><p>上一篇：另一个通知</p><iframe src="//example.org/x"></iframe>`);
    expect(outline(document)).toEqual(["正文一段。"]);
    expect(document.messages.map((m) => m.text.split(":")[0])).toEqual([
      "Navigation, share bars and other furniture of the page were set aside",
      "Hidden elements were set aside",
      "The page shows other files, which were not fetched",
    ]);
    expect(document.messages.every((m) => m.place?.line !== undefined)).toBe(true);
  });

  it("keeps attachments, and whatever a lying name would take away", async () => {
    const body = "推动各项任务落实到位，明确责任单位和完成时限。".repeat(8);
    expect(
      await outlineOf(
        `<div id="nav"><p>${body}</p></div><p>附件：1.<a href="a.docx">任务分解表</a> 2.<a href="b.pdf">指标</a> 3.<a href="c.doc">x</a></p>`,
      ),
    ).toEqual([body, "附件：1.任务分解表 2.指标 3.x"]);
  });

  it("reads the metadata table as facts", async () => {
    const document = await read(
      "<table><tr><td><b>索 引 号：</b></td><td>01/2018-00212</td><td>主题分类：</td><td>劳动</td></tr><tr><td>发文字号：</td><td colspan=3>示政发〔2018〕39号</td></tr><tr><td>主 题 词：</td><td></td></tr></table><p>正文</p>",
    );
    expect(outline(document)).toEqual(["正文"]);
    expect(document.facts?.map(({ label, value }) => [label, value.text])).toEqual([
      ["索引号", "01/2018-00212"],
      ["主题分类", "劳动"],
      ["发文字号", "示政发〔2018〕39号"],
      ["主题词", ""],
    ]);
    expect(document.messages.map((m) => m.code)).toEqual(["part-ignored"]);
  });

  it("reads lines of metadata as facts, and leaves the notice's own lines alone", async () => {
    const document = await read(
      "<p>来源：示范市人民政府　发布时间：2024-05-06　浏览次数：12</p><li>索引号：A-1</li><li>成文日期：2024年5月1日</li><p>责任单位：市教育局</p><p>标题：不动</p>",
    );
    expect(document.facts?.map(({ label, value }) => [label, value.text])).toEqual([
      ["来源", "示范市人民政府"],
      ["发布时间", "2024-05-06"],
      ["浏览次数", "12"],
      ["索引号", "A-1"],
      ["成文日期", "2024年5月1日"],
    ]);
    expect(outline(document)).toEqual(["责任单位：市教育局", "标题：不动"]);
  });

  it("takes no table of tasks for metadata", async () => {
    const table = "<table><tr><td>序号<td>名称<td>来源<tr><td>1<td>甲<td>乙</table>";
    expect(await outlineOf(table)).toEqual([
      [
        ["序号", "名称", "来源"],
        ["1", "甲", "乙"],
      ],
    ]);
  });

  it("reads front matter as facts", async () => {
    const document = await read('---\nlayout: default\ntitle: "示范通知"\n---\n<p>正文</p>');
    expect(outline(document)).toEqual(["正文"]);
    expect(document.facts?.map(({ label, value }) => [label, value.text])).toEqual([["title", "示范通知"]]);
  });
});
