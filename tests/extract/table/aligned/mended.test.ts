import { describe, expect, test } from "vitest";
import { decodeAligned } from "../../../../src/extract/table/aligned";
import { linesOfText, rowsAsText } from "../flat-text";

const rowsOf = (text: string) => rowsAsText(decodeAligned(linesOfText(text)).tables[0]!);

describe("what once went wrong", () => {
  test("a number at a line's head that does not count on is no serial", () => {
    const rows = rowsOf(`编号            重点工作             牵头部门     配合部门
 1 完成首台套产品推广，建设技术平     市科技局     市财政局
   台，到年底覆盖率达到
 69 户以上，形成长效机制。
 2 支持链主企业参与绿色工厂建设，     市发改委     市教育局
   打通政策落地堵点。
 3 服务产业联盟开展走访帮扶，补齐     市商务局     市水利局
   设施短板。
`);
    expect(rows.map(([number]) => number)).toEqual(["1", "2", "3"]);
    expect(rows[0]![1]).toContain("69 户以上");
  });

  test("headings that touch are told apart, and a header ends with its page", () => {
    const { tables } = decodeAligned(
      linesOfText(`序号重点任务        主要工作             责任单位     协同单位
1  公交优先     制定公交线网优化方案，新开线路。   市交通局     市财政局
             政府
\f序号重点任务        主要工作             责任单位     协同单位
2  绿色出行     建成公交专用道二十公里。       市城管局     市公安局
`),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]!.columns.map(({ role }) => role)).toEqual(["number", "area", "task", "lead", "cooperating"]);
  });

  test("punctuation does not begin a cell: the gap before it is its own white", () => {
    const rows = rowsOf(`编号          重点工作           牵头部门
1 修订《绿色工厂建设工作指引》   ；坚持问题  市住建局
  导向，打通政策落地堵点。
2 推进绿色工厂建设提档升级，完善长效机    市统计局
  制。
`);
    expect(rows[0]![1]).toContain("》   ；坚持问题");
    expect(rows.map((row) => row[2])).toEqual(["市住建局", "市统计局"]);
  });

  test("a line that stops short ends its cell, whatever its characters stand behind elsewhere", () => {
    const rows = rowsOf(`序号      任务名称           任务内容                     责任单位           时间节点
                加快建设云陵市装备制造产业园、青禾片区     市工信局、市发改委、各
 1    产业园建设                                                    2027年底
                数字化示范港等平台                区县政府
                设立装备制造专项基金，加大重点领域产业
 2    基金设立                                   市财政局            2026年底
                扶持力度
                推进产业数字化改造，编制产业数字化目录
 3    数字化改造                                  市科技局            2026年底
                建设产业数字化公共服务平台
`);
    expect(rows.map((row) => row[2])).toEqual([
      "加快建设云陵市装备制造产业园、青禾片区|数字化示范港等平台",
      "设立装备制造专项基金，加大重点领域产业|扶持力度",
      "推进产业数字化改造，编制产业数字化目录|建设产业数字化公共服务平台",
    ]);
  });
});
