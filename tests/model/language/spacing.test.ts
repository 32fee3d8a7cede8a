import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeGaps, joinLines } from "../../../src/model/language/spacing";
import { SourcedText } from "../../../src/model/sourced";

describe("closeGaps", () => {
  it.each([
    ["到 2027 年，建成 10 个", "到2027年，建成10个"],
    ["浙 江 省 科 学", "浙江省科学"],
    ["One  Person Company", "One Person Company"],
    ["训练 AI 模型", "训练 AI 模型"],
    ["　　加快 建设 。 ", "加快建设。"],
    ["“３ ＋ １ ”专项", "“３＋１”专项"],
  ])("%j", (given, expected) => expect(closeGaps(SourcedText.of(given)).text).toBe(expected));

  it("keeps every character that is no white space, in its place", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("市", "A", "7", " ", "　", "，", "\t")), (chars) => {
        const source = chars.join("");
        const closed = closeGaps(SourcedText.of(source));
        expect(closed.text.replace(/\s/g, "")).toBe(source.replace(/\s/g, ""));
        for (let i = 0; i < closed.length; i++) expect(source[closed.rangeAt(i).start]).toBe(closed.text[i]);
      }),
    );
  });
});

describe("joinLines", () => {
  it("puts nothing between lines", () => {
    const lines = ["各县（市、区）人民 ", "  政府，到2027", "年"].map((line) => SourcedText.of(line));
    expect(joinLines(lines).text).toBe("各县（市、区）人民政府，到2027年");
  });
});
