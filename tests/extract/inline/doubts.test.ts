import { describe, expect, it } from "vitest";
import { doubts, records } from "./read";

const item = (number: string, unit = "市教育局") => `${number}落实任务，健全机制。（责任单位：${unit}）`;
const notice = (...lines: string[]) => lines.join("\n");

describe("breaks in the numbers", () => {
  it("a heading that was not seen makes what stands there doubtful", () => {
    const source = notice(
      "一、办好学校",
      item("（一）"),
      "二、办好医院",
      item("（二）"),
      item("（三）"),
      "四、办好体育",
      item("（四）"),
    );
    expect(doubts(source)).toEqual([[], ["serial-gap"], ["serial-gap"], []]);
  });

  it("so does an item, whose text the one before it may hold", () => {
    expect(doubts(notice(item("1."), item("2."), item("4.")))).toEqual([[], ["serial-gap"], []]);
  });

  it("and numbering that starts again under no new heading", () => {
    const source = notice("一、办好学校", item("（一）"), item("（二）"), item("（一）"), item("（二）"));
    expect(doubts(source)).toEqual([[], [], ["uncertain-boundary"], ["uncertain-boundary"]]);
  });

  it("numbers may run on over headings, or start again under each", () => {
    const on = notice("一、办好学校", item("（一）"), "二、办好医院", item("（二）"), item("（三）"));
    const again = notice("一、办好学校", item("（一）"), item("（二）"), "二、办好医院", item("（一）"));
    for (const source of [on, again]) expect(doubts(source).flat()).toEqual([]);
  });

  it("an attachment has numbers of its own", () => {
    const source = notice(item("一、"), item("二、"), "附件", "任务清单", item("一、"), item("二、"));
    expect(doubts(source).flat()).toEqual([]);
  });
});

describe("what a damaged text leaves behind", () => {
  it("a marker without its opening bracket is of its neighbours' kind", () => {
    const source = notice("一、办好学校", item("1）"), item("（2）"), item("（3）"));
    expect(records(source).map((line) => line.split(":")[0])).toEqual([
      "- > 办好学校 > 1",
      "- > 办好学校 > （2）",
      "- > 办好学校 > （3）",
    ]);
  });

  it("a heading that ran into the next item is cut from it", () => {
    const source = notice("一、办好学校", item("（一）"), `二、办好医院${item("（二）")}`, item("（三）"));
    expect(records(source).map((line) => line.split(":")[0])).toEqual([
      "- > 办好学校 > （一）",
      "- > 办好医院 > （二）",
      "- > 办好医院 > （三）",
    ]);
    expect(records(notice(item("（一）"), "（二）落实第（三）项要求。（责任单位：市教育局）"))).toHaveLength(2);
  });

  it("a label that was misread still hands out", () => {
    const source = notice("1.新建校舍。（贵任部门；市教育局、市财政局）", "2.改造食堂。（责任单位市商务局、市教育局）");
    expect(records(source)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 市财政局 | ]",
      "- > - > 2: 改造食堂。 [市商务局 市教育局 | ]",
    ]);
    expect(doubts(source)).toEqual([["note-unparsed"], ["note-unparsed"]]);
    expect(records("1.新建校舍。（贵任单位：*市教育局、市财政局）")).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | 市财政局]",
    ]);
    expect(records("1.成立专班。（相关部门：市教育局、市财政局）")).toEqual([]);
  });

  it("units in brackets inside the text may be a note", () => {
    const source = "1.新建校舍（市教育局、市财政局负责）改造食堂，配齐设备。（责任单位：市商务局）";
    expect(doubts(source)).toEqual([["note-unparsed"]]);
    expect(doubts("1.改造校舍（包括市实验小学、市第一中学）。（责任单位：市教育局）")).toEqual([[]]);
  });

  it("two names without a separator are doubtful, unless the notice prints them so throughout", () => {
    expect(doubts("1.新建校舍。（责任单位：市教育局市财政局）")).toEqual([["unit-unparsed"]]);
    const joint = [1, 2, 3].map((n) => item(`${n}.`, "市经信局市新经济委"));
    expect(doubts(notice(...joint)).flat()).toEqual([]);
  });

  it("a rule that was not understood leaves open who leads", () => {
    const source = notice(
      "1.新建校舍。（责任单位：市教育局，市财政局。列在前头的牵头办理，下同）",
      item("2.", "市商务局、市教育局"),
      item("3.", "市商务局"),
    );
    expect(doubts(source)[1]).toEqual(["role-uncertain"]);
    expect(doubts(source)[2]).toEqual([]);
  });

  it("a line like a heading inside the text makes what stands below it doubtful", () => {
    const source = notice("一、办好学校", item(""), "保障就业创业行动", item(""));
    expect(doubts(source)).toEqual([[], ["uncertain-boundary"]]);
  });

  it("a number that counts nothing may be a page's", () => {
    expect(doubts("1.提高水平；2完成建设。（责任单位：市教育局）")).toEqual([["uncertain-boundary"]]);
    expect(doubts("1.提高水平；2025年完成建设，3个月后验收。（责任单位：市教育局）")).toEqual([[]]);
  });

  it("framed page numbers are taken out of text without line breaks, also behind a digit", () => {
    const filler = "落实各项任务，健全工作机制。".repeat(16);
    const source = `1.新建-1-校舍，到2024-2-年底建成，自2024-3-1起使用。${filler}（责任单位：市教育局）`;
    expect(records(source)[0]).toContain("1: 新建校舍，到2024年底建成，自2024-3-1起使用。");
  });

  it("a line's end inside a number may have lost a hyphen", () => {
    expect(doubts("1.开展服务，组织活动，举办培训3\n7次。（责任单位：市教育局）")).toEqual([["uncertain-boundary"]]);
  });
});

describe("what a scan's faults leave behind", () => {
  it("a count without its number", () => {
    expect(doubts("1.新建养老机构家以上。（责任单位：市民政局）")).toEqual([["uncertain-boundary"]]);
    expect(doubts("1.培训758人次左右，选派专家以上人才，县处以上干部参加。（责任单位：市民政局）")).toEqual([[]]);
  });

  it("units behind a closing bracket", () => {
    const source = "1.新建养老机构。（责任单位：市民政局），各县（市、区）政府）\n2.建设学校。（责任单位：市教育局）";
    expect(doubts(source)[0]).toEqual(["bracket-unbalanced"]);
  });

  it("a label with a character misread, its colon lost", () => {
    const source = "1.新建养老机构。（责住部门市民政局、市财政局）\n2.建设学校。（责任单位：市教育局）";
    expect(records(source)[0]).toBe("- > - > 1: 新建养老机构。 [市民政局 市财政局 | ]");
    expect(doubts(source)).toEqual([["note-unparsed"], []]);
  });

  it("a note with brackets inside that was not understood", () => {
    const source =
      "1.新建养老机构。（责郎门省民政厅、各市、县（市、区）政府）建设学校，改造食堂。（责任单位：市教育局）";
    expect(doubts(source).flat()).toContain("note-unparsed");
  });

  it("two names without a separator", () => {
    for (const name of ["市国资委景城镇人民政府", "市应急局柏洲经开区管委会", "区金融办中国移动临洲分公司"])
      expect(doubts(`1.建设学校。（责任单位：${name}）`), name).toEqual([["unit-unparsed"]]);
    for (const name of ["国务院有关部门", "各有关部门和单位", "市公安局交警支队", "市自然资源局柏洲经开区分局"])
      expect(doubts(`1.建设学校。（责任单位：${name}）`), name).toEqual([[]]);
  });

  it("a comma that a rule of who leads goes by, where it may be another mark misread", () => {
    const notice = (list: string) =>
      `1.建设学校。（责任单位：市教育局，市财政局。第一个逗号前为牵头单位，下同）\n2.建设医院。（责任单位：${list}）`;
    expect(doubts(notice("市卫健委，市财政局、市水利局"))[1]).toEqual([]);
    expect(doubts(notice("市卫健委、市财政局,市水利局"))[1]).toEqual(["role-uncertain"]);
    expect(doubts(notice("市卫健委，市财政局，市水利局"))[1]).toEqual(["role-uncertain"]);
  });
});
