import { describe, expect, test } from "vitest";
import { tableNotice } from "../../bench/accuracy/generator/generate";
import { settleAreas } from "../../bench/accuracy/generator/lone-areas";
import type { DrawnTable } from "../../bench/accuracy/generator/table";

const drawn = (areas: readonly string[], roles: DrawnTable["roles"], areaNumber: string | null = null): DrawnTable => {
  const [task] = tableNotice(2).tasks;
  return {
    table: {} as DrawnTable["table"],
    tasks: areas.map((area) => ({ ...task!, area, areaNumber, title: null, section: null })),
    roles,
  };
};
const settled = (...tables: DrawnTable[]) => settleAreas(tables).map(({ area, title }) => [area, title]);

describe("the truth of a column that names each row", () => {
  const plain = ["number", "area", "task", "lead"] as const;

  test("names the task where it differs in every row", () => {
    expect(settled(drawn(["甲", "乙"], plain))).toEqual([
      [null, "甲"],
      [null, "乙"],
    ]);
  });

  test("is the area where it groups rows, here or in a table of the same columns", () => {
    expect(settled(drawn(["甲", "甲", "乙"], plain)).map(([area]) => area)).toEqual(["甲", "甲", "乙"]);
    expect(settled(drawn(["甲", "乙"], plain), drawn(["丙", "丙"], plain))[0]).toEqual(["甲", null]);
  });

  test("is the area beside a title, beside a serial column that counts areas, and in a single row", () => {
    expect(settled(drawn(["甲", "乙"], ["area", "title", "task", "lead"]))[0]).toEqual(["甲", null]);
    expect(settled(drawn(["甲", "乙"], plain, "1"))[0]).toEqual(["甲", null]);
    expect(settled(drawn(["甲"], plain))).toEqual([["甲", null]]);
  });
});
