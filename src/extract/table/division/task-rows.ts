import type { Doubt, Dropped, TableCell, TableRow } from "../../../model/extraction";
import { setWidth } from "../../../model/language/characters";
import { gluedNames } from "../../../model/language/name-breaks";
import type { Range, SourcedText } from "../../../model/sourced";
import { type ColumnSense, stopsShort } from "../cell-cost";
import type { FlatLine } from "../flat-line";
import type { DividedRow, DividedTable } from "./divide";
import { isClosing } from "./sections";

/** A row is doubtful where another reading of it costs less than this above the one chosen. */
export const LEAST_MARGINS = { rows: 1.5, groups: 1.2, cuts: 0.3 } as const;
/** … and where it costs more than this itself. */
export const MOST_COST = 7;
/** … and where a line is wider than its column by more than this, in full-width characters: two lines may be one there. */
export const MOST_EXCESS = 1.25;

/** A line stops short where this much more than the next line's first word would have fitted. */
const LEAST_SHORT = 1.5;

const DOUBTS = {
  rows: "Another division into rows is nearly as good as the one chosen.",
  groups: "The merged cell may cover other rows.",
  cuts: "A line of this row could be cut into columns in another way.",
} as const;

/** The rows of a divided table as the contract has them, and every range that they hold. */
export function taskRows(
  flat: readonly FlatLine[],
  divided: DividedTable,
  senses: readonly ColumnSense[],
): { rows: TableRow[]; region: Range[]; dropped: Dropped[] } {
  const { lines } = divided;
  const region: Range[] = [];
  const dropped: Dropped[] = [];
  const rows: TableRow[] = [];
  let section: TableRow["section"] = null;
  const made = new Map<readonly number[], TableCell>();
  for (const [r, row] of divided.rows.entries()) {
    const first = lines[row.from]!;
    if (row.kind !== "row") {
      const text = flat[first.line]!.text.trim();
      region.push(...text.ranges());
      if (row.kind === "section") section = text;
      else dropped.push({ reason: "unaccounted", text });
      continue;
    }
    const cells = row.cells.map((held, k): TableCell => {
      const texts = held.map((i) => lines[i]!.pieces[k]!);
      const cell = made.get(held) ?? unitCell(senses[k]!, texts) ?? { lines: texts };
      made.set(held, cell);
      return cell;
    });
    for (const cell of cells) for (const line of cell.lines) region.push(...line.ranges());
    const continued = lines[row.to - 1]!.sheet !== first.sheet;
    const beside = [divided.rows[r - 1], divided.rows[r + 1]].some((other) => other?.kind === "other");
    rows.push({
      cells,
      section,
      page: flat[first.line]!.page,
      doubts: [
        ...doubtsOf(row, beside || (r === divided.rows.length - 1 && goesOn(divided))),
        ...tooWide(cells, senses),
        ...stopsInside(cells, senses),
      ],
      ...(continued ? { continued } : {}),
    });
  }
  return { rows, region, dropped };
}

/**
 * A cell of units with what ended each of its lines, where the column's width is known: the edge only where the next line's
 * first word would not have fitted. Null for other cells.
 */
function unitCell(sense: ColumnSense, texts: readonly SourcedText[]): TableCell | null {
  if (sense.full === null || (sense.role !== "lead" && sense.role !== "cooperating")) return null;
  const lines: SourcedText[] = [];
  const breaks: ("typed" | "edge")[] = [];
  for (const text of texts) {
    const [first, ...glued] = sense.listed ? partGlued(text) : [text];
    const above = lines.at(-1);
    if (above) breaks.push(stopsShort(above.text.trim(), text.text.trim(), sense.full) ? "typed" : "edge");
    lines.push(first!, ...glued);
    for (const _ of glued) breaks.push("typed");
  }
  return { lines, breaks };
}

/** Lines of a column whose units stand on lines of their own: two that the extractor ran together are two again. */
function partGlued(text: SourcedText): SourcedText[] {
  const at = gluedNames(text.text);
  return at < 0 ? [text] : [text.slice(0, at), ...partGlued(text.slice(at))];
}

function tooWide(cells: readonly TableCell[], senses: readonly ColumnSense[]): Doubt[] {
  const wide = (text: string, full: number | null) =>
    full !== null && setWidth(text.replace(/\s+/gu, "")) > full + MOST_EXCESS;
  return cells.some(({ lines }, k) => lines.some(({ text }) => wide(text, senses[k]!.full)))
    ? [{ code: "uncertain-boundary", text: "A line is wider than its column: it may hold two." }]
    : [];
}

/** A line in the midst of a task stops short, with nothing at its end: it may be another cell's, or a section row. */
function stopsInside(cells: readonly TableCell[], senses: readonly ColumnSense[]): Doubt[] {
  const stops = ({ role, full, neighbours }: ColumnSense, [line, next]: [string, string]) =>
    role === "task" &&
    stopsShort(line, next, full === null ? null : full - LEAST_SHORT) &&
    /\p{Script=Han}$/u.test(line) &&
    neighbours?.across(line, next) !== 3;
  for (const [k, { lines }] of cells.entries()) {
    const texts = lines.map(({ text }) => text.trim());
    const short = texts.slice(1).findIndex((next, i) => stops(senses[k]!, [texts[i]!, next]));
    if (short < 0) continue;
    const text = "A line of the task stops short in the midst of a sentence.";
    return [{ code: "uncertain-boundary", text, seen: texts[short]! }];
  }
  return [];
}

/** What follows the table still looks like lines of it. */
function goesOn({ lines, end }: DividedTable): boolean {
  const next = lines[end];
  return next !== undefined && !isClosing(next) && next.pieces.filter((piece) => piece !== null).length > 1;
}

function doubtsOf({ margins, cost }: DividedRow, torn: boolean): Doubt[] {
  const doubts = (["rows", "groups", "cuts"] as const)
    .filter((kind) => margins[kind] < LEAST_MARGINS[kind])
    .map(
      (kind): Doubt => ({
        code: "uncertain-boundary",
        text: DOUBTS[kind],
        seen: margins[kind].toFixed(2),
        expected: `at least ${LEAST_MARGINS[kind]}`,
      }),
    );
  if (cost > MOST_COST)
    doubts.push({
      code: "uncertain-boundary",
      text: "Lines of this row do not fit together.",
      seen: cost.toFixed(2),
      expected: `at most ${MOST_COST}`,
    });
  if (torn) doubts.push({ code: "uncertain-boundary", text: "Text beside this row was given to no row." });
  return doubts;
}
