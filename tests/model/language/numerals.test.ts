import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMarker, parseNumber } from "../../../src/model/language/numerals";

describe("parseNumber", () => {
  it.each([
    ["7", 7],
    ["１２", 12],
    ["〇", 0],
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["二十七", 27],
    ["一百零五", 105],
    ["一百一十", 110],
    ["三千零四十", 3040],
    ["九千九百九十九", 9999],
    ["二〇一七", 2017],
    ["二○二五", 2025],
    ["二0一九", 2019],
  ])("%s is %i", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(["", "一二十", "百", "十百", "零十", "市", "1.5", "二十零", "一百十"])("%j is none", (text) =>
    expect(parseNumber(text)).toBeNull(),
  );

  it("reads every number that 汉字 write", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(parseNumber(inHan(value))).toBe(value);
      }),
      { numRuns: 200 },
    );
  });
});

function inHan(value: number): string {
  const digits = "零一二三四五六七八九";
  let text = "";
  let gap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    text += `${gap ? "零" : ""}${digits[digit]}${name}`;
    gap = false;
  }
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

describe("matchMarker", () => {
  it.each([
    ["一、总体要求", 2, "一", 1, "chapter"],
    ["十一、组织实施", 3, "十一", 11, "chapter"],
    ["（三）推进改革", 3, "（三）", 3, "bracketed-chapter"],
    ["(十二)推进改革", 4, "(十二)", 12, "bracketed-chapter"],
    ["1.推动规划落地", 2, "1", 1, "arabic"],
    ["　　１２．推动规划落地", 5, "１２", 12, "arabic"],
    ["3、建成驿站", 2, "3", 3, "arabic"],
    ["4）建成驿站", 2, "4", 4, "arabic"],
    ["（5）建成驿站", 3, "（5）", 5, "bracketed-arabic"],
    ["⑥建成驿站", 1, "⑥", 6, "circled"],
    ["㉑建成驿站", 1, "㉑", 21, "circled"],
    ["第七条 建成驿站", 3, "第七条", 7, "article"],
    ["第二章 保障措施", 3, "第二章", 2, "chapter"],
    ["（ 四 ）建成驿站", 5, "（四）", 4, "bracketed-chapter"],
  ])("%j", (text, length, printed, value, style) => {
    expect(matchMarker(text)).toEqual({ length, printed, value, style });
  });

  it.each([
    "1.5万人的标准",
    "2017年重点任务",
    "一是抓好落实",
    "第一，抓好落实",
    "（2017—2020年）",
    "市教育局",
    "",
    "３．５％",
  ])("%j begins with none", (text) => expect(matchMarker(text)).toBeNull());
});
