import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureBreaks } from "../../../src/extract/table/typed-breaks";
import type { Axis, Box } from "../../../src/model/document";
import { SourcedText } from "../../../src/model/sourced";

const SIZE = 10;

interface Drawn {
  /** Lines of a cell, each with the place of its left end. */
  readonly lines: readonly (readonly [x: number, text: string])[];
  readonly box: Box;
}

/** Cells with an axis that knows where each of their characters stands; all characters are ten points wide. */
function place(drawn: readonly Drawn[]) {
  const boxes: Box[] = [];
  let text = "";
  const cells = drawn.map(({ lines, box }) => ({
    box,
    lines: lines.map(([x, line], row) => {
      const start = text.length;
      for (const [i] of [...line].entries()) {
        boxes.push([x + i * SIZE, box[3] - (row + 1) * 15, x + (i + 1) * SIZE, box[3] - row * 15]);
      }
      text += line;
      return SourcedText.of(line, start);
    }),
  }));
  const axis: Axis = {
    text,
    locate: (ranges) =>
      ranges.flatMap(({ start, end }) => {
        const within = boxes.slice(start, end);
        if (within.length === 0) return [];
        return [
          {
            page: 1,
            box: [within[0]![0], within[0]![1], within.at(-1)![2], within[0]![3]] as [number, number, number, number],
          },
        ];
      }),
  };
  return { cells, axis };
}

function breaksIn(width: number, ...lines: (readonly [number, string])[]) {
  const { cells, axis } = place([{ lines, box: [0, 0, width, 100] }]);
  return measureBreaks(cells, axis).get(cells[0]!);
}

describe("measureBreaks", () => {
  it("tells a break that the edge made from one that was typed", () => {
    expect(breaksIn(80, [5, "市自然资源和规"], [5, "划局"])).toEqual(["edge"]);
    expect(breaksIn(80, [5, "市水利局"], [5, "市林业局"])).toEqual(["typed"]);
  });

  it("counts a first line's indent as taken", () => {
    expect(breaksIn(90, [25, "县市场监"], [5, "管局"])).toEqual(["typed"]);
    expect(breaksIn(90, [35, "县市场监"], [5, "管局"])).toEqual(["edge"]);
  });

  it("moves punctuation with the character before it", () => {
    // 局 alone would fit on the first line, 局、 would not.
    expect(breaksIn(74, [5, "市自然资源"], [5, "局、市水利局"])).toEqual(["edge"]);
    expect(breaksIn(74, [5, "市自然资源"], [5, "局市水利局"])).toEqual(["typed"]);
  });

  it("knows the room of centred lines", () => {
    expect(breaksIn(120, [40, "市水利局"], [40, "市林业局"])).toEqual(["typed"]);
    expect(breaksIn(56, [8, "市水利局"], [8, "市林业局"])).toEqual(["edge"]);
  });

  it("says nothing of cells without a place, and of single lines", () => {
    const { cells, axis } = place([{ lines: [[5, "市水利局"]], box: [0, 0, 80, 100] }]);
    expect(measureBreaks(cells, axis).size).toBe(0);
    expect(measureBreaks([{ lines: [SourcedText.of("市"), SourcedText.of("局")] }], axis).size).toBe(0);
  });

  it("never takes a break for typed in a text that is set as wide as its column", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 2, max: 9 }),
        (perLine, length, padding) => {
          const text = Array.from({ length }, (_, i) => "市水利局农业厅"[i % 7]).join("");
          const lines = (text.match(new RegExp(`.{1,${perLine}}`, "g")) ?? []).map((line) => [padding, line] as const);
          const found = breaksIn(perLine * SIZE + 2 * padding + 3, ...lines) ?? [];
          expect(found).toEqual(lines.slice(1).map(() => "edge"));
        },
      ),
    );
  });
});
