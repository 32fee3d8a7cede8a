import { describe, expect, it } from "vitest";
import { unitHabits } from "../../src/interpret/unit-lines";
import { readUnitsCell } from "../../src/interpret/units-cell";
import type { TableCell } from "../../src/model/extraction";
import { SourcedText } from "../../src/model/sourced";

/** Cells of a measured column: "|" a break that the column's edge may have made, "¶" one that was typed. */
function cellsOf(...drawn: string[]): TableCell[] {
  let at = 0;
  return drawn.map((text) => ({
    lines: text.split(/[|¶]/).map((line) => {
      const sourced = SourcedText.of(line, at);
      at += line.length + 1;
      return sourced;
    }),
    breaks: [...text].flatMap((char) => (char === "|" ? ["edge" as const] : char === "¶" ? ["typed" as const] : [])),
  }));
}

/** The units of the first cell, the others standing below it; a "?" before them where the reading is doubted. */
function read(...drawn: string[]): string {
  const cells = cellsOf(...drawn);
  const { units, doubts } = readUnitsCell(cells[0]!, null, unitHabits(cells));
  return `${doubts.length > 0 ? "? " : ""}${units.map(({ name }) => name.text).join(" ")}`;
}

describe("a line break in a measured column of units", () => {
  it.each([
    ["typed, it parts two names", ["市司法局¶市财政局"], "市司法局 市财政局"],
    [
      "typed, also before a name that goes on",
      ["区司法局¶荣溪燃气有限公|司", "区水利局¶区林业局"],
      "区司法局 荣溪燃气有限公司",
    ],
    [
      "made by the edge, it runs through a name",
      ["省委组织|部、省数据局", "省数据局、省档案|馆"],
      "省委组织部 省数据局",
    ],
    ["made by the edge before a single character", ["市林业局、各地|区"], "市林业局 各地区"],
    [
      "the rest of a word with brackets after it",
      ["市政府办|公室（市外事办）", "市林业局¶市水利局"],
      "市政府办公室（市外事办）",
    ],
    ["in a list with separators", ["市水利局、市公安局|交警支队、市气象局"], "市水利局 市公安局交警支队 市气象局"],
    ["after the head of a body", ["市林业局、市委|宣传部、市气象局"], "市林业局 市委宣传部 市气象局"],
    ["after half a level", ["省水利厅、各设区|市政府", "省气象局、省林业局"], "省水利厅 各设区市政府"],
    ["between full lines, each a name", ["市林业局|市水利局|市气象局"], "市林业局 市水利局 市气象局"],
    [
      "before a name that begins with a place",
      ["市生态环境局|永湖镇人民政|府", "市林业局¶市水利局"],
      "市生态环境局 永湖镇人民政府",
    ],
  ])("%s", (_, cells, units) => {
    expect(read(...cells)).toBe(units);
  });

  it("is doubted where one unit may be part of the other", () => {
    expect(read("市公安局|交警支队", "市林业局¶市水利局")).toMatch(/^\? /);
    expect(read("市公安局|交警支队")).toMatch(/^\? /);
  });

  it("is doubted where a list with separators seems to have lost one", () => {
    expect(read("市林业局、市水利局|市气象局、市财政局")).toBe("? 市林业局 市水利局 市气象局 市财政局");
  });

  it("is settled by a name that stands whole in another cell", () => {
    const typed = "市林业局¶市水利局";
    expect(read("省人力资源社|会保障厅", typed)).toMatch(/^\? /);
    expect(read("省人力资源社|会保障厅", typed, "省人力资源社会保障厅")).toBe("省人力资源社会保障厅");
    expect(read("市公安局|交警支队", typed, "市公安局", "交警支队")).toBe("市公安局 交警支队");
    expect(read("市公安局|交警支队", typed, "市公安局交警支队")).toBe("市公安局交警支队");
  });
});
