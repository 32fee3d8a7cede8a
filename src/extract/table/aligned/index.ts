import type { Doubt, Dropped, TableCell, TableRow, TaskTable } from "../../../model/extraction";
import type { RoleRule } from "../../../model/language/roles";
import { type Message, message } from "../../../model/messages";
import type { Range } from "../../../model/sourced";
import type { ColumnSense } from "../cell-cost";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { type Body, cutBody, senseColumns, type TableLines } from "./body";
import { type Group, groupRows } from "./groups";
import { type AlignedHeader, headerAt } from "./header";
import { type Division, divide, isMarkedAlone, markedLines, type RowModel, serialValue } from "./rows";
import { type Metric, type Token, tokensOf } from "./tokens";

/** What a decoder of flat text finds. */
export interface TableReading {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
  readonly messages: readonly Message[];
  /** Sum of all costs for each line read: for telling orders apart. */
  readonly cost: number;
}

/** A row is doubtful where another division costs less than this above the best. */
export const LEAST_MARGIN = 2;
/** … and where a line of it could be cut into columns in another way at less than this. */
export const LEAST_CUT_MARGIN = 0.5;

/** Decodes tables whose columns are kept apart by spaces. Never throws; text of no table is left to the caller. */
export function decodeAligned(
  flat: readonly FlatLine[],
  own: readonly RoleRule[] = [],
  metric: Metric = "character",
): TableReading {
  const tokens = flat.map(({ text }, i) => tokensOf(text, i, metric));
  const numbers = pageNumberLines(flat);
  const found = findTables(flat, tokens, numbers, own);
  const tables: TaskTable[] = [];
  const dropped: Dropped[] = [];
  const messages: Message[] = [];
  let cost = 0;
  for (const table of found) {
    const read = decodeTable(flat, tokens, table, metric, numbers);
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
  let lastSheet = -1;
  for (let i = 0; i < flat.length; i++) {
    if (visible[i]!.length === 0) continue;
    const firstOfSheet = flat[i]!.sheet !== lastSheet;
    lastSheet = flat[i]!.sheet;
    const header = visible[i]!.length <= 14 ? headerAt(visible, i, own) : null;
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

interface Reading {
  readonly division: Division;
  readonly groups: ReadonlyMap<number, readonly Group[]>;
  readonly merged: ReadonlySet<number>;
  readonly cost: number;
}

function decodeTable(
  flat: readonly FlatLine[],
  tokens: readonly (readonly Token[])[],
  table: TableLines,
  metric: Metric,
  numbers: ReadonlySet<number>,
) {
  const body = cutBody(flat, tokens, table, metric);
  const senses = senseColumns(body.lines, table.header);
  const readings: Reading[] = [];
  const known = new Map<string, number>();
  const marked = markedLines(
    body.lines,
    senses.findIndex(({ role }) => role === "task"),
  );
  for (const merged of mergedSets(senses)) {
    for (const align of ["middle", "top"] as const) {
      readings.push(read(body, senses, { merged, align, sections: "across", marked, known }));
      if (mayHideSections(body, merged))
        readings.push(read(body, senses, { merged, align, sections: "marked", marked, known }));
    }
  }
  readings.sort((a, b) => a.cost - b.cost);
  const best = readings[0]!;
  return { ...build(flat, body, senses, table, best, numbers), cost: best.cost };
}

/** Which columns may hold merged cells: the area, with or without the serial. */
function mergedSets(senses: readonly ColumnSense[]): Set<number>[] {
  const area = senses.findIndex(({ role }) => role === "area");
  const number = senses.findIndex(({ role }) => role === "number");
  if (area < 0) return [new Set()];
  return number < 0 ? [new Set([area])] : [new Set([area]), new Set([area, number])];
}

/** Whether a chapter's number stands alone on a line in the column of the areas: an area's text, or a section row. */
function mayHideSections(body: Body, merged: ReadonlySet<number>): boolean {
  return body.lines.some((line) => isMarkedAlone(line, merged));
}

function read(body: Body, senses: readonly ColumnSense[], mode: Omit<RowModel, "senses">): Reading {
  const { merged, align } = mode;
  const division = divide(body.lines, { senses, ...mode });
  let cost = division.cost;
  const groups = new Map<number, readonly Group[]>();
  const number = [...merged].find((column) => senses[column]!.role === "number");
  const mates = new Set<number>();
  if (number !== undefined) {
    for (const [i, line] of body.lines.entries()) if (line.pieces[number]) mates.add(i);
  }
  for (const column of merged) {
    if (column === number) continue;
    const found = groupRows(body.lines, division.rows, column, senses[column]!, merged, align, mode.known, mates);
    cost += found.cost;
    groups.set(column, found.groups);
  }
  const lead = [...groups.values()][0];
  if (number !== undefined && lead) {
    const shared = sharedGroups(body, division, number, lead);
    cost += shared.cost;
    groups.set(number, shared.groups);
  }
  return { division, groups, merged, cost };
}

/** Serials that number the areas: each group takes those that stand beside its rows. One each is as it should be. */
function sharedGroups(body: Body, division: Division, number: number, lead: readonly Group[]) {
  let cost = 0;
  let last: number | null = null;
  const groups = lead.map((group) => {
    const held: number[] = [];
    for (let r = group.from; r < group.to; r++) {
      const row = division.rows[r]!;
      for (let i = row.from; i < row.to; i++) if (body.lines[i]!.pieces[number]) held.push(i);
    }
    const value = held.length > 0 ? serialValue(body.lines[held[0]!]!.pieces[number]!.text.text) : null;
    cost += held.length === 1 ? 0 : held.length === 0 ? 3 : 5 * (held.length - 1);
    if (value !== null && last !== null && value !== last + 1 && value !== 1) cost += 2.5;
    last = value ?? last;
    return { ...group, held };
  });
  return { cost, groups };
}

function build(
  flat: readonly FlatLine[],
  body: Body,
  senses: readonly ColumnSense[],
  table: TableLines,
  reading: Reading,
  numbers: ReadonlySet<number>,
): { table: TaskTable; dropped: Dropped[] } {
  const { division, groups } = reading;
  const region: Range[] = [];
  const dropped: Dropped[] = [];
  const drop = (reason: string, i: number) => {
    const text = flat[i]!.text.trim();
    if (text.length === 0) return;
    dropped.push({ reason, text });
    region.push(...text.ranges());
  };
  const lastLine = division.rows.length > 0 ? body.lines[division.rows.at(-1)!.to - 1]!.line : table.header.to - 1;
  for (let i = table.header.from; i < table.header.to; i++) drop("header", i);
  for (const header of table.repeated.values())
    for (let i = header.from; i < header.to; i++) drop("repeated-header", i);
  for (const i of numbers) if (i > table.header.from && i < lastLine) drop("page-number", i);
  const rows: TableRow[] = [];
  let section: TableRow["section"] = null;
  const cellsOf = new Map<string, TableCell>();
  for (const [r, row] of division.rows.entries()) {
    if (row.kind === "other") {
      drop("unaccounted", body.lines[row.from]!.line);
      continue;
    }
    if (row.kind === "section") {
      section = flat[body.lines[row.from]!.line]!.text.trim();
      region.push(...section.ranges());
      continue;
    }
    const doubts: Doubt[] = [];
    if (row.margin < LEAST_MARGIN) {
      doubts.push({
        code: "uncertain-boundary",
        text: "Another division into rows is nearly as good as the one chosen.",
      });
    }
    let unsure = false;
    for (let i = row.from; i < row.to; i++) if (body.margins[i]! < LEAST_CUT_MARGIN) unsure = true;
    if (unsure)
      doubts.push({ code: "uncertain-boundary", text: "A line of this row could be cut into columns in another way." });
    const cells = senses.map((_, k): TableCell => {
      const list = groups.get(k);
      if (!list) return { lines: linesOf(body, k, row.from, row.to) };
      const at = list.findIndex((group) => r >= group.from && r < group.to);
      const group = list[at];
      if (!group) return { lines: [] };
      if (group.margin < LEAST_MARGIN) {
        doubts.push({ code: "uncertain-boundary", text: "The merged cell may cover other rows." });
      }
      const key = `${k}:${at}`;
      const cell = cellsOf.get(key) ?? { lines: group.held.map((i) => body.lines[i]!.pieces[k]!.text) };
      cellsOf.set(key, cell);
      return cell;
    });
    for (const cell of cells) for (const line of cell.lines) region.push(...line.ranges());
    const first = body.lines[row.from]!;
    const continued = body.lines[row.to - 1]!.sheet !== first.sheet;
    rows.push({ cells, section, page: flat[first.line]!.page, doubts, ...(continued ? { continued } : {}) });
  }
  const columns = table.header.columns.map(({ role, heading }, k) => ({ role, heading, lineWidth: senses[k]!.full }));
  return { table: { columns, rows, region }, dropped };
}

function linesOf(body: Body, column: number, from: number, to: number) {
  const lines = [];
  for (let i = from; i < to; i++) {
    const piece = body.lines[i]!.pieces[column];
    if (piece) lines.push(piece.text);
  }
  return lines;
}
