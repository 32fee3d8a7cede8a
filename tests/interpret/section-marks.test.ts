import { expect, it } from "vitest";
import { parseNotice } from "../../src/index";

const HEAD = "<tr><th>序号<th>重点任务<th>主要工作<th>责任单位</tr>";

it("a section's mark and an area's that the serials number otherwise are counted as dropped, not as lost", async () => {
  const parsed = await parseNotice(
    `<table>${HEAD}<tr><td colspan=4>一、平台建设</td></tr>
     <tr><td rowspan=2>1<td rowspan=2>（一）优化服务<td>1.推动平台建设。<td>市教育局<tr><td>2.完善运行机制。<td>市财政局
     <tr><td>2<td>（二）强化监测<td>3.更新监测设备。<td>市财政局</table>`,
  );
  expect(parsed.tasks.map(({ section, area, areaNumber }) => [section, area, areaNumber])).toEqual([
    ["平台建设", "优化服务", "1"],
    ["平台建设", "优化服务", "1"],
    ["平台建设", "强化监测", "2"],
  ]);
  expect(parsed.messages.map(({ code }) => code)).not.toContain("unaccounted-text");
  expect(parsed.coverage.dropped).toContainEqual({ reason: "mark", characters: 7 });
});
