import type { ColumnSense } from "../cell-cost";
import { type Group, groupRows } from "./groups";
import { ladderOf } from "./ladder";
import { type BodyLine, type CutBodyLine, isOwn } from "./lines";
import { type RecutRow, recut } from "./recut";
import type { RowModel } from "./row-cost";
import { type BodyRow, divideRows } from "./rows";
import { isClosing, isMarkedAlone } from "./sections";
import { markedLines, serialValue } from "./serials";
import { GROUP_WEIGHTS } from "./weights";

/** One row of a table as found in lines. */
export interface DividedRow {
  readonly kind: BodyRow["kind"];
  /** Body lines [from, to). */
  readonly from: number;
  readonly to: number;
  /**
   * Body lines with the text of each column's cell, from top to bottom. A merged cell is the same list in each row that it
   * covers; for rows that are none the lists are empty.
   */
  readonly cells: readonly (readonly number[])[];
  /** How much more costs the best reading in which the row holds other lines; in which merged cells cover other rows. */
  readonly margins: { readonly rows: number; readonly groups: number; readonly cuts: number };
  /** What the row costs for itself: how odd it is, whatever else it could be. */
  readonly cost: number;
}

export interface DividedTable {
  /** The lines as they were cut in the end. */
  readonly lines: readonly CutBodyLine[];
  readonly rows: readonly DividedRow[];
  /** First body line behind the table. */
  readonly end: number;
  readonly cost: number;
}

interface Reading {
  readonly model: RowModel;
  readonly lines: readonly CutBodyLine[];
  readonly rows: readonly BodyRow[];
  readonly groups: ReadonlyMap<number, readonly Group[]>;
  readonly groupMargins: readonly number[];
  readonly end: number;
  readonly cost: number;
}

/** How often lines are cut anew by what the rows show. */
const ROUNDS = 2;

/**
 * Makes rows of lines that are cut into columns, merged cells included. All ways in which the table may be made are tried
 * (cells in the middle or at the top; areas merged or printed in each row; serials of rows or of areas; chapter headings
 * as section rows or as areas), and the cheapest is taken.
 */
export function divideTable(given: readonly BodyLine[], senses: readonly ColumnSense[]): DividedTable {
  let lines: CutBodyLine[] = given.map((line) => ({ ...line, pieces: line.cuts[0]!.pieces }));
  let readings: Reading[] = [];
  let cuts: readonly RecutRow[] = [];
  for (let round = 1; ; round++) {
    readings = allReadings(lines, senses);
    const again = recut(readings[0]!.lines, readings[0]!.rows, readings[0]!.model);
    cuts = again.rows;
    if (again.chosen.size === 0 || round === ROUNDS) break;
    lines = lines.map((line) => ({ ...line, pieces: again.chosen.get(line.line) ?? line.pieces }));
  }
  const best = readings[0]!;
  const rivals = readings.slice(1).map((reading) => ({ dearer: reading.cost - best.cost, rows: valuesOf(reading) }));
  const values = valuesOf(best, true);
  const rows = best.rows.map((row, r): DividedRow => {
    const rival = rivals.reduce(
      (least, other) => (values[r] && !other.rows.includes(values[r]!) ? Math.min(least, other.dearer) : least),
      Number.POSITIVE_INFINITY,
    );
    return {
      kind: row.kind,
      from: row.from,
      to: row.to,
      cells: senses.map((_, k) => cellOf(best, r, k)),
      margins: {
        rows: Math.min(row.margin, rival),
        groups: best.groups.size > 0 ? best.groupMargins[r]! : Number.POSITIVE_INFINITY,
        cuts: cuts[r]!.margin,
      },
      cost: cuts[r]!.cost,
    };
  });
  return { lines: best.lines, rows, end: best.end, cost: best.cost };
}

function allReadings(lines: readonly CutBodyLine[], senses: readonly ColumnSense[]): Reading[] {
  const known = new Map<string, number>();
  const marked = markedLines(
    lines,
    senses.findIndex(({ role }) => role === "task"),
  );
  const readings: Reading[] = [];
  for (const merged of mergedSets(senses)) {
    const hides = lines.some((line) => isMarkedAlone(line, merged));
    for (const align of ["middle", "top"] as const) {
      for (const sections of hides ? (["across", "marked"] as const) : (["across"] as const)) {
        readings.push(read(lines, { senses, merged, align, sections, marked, known }));
      }
    }
  }
  return readings.sort((a, b) => a.cost - b.cost);
}

/** Which columns may hold merged cells: none, the area, or the area with the serial. */
function mergedSets(senses: readonly ColumnSense[]): Set<number>[] {
  const area = senses.findIndex(({ role }) => role === "area");
  const number = senses.findIndex(({ role }) => role === "number");
  if (area < 0) return [new Set()];
  const sets = [new Set<number>(), new Set([area])];
  return number < 0 ? sets : [...sets, new Set([area, number])];
}

function read(given: readonly CutBodyLine[], model: RowModel): Reading {
  const { merged, align, known, senses } = model;
  const { lines, rows, cost: rowsCost } = divideRows(given, model);
  const end = endOf(lines, rows, merged);
  let cost = rowsCost;
  const groups = new Map<number, readonly Group[]>();
  let groupMargins: readonly number[] = [];
  const number = [...merged].find((column) => senses[column]!.role === "number");
  const mates = new Set<number>();
  if (number !== undefined) for (let i = 0; i < end; i++) if (lines[i]!.pieces[number]) mates.add(i);
  cost += merged.size === 0 ? repetitionCost(lines, rows, senses) : 0;
  const area = [...merged].find((column) => column !== number);
  if (area !== undefined && rows.length > 0) {
    const ladder = ladderOf(lines, rows, merged);
    const grouping = groupRows(lines, rows, ladder, end, { column: area, sense: senses[area]!, align, mates, known });
    cost += grouping.cost;
    groups.set(area, grouping.groups);
    groupMargins = grouping.margins;
    if (number !== undefined) {
      const shared = sharedGroups(lines, rows, number, grouping.groups, end);
      cost += shared.cost;
      groups.set(number, shared.groups);
    }
  }
  return { model, lines, rows, groups, groupMargins, end, cost };
}

/** Lines that hold only a merged cell's text may follow the last row. */
function endOf(lines: readonly CutBodyLine[], rows: readonly BodyRow[], merged: ReadonlySet<number>): number {
  let end = rows.at(-1)?.to ?? 0;
  const follows = (line: CutBodyLine | undefined) =>
    line !== undefined &&
    line.gap === 0 &&
    line.sheet === lines[end - 1]!.sheet &&
    !isOwn(line, merged) &&
    !isClosing(line);
  while (end > 0 && follows(lines[end])) end++;
  return end;
}

/** Areas printed in each row say the same in rows that follow each other, or they would be merged. */
function repetitionCost(
  lines: readonly CutBodyLine[],
  rows: readonly BodyRow[],
  senses: readonly ColumnSense[],
): number {
  const area = senses.findIndex(({ role }) => role === "area");
  if (area < 0) return 0;
  const texts = rows
    .filter(({ kind }) => kind === "row")
    .map(({ from, to }) =>
      lines
        .slice(from, to)
        .map(({ pieces }) => pieces[area]?.text ?? "")
        .join("")
        .replace(/\s+/gu, ""),
    );
  return texts.some((text, i) => text.length > 1 && text === texts[i - 1]) ? 0 : GROUP_WEIGHTS.neverRepeated;
}

/** Serials that number the areas: each group takes those that stand beside its rows. One each is as it should be. */
function sharedGroups(
  lines: readonly CutBodyLine[],
  rows: readonly BodyRow[],
  number: number,
  lead: readonly Group[],
  end: number,
) {
  let cost = 0;
  let last: number | null = null;
  const groups = lead.map((group, g) => {
    const held: number[] = [];
    const next = lead[g + 1];
    const until = next ? rows[next.from]!.from : end;
    for (let i = g === 0 ? 0 : rows[group.from]!.from; i < until; i++) {
      if (lines[i]!.pieces[number] && !isOther(i)) held.push(i);
    }
    const value = held.length > 0 ? serialValue(lines[held[0]!]!.pieces[number]!.text) : null;
    cost +=
      held.length === 1
        ? 0
        : held.length === 0
          ? GROUP_WEIGHTS.noSerial
          : GROUP_WEIGHTS.moreSerials * (held.length - 1);
    if (value !== null && last !== null && value !== last + 1 && value !== 1) cost += 2.5;
    last = value ?? last;
    return { ...group, held };
  });
  return { cost, groups };

  function isOther(i: number): boolean {
    return rows.some((row) => row.kind !== "row" && i >= row.from && i < row.to);
  }
}

function cellOf(reading: Reading, r: number, k: number): readonly number[] {
  const row = reading.rows[r]!;
  if (row.kind !== "row") return [];
  const groups = reading.groups.get(k);
  if (groups) return groups.find((group) => r >= group.from && r < group.to)?.held ?? [];
  const held: number[] = [];
  for (let i = row.from; i < row.to; i++) if (reading.lines[i]!.pieces[k]) held.push(i);
  return held;
}

/** What each row says, as one string: two readings agree on a row where these are equal. */
function valuesOf(reading: Reading, withOthers = false): (string | null)[] {
  const columns = reading.model.senses.map((_, k) => k);
  return reading.rows.flatMap((row, r) => {
    if (row.kind !== "row") return withOthers ? [null] : [];
    const cell = (k: number) =>
      cellOf(reading, r, k)
        .map((i) => reading.lines[i]!.pieces[k]!.text)
        .join("");
    return [columns.map(cell).join("|")];
  });
}
