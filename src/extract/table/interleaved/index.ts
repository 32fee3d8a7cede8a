import type { Dropped, TaskTable } from "../../../model/extraction";
import type { RoleRule } from "../../../model/language/roles";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { Neighbours } from "../seen-together";
import { buildTable, mergedSets, type Whole, withAreas } from "./build";
import { CellReader } from "./cells";
import { type FlowLine, flowLines } from "./flows";
import { flowsOf, type Grid } from "./grid";
import { type HeaderOrder, ordersOf } from "./header";
import { imprintLines } from "./imprint";
import { markedPlaces } from "./marked";
import { hasSpacedDigits, optionsOf, type Piece } from "./options";
import { PartReader } from "./parts";
import { reachOf } from "./reach";
import { readBack } from "./read-back";
import { searchRows } from "./search";
import { guessShapes, learnShapes, sensesOf } from "./shapes";
import { findTables, type TableText } from "./tables";

export interface InterleavedTables {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/** Orders of the headings that are tried on the text. */
const ORDERS = 3;
/** … of which none is so much less likely than the likeliest. */
const ORDER_RANGE = 1.2;
/** Ways in which cells may be made that are tried again with the widths that the first reading taught. */
const WAYS = 2;
/** Pages with so many lines are read for a start: from them the order and the widths of the columns are learned. */
const SAMPLE = 45;

/**
 * Decodes text that gives visual lines, one space between the columns, as `pdftotext` does without options.
 *
 * ```
 *  lines → flows → headings → rows, each with its cells (search.ts) → merged cells (areas.ts)
 * ```
 *
 * Never throws; text of no table is left to the caller.
 */
export function decodeInterleaved(flat: readonly FlatLine[], own: readonly RoleRule[] = []): InterleavedTables {
  const numbers = pageNumberLines(flat);
  const lines = flowLines(flat, numbers);
  const found = findTables(lines, own);
  const read = found.map((table) => decodeTable(lines, flat, table, own, numbers));
  return { tables: read.map(({ table }) => table), dropped: read.flatMap(({ dropped }) => dropped) };
}

function decodeTable(
  all: readonly FlowLine[],
  flat: readonly FlatLine[],
  table: TableText,
  own: readonly RoleRule[],
  numbers: ReadonlySet<number>,
): { table: TaskTable; dropped: Dropped[] } {
  const headings = new Set<string>();
  for (const header of [table.header, ...table.repeated])
    for (const { places } of header.headings) for (const [line, token] of places) headings.add(`${line}:${token}`);
  const lines: FlowLine[] = [];
  const dropped: Dropped[] = [];
  const imprint = imprintLines(all);
  for (let i = table.from; i < table.to; i++) {
    if (imprint.has(i)) continue;
    const line = all[i]!;
    const tokens = line.tokens.filter((_, t) => !headings.has(`${i}:${t}`));
    if (tokens.length > 0) lines.push({ ...line, tokens });
    const reason = line.sheet === table.header.sheet ? "header" : "repeated-header";
    for (const [t, { text }] of line.tokens.entries()) if (headings.has(`${i}:${t}`)) dropped.push({ reason, text });
  }
  const neighbours = new Neighbours(lines.flatMap(({ tokens }) => tokens.map(({ text }) => text.text)));
  const likely = ordersOf(table.header, all, own);
  const orders = likely.filter(({ cost }) => cost <= likely[0]!.cost + ORDER_RANGE).slice(0, ORDERS);
  const sample = lines.filter(({ sheet }) => sheet <= (lines[SAMPLE] ?? lines.at(-1))!.sheet);
  const tried = orders.flatMap((order) =>
    waysOf(order.roles).map((way) => {
      const read = readLines(sample, order.roles, neighbours, null, way);
      return { order, read, cost: read.cost + order.cost };
    }),
  );
  tried.sort((a, b) => a.cost - b.cost);
  const { order } = tried[0]!;
  const again = tried
    .slice(0, WAYS)
    .filter((other) => other.order === order)
    .map(({ read }) => readLines(sample, order.roles, neighbours, read, read.grid));
  const best = again.reduce((a, b) => (b.cost < a.cost ? b : a));
  const whole = sample.length === lines.length ? best : readLines(lines, order.roles, neighbours, best, best.grid);
  return buildTable(flat, order, whole, dropped, numbers);
}

/** How a table's cells are made. */
type Way = Pick<Grid, "align" | "free">;

function waysOf(roles: HeaderOrder["roles"]): Way[] {
  return mergedSets(roles).flatMap((free) => (["middle", "top"] as const).map((align) => ({ free, align })));
}

/** Reads lines in one way, by what an earlier reading taught of the columns. */
function readLines(
  lines: readonly FlowLine[],
  roles: HeaderOrder["roles"],
  neighbours: Neighbours,
  before: Whole | null,
  { align, free }: Way,
): Whole {
  const strips = before?.reading.strips ?? [];
  const columns = before ? learnShapes(roles, strips) : guessShapes(roles, lines);
  const senses = sensesOf(columns, strips);
  const pieces: Piece[] = [];
  const spaced = hasSpacedDigits(lines);
  const options = lines.map((_, i) => optionsOf(lines, i, columns, pieces, spaced));
  const grid: Grid = {
    ...{ lines, flows: flowsOf(lines), columns, senses, neighbours, options, pieces, align, free },
    marked: markedPlaces(lines),
  };
  const cells = new CellReader(grid);
  const search = { grid, cells, parts: new PartReader(grid, cells), ...reachOf(grid) };
  return withAreas(grid, readBack(searchRows(search), search));
}
