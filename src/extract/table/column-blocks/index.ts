import type { Doubt, Dropped, TableCell, TableRow, TaskTable } from "../../../model/extraction";
import { type ColumnRole, type RoleRule, resolveRoles } from "../../../model/language/roles";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import type { Range, SourcedText } from "../../../model/sourced";
import { SENTENCE_END } from "../cell-cost";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { blocksOf, type TextBlock } from "./blocks";
import { placeUnits } from "./place";

export interface BlockTables {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/** Another way to give the lists of units to rows must cost this much more, or the rows are doubtful. */
const LEAST_MARGIN = 0.8;
const CLOSING = /^(?:抄\s*送|主\s*送|分\s*送|附\s*注|备\s*注|注)\s*[：:]|^（此件|印发$/u;

interface Stream {
  /** Cells of one kind in text order: their lines, and the sheets that they begin on. */
  readonly cells: { lines: SourcedText[]; sheet: number; page: number | null; order: number }[];
}

/**
 * Decodes text that gives a table's columns, or parts of them, one after another, as pdfminer does. In each column cells
 * still come from top to bottom, so what is left to find is which column a block belongs to and which row it begins.
 *
 * ```
 *   1 ⏎ 2 ⏎ 推动…。 ⏎ 按照…。 ⏎ 市教育局 ⏎ 市财政局 ⏎ 市科技局
 *   serials, tasks: one each a row; lists of units: lead and co-operating, by their order in the text
 * ```
 *
 * What the text no longer holds (which of two empty cells is empty) is decided by the usual case and doubted.
 */
export function decodeColumnBlocks(flat: readonly FlatLine[], own: readonly RoleRule[] = []): BlockTables {
  const blocks = blocksOf(flat, pageNumberLines(flat), own);
  const header = findHeader(blocks, own);
  if (!header) return { tables: [], dropped: [] };
  const dropped: Dropped[] = [];
  const region: Range[] = [];
  const drop = (reason: string, block: TextBlock) => {
    for (const text of block.lines) {
      dropped.push({ reason, text });
      region.push(...text.ranges());
    }
  };
  const streams = new Map<TextBlock["kind"], Stream>();
  for (const kind of ["number", "units", "deadline", "prose", "short"] as const) streams.set(kind, { cells: [] });
  for (const [order, block] of blocks.entries()) {
    if (order < header.first) continue;
    const text = block.lines[0]!.text;
    if (CLOSING.test(text) && order > header.last) break;
    if (block.kind === "heading") {
      drop(block.sheet === blocks[header.first]!.sheet ? "header" : "repeated-header", block);
      continue;
    }
    if (order < header.last && block.kind === "short" && /(?:表|清单|方案)$/u.test(block.lines.at(-1)!.text)) continue;
    append(streams.get(block.kind)!, block, order);
  }
  const { table, unused } = buildRows(header, streams);
  for (const text of unused) dropped.push({ reason: "unaccounted", text });
  for (const row of table.rows)
    for (const cell of row.cells) for (const line of cell?.lines ?? []) region.push(...line.ranges());
  for (const text of unused) region.push(...text.ranges());
  return { tables: [{ ...table, region }], dropped };
}

interface BlockHeader {
  readonly first: number;
  readonly last: number;
  readonly roles: readonly ColumnRole[];
  readonly headings: readonly string[];
}

/** The headings of the first sheet that has enough of them for a table of tasks. */
function findHeader(blocks: readonly TextBlock[], own: readonly RoleRule[]): BlockHeader | null {
  for (const sheet of new Set(blocks.map((block) => block.sheet))) {
    const found = blocks.flatMap((block, i) => (block.sheet === sheet && block.heading ? [i] : []));
    const seen = new Set<string>();
    const fresh = found.filter((i) => !seen.has(blocks[i]!.heading!.text) && seen.add(blocks[i]!.heading!.text));
    const headings = fresh.map((i) => blocks[i]!.heading!.text);
    const roles = resolveRoles(headings, own);
    const units = roles.includes("lead") || roles.includes("cooperating");
    if (fresh.length < 2 || !units || !roles.includes("task")) continue;
    return { first: fresh[0]!, last: fresh.at(-1)!, roles, headings };
  }
  return null;
}

/** Adds a block to its stream: as a cell, or, where the page before left one open, as its rest. */
function append(stream: Stream, block: TextBlock, order: number): void {
  const last = stream.cells.at(-1);
  if (last && last.sheet !== block.sheet && isOpen(block.kind, last.lines)) {
    last.lines.push(...block.lines);
    return;
  }
  stream.cells.push({ lines: [...block.lines], sheet: block.sheet, page: block.page, order });
}

function isOpen(kind: TextBlock["kind"], lines: readonly SourcedText[]): boolean {
  const text = lines.map((line) => line.text.trim()).join("");
  if (kind === "prose") return !SENTENCE_END.test(text) && /[，、]$|[^。；]$/u.test(text) && lines.length > 1;
  if (kind !== "units" || isNoUnit(text)) return false;
  return /[、，]$/u.test(text) || !isUnitName(text.split(/[、，,；;/]/u).at(-1)!);
}

function buildRows(header: BlockHeader, streams: ReadonlyMap<TextBlock["kind"], Stream>) {
  const { roles, headings } = header;
  const tasks = streams.get("prose")!.cells;
  const serials = streams.get("number")!.cells;
  const shorts = streams.get("short")!.cells;
  const deadlines = streams.get("deadline")!.cells;
  const units = streams.get("units")!.cells;
  const count = tasks.length;
  const grid: TableCell[][] = tasks.map(() => roles.map(() => ({ lines: [] })));
  const unused: SourcedText[] = [];
  let sure = !roles.includes("extra") && count > 0;
  const put = (role: ColumnRole, row: number, lines: readonly SourcedText[]) => {
    const column = roles.indexOf(role);
    if (column < 0 || !grid[row]) unused.push(...lines);
    else grid[row]![column] = { lines: [...grid[row]![column]!.lines, ...lines] };
  };
  for (const [row, task] of tasks.entries()) put("task", row, task.lines);
  const rowAt = (order: number) =>
    Math.max(
      0,
      tasks.findLastIndex((task) => task.order < order),
    );

  if (serials.length === count) for (const [row, cell] of serials.entries()) put("number", row, cell.lines);
  else if (serials.length > 0) {
    sure = false;
    for (const [row, cell] of serials.entries()) put("number", Math.min(row, count - 1), cell.lines);
  } else if (roles.includes("number")) sure = false;

  const beside = roles.includes("title") ? "title" : "area";
  if (shorts.length === count) for (const [row, cell] of shorts.entries()) put(beside, row, cell.lines);
  else if (shorts.length > 0) {
    sure = false;
    spread(shorts.map((cell) => ({ lines: cell.lines, row: rowAt(cell.order) })));
  } else if (roles.includes("area")) sure = false;

  if (deadlines.length === count) for (const [row, cell] of deadlines.entries()) put("deadline", row, cell.lines);
  else {
    if (deadlines.length > 0 || roles.includes("deadline")) sure = false;
    for (const cell of deadlines) put("deadline", rowAt(cell.order), cell.lines);
  }

  const columns = roles.includes("cooperating") ? 2 : 1;
  for (const sheet of new Set(units.map((cell) => cell.sheet))) {
    const own = units.filter((cell) => cell.sheet === sheet);
    const first = tasks.findIndex((task) => task.sheet >= sheet);
    const last = tasks.findLastIndex((task) => task.sheet <= sheet);
    const from = first < 0 ? Math.max(0, count - 1) : first;
    const size = Math.max(1, last - from + 1);
    const placed = placeUnits(
      own.map((cell) => Math.max(0, rowAt(cell.order) - from)),
      size,
      columns,
    );
    if (!placed || placed.margin < LEAST_MARGIN) sure = false;
    for (const [i, cell] of own.entries()) {
      const place = placed?.places[i];
      if (place) put(place.column === 0 ? "lead" : "cooperating", from + place.row, cell.lines);
      else unused.push(...cell.lines);
    }
  }

  const doubt: Doubt = {
    code: "uncertain-boundary",
    text: "The text gives the columns one after another; which row a cell belongs to is not certain.",
  };
  const rows = tasks.map((task, row): TableRow => {
    return { cells: grid[row]!, section: null, page: task.page, doubts: sure ? [] : [doubt] };
  });
  const table = {
    columns: roles.map((role, k) => ({ role, heading: headings[k]!, lineWidth: null })),
    rows,
    region: [] as Range[],
  };
  return { table, unused };

  /** Merged cells: each covers the rows from its own to the next one's; the same object in all of them. */
  function spread(cells: readonly { lines: readonly SourcedText[]; row: number }[]): void {
    const column = roles.indexOf(beside);
    for (const [i, cell] of cells.entries()) {
      if (column < 0 || count === 0) {
        unused.push(...cell.lines);
        continue;
      }
      // Evenly, where the text's order says nothing: no two cells on one row, none without a row.
      const from = Math.floor((i * count) / cells.length);
      const to = Math.max(from + 1, Math.floor(((i + 1) * count) / cells.length));
      if (from >= count || grid[from]![column]!.lines.length > 0) {
        unused.push(...cell.lines);
        continue;
      }
      const merged: TableCell = { lines: cell.lines };
      for (let row = from; row < Math.min(to, count); row++) grid[row]![column] = merged;
    }
  }
}
