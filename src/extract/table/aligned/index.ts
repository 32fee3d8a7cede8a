import type { Dropped, TaskTable } from "../../../model/extraction";
import type { RoleRule } from "../../../model/language/roles";
import { type Message, message } from "../../../model/messages";
import { divideTable } from "../division/divide";
import type { BodyLine } from "../division/lines";
import { serialValue } from "../division/serials";
import { taskRows } from "../division/task-rows";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { Neighbours } from "../seen-together";
import { cutBody, senseColumns, type TableLines } from "./body";
import { type AlignedHeader, headerAt } from "./header";
import { type PlacedText, spacedText } from "./placed";
import { inOrder } from "./swapped";
import type { Metric, Token } from "./tokens";

/** What a decoder of flat text finds. */
export interface TableReading {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
  readonly messages: readonly Message[];
  /** Sum of all costs for each line read: for telling orders apart. */
  readonly cost: number;
}

/** Decodes tables whose columns are kept apart by spaces. Never throws; text of no table is left to the caller. */
export function decodeAligned(
  flat: readonly FlatLine[],
  own: readonly RoleRule[] = [],
  metric: Metric = "character",
): TableReading {
  return decodePlaced(spacedText(flat, metric), own);
}

/** Decodes tables whose columns are kept apart by their places on the page. Never throws. */
export function decodePlaced(text: PlacedText, own: readonly RoleRule[] = []): TableReading {
  const { flat, tokens } = text;
  const numbers = pageNumberLines(flat);
  const found = findTables(flat, tokens, numbers, own);
  const tables: TaskTable[] = [];
  const dropped: Dropped[] = [];
  const messages: Message[] = [];
  let cost = 0;
  for (const table of found) {
    const read = decodeTable(text, table, numbers);
    cost += read.cost;
    tables.push(read.table);
    dropped.push(...read.dropped);
    if (read.table.rows.length === 0)
      messages.push(message("table-without-rows", "A header row was found and no row below it."));
  }
  return { tables, dropped, messages, cost };
}

/** Headers split the text into tables; the same header at the top of a page, or with serials that run on, repeats. */
function findTables(
  flat: readonly FlatLine[],
  tokens: readonly (readonly Token[])[],
  numbers: ReadonlySet<number>,
  own: readonly RoleRule[],
): TableLines[] {
  const tables: { header: AlignedHeader; lines: number[]; repeated: Map<number, AlignedHeader> }[] = [];
  const visible = tokens.map((list, i) => (numbers.has(i) ? [] : list));
  const ends = sheetEnds(flat);
  let lastSheet = -1;
  for (let i = 0; i < flat.length; i++) {
    if (visible[i]!.length === 0) continue;
    const firstOfSheet = flat[i]!.sheet !== lastSheet;
    lastSheet = flat[i]!.sheet;
    const header = visible[i]!.length <= 14 ? headerAt(visible, i, own, ends[i]!) : null;
    const open = tables.at(-1);
    if (!header) {
      open?.lines.push(i);
      continue;
    }
    const same = open && sameHeadings(open.header, header);
    if (open && same && (firstOfSheet || !restarts(visible, header))) open.repeated.set(flat[i]!.sheet, header);
    else tables.push({ header, lines: [], repeated: new Map() });
    i = header.to - 1;
  }
  return tables;
}

/** For each line the first one of the next sheet. */
function sheetEnds(flat: readonly FlatLine[]): number[] {
  const ends: number[] = new Array(flat.length).fill(flat.length);
  for (let i = flat.length - 2; i >= 0; i--) ends[i] = flat[i]!.sheet === flat[i + 1]!.sheet ? ends[i + 1]! : i + 1;
  return ends;
}

function sameHeadings(a: AlignedHeader, b: AlignedHeader): boolean {
  const heads = (header: AlignedHeader) => header.columns.map(({ heading }) => [...heading].sort().join("")).join("|");
  return heads(a) === heads(b);
}

/** Whether the first serial below a header is 1. */
function restarts(tokens: readonly (readonly Token[])[], header: AlignedHeader): boolean {
  const at = header.columns.findIndex(({ role }) => role === "number");
  const column = header.columns[at];
  if (!column) return true;
  for (let i = header.to; i < tokens.length && i < header.to + 40; i++) {
    const token = tokens[i]!.find(({ start, end }) => start < column.end + 2 && end > column.start - 2);
    const value = token ? serialValue(token.text.text) : null;
    if (value !== null) return value === 1;
  }
  return true;
}

function decodeTable(
  text: PlacedText,
  table: TableLines,
  numbers: ReadonlySet<number>,
): { table: TaskTable; dropped: Dropped[]; cost: number } {
  const { flat } = text;
  const cut = cutBody(text, table);
  const neighbours = new Neighbours(cut.flatMap(piecesOf));
  const lines = inOrder(cut, neighbours);
  const senses = senseColumns(lines, table.header, neighbours);
  const divided = divideTable(lines, senses);
  const { rows, region, dropped } = taskRows(flat, divided, senses);
  const drop = (reason: string, i: number) => {
    const text = flat[i]!.text.trim();
    if (text.length === 0) return;
    dropped.push({ reason, text });
    region.push(...text.ranges());
  };
  const lastLine = divided.end > 0 ? divided.lines[divided.end - 1]!.line : table.header.to - 1;
  for (let i = table.header.from; i < table.header.to; i++) drop("header", i);
  for (const header of table.repeated.values())
    for (let i = header.from; i < header.to; i++) drop("repeated-header", i);
  for (const i of numbers) if (i > table.header.from && i < lastLine) drop("page-number", i);
  const columns = table.header.columns.map(({ role, heading }, k) => ({ role, heading, lineWidth: senses[k]!.full }));
  return { table: { columns, rows, region }, dropped, cost: divided.cost };
}

function piecesOf({ cuts }: BodyLine): string[] {
  return cuts[0]!.pieces.flatMap((piece) => (piece === null ? [] : [piece.text.replace(/\s+/gu, "")]));
}
