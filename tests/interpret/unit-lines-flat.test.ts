import { describe, expect, it } from "vitest";
import { unitHabits } from "../../src/interpret/unit-lines";
import { readUnitsCell } from "../../src/interpret/units-cell";
import type { TableCell } from "../../src/model/extraction";
import { SourcedText } from "../../src/model/sourced";

/** Cells of flat text: "|" a line's end, of which nobody knows what made it. */
function cellsOf(...drawn: string[]): TableCell[] {
  let at = 0;
  return drawn.map((text) => ({
    lines: text.split("|").map((line) => {
      const sourced = SourcedText.of(line, at);
      at += line.length + 1;
      return sourced;
    }),
  }));
}

/** The units of the first cell, the others standing below it; a "?" before them where the reading is doubted. */
function read(...drawn: string[]): string {
  const cells = cellsOf(...drawn);
  const { units, doubts } = readUnitsCell(cells[0]!, null, unitHabits(cells));
  return `${doubts.length > 0 ? "? " : ""}${units.map(({ name }) => name.text).join(" ")}`;
}

describe("a line's end in a unit cell of flat text", () => {
  const apart = "市林业局|市水利局|市气象局";
  const listed = "市林业局、市水利局、市气象局";
  it.each([
    [
      "parts whole names where the table's lists have no separators",
      ["税务总局|退役军人事务|部", apart],
      "税务总局 退役军人事务部",
    ],
    ["runs through a name where they have", ["市林业局、市公安局|交警支队", listed], "市林业局 市公安局交警支队"],
    [
      "runs through a body and its department",
      ["市林业局、市委|组织部（市人才办）", listed],
      "市林业局 市委组织部（市人才办）",
    ],
    ["runs through a name that stands whole elsewhere", ["省住房城乡|建设厅", "省住房城乡建设厅"], "省住房城乡建设厅"],
    ["is doubted before what may be a part", ["市公安局|交警支队", apart], "? 市公安局 交警支队"],
    [
      "is doubted where a list with separators seems to have lost one",
      ["市林业局、市水利局|市气象局、市财政局"],
      "? 市林业局 市水利局 市气象局 市财政局",
    ],
  ])("%s", (_, cells, units) => {
    expect(read(...cells)).toBe(units);
  });
});
