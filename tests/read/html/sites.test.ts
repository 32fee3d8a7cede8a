import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { gb18030 } from "../../seed-notice/gb18030";

const HEADINGS = ["序号", "重点任务", "主要工作", "牵头单位", "配合单位"];
const ROWS = [
  ["1", "优化公共服务", "推动公共服务平台建设。", "市教育局", "市财政局、市科技局"],
  ["2", null, "健全监测评价体系。", "市科技局", ""],
];
const TABLE = `<table border=1><tr>${HEADINGS.map((text) => `<td>${text}</td>`).join("")}</tr>${ROWS.map(
  (cells) =>
    `<tr>${cells.map((text, i) => (text === null ? "" : `<td${i === 1 ? " rowspan=2" : ""}>${text}</td>`)).join("")}</tr>`,
).join("")}</table>`;
const META =
  "<table><tr><td>索 引 号：</td><td>014000/2026-00012</td><td>主题分类：</td><td>教育</td></tr><tr><td>成文日期：</td><td>2026年03月05日</td><td>发文字号：</td><td>示政办发〔2026〕12号</td></tr></table>";
const TITLE = "关于印发2026年重点任务分解表的通知";

/** A page as government sites are built: layout tables, menus, share bars, related links, a footer. */
const site = (content: string) => `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>${TITLE}_示范市人民政府</title><style>td{}</style><script>var a="<table>"</script></head><body>
<ul class="topnav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li></ul>
<table width=1000><tr><td>您的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></td></tr></table>
${META}<table width=1000><tr><td><h1>${TITLE}</h1><div>来源：市政府办公室&nbsp;发布时间：2026-03-10&nbsp;浏览次数：128</div>
<div id="zoom"><p>各区人民政府：</p><p>　　现印发给你们。</p>${content}<p>示范市人民政府办公室</p></div>
<div class="bdsharebuttonbox"><a href="#">微信</a><a href="#">微博</a></div></td></tr></table>
<div class="footer"><p>主办：示范市人民政府办公室</p><p><a href="/map">网站地图</a></p></div></body></html>`;

const read = (content: string) => parseNotice(gb18030(site(content)));
const brief = ({ tasks }: Awaited<ReturnType<typeof read>>) =>
  tasks.map(({ number, area, task, leadUnits, cooperatingUnits, status }) => [
    number,
    area,
    task,
    leadUnits.map(({ name }) => name).join(),
    cooperatingUnits.map(({ name }) => name).join(),
    status,
  ]);
const EXPECTED = [
  ["1", "优化公共服务", "推动公共服务平台建设。", "市教育局", "市财政局,市科技局", "verified"],
  ["2", "优化公共服务", "健全监测评价体系。", "市科技局", "", "verified"],
];

describe("a government site's page in GBK", () => {
  it.each<[string, string]>([
    ["a bordered table", TABLE],
    ["a table inside a layout table", `<table><tr><td>${TABLE}</td></tr></table>`],
    ["cells of <th> alone", TABLE.replaceAll("td", "th")],
    ["cells of paragraphs and fonts", TABLE.replaceAll(/<td([^>]*)>(.*?)<\/td>/g, "<td$1><p><font>$2</font></p></td>")],
    ["a caption over twenty columns", TABLE.replace("<tr>", "<tr><td colspan=20>2026年重点任务分解表</td></tr><tr>")],
    ["a rowspan beyond the table's end", TABLE.replace("rowspan=2", "rowspan=99")],
    ["hidden words in a cell", TABLE.replace("市教育局", '市教育局<span style="display:none">市公安局</span>')],
    ["a line break after a separator", TABLE.replace("市财政局、", "市财政局、<br/>\n")],
    [
      "cells padded with no-break spaces",
      TABLE.replaceAll(/<td([^>]*)>/g, "<td$1>\n&nbsp;&nbsp;").replaceAll("</td>", "&nbsp;</td>"),
    ],
  ])("is read with %s", async (_, content) => {
    const parsed = await read(content);
    expect(brief(parsed)).toEqual(EXPECTED);
    expect(parsed.notice).toMatchObject({
      title: TITLE,
      documentNumber: "示政办发〔2026〕12号",
      recipients: "各区人民政府",
      date: "2026-03-05",
    });
    expect(parsed.messages.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("reads a table drawn out of <div> as text, and is sure of none of it", async () => {
    const row = (cells: readonly (string | null)[]) =>
      `<div>${cells.map((text) => `<div>${text ?? ""}</div>`).join("")}</div>`;
    const { tasks } = await read([HEADINGS, ...ROWS].map(row).join(""));
    expect(tasks.map(({ number }) => number)).toEqual(ROWS.map(([number]) => number));
    expect(tasks.map(({ status }) => status)).toEqual(ROWS.map(() => "review"));
  });
});
