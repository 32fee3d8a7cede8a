import { describe, expect, it } from "vitest";
import { canvasOfd } from "../../../bench/accuracy/renderers/ofd";
import { parseNotice } from "../../../src/index";
import { cellsOf, expectSeedRecords, HEADINGS, isFirstOfArea, SEED } from "../seed-table";
import { type Row, tablePages } from "./table-pages";

const rows = SEED.tasks.map((task, index): Row => {
  const [areaNumber, area, ...rest] = cellsOf(task);
  return isFirstOfArea(index) ? [areaNumber!, area!, ...rest] : [null, null, ...rest];
});
const pages = tablePages("2017年重点任务分解表", HEADINGS, rows, [36, 76, 206, 96, 96]);

describe("the seed notice as an OFD", () => {
  it.each([{}, { grouped: true, scaled: true, filled: true }, { template: true, composite: true }])(
    "gives its 48 records from ruled pages, written as %j",
    async (style) => {
      const parsed = await parseNotice(canvasOfd(pages, style));
      expectSeedRecords(parsed);
      expect(parsed.source.pages).toBe(pages.length);
      const [first] = parsed.tasks[47]!.places.task!;
      expect(first!.page).toBe(pages.length);
      expect(first!.box).toHaveLength(4);
    },
  );
});
