import type { Doubt, Dropped, TableCell, TableRow } from "../../../model/extraction";
import type { Range } from "../../../model/sourced";
import type { FlatLine } from "../flat-line";
import type { DividedRow, DividedTable } from "./divide";

/** A row is doubtful where another reading of it costs less than this above the one chosen. */
export const LEAST_MARGINS = { rows: 1, groups: 1, cuts: 0.5 } as const;

const DOUBTS = {
  rows: "Another division into rows is nearly as good as the one chosen.",
  groups: "The merged cell may cover other rows.",
  cuts: "A line of this row could be cut into columns in another way.",
} as const;

/** The rows of a divided table as the contract has them, and every range that they hold. */
export function taskRows(
  flat: readonly FlatLine[],
  divided: DividedTable,
): { rows: TableRow[]; region: Range[]; dropped: Dropped[] } {
  const { lines } = divided;
  const region: Range[] = [];
  const dropped: Dropped[] = [];
  const rows: TableRow[] = [];
  let section: TableRow["section"] = null;
  const made = new Map<readonly number[], TableCell>();
  for (const row of divided.rows) {
    const first = lines[row.from]!;
    if (row.kind !== "row") {
      const text = flat[first.line]!.text.trim();
      region.push(...text.ranges());
      if (row.kind === "section") section = text;
      else dropped.push({ reason: "unaccounted", text });
      continue;
    }
    const cells = row.cells.map((held, k): TableCell => {
      const cell = made.get(held) ?? { lines: held.map((i) => lines[i]!.pieces[k]!) };
      made.set(held, cell);
      return cell;
    });
    for (const cell of cells) for (const line of cell.lines) region.push(...line.ranges());
    const continued = lines[row.to - 1]!.sheet !== first.sheet;
    rows.push({
      cells,
      section,
      page: flat[first.line]!.page,
      doubts: doubtsOf(row),
      ...(continued ? { continued } : {}),
    });
  }
  return { rows, region, dropped };
}

function doubtsOf({ margins }: DividedRow): Doubt[] {
  return (["rows", "groups", "cuts"] as const)
    .filter((kind) => margins[kind] < LEAST_MARGINS[kind])
    .map((kind) => ({
      code: "uncertain-boundary",
      text: DOUBTS[kind],
      seen: margins[kind].toFixed(2),
      expected: `at least ${LEAST_MARGINS[kind]}`,
    }));
}
