import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../src/layout/canvas/lines";
import { CANVAS_SETTINGS as S } from "../../../src/layout/canvas/settings";
import { Painter } from "./paint";

const texts = (paint: Painter) => linesOf(paint.glyphs, S).map(({ text }) => text.text);

describe("linesOf", () => {
  it("reads lines top to bottom whatever the order of drawing", () => {
    const paint = new Painter().write("二行", 0, 80).write("一", 10, 100).write("第", 0, 100);
    expect(texts(paint)).toEqual(["第一", "二行"]);
  });
  it("keeps a raised small glyph in its line", () => {
    expect(texts(new Painter().write("面积", 0, 100).write("2", 20, 105, 6).write("平方", 26, 100))).toEqual([
      "面积2平方",
    ]);
  });
  it("parts a line at a wide gap", () => {
    expect(texts(new Painter().write("文号", 0, 100).write("签发人", 200, 100))).toEqual(["文号", "签发人"]);
  });
  it("reads a character drawn twice for bold type once", () => {
    expect(texts(new Painter().write("通知", 0, 100).write("通知", 0.4, 100))).toEqual(["通知"]);
    expect(texts(new Painter().write("层层落实", 0, 100))).toEqual(["层层落实"]);
  });
  it("loses no character and gives each its own origin", () => {
    const line = fc.record({
      text: fc.string({ unit: fc.constantFrom("水", "利", "林", "业", "（", "）", "1"), minLength: 1, maxLength: 8 }),
      x: fc.integer({ min: 0, max: 400 }),
      row: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ row }) => row, maxLength: 12 }), (lines) => {
        const paint = new Painter();
        for (const { text, x, row } of lines) paint.write(text, x, row * 14);
        const found = linesOf(paint.glyphs, S);
        const offsets = found.flatMap(({ text }) => [...text.text].map((char, i) => [text.rangeAt(i).start, char]));
        expect(offsets.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(
          [...paint.text].map((char, i) => [i, char]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
