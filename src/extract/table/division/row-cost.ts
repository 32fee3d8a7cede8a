import { type ColumnSense, cellCost, isSerial } from "../cell-cost";
import { displacement, type Heights, heightsOf } from "./heights";
import type { CutBodyLine } from "./lines";
import { serialValue } from "./serials";
import { ROW_WEIGHTS } from "./weights";

/** How a table may be made: what the costs of its rows depend on. */
export interface RowModel {
  readonly senses: readonly ColumnSense[];
  /** Columns whose cells may cover several rows; they do not take part in the division into rows. */
  readonly merged: ReadonlySet<number>;
  readonly align: "middle" | "top";
  /** Section rows: only lines that reach over columns, or also a chapter's heading alone in the column of the areas. */
  readonly sections: "across" | "marked";
  /** Body lines whose task begins with a serial of the tasks' own chain ("12.推动…"). */
  readonly marked: ReadonlySet<number>;
  /** Costs of cells once reckoned, by column, first line and number of lines; shared by all readings of one body. */
  readonly known: Map<string, number>;
}

/** What a row's lines have to do with those before it. */
export interface Context {
  /** The last serial before each line. */
  readonly before: readonly (number | null)[];
  /** Lines that may head a section. */
  readonly heads: ReadonlySet<number>;
}

/** What it costs to take the given lines, in order, as one row. */
export function rowCost(
  lines: readonly CutBodyLine[],
  held: readonly number[],
  model: RowModel,
  context: Context,
): number {
  const w = ROW_WEIGHTS;
  const first = held[0]!;
  let cost = 0;
  if (first > 0 && lines[first]!.gap > 0) cost += w.blankBetween;
  const parts: number[][] = [];
  for (const [n, i] of held.entries()) {
    if (n > 0 && lines[i]!.sheet === lines[held[n - 1]!]!.sheet) {
      if (lines[i]!.gap > 0) cost += w.blankInside;
      parts.at(-1)!.push(i);
    } else parts.push([i]);
  }
  cost += w.overPage * (parts.length - 1);
  let filled = 0;
  for (const [k, sense] of model.senses.entries()) {
    if (model.merged.has(k)) continue;
    const own = held.filter((i) => lines[i]!.pieces[k]);
    filled += own.length;
    cost += textCost(lines, own, k, sense, model.known);
    if (sense.role === "number") cost += serialCost(lines, own, k, context, first);
    if (sense.role === "task" && model.marked.size > 0) cost += chainCost(own, model.marked);
  }
  if (filled === 0) return w.nothing;
  for (const part of parts) cost += partCost(lines, part, model, parts.length > 1);
  return cost;
}

function textCost(
  lines: readonly CutBodyLine[],
  held: readonly number[],
  column: number,
  sense: ColumnSense,
  known: Map<string, number>,
): number {
  const key = held.length === 0 ? `${column}` : `${column}:${held[0]}:${held.length}`;
  let cost = known.get(key);
  if (cost === undefined) {
    cost = cellCost(
      sense,
      held.map((i) => lines[i]!.pieces[column]!.text),
    );
    known.set(key, cost);
  }
  return cost;
}

/** The places of the cells of one row on one sheet. A row that a page break cuts may stand at the page's top. */
function partCost(lines: readonly CutBodyLine[], held: readonly number[], model: RowModel, torn: boolean): number {
  const heights = heightsOf(lines, held, model.merged);
  const usual = placeCosts(lines, held, heights, model, model.align);
  if (!torn || usual === 0) return usual;
  const other = model.align === "top" ? "middle" : "top";
  return Math.min(usual, placeCosts(lines, held, heights, model, other) + ROW_WEIGHTS.otherAlign);
}

function placeCosts(
  lines: readonly CutBodyLine[],
  held: readonly number[],
  heights: Heights,
  model: RowModel,
  align: RowModel["align"],
): number {
  const w = ROW_WEIGHTS;
  const kind = lines[held[0]!]!.y === null ? align : "measured";
  let cost = 0;
  for (const k of model.senses.keys()) {
    if (model.merged.has(k)) continue;
    const y: number[] = [];
    for (const [n, i] of held.entries()) if (lines[i]!.pieces[k]) y.push(heights.y[n]!);
    if (y.length === 0) continue;
    const { off, uneven } = displacement(y, heights, align);
    const near = Math.min(off, w.nearOff[kind]);
    cost += Math.min(w.offMost, w.offNear * near + w.off * (off - near));
    const bent = uneven.reduce((sum, by) => sum + Math.max(0, by - w.freeUneven[kind]), 0);
    // Two lines of a cell at one height: the tool printed them apart from what stands beside them.
    const most = y.some((at, n) => n > 0 && at === y[n - 1]) ? w.scrambled : w.unevenMost;
    cost += Math.min(most, w.uneven * bent);
  }
  return cost;
}

/** With serials inside the tasks each row has one, at the head of its task. */
function chainCost(held: readonly number[], marked: ReadonlySet<number>): number {
  const w = ROW_WEIGHTS;
  const own = held.filter((i) => marked.has(i));
  if (own.length === 0) return w.noMarker;
  return (own[0] === held[0] ? 0 : w.markerInside) + w.twoSerials * (own.length - 1);
}

function serialCost(
  lines: readonly CutBodyLine[],
  held: readonly number[],
  column: number,
  context: Context,
  first: number,
): number {
  const w = ROW_WEIGHTS;
  const found = held.filter((i) => isSerial(lines[i]!.pieces[column]!.text));
  if (found.length === 0) return 0;
  const extra = w.twoSerials * (found.length - 1);
  const before = context.before[found[0]!] ?? null;
  const value = serialValue(lines[found[0]!]!.pieces[column]!.text);
  if (value === null || before === null || value === before + 1) return extra;
  if (value === 1) return extra + (context.heads.has(first - 1) ? w.serialAfterSection : w.serialRestart);
  return extra + (value === before ? w.serialAgain : w.serialJump);
}
