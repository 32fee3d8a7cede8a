import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeInterleaved } from "../../../../src/extract/table/interleaved";
import { holdersOf, linesOfText, rowsAsText } from "../flat-text";

const SIDE_BY_SIDE = `新原市绿色交通任务分工表

序号
1

具体任务
责任单位
制定公交线网优化方案，新开直达线 市交通运输局、市
路5条，调整绕行线路8条。
财政局
建成公交专用道20公里，推进路口信
号优先改造，试点路段不少于3条，完 市城管局
善夜间照明。
完善慢行系统，新建绿道30公里，改 市住房城乡建设局
造人行天桥4座。

2
3

完成时限
2026年底
长期坚持
2027年6月
`;

test("columns side by side in one flow, serials and deadlines in flows of their own", () => {
  const { tables } = decodeInterleaved(linesOfText(SIDE_BY_SIDE));
  expect(tables).toHaveLength(1);
  expect(tables[0]!.columns.map(({ role }) => role)).toEqual(["number", "task", "lead", "deadline"]);
  expect(rowsAsText(tables[0]!)).toEqual([
    ["1", "制定公交线网优化方案，新开直达线|路5条，调整绕行线路8条。", "市交通运输局、市|财政局", "2026年底"],
    ["2", "建成公交专用道20公里，推进路口信|号优先改造，试点路段不少于3条，完|善夜间照明。", "市城管局", "长期坚持"],
    ["3", "完善慢行系统，新建绿道30公里，改|造人行天桥4座。", "市住房城乡建设局", "2027年6月"],
  ]);
});

/** In row 1 the co-operating units take four lines, the others' two stand in the middle of them. */
const CENTRED = `序号 具体任务 责任单位 配合单位
市水利局、市商务
制定公交线网优化方案，新开直达线 市教育局、市 局、市气象局、市
1
路5条，完善夜间照明。
财政局
城管局、市应急管
理局
建成公交专用道20公里，推进路口信 市民政局、市 市科技局、市卫生
2
号优先改造。
交通局
健康委
3 完善慢行系统，新建绿道30公里。 市统计局 市体育局
`;

test("lines of a cell lie between those of a taller cell of the row, one of each", () => {
  const [table] = decodeInterleaved(linesOfText(CENTRED)).tables;
  expect(rowsAsText(table!)).toEqual([
    [
      "1",
      "制定公交线网优化方案，新开直达线|路5条，完善夜间照明。",
      "市教育局、市|财政局",
      "市水利局、市商务|局、市气象局、市|城管局、市应急管|理局",
    ],
    ["2", "建成公交专用道20公里，推进路口信|号优先改造。", "市民政局、市|交通局", "市科技局、市卫生|健康委"],
    ["3", "完善慢行系统，新建绿道30公里。", "市统计局", "市体育局"],
  ]);
});

const ZIGZAG = `序号

具体任务

责任单位

配合单位

1

制定公交线网优化方案，新开直达线
路5条，调整绕行线路8条。

市财政局

市教育局、市城
管局

2

建成公交专用道20公里，推进路口信
号优先改造，试点路段不少于3条。

市水利局

市科技局

3

完善慢行系统，新建绿道30公里，改
造人行天桥4座。

市应急局

市民政局

抄送：市委各部门。
市人民政府办公室
2024年7月12日印发
`;

test("cells in flows of their own, row by row; the imprint is none of them", () => {
  const [table] = decodeInterleaved(linesOfText(ZIGZAG)).tables;
  expect(rowsAsText(table!)).toEqual([
    ["1", "制定公交线网优化方案，新开直达线|路5条，调整绕行线路8条。", "市财政局", "市教育局、市城|管局"],
    ["2", "建成公交专用道20公里，推进路口信|号优先改造，试点路段不少于3条。", "市水利局", "市科技局"],
    ["3", "完善慢行系统，新建绿道30公里，改|造人行天桥4座。", "市应急局", "市民政局"],
  ]);
});

const MERGED = `序号 重点领域 重点任务 责任部门
一、绿色出行行动
制定公交线网优化方案，新开直达线 市交通运输局
1
公交优先 路5条，调整绕行线路8条。
发展 建成公交专用道20公里，推进路口信
2
号优先改造，试点路段不少于3条。 市城管局
二、智慧停车行动
1 停车资源 建成停车诱导系统，接入公共停车场 市大数据中心
共享 60个以上，泊位2万个。
— 1 —
`;

test("a flow below one heading holds its column", () => {
  const text =
    "任务内容\n1.推动绿色出行，完善慢行道建设。\n2.提升公共服务，新建社区食堂。\n3.推进旧区改造，加装住宅电梯。\n\n协同单位\n市交通局\n市民政局\n市城管局\n\n责任单位\n市财政局\n市审计局\n市统计局\n";
  const [table] = decodeInterleaved(linesOfText(text)).tables;
  const lead = table!.columns.findIndex(({ role }) => role === "lead");
  expect(rowsAsText(table!).map((row) => row[lead])).toEqual(["市财政局", "市审计局", "市统计局"]);
});

test("an area over two rows, section rows after which serials begin again", () => {
  const { tables, dropped } = decodeInterleaved(linesOfText(MERGED));
  const [table] = tables;
  expect(rowsAsText(table!).map(([number, area, , lead]) => [number, area, lead])).toEqual([
    ["1", "公交优先|发展", "市交通运输局"],
    ["2", "公交优先|发展", "市城管局"],
    ["1", "停车资源|共享", "市大数据中心"],
  ]);
  expect(table!.rows[0]!.cells[1]).toBe(table!.rows[1]!.cells[1]);
  expect(table!.rows.map(({ section }) => section?.text)).toEqual([
    "一、绿色出行行动",
    "一、绿色出行行动",
    "二、智慧停车行动",
  ]);
  expect(dropped.map(({ reason }) => reason)).toContain("header");
});

test("every character of the region is held once", () => {
  for (const text of [SIDE_BY_SIDE, MERGED]) {
    const { tables, dropped } = decodeInterleaved(linesOfText(text));
    const held = holdersOf(text, tables, dropped);
    const inside = new Uint8Array(text.length);
    for (const { start, end } of tables.flatMap(({ region }) => region)) inside.fill(1, start, end);
    for (let i = 0; i < text.length; i++) if (text[i]!.trim() !== "") expect([i, held[i]]).toEqual([i, inside[i]]);
  }
});

const LINE = fc.oneof(
  fc.constantFrom(
    "",
    "序号 重点任务 责任单位",
    "序号",
    "号",
    "责任单位",
    "1",
    "2",
    "市教育局",
    "推动校园网络改 市数据局",
    "—1—",
    "\f",
  ),
  fc.constantFrom("完善制度。", "年底", "2026 年", "一、提升行动", "/", "（", "市教 育局 2026年 底 前 三 四 五 六 七"),
);

test("any lines: nothing is thrown, nothing held twice", () => {
  fc.assert(
    fc.property(fc.array(LINE, { maxLength: 40 }), (lines) => {
      const text = lines.join("\n");
      const { tables, dropped } = decodeInterleaved(linesOfText(text));
      const held = holdersOf(text, tables, dropped);
      const inside = new Uint8Array(text.length);
      for (const { start, end } of tables.flatMap(({ region }) => region)) inside.fill(1, start, end);
      for (let i = 0; i < text.length; i++) if (text[i]!.trim() !== "") expect([i, held[i]]).toEqual([i, inside[i]]);
    }),
    { numRuns: 60 },
  );
});
