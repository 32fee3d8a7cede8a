import type { Doubt, Dropped, TableCell, TableRow, TaskTable } from "../../../model/extraction";
import type { ColumnRole } from "../../../model/language/roles";
import type { Range, SourcedText } from "../../../model/sourced";
import { type ColumnSense, SENTENCE_END } from "../cell-cost";
import type { FlatLine } from "../flat-line";
import type { Neighbours } from "../seen-together";
import { type Area, groupAreas, heightsOf } from "./areas";
import type { Placed } from "./assign";
import type { Strip } from "./cells";
import { divideRows, type FoundRow } from "./division";
import { type FlowLine, textOf } from "./flows";
import type { HeaderOrder } from "./header";
import type { ColumnShape } from "./options";
import type { RowModel } from "./spine";
import { LEAST_MARGIN } from "./weights";

/** The table's lines given to its columns. */
export interface Cut {
  readonly order: HeaderOrder;
  readonly shapes: readonly ColumnShape[];
  readonly placed: readonly Placed[];
  readonly cost: number;
}

interface Reading {
  readonly rows: readonly FoundRow[];
  readonly areas: readonly Area[];
  readonly area: number;
  /** The column of serials that number the areas; -1 where there is none. */
  readonly shared: number;
  readonly cost: number;
}

/** Rows, merged cells and doubts of a table whose lines are given to columns. */
export function buildTable(
  lines: readonly FlowLine[],
  flat: readonly FlatLine[],
  cut: Cut,
  dropped: Dropped[],
  neighbours: Neighbours,
  numbers: ReadonlySet<number>,
): { table: TaskTable; dropped: Dropped[] } {
  const { roles, headings } = cut.order;
  const region: Range[] = dropped.flatMap(({ text }) => text.ranges());
  const strips: Strip[][] = roles.map(() => []);
  const texts: SourcedText[][] = roles.map(() => []);
  const margins: number[][] = roles.map(() => []);
  const sections: Strip[] = [];
  const sectionTexts: SourcedText[] = [];
  for (const [i, { kind, pieces, margin }] of cut.placed.entries()) {
    const line = lines[i]!;
    const stripOf = (text: SourcedText, width: number): Strip => {
      return { text: text.text, width, line: i, flow: line.flow, sheet: line.sheet };
    };
    if (kind === "section") {
      sectionTexts.push(textOf(line, 0, line.tokens.length));
      sections.push(stripOf(sectionTexts.at(-1)!, 0));
    }
    for (const [k, piece] of pieces.entries()) {
      if (!piece) continue;
      const text = textOf(line, piece.from, piece.to);
      strips[k]!.push(stripOf(text, piece.width));
      texts[k]!.push(text);
      margins[k]!.push(margin);
    }
  }
  const senses = roles.map((role, k) => senseOf(role, strips[k]!, cut.shapes[k]));
  const readings = mergedSets(roles).flatMap((merged) =>
    (["middle", "top"] as const).map((align) =>
      readAs({ columns: strips, senses, merged, align, sections, neighbours }),
    ),
  );
  const best = readings.reduce((a, b) => (b.cost < a.cost ? b : a));

  const cells = new Map<string, TableCell>();
  const cellOf = (k: number, from: number, to: number): TableCell => {
    const key = `${k}:${from}:${to}`;
    const cell = cells.get(key) ?? { lines: texts[k]!.slice(from, to) };
    cells.set(key, cell);
    return cell;
  };
  const used = strips.map(() => 0);
  const rows = best.rows.map((row, r): TableRow => {
    const doubts: Doubt[] = [];
    if (row.margin < LEAST_MARGIN)
      doubts.push(doubt("Another division into rows is nearly as good as the one chosen.", row.margin));
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
      for (let i = from; i < to; i++) {
        if (margins[k]![i]! >= LEAST_MARGIN) continue;
        doubts.push(doubt("A piece of this row may belong to another column.", margins[k]![i]!));
        break;
      }
      return cellOf(k, from, to);
    });
    if (area && area.margin < LEAST_MARGIN) doubts.push(doubt("The merged cell may cover other rows.", area.margin));
    for (const cell of list) for (const text of cell.lines) region.push(...text.ranges());
    const sheets = roles.flatMap((_, k) =>
      k === best.area || k === best.shared ? [] : strips[k]!.slice(row.from[k], row.to[k]),
    );
    const first = sheets.reduce<Strip | null>((a, b) => (a && a.sheet <= b.sheet ? a : b), null);
    const continued = sheets.some(({ sheet }) => sheet !== first!.sheet);
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
    if (!best.rows.some((row) => row.section === i)) dropped.push({ reason: "unaccounted", text });
  }
  const held = cut.placed.flatMap(({ kind }, i) => (kind === "outside" ? [] : [lines[i]!.flat]));
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

function senseOf(role: ColumnRole, strips: readonly Strip[], shape: ColumnShape | undefined): ColumnSense {
  const full = shape?.full ?? null;
  const short = strips.filter(({ width }) => full !== null && width < full - 1.5);
  const ended = short.filter(({ text }) => SENTENCE_END.test(text));
  return { role, full, listed: true, sentences: short.length === 0 ? 0.5 : ended.length / short.length };
}

/** Which columns may hold merged cells: the area, with or without the serial. */
function mergedSets(roles: readonly ColumnRole[]): Set<number>[] {
  const area = roles.indexOf("area");
  const number = roles.indexOf("number");
  if (area < 0) return [new Set()];
  return number < 0 ? [new Set([area])] : [new Set([area]), new Set([area, number])];
}

function readAs(model: RowModel): Reading {
  const { columns, senses, merged, align } = model;
  const division = divideRows(model);
  const area = [...merged].find((k) => senses[k]!.role === "area") ?? -1;
  const shared = [...merged].find((k) => senses[k]!.role === "number") ?? -1;
  if (area < 0) return { rows: division.rows, areas: [], area, shared, cost: division.cost };
  const heights = heightsOf(
    columns,
    division.rows,
    merged,
    align,
    senses.findIndex(({ role }) => role === "number"),
  );
  const breaks = new Set<number>();
  for (const [r, row] of division.rows.entries()) if (row.section !== division.rows[r - 1]?.section) breaks.add(r);
  const serials = shared < 0 ? null : columns[shared]!;
  const groups = groupAreas(columns[area]!, senses[area]!, division.rows, heights, align, serials, breaks);
  return { rows: division.rows, areas: groups.areas, area, shared, cost: division.cost + groups.cost };
}
