import { describe, expect, it } from "vitest";
import { doubts, records } from "./read";

const lines = (...parts: string[]) => parts.join("\n");

describe("notes in other hands", () => {
  it("a sentence without brackets that hands out the task", () => {
    const source = lines(
      "1.新建幼儿园5所。由县教育局负责，县财政局配合。",
      "2.建设食堂10家。由县民政局牵头，各街道办事处配合。",
      "3.各地要抓好落实。本办法由县司法局负责解释。",
    );
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建幼儿园5所。 [县教育局 | 县财政局]",
      "- > - > 2: 建设食堂10家。 [县民政局 | 各街道办事处]",
    ]);
  });

  it("责任部门为… as a sentence", () => {
    expect(records("1.推行柔性执法。责任部门为区司法局、区城管局。\n2.清理收费。责任部门为区税务局。", true)).toEqual([
      "- > - > 1: 推行柔性执法。 [区司法局 区城管局 | ]",
      "- > - > 2: 清理收费。 [区税务局 | ]",
    ]);
  });

  it("a label speaks before the brackets inside it", () => {
    const source = "1.保护湿地。\n责任单位：镇自然资源局（镇林业局、镇海洋局）。\n2.治理河道。\n责任单位：镇水务站。";
    expect(records(source, true)[0]).toBe("- > - > 1: 保护湿地。 [镇自然资源局（镇林业局、镇海洋局） | ]");
  });

  it("a rule below the last note holds for all of them", () => {
    const source =
      "一、发放消费券。（市商务局、市财政局）\n二、举办活动。（市文旅局、市总工会）\n（排在首位的为牵头单位，其他为配合单位）";
    expect(records(source, true)).toEqual([
      "- > - > 一: 发放消费券。 [市商务局 | 市财政局]",
      "- > - > 二: 举办活动。 [市文旅局 | 市总工会]",
    ]);
  });

  it("one note below the items of each chapter speaks for all of them", () => {
    const chapter = (mark: string, first: number) =>
      lines(`${mark}、优化服务`, `${first}.编制指南。`, `${first + 1}.共享数据。`, "（责任单位：区数据局）");
    expect(records(lines(chapter("一", 1), chapter("二", 3)), true)).toEqual([
      "- > 优化服务 > -: 1.编制指南。2.共享数据。 [区数据局 | ]",
      "- > 优化服务 > -: 3.编制指南。4.共享数据。 [区数据局 | ]",
    ]);
  });

  it("a note in a heading leaves the text below it as the task, doubted", () => {
    const source = lines(
      "（一）水源工程（县水利局牵头，县财政局配合）",
      "新建水库2座，加固水源12处。",
      "（二）管网工程（县水务集团负责）",
      "铺设主管网120公里，改造老旧管网。",
    );
    expect(records(source, true)[0]).toBe("- > - > （一）: 新建水库2座，加固水源12处。 [县水利局 | 县财政局]");
    expect(doubts(source)[0]).toContain("uncertain-boundary");
  });

  it("unnumbered paragraphs keep the note below them", () => {
    const source =
      "一是强化创新，加大研发投入力度。\n责任单位：区科技局。\n二是加快转型，新增投资50亿元。\n责任单位：区工信局。";
    expect(records(source, true)).toEqual([
      "- > - > -: 一是强化创新，加大研发投入力度。 [区科技局 | ]",
      "- > - > -: 二是加快转型，新增投资50亿元。 [区工信局 | ]",
    ]);
  });

  it("people stand in lines of their own", () => {
    const source = lines(
      "1.新建小学。",
      "责任单位：区教育局",
      "配合单位：区住建局",
      "分管领导：孙某某",
      "2.改造食堂。",
      "责任单位：区民政局",
    );
    expect(records(source)[0]).toBe("- > - > 1: 新建小学。 [区教育局 | 区住建局]");
  });
});

describe("damaged text", () => {
  it("a marker with a comma counts where its series lacks it", () => {
    const source = lines(
      "一、办好学校",
      "1.新建校舍。（市教育局负责）",
      "二，办好医院",
      "2.配齐医生。（市卫健委负责）",
    );
    expect(records(source, true)[1]).toBe("- > 办好医院 > 2: 配齐医生。 [市卫健委 | ]");
  });

  it("a label without its colon is read, and doubted", () => {
    const source = "1.新建校舍。（主办单位市教育局；协办单位：市财政局）";
    expect(records(source, true)).toEqual(["- > - > 1: 新建校舍。 [市教育局 | 市财政局]"]);
    expect(doubts(source)[0]).toContain("note-unparsed");
  });

  it("a page number at a line's end is none of the text", () => {
    expect(records("1.推动资源向基层\n—2—下沉，扩大覆盖。（市教育局负责）")[0]).toContain("推动资源向基层下沉");
  });

  it("names whose separator is lost are doubted", () => {
    const [first, second] = doubts(
      "1.新建校舍。（责任单位：市税务局兴洲街道办事处）\n2.改造食堂。（责任单位：兴洲街道办事处、市公安局交警支队）",
    );
    expect(first).toContain("unit-unparsed");
    expect(second).toEqual([]);
  });

  it("two notes are doubted where all others have one and no next number follows", () => {
    const item = (n: number) => `${n}.落实任务${n}。（责任单位：市教育局）`;
    const source = lines(item(1), item(2), item(3), item(4), `${item(5)}扩大覆盖。（责任单位：市民政局）`);
    expect(doubts(source).map((codes) => codes.length > 0)).toEqual([false, false, false, false, true, true]);
  });
});

describe("text without lines", () => {
  const filler = "落实各项任务，健全工作机制，加强督促检查。".repeat(32);
  const flat = (source: string) => records(source).map((line) => line.replaceAll(filler, ""));

  it("11. is not read as 1., and lost numbers do not take the next ones with them", () => {
    const source = `一、办好学校1.新建校舍。${filler}（责任单位：市教育局）2.改造食堂。（责任单位：市财政局）4.配齐教师。（责任单位：市人社局）二、办好医院5.新建病房。（责任单位：市卫健委）`;
    expect(flat(source).map((line) => line.split(":")[0])).toEqual([
      "- > 办好学校 > 1",
      "- > 办好学校 > 2",
      "- > 办好学校 > 4",
      "- > 办好医院 > 5",
    ]);
  });

  it("a page number may stand before a chapter's mark", () => {
    const source = `一、办好学校1.新建校舍。${filler}（责任单位：市教育局）2二、办好医院2.新建病房。（责任单位：市卫健委）3.配齐医生。（责任单位：市卫健委）`;
    expect(flat(source)[1]).toBe("- > 办好医院 > 2: 新建病房。 [市卫健委 | ]");
  });

  it("page numbers that count on are left out", () => {
    const source = `一、办好学校1.参与危险化学品 1 全链条监管。${filler}（责任单位：市教育局）2.推行 2 首席专员机制。${filler}（责任单位：市财政局）3.配齐教师。（责任单位：市人社局）`;
    expect(flat(source)[0]).toContain("危险化学品全链条监管");
    expect(flat(source)[1]).toContain("推行首席专员机制");
  });

  it("a heading over several tasks ends where a second sentence begins; its records stay doubted", () => {
    const source = `一、重点任务（一）提升就业服务行动强化岗位归集。${filler}（市人社局负责）落实补贴。（市财政局负责）（二）优化托育供给建设完善标准。（市卫健委负责）推广经验。（市民政局负责）`;
    expect(flat(source)[0]).toBe("重点任务 > 提升就业服务行动 > -: 强化岗位归集。 [市人社局 | ]");
    expect(doubts(source)[0]).toContain("uncertain-boundary");
  });
});
