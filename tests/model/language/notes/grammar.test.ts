import { describe, expect, it } from "vitest";
import { settleRoles } from "../../../../src/extract/inline/roles";
import { parseNote } from "../../../../src/model/language/notes/grammar";
import { splitUnits } from "../../../../src/model/language/unit-list";
import { SourcedText } from "../../../../src/model/sourced";

/** "lead | co-operating" as the note alone says it, its own rule applied. */
function read(content: string): string | null {
  const note = parseNote(SourcedText.of(content));
  if (!note) return null;
  const { lists } = settleRoles(note, note.rules[0] ?? null);
  const names = (role: string) =>
    lists
      .filter((list) => list.role === role)
      .flatMap(({ text }) => splitUnits(text).units.map(({ name, open }) => name.text + (open ? "+" : "")))
      .join(" ");
  return `${names("lead")} | ${names("cooperating")}`;
}

describe("parseNote: labelled", () => {
  it.each([
    ["责任单位：市教育局、市财政局", "市教育局 市财政局 | "],
    ["责任单位：市教育局；配合单位：市财政局、市人社局", "市教育局 | 市财政局 市人社局"],
    ["牵头单位：市教育局，责任单位：市财政局", "市教育局 | 市财政局"],
    ["牵头单位：市委组织部（人才办）、市科技局", "市委组织部（人才办） 市科技局 | "],
    ["主办单位：市教育局。协办单位：市财政局等", "市教育局 | 市财政局+"],
    ["责任单位：市教育局牵头，市财政局配合", "市教育局 | 市财政局"],
    ["责任单位：市教育局、市财政局，按职责分工负责", "市教育局 市财政局 | "],
    ["责任领导：张三；责任单位：市教育局", "市教育局 | "],
    ["责任单位：*市教育局、市财政局", "市教育局 | 市财政局"],
    ["责任单位：市财政局、市教育局（牵头）", "市教育局 | 市财政局"],
    ["责任单位：各市、县〔市、区〕政府", "各市、县〔市、区〕政府 | "],
    ["责任单位：市商务局。", "市商务局 | "],
  ])("%s", (content, expected) => expect(read(content)).toBe(expected));
});

describe("parseNote: verbal", () => {
  it.each([
    ["市教育局、市财政局负责", "市教育局 市财政局 | "],
    ["市教育局牵头，市财政局等按职责分工负责", "市教育局 | 市财政局+"],
    ["市教育局、市财政局按职责分工负责", "市教育局 市财政局 | "],
    ["市教育局牵头负责，市财政局，各区政府配合", "市教育局 | 市财政局 各区政府"],
    ["由市教育局牵头，市财政局参与", "市教育局 | 市财政局"],
    ["市教育局会同市财政局负责", "市教育局 | 市财政局"],
    ["市教育局牵头会同市财政局负责", "市教育局 | 市财政局"],
    ["商务部、财政部等有关部门分工负责", "商务部 财政部+ 有关部门 | "],
    ["市教育局为牵头单位，市财政局为配合单位", "市教育局 | 市财政局"],
  ])("%s", (content, expected) => expect(read(content)).toBe(expected));
});

describe("parseNote: rules", () => {
  it.each([
    ["责任单位：市教育局、市财政局。列第一位的为牵头单位，下同", "市教育局 | 市财政局"],
    ["市教育局、市财政局负责。列第一位者为牵头单位，下同", "市教育局 | 市财政局"],
    ["责任单位：市教育局、市财政局，排在第一位的部门为牵头部门，下同", "市教育局 | 市财政局"],
    ["责任单位：市教育局、市财政局，市人社局；第一个逗号前为牵头单位，下同", "市教育局 市财政局 | 市人社局"],
    ["市教育局、市财政局牵头。列第一位者为牵头单位", "市教育局 市财政局 | "],
  ])("%s", (content, expected) => expect(read(content)).toBe(expected));

  it("keeps units that a rule adds to all tasks apart", () => {
    const note = parseNote(SourcedText.of("责任单位：市教育局。以下均需各区〔县、市〕政府落实，不再列出"));
    expect(note?.implied.map(({ text }) => text)).toEqual(["各区〔县、市〕政府"]);
    expect(note?.lists.map(({ text }) => text.text)).toEqual(["市教育局"]);
  });
});

describe("parseNote: deadlines and doubts", () => {
  it("takes a deadline out", () => {
    expect(parseNote(SourcedText.of("责任单位：市教育局；完成时限：2025年6月底前"))?.deadline?.text).toBe(
      "2025年6月底前",
    );
    expect(parseNote(SourcedText.of("市教育局负责，2025年底前完成"))?.deadline?.text).toBe("2025年底前完成");
    expect(parseNote(SourcedText.of("法规科、人事科，6月底前"))?.deadline?.text).toBe("6月底前");
    expect(read("法规科、人事科，长期")).toBe("法规科 人事科 | ");
    expect(read("责任单位：市教育局、市财政局，2025年底前完成")).toBe("市教育局 市财政局 | ");
  });

  it.each([
    ["责任位：市教育局", "note-unparsed"],
    ["市教育局负责校舍，市财政局负责资金", "note-unparsed"],
    ["市教育局牵头，市财政局", "role-uncertain"],
  ])("%s is doubtful", (content, code) => {
    expect(parseNote(SourcedText.of(content))?.doubts.map((doubt) => doubt.code)).toContain(code);
  });

  it("doubts who leads where units give guidance", () => {
    const note = parseNote(SourcedText.of("省教育厅指导，各市政府负责落实"))!;
    const { lists, doubts } = settleRoles(note, null);
    expect(lists.map(({ role, text }) => [role, text.text])).toEqual([
      ["cooperating", "省教育厅"],
      ["lead", "各市政府"],
    ]);
    expect(doubts.map(({ code }) => code)).toEqual(["role-uncertain"]);
  });
});
