import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breaksBetweenNames, gluedNames, isNameEnd } from "../../../src/model/language/name-breaks";
import { splitUnits } from "../../../src/model/language/unit-list";
import { isNoUnit, isUnitName } from "../../../src/model/language/units";
import { SourcedText } from "../../../src/model/sourced";

const namesIn = (text: string) =>
  splitUnits(SourcedText.of(text)).units.map(({ name, open }) => name.text + (open ? "+" : ""));

describe("splitUnits", () => {
  it.each([
    ["市教育局、市财政局，市水务局；市审计局", ["市教育局", "市财政局", "市水务局", "市审计局"]],
    ["市教育局/市财政局", ["市教育局", "市财政局"]],
    ["市教育局\n市财政局", ["市教育局", "市财政局"]],
    ["市科技局等，各相关院校", ["市科技局+", "各相关院校"]],
    ["财政部等有关部门", ["财政部+", "有关部门"]],
    ["市财政局等部门", ["市财政局+"]],
    ["国务院相关部门及各地区", ["国务院相关部门", "各地区"]],
    ["各有关部门和单位", ["各有关部门和单位"]],
    ["市发展和改革委员会", ["市发展和改革委员会"]],
    ["市教育局和市财政局", ["市教育局", "市财政局"]],
    // A trade before 和 ends like a unit, and is the first half of a name.
    ["市文化广电和旅游局、市财政局", ["市文化广电和旅游局", "市财政局"]],
    ["区农业农村和水务局", ["区农业农村和水务局"]],
    ["县公安及消防救援机构", ["县公安及消防救援机构"]],
    ["省税务和省财政厅", ["省税务", "省财政厅"]],
    ["各级党委和政府", ["各级党委和政府"]],
    ["区住房建设局、各镇街", ["区住房建设局", "各镇街"]],
    ["各县（市、区）政府", ["各县（市、区）政府"]],
    ["各市、县〔市、区〕政府", ["各市、县〔市、区〕政府"]],
    ["高等院校", ["高等院校"]],
    ["市教育局。", ["市教育局"]],
    ["/", []],
    ["无", []],
  ])("%s", (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it("tells of the separator at the end", () => {
    expect(splitUnits(SourcedText.of("市教育局、")).trailing?.text).toBe("、");
    expect(splitUnits(SourcedText.of("市教育局")).trailing).toBeNull();
  });

  it("gives back the names of any list of units that was joined", () => {
    const name = fc.constantFrom(
      "市教育局",
      "市发改委",
      "各县（市）区政府（管委会）",
      "市公安局",
      "各职业院校",
      "团市委",
    );
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("、", "，", "；", "/", "\n"),
        (list, by) => {
          const text = list.join(by);
          const { units } = splitUnits(SourcedText.of(text, 7));
          expect(units.map(({ name: unit }) => unit.text)).toEqual(list);
          for (const { name: unit } of units) expect(text.slice(unit.start - 7, unit.end - 7)).toBe(unit.text);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it.each([
  "市教育局",
  "各县（市）区政府（管委会）",
  "恩施州",
  "各州",
  "海门市",
  "通州区政府",
  "团市委",
  "人行南通中心支行",
])("%s is a unit", (name) => {
  expect(isUnitName(name)).toBe(true);
});

it.each(["通州", "苏州", "各设区", "推进工作", "市教育局、市财政局", "2017年底", "局", "完善制度。"])(
  "%s is none",
  (name) => {
    expect(isUnitName(name)).toBe(false);
  },
);

it.each([
  ["市教育局", "市财政局", true],
  ["市发改", "委、市科技局", false],
  ["市教育局、", "市财政局", false],
  ["各街道", "办事处", false],
  ["中国建设银行", "南通分行", false],
  ["通州", "区政府", false],
])("%s ⏎ %s parts two names: %s", (before, after, parts) => {
  expect(breaksBetweenNames(before, after)).toBe(parts);
});

it("knows the ends of names, and what says that there is no unit", () => {
  expect(["办事处", "委员会", "局"].map(isNameEnd)).toEqual([true, true, true]);
  expect(["市教育局", "通州区政府"].map(isNameEnd)).toEqual([false, false]);
  expect(["/", "无", "—", " 暂无 "].map(isNoUnit)).toEqual([true, true, true, true]);
  expect(isNoUnit("无锡市")).toBe(false);
});

describe("gluedNames", () => {
  it.each([
    ["省司法厅省气象厅", "省司法厅"],
    ["市教育局市财政局市审计局", "市教育局"],
  ])("%s: the first is %s", (text, first) => {
    expect(text.slice(0, gluedNames(text))).toBe(first);
  });
  it.each(["市教育局", "省政府办公厅", "各县（市）区政府", "市教育局、市财政局", "南通市税务局"])(
    "%s is one",
    (text) => {
      expect(gluedNames(text)).toBe(-1);
    },
  );
});

it("cuts no body's name at its own conjunction", () => {
  const names = (text: string) => splitUnits(SourcedText.of(text)).units.map(({ name }) => name.text);
  expect(names("省文化广电和旅游厅、省商务厅")).toEqual(["省文化广电和旅游厅", "省商务厅"]);
  expect(names("市教育局和财政局")).toEqual(["市教育局", "财政局"]);
});

it("takes 各社, the head of 各社区居委会, for no unit, and 各县 for one", () => {
  expect(isUnitName("各社")).toBe(false);
  expect(isUnitName("各县")).toBe(true);
  expect(breaksBetweenNames("各社", "区居委会")).toBe(false);
});
