import type { Doubt, Dropped, TableCell, TableRow, TaskTable } from "../../../model/extraction";
import type { ColumnRole } from "../../../model/language/roles";
import type { Range } from "../../../model/sourced";
import type { FlatLine } from "../flat-line";
import { type Area, groupAreas, heightsOf } from "./areas";
import type { Strip } from "./cells";
import { textOf } from "./flows";
import type { Grid } from "./grid";
import type { HeaderOrder } from "./header";
import type { Reading } from "./read-back";
import { AREA_WEIGHTS, LEAST_MARGIN } from "./weights";

/** A table as read, with its merged cells. */
export interface Whole {
  readonly reading: Reading;
  readonly grid: Grid;
  readonly areas: readonly Area[];
  readonly area: number;
  /** The column of serials that number the areas; -1 where there is none. */
  readonly shared: number;
  readonly cost: number;
}

/** Rows, merged cells and doubts of a table whose lines are given to columns. */
export function buildTable(
  flat: readonly FlatLine[],
  order: HeaderOrder,
  best: Whole,
  dropped: Dropped[],
  numbers: ReadonlySet<number>,
): { table: TaskTable; dropped: Dropped[] } {
  const { roles, headings } = order;
  const { lines, senses } = best.grid;
  const { strips, rows: found, sections, outside } = best.reading;
  const region: Range[] = dropped.flatMap(({ text }) => text.ranges());
  const texts = strips.map((list) => list.map(({ line, from, to }) => textOf(lines[line]!, from, to)));
  const sectionTexts = sections.map((line) => textOf(lines[line]!, 0, lines[line]!.tokens.length));
  const cells = new Map<string, TableCell>();
  const cellOf = (k: number, from: number, to: number): TableCell => {
    const key = `${k}:${from}:${to}`;
    const cell = cells.get(key) ?? { lines: texts[k]!.slice(from, to) };
    cells.set(key, cell);
    return cell;
  };
  const used = strips.map(() => 0);
  const rows = found.map((row, r): TableRow => {
    const doubts: Doubt[] = [];
    if (row.margin < LEAST_MARGIN)
      doubts.push(doubt("Another reading of this row is nearly as good as the one chosen.", row.margin));
    const at = best.areas.findIndex((area) => r >= area.from && r < area.to);
    const area = best.areas[at];
    const list = roles.map((_, k): TableCell => {
      const [from, to] =
        k === best.area
          ? [area?.begin ?? 0, area?.end ?? 0]
          : k === best.shared
            ? [Math.min(Math.max(0, at), strips[k]!.length), at < 0 ? 0 : Math.min(at + 1, strips[k]!.length)]
            : [row.from[k]!, row.to[k]!];
      used[k] = Math.max(used[k]!, to);
      return cellOf(k, from, to);
    });
    if (area && area.margin < LEAST_MARGIN) doubts.push(doubt("The merged cell may cover other rows.", area.margin));
    for (const cell of list) for (const text of cell.lines) region.push(...text.ranges());
    const own = roles.flatMap((_, k) =>
      k === best.area || k === best.shared ? [] : strips[k]!.slice(row.from[k], row.to[k]),
    );
    const first = own.reduce<Strip | null>((a, b) => (a && a.sheet <= b.sheet ? a : b), null);
    const continued = own.some(({ sheet }) => sheet !== first!.sheet);
    const page = first ? flat[lines[first.line]!.flat]!.page : null;
    return {
      cells: list,
      section: sectionTexts[row.section] ?? null,
      page,
      doubts,
      ...(continued ? { continued } : {}),
    };
  });
  for (const [k, list] of texts.entries()) {
    for (const text of list.slice(used[k])) {
      dropped.push({ reason: "unaccounted", text });
      region.push(...text.ranges());
    }
  }
  for (const [i, text] of sectionTexts.entries()) {
    region.push(...text.ranges());
    if (!found.some((row) => row.section === i)) dropped.push({ reason: "unaccounted", text });
  }
  const held = lines.flatMap(({ flat: at }, i) => (outside.has(i) ? [] : [at]));
  for (const i of numbers) {
    if (i < (held[0] ?? 0) || i > (held.at(-1) ?? -1)) continue;
    const text = flat[i]!.text.trim();
    dropped.push({ reason: "page-number", text });
    region.push(...text.ranges());
  }
  const columns = roles.map((role, k) => ({ role, heading: headings[k]!, lineWidth: senses[k]!.full }));
  return { table: { columns, rows, region }, dropped };
}

function doubt(text: string, margin: number): Doubt {
  return { code: "uncertain-boundary", text, seen: margin.toFixed(2), expected: `at least ${LEAST_MARGIN}` };
}

/** Which columns may hold merged cells: the area, with or without the serial. */
export function mergedSets(roles: readonly ColumnRole[]): Set<number>[] {
  const area = roles.indexOf("area");
  const number = roles.indexOf("number");
  if (area < 0) return [new Set()];
  return number < 0 ? [new Set([area])] : [new Set([area]), new Set([area, number])];
}

/** Gives merged cells to the rows read. */
export function withAreas(grid: Grid, reading: Reading): Whole {
  const { senses, free, align } = grid;
  const { rows, strips } = reading;
  const area = [...free].find((k) => senses[k]!.role === "area") ?? -1;
  const shared = [...free].find((k) => senses[k]!.role === "number") ?? -1;
  if (area < 0) return { reading, grid, areas: [], area, shared, cost: reading.cost };
  const number = senses.findIndex(({ role }) => role === "number");
  const heights = heightsOf(strips, rows, free, align, number);
  const breaks = new Set<number>();
  for (const [r, row] of rows.entries()) if (row.section !== rows[r - 1]?.section) breaks.add(r);
  const serials = shared < 0 ? null : strips[shared]!;
  const groups = groupAreas(strips[area]!, senses[area]!, rows, heights, align, serials, breaks);
  const cost = reading.cost + groups.cost + (shared < 0 ? 0 : AREA_WEIGHTS.sharedSerials);
  return { reading, grid, areas: groups.areas, area, shared, cost };
}
