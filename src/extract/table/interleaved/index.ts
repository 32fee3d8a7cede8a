import type { Dropped, TaskTable } from "../../../model/extraction";
import type { RoleRule } from "../../../model/language/roles";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { Neighbours } from "../seen-together";
import { assignColumns } from "./assign";
import { buildTable, type Cut } from "./build";
import { type FlowLine, flowLines } from "./flows";
import { type HeaderOrder, ordersOf } from "./header";
import { guessShapes, learnShapes } from "./shapes";
import { findTables, type TableText } from "./tables";

export interface InterleavedTables {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/** How often the columns' widths are learned anew. */
const ROUNDS = 3;
/** Orders of the headings that are tried on the text. */
const ORDERS = 4;
/** … and on how many lines of it. */
const SAMPLE = 160;

/**
 * Decodes text that gives visual lines, one space between the columns, as `pdftotext` does without options.
 *
 * ```
 *  lines → flows → headings → columns (assign.ts) → rows (rows.ts) → merged cells (areas.ts)
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
  for (let i = table.from; i < table.to; i++) {
    const line = all[i]!;
    const tokens = line.tokens.filter((_, t) => !headings.has(`${i}:${t}`));
    if (tokens.length > 0) lines.push({ ...line, tokens });
    const reason = line.sheet === table.header.sheet ? "header" : "repeated-header";
    for (const [t, { text }] of line.tokens.entries()) if (headings.has(`${i}:${t}`)) dropped.push({ reason, text });
  }
  const neighbours = new Neighbours(lines.flatMap(({ tokens }) => tokens.map(({ text }) => text.text)));
  const orders = ordersOf(table.header, all, own).slice(0, ORDERS);
  const sample = orders.length > 1 ? lines.slice(0, SAMPLE) : [];
  const tried = orders.map((order) => ({
    order,
    cost: sample.length > 0 ? cutInto(sample, order, neighbours, 2).cost : 0,
  }));
  const { order } = tried.reduce((best, other) => (other.cost < best.cost ? other : best));
  return buildTable(lines, flat, cutInto(lines, order, neighbours), dropped, neighbours, numbers);
}

function cutInto(lines: readonly FlowLine[], order: HeaderOrder, neighbours: Neighbours, rounds = ROUNDS): Cut {
  let shapes = guessShapes(order.roles, lines);
  let read = assignColumns(lines, shapes, neighbours);
  for (let round = 1; round < rounds; round++) {
    shapes = learnShapes(order.roles, read.placed);
    read = assignColumns(lines, shapes, neighbours);
  }
  return { order, shapes, placed: read.placed, cost: read.cost + order.cost };
}
