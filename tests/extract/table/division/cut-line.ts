import type { CutBodyLine } from "../../../../src/extract/table/division/lines";
import { SourcedText } from "../../../../src/model/sourced";

/** A line of a table's body that holds the given texts, one per column. */
export function lineOf(cells: readonly string[], at: number, y: number | null = null): CutBodyLine {
  const pieces = cells.map((text) => (text === "" ? null : SourcedText.of(text, at * 100)));
  return {
    line: at,
    sheet: 0,
    y,
    gap: 0,
    cuts: [{ pieces, cost: 0 }],
    across: false,
    misfit: null,
    whole: cells.join(" "),
    pieces,
  };
}
