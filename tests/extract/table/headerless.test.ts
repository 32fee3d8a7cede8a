import { describe, expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { bareText } from "../../../src/extract/table/lattice";
import { draw } from "./draw";

const read = (...pages: string[][]) => tablesFromGrids(draw(...pages), []);
type Read = ReturnType<typeof read>;
const shown = ({ tables }: Read) =>
  tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => bareText(cell?.lines ?? [])).join(" ")));
const doubted = ({ tables }: Read) =>
  tables.flatMap(({ rows }) => rows.map(({ doubts }) => doubts.map(({ code }) => code).join()));

const FIRST = "序号|重点任务|主要工作|责任单位|协同单位\n1|优化服务|1.建立便民窗口。|市林业局|市水利局";
const NEXT = "2|优化监测|2.公开办事流程。|市气象局|市水利局";

describe("what stands between two parts of a table", () => {
  it.each([["12"], ["续表"], ["（续表）"]])("does not part them when it is %s", (text) => {
    const found = read([FIRST, text, NEXT]);
    expect(found.tables).toHaveLength(1);
    expect(shown(found)).toHaveLength(2);
    expect(doubted(found)).toEqual(["", ""]);
    expect(found.flow).toEqual([]);
  });

  it("does not part them when it comes again between other parts: a running title", () => {
    const title = "示范市人民政府文件";
    const found = read([FIRST, title, NEXT, title, NEXT.replaceAll("2", "3")]);
    expect(shown(found)).toHaveLength(3);
    expect(found.dropped.filter(({ reason }) => reason === "running-line")).toHaveLength(2);
  });

  it("parts them when it may begin something new; the rows below are read and doubted", () => {
    const found = read([FIRST, "附件2 乡镇任务", NEXT]);
    expect(found.tables).toHaveLength(2);
    expect(shown(found)[1]).toBe("2 优化监测 2.公开办事流程。 市气象局 市水利局");
    expect(doubted(found)).toEqual(["", "table-header-missing"]);
    expect(found.flow.map(({ text }) => text.text)).toEqual(["附件2 乡镇任务"]);
  });
});

describe("a part of a table with other columns", () => {
  it("is read by what its columns hold when empty columns were lost, and doubted", () => {
    const found = read([FIRST, "2.公开办事流程。|市气象局|市水利局\n3.发布办事指南。|市气象局|"]);
    expect(shown(found)).toEqual([
      "1 优化服务 1.建立便民窗口。 市林业局 市水利局",
      "1 优化服务 2.公开办事流程。 市气象局 市水利局",
      "1 优化服务 3.发布办事指南。 市气象局 ",
    ]);
    expect(doubted(found)).toEqual(["", "table-header-missing", "table-header-missing"]);
  });

  it("is read when a column of nothing was gained", () => {
    const found = read([FIRST, `|${NEXT}`]);
    expect(shown(found)[1]).toBe("2 优化监测 2.公开办事流程。 市气象局 市水利局");
    expect(doubted(found)).toEqual(["", "table-header-missing"]);
  });

  it("is not read when its columns fit none, which is said", () => {
    const found = read([FIRST, "甲方|2026|是\n乙方|2027|否"]);
    expect(shown(found)).toHaveLength(1);
    expect(found.messages.map(({ code }) => code)).toEqual(["table-header-missing"]);
    expect(found.flow).toHaveLength(6);
  });
});

describe("a header that reaches into the body", () => {
  it("is a header where all its columns are named: an empty cell below was merged with it", () => {
    const found = read([FIRST], ["序号|重点任务|主要工作|责任单位|协同单位\n^|^|2.公开办事流程。|市气象局|市水利局"]);
    expect(shown(found)).toEqual([
      "1 优化服务 1.建立便民窗口。 市林业局 市水利局",
      "1 优化服务 2.公开办事流程。 市气象局 市水利局",
    ]);
    expect(doubted(found)).toEqual(["", ""]);
  });

  it("sends a row to review whose cell says what its column's heading says", () => {
    const found = read([`${FIRST}\n2|重点任务|2.公开办事流程。|市气象局|`]);
    expect(doubted(found)).toEqual(["", "uncertain-boundary"]);
  });
});

describe("a table without any header", () => {
  it("is read by what its columns hold, every row doubted, also those on later pages", () => {
    const found = read(
      ["1|优化服务|建立便民窗口，开展上门服务。|市林业局|市水利局|2026年6月\n2|^|公开办事流程。|市气象局||长期"],
      ["3|优化监测|更新监测设备。|市气象局|市水利局|2027年"],
    );
    expect(found.tables.map(({ columns }) => columns.map(({ role }) => role).join(" "))).toEqual([
      "number area task lead cooperating deadline",
    ]);
    expect(doubted(found)).toEqual(Array(3).fill("table-header-missing"));
  });

  it.each([
    [
      "names its columns otherwise",
      "序号|姓名|简要描述|责任单位\n1|甲|负责日常联络工作。|市林业局\n2|乙|负责协调会议。|市气象局",
    ],
    ["is one row", "1|建立便民窗口。|市林业局"],
    ["has no units", "1|优化服务|建立便民窗口。\n2|优化监测|公开办事流程。"],
    ["has no sentences", "1|甲村|市林业局\n2|乙村|市气象局"],
    ["has no serials", "甲村|建立便民窗口。|市林业局\n乙村|公开办事流程。|市气象局"],
  ])("is no table of tasks when it %s", (_, grid) => {
    expect(read([grid]).tables).toEqual([]);
  });
});

describe("a section row in a format without spans", () => {
  const sectionsOf = (rows: string) =>
    read([`序号|主要工作|责任单位|协同单位\n${rows}`]).tables[0]!.rows.map(({ section }) => section?.text ?? null);

  it("stands alone where serials stand", () => {
    expect(sectionsOf("优化服务专项行动|||\n1|建立窗口。|市林业局|\n监测行动|||\n1|更新设备。|市气象局|")).toEqual([
      "优化服务专项行动",
      "监测行动",
    ]);
  });

  it("or stands in every column", () => {
    expect(sectionsOf("优化服务|优化服务|优化服务|优化服务\n1|建立窗口。|市林业局|")).toEqual(["优化服务"]);
  });

  it("but is no serial that stands alone", () => {
    expect(sectionsOf("（十二）|||\n1|建立窗口。|市林业局|")).toEqual([null, null]);
  });
});
