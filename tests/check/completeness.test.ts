import { describe, expect, it } from "vitest";
import { completeness, isPunctuated } from "../../src/check/completeness";
import { cutOff } from "../../src/check/cut-off";
import { Source } from "./draft";

const codes = (fields: { task?: string; lead?: string; cooperating?: string }, punctuated = true) =>
  completeness(new Source().task("1", fields), punctuated).map(({ code }) => code);

describe("completeness", () => {
  it.each([
    [{}, []],
    [{ task: "改造老旧小区" }, ["sentence-unfinished"]],
    [{ task: "改造“老旧小区”；" }, []],
    [{ task: "（改造老旧小区。）" }, []],
    [{ task: "" }, ["task-empty"]],
    [{ lead: "" }, ["lead-empty"]],
    [{ task: "改造（老旧小区。" }, ["bracket-unbalanced"]],
    [{ cooperating: "市水务局）" }, ["bracket-unbalanced"]],
    [{ task: "改造\ufffd旧小区。" }, ["unreadable-characters"]],
  ])("%j", (fields, expected) => {
    expect(codes(fields)).toEqual(expected);
  });

  it("misses no full stop where the notice's tasks have none", () => {
    expect(codes({ task: "改造老旧小区" }, false)).toEqual([]);
    const source = new Source();
    const table = (...texts: string[]) => texts.map((task) => source.task("1", { task }));
    expect(isPunctuated(table("甲。", "乙。", "丙"))).toBe(false);
    expect(isPunctuated(table("甲。", "乙；", "丙。", "丁"))).toBe(true);
    expect(isPunctuated(table("甲。", "乙。"))).toBe(false);
  });
});

describe("a source that ends inside a list of units", () => {
  it.each([
    ["市住建局、", "", 1],
    ["市住建局", "市水务局，", 1],
    ["市住建局、", "市水务局", 0],
    ["市住建局", "市水务局", 0],
  ])("%s %s", (lead, cooperating, doubts) => {
    const source = new Source();
    const task = source.task("1", { lead, cooperating });
    expect(cutOff(task, source.text)).toHaveLength(doubts);
    expect(cutOff(task, `${source.text}抄送：市委各部门。`)).toEqual([]);
  });
});
