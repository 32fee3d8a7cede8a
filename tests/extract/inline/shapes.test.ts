import { describe, expect, it } from "vitest";
import { extractNotes } from "../../../src/extract/inline/index";
import { interpretNotes } from "../../../src/interpret/notes";
import { doubts, flowOf, records } from "./read";

const deadlines = (source: string) =>
  interpretNotes(extractNotes(flowOf(source, true)).notes).map(({ deadline }) => deadline?.text ?? null);

describe("gaps between names", () => {
  it("part names and labels inside a note", () => {
    const source =
      "1.新建校舍。（牵头部门：市教育局 配合部门：市财政局 市住建局）\n2.改造食堂。（市商务局牵头 市教育局配合）";
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | 市财政局 市住建局]",
      "- > - > 2: 改造食堂。 [市商务局 | 市教育局]",
    ]);
  });

  it("part nothing in justified or letter-spaced text", () => {
    const source = "1.新 建 校 舍。（责任单位：市教 育局、 市 财 政 局、各设区 市政府、市自然资源 和规划局）";
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 市财政局 各设区市政府 市自然资源和规划局 | ]",
    ]);
  });

  it("a line's end between two names parts them, doubtfully", () => {
    const source = "1.新建校舍，扩建操场，改造食堂和宿舍。（责任单位：市教育局\n市财政局）";
    expect(records(source)).toEqual(["- > - > 1: 新建校舍，扩建操场，改造食堂和宿舍。 [市教育局 市财政局 | ]"]);
    expect(doubts(source)).toEqual([["uncertain-boundary"]]);
    expect(records("1.整治道路。（责任单位：市公安局\n交警支队）")).toEqual([
      "- > - > 1: 整治道路。 [市公安局交警支队 | ]",
    ]);
  });
});

describe("what stands beside a note", () => {
  it("is its deadline, in a paragraph or bracket of its own", () => {
    const source = [
      "1.新建校舍。",
      "责任单位：市教育局",
      "完成时限：2025年8月",
      "2.改造食堂。（责任单位：市商务局）（完成时限：持续推进）",
      "3.修缮操场。（责任单位：市体育局）",
      "完成时限：长期坚持",
    ].join("\n");
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | ]",
      "- > - > 2: 改造食堂。 [市商务局 | ]",
      "- > - > 3: 修缮操场。 [市体育局 | ]",
    ]);
    expect(deadlines(source)).toEqual(["2025年8月", "持续推进", "长期坚持"]);
  });

  it("are people, who are no units", () => {
    const source = "1.新建校舍。责任领导：张三；责任单位：市教育局\n2.改造食堂。\n责任人：李四\n责任单位：市商务局";
    expect(records(source, true)).toEqual([
      "- > - > 1: 新建校舍。 [市教育局 | ]",
      "- > - > 2: 改造食堂。 [市商务局 | ]",
    ]);
  });

  it("are units in paragraphs of their own, but no signature", () => {
    const list = "1.新建校舍。\n责任单位：县教育局\n县财政局\n2.改造食堂。\n责任单位：县商务局";
    expect(records(list, true)[0]).toBe("- > - > 1: 新建校舍。 [县教育局 县财政局 | ]");
    expect(records(`${list}\n云山县人民政府\n2024年3月1日`, true)[1]).toBe("- > - > 2: 改造食堂。 [县商务局 | ]");
  });

  it("is no deadline alone", () => {
    expect(records("1.新建校舍。\n完成时限：2025年8月", true)).toEqual([]);
  });
});

describe("units in brackets without a role word", () => {
  it("end an item without a full stop, where several do", () => {
    const source =
      "以下任务排名第一的单位为牵头单位。\n1.新增学位2000个（区教育局、区财政局）\n2.改造操场10所（区体育局、各镇街）\n3.建成新医院（区卫健局、区住建局）";
    expect(records(source, true)).toEqual([
      "- > - > 1: 新增学位2000个 [区教育局 | 区财政局]",
      "- > - > 2: 改造操场10所 [区体育局 | 各镇街]",
      "- > - > 3: 建成新医院 [区卫健局 | 区住建局]",
    ]);
  });

  it("are a note anywhere at a sentence's end where they name a day", () => {
    expect(records("1.落实三项制度（执法支队、法规科，6月底前）。")).toEqual([
      "- > - > 1: 落实三项制度 [执法支队 法规科 | ]",
    ]);
  });

  it("are doubtful beside notes that have one", () => {
    const source =
      "1.储备粮油。（责任单位：市粮储局）\n2.完善预案，一是修订粮食预案（市粮储局）；二是修订电力预案（市工信局）；三是修订燃气预案（市城管局）。";
    expect(records(source, true)).toHaveLength(4);
    expect(doubts(source)).toEqual([[], ["role-uncertain"], ["role-uncertain"], ["role-uncertain"]]);
  });
});

describe("items behind a bracket that was lost", () => {
  it("are told apart by their numbers", () => {
    const source = [
      "1.完善保障，建设平台，降低机构的使用成本。（责任单位：省发改委、省卫生健康",
      "2.集聚资源，制定制度，规范采集。（责任单位：省数据局、省医保局、",
      "省药监局）",
    ].join("\n");
    expect(records(source)[1]).toBe("- > - > 2: 集聚资源，制定制度，规范采集。 [省数据局 省医保局 省药监局 | ]");
    expect(doubts(source)[0]).toContain("bracket-unbalanced");
  });
});

it("a colon from another font ends a label", () => {
  expect(records("1.建设充电桩。（牵头部门∶市发改委，参与部门∶市水务局）")).toEqual([
    "- > - > 1: 建设充电桩。 [市发改委 | 市水务局]",
  ]);
});

it("a short text in one line is cut at its numbers, as what goes before a table whose lines are lost", () => {
  const source = [
    "清溪市养老服务工作方案 为切实增强群众获得感，提高服务的可及性和均等化水平，现制定本方案。 一、基本原则",
    "依托现有平台，压实各方责任，防范化解各类风险。 聚焦重点环节，实现数据互通共享，促进城乡均衡发展，推动资源向基层下沉。 二、扩大养老供给",
    "（一）新建养老机构，改造社区食堂，健全服务网络，培训护理人员，到年底覆盖全部街道（责任单位：市民政局）。",
    "（二）培育护理人员，落实补贴政策，开展技能竞赛。（责任单位：市教育局、市财政局）",
  ].join(" ");
  expect(records(source)).toEqual([
    "- > 扩大养老供给 > （一）: 新建养老机构，改造社区食堂，健全服务网络，培训护理人员，到年底覆盖全部街道 [市民政局 | ]",
    "- > 扩大养老供给 > （二）: 培育护理人员，落实补贴政策，开展技能竞赛。 [市教育局 市财政局 | ]",
  ]);
});
