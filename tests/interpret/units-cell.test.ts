import { expect, it } from "vitest";
import { readUnitsCell } from "../../src/interpret/units-cell";
import type { TableCell } from "../../src/model/extraction";
import { SourcedText } from "../../src/model/sourced";

function cellOf(text: string, hardBreaks = false): TableCell {
  let at = 0;
  const lines = text.split("|").map((line) => {
    const sourced = SourcedText.of(line, at);
    at += line.length + 1;
    return sourced;
  });
  return hardBreaks ? { lines, hardBreaks } : { lines };
}

const namesIn = (text: string, lineWidth: number | null = null, hard = false) =>
  readUnitsCell(cellOf(text, hard), lineWidth).units.map(({ name, open }) => name.text + (open ? "+" : ""));

it.each([
  ["市教育局、市发改|委、市国土局", ["市教育局", "市发改委", "市国土局"]],
  ["市教育局|市财政局", ["市教育局", "市财政局"]],
  ["各街道|办事处", ["各街道办事处"]],
  ["各县（市）区政府|（管委会）", ["各县（市）区政府（管委会）"]],
  ["海安县、通州|区政府", ["海安县", "通州区政府"]],
  ["市教育局、|市财政局等", ["市教育局", "市财政局+"]],
  ["", []],
  ["/", []],
  ["无", []],
])("%s", (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

it("parts names at breaks that the source means", () => {
  expect(namesIn("高新区|开发区", 12, true)).toEqual(["高新区", "开发区"]);
});

it("tells of a trailing separator, and doubts what is no unit", () => {
  const trailing = readUnitsCell(cellOf("市教育局、"));
  expect(trailing.remarks.map(({ code }) => code)).toEqual(["trailing-separator"]);
  expect(trailing.doubts).toEqual([]);
  const odd = readUnitsCell(cellOf("市教育局、全面推进改革"));
  expect(odd.doubts.map(({ code, seen }) => `${code} ${seen}`)).toEqual(["unit-unparsed 全面推进改革"]);
});

it("keeps the origin of every character", () => {
  const { units } = readUnitsCell(cellOf("市教育局、市发改|委"));
  expect(units.map(({ name }) => name.ranges())).toEqual([
    [{ start: 0, end: 4 }],
    [
      { start: 5, end: 8 },
      { start: 9, end: 10 },
    ],
  ]);
});

it("takes the central bodies of leagues and parties for units", () => {
  expect(readUnitsCell(cellOf("共青团中央、民进中央")).doubts).toEqual([]);
  expect(readUnitsCell(cellOf("市教育局、贯彻中央")).doubts).toHaveLength(1);
});

it("doubts a name that reads as two, as a lost separator leaves them", () => {
  const doubts = (text: string) => readUnitsCell(cellOf(text)).doubts.map(({ code, seen }) => `${code} ${seen}`);
  expect(doubts("市教育局、市商务局市机关事务管理局")).toEqual(["uncertain-boundary 市商务局市机关事务管理局"]);
  expect(doubts("市公安局交警支队、市政府办公室、市委市政府督查室、国家税务总局南通市税务局")).toEqual([]);
});

it("doubts a bracket that holds a comma and another bracket: its lines may have changed places", () => {
  const doubts = (text: string) => readUnitsCell(cellOf(text)).doubts.map(({ code }) => code);
  expect(doubts("镇市场监管局（镇知识产权，各村（社局）区）")).toEqual(["uncertain-boundary"]);
  expect(doubts("镇市场监管局（镇知识产权局），各村（社区）")).toEqual([]);
});
