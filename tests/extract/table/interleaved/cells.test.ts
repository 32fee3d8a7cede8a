import { expect, test } from "vitest";
import { CellReader } from "../../../../src/extract/table/interleaved/cells";
import { looksOf } from "../../../../src/extract/table/interleaved/looks";
import { Neighbours } from "../../../../src/extract/table/seen-together";

/** What it costs that a line of units goes on in another, in a column of five characters. */
function joinOf(above: string, below: string): number {
  const pieces = [above, below].map((text, line) => ({
    ...{ line, from: 0, to: 1, text, width: text.length },
    looks: looksOf(text),
  }));
  const reader = new CellReader({
    ...{ lines: [], senses: [], neighbours: new Neighbours([]), pieces },
    columns: [{ role: "cooperating", full: 5 }],
  });
  return reader.join(reader.with(reader.none[0]!, 0), 1);
}

test("a line is full where the character below could not leave its mark behind", () => {
  expect(joinOf("省有关单", "位、省大数")).toBeLessThan(joinOf("省有关单", "位省大数据"));
});
