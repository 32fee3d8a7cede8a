import { describe, expect, it } from "vitest";
import { splitUnits } from "../../../src/model/language/unit-list";
import { isUnitName } from "../../../src/model/language/units";
import { SourcedText } from "../../../src/model/sourced";

const names = (list: string) =>
  splitUnits(SourcedText.of(list)).units.map(({ name, open }) => name.text + (open ? "+" : ""));

describe("splitUnits: levels of government that share their head", () => {
  it.each([
    ["市财政局，各市、县〔市、区〕政府", ["市财政局", "各市、县〔市、区〕政府"]],
    ["各县（市）、区人民政府", ["各县（市）、区人民政府"]],
    ["各省、自治区、直辖市人民政府", ["各省、自治区、直辖市人民政府"]],
    ["各区、县（市）政府、开发区管委会", ["各区、县（市）政府", "开发区管委会"]],
    ["各市、县（市、区）入民政府", ["各市、县（市、区）入民政府"]],
    ["各县区、市教育局", ["各县区", "市教育局"]],
    ["各市、省教育厅", ["各市", "省教育厅"]],
    ["各区〔县、市〕政府、园区管委会", ["各区〔县、市〕政府", "园区管委会"]],
  ])("%s", (list, expected) => expect(names(list)).toEqual(expected));

  it("is a unit's name itself", () => {
    expect(isUnitName("各市、县〔市、区〕政府")).toBe(true);
    expect(isUnitName("市教育局、市财政局")).toBe(false);
  });

  it("takes a conjunction after 等 as a separator", () => {
    expect(names("市商务局、市农业农村局等和各县级人民政府")).toEqual(["市商务局", "市农业农村局+", "各县级人民政府"]);
  });

  it("does not take 运行 for a bank", () => {
    expect(names("市城市运行和政务服务办、市农商银行和市人行")).toEqual([
      "市城市运行和政务服务办",
      "市农商银行",
      "市人行",
    ]);
  });
});
