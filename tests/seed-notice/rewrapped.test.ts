import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNoticeText } from "../../src/index";
import { displayWidth } from "../../src/model/language/characters";
import { cellsOf, HEADINGS, isFirstOfArea, SEED } from "../read/seed-table";
import { expectAllRight, expectConserved, expectNoneSilentlyWrong } from "./truth";

/** The lines of a cell `width` full-width characters wide; a closing mark may hang over the edge, as typesetters let it. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const char of text) {
    const edge = width + (/[，。、；：）》”]/.test(char) ? 1 : 0);
    if (line !== "" && displayWidth(line + char) > edge) {
      lines.push(line);
      line = "";
    }
    line += char;
  }
  return line === "" ? lines : [...lines, line];
}

interface Setting {
  /** In full-width characters: area, task, lead, cooperating. */
  readonly widths: readonly [number, number, number, number];
  /** What stands at the end of a cell's last line. */
  readonly cellEnd: "" | " ";
  readonly blankBetweenRows: boolean;
}

/** The seed's table as an extractor gives it, cell after cell, from a page set in other column widths. */
function typeset({ widths, cellEnd, blankBetweenRows }: Setting): string {
  const lines = [HEADINGS.join(" ")];
  SEED.tasks.forEach((task, i) => {
    const cells = cellsOf(task);
    const own = isFirstOfArea(i) ? cells : ["", "", ...cells.slice(2)];
    own.forEach((cell, column) => {
      const wrapped = wrap(cell, [3, ...widths][column]!);
      lines.push(...wrapped.map((line, at) => (at === wrapped.length - 1 ? line + cellEnd : line)));
    });
    if (blankBetweenRows) lines.push("");
  });
  return lines.join("\n");
}

const setting: fc.Arbitrary<Setting> = fc.record({
  widths: fc.tuple(
    fc.integer({ min: 4, max: 14 }),
    fc.integer({ min: 9, max: 34 }),
    fc.integer({ min: 5, max: 16 }),
    fc.integer({ min: 5, max: 20 }),
  ),
  cellEnd: fc.constantFrom("", " " as const),
  blankBetweenRows: fc.boolean(),
});

describe("the seed's table, set in columns of other widths", () => {
  it("is never read wrong in silence", () => {
    fc.assert(
      fc.property(setting, (set) => {
        const parsed = parseNoticeText(typeset(set));
        expect(parsed.tasks.length).toBeGreaterThan(0);
        expectNoneSilentlyWrong(parsed);
        expectConserved(parsed);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it("gives all 48 records where the ends of cells are marked by spaces", () => {
    fc.assert(
      fc.property(setting, (set) => {
        const parsed = parseNoticeText(typeset({ ...set, cellEnd: " " }));
        expectAllRight(parsed);
        expectConserved(parsed);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it("keeps a place and its level together that the column's edge parts", () => {
    // 海安县、海门市、通州 ⏎ 区政府
    const parsed = parseNoticeText(typeset({ widths: [5, 18, 9, 9], cellEnd: " ", blankBetweenRows: false }));
    expectAllRight(parsed);
  });
});
