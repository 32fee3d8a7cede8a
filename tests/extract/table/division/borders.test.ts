import { expect, test } from "vitest";
import { bordersOf, splitLines } from "../../../../src/extract/table/division/borders";
import { lineOf } from "./cut-line";

const LINES = [
  ["矿山智能化", "年底，覆盖率达到四成。", "有限公司、市卫"],
  ["改造行动", "推行责任制，提高", "生健康委"],
  ["", "服务水平。", "沅湖海关"],
].map((cells, i) => lineOf(cells, i));

test("a border may run through a line that holds a merged cell's text", () => {
  const { borders, parts } = bordersOf(LINES, [0, 1, 2], new Set([0]));
  const through = borders.find(
    ({ at, part }) => at === 1 && part && parts[part.upper - LINES.length]!.pieces[2]?.text === "生健康委",
  )!;
  expect(through.next).toBe(2);
  const { lines, place } = splitLines(LINES, [0, 1, 2], [through], parts);
  const rowsHold = [place(borders[0]!, through), place(through, borders.at(-1)!)].map(({ from, to }) =>
    lines.slice(from, to).map(({ pieces }) => [pieces[1]?.text ?? "", pieces[2]?.text ?? ""]),
  );
  expect(rowsHold).toEqual([
    [
      ["年底，覆盖率达到四成。", "有限公司、市卫"],
      ["", "生健康委"],
    ],
    [
      ["推行责任制，提高", ""],
      ["服务水平。", "沅湖海关"],
    ],
  ]);
  expect(lines.flatMap(({ pieces }) => pieces[0]?.text ?? [])).toEqual(["矿山智能化", "改造行动"]);
});

test("without merged cells, and where heights were measured, borders run between lines only", () => {
  expect(bordersOf(LINES, [0, 1, 2], new Set()).parts).toEqual([]);
  const measured = LINES.map((line, i) => ({ ...line, y: i }));
  expect(bordersOf(measured, [0, 1, 2], new Set([0])).parts).toEqual([]);
});
