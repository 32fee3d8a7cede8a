import { CellCosts, type Strip } from "./cells";
import { looseCells, type Span } from "./loose";
import { type Division, divideSpine } from "./rows";
import { type RowModel, type Spine, spineOf } from "./spine";

/** One row: for each column its pieces [from, to). */
export interface FoundRow {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Index of the section row above it; -1 for none. */
  readonly section: number;
  /** How much more the cheapest reading costs that gives the row other cells. */
  readonly margin: number;
}

/** Rows from the spine and from the columns beside it: the number of rows that suits all of them best. */
export function divideRows(model: RowModel): { rows: FoundRow[]; cost: number } {
  const spine = spineOf(model);
  const costs = model.columns.map((list, k) => new CellCosts(list, model.senses[k]!, model.neighbours));
  const read = divideSpine(spine, model)
    .map((division) => complete(division, spine, model, costs))
    .sort((a, b) => a.cost - b.cost);
  const best = read[0];
  if (!best) return { rows: [], cost: 99 };
  // Where another number of rows is nearly as good, the rows that it does not share are in doubt.
  const rows = best.rows.map((row): FoundRow => {
    let margin = row.margin;
    for (const other of read.slice(1)) {
      const shared = other.rows.some((twin) => same(twin.from, row.from) && same(twin.to, row.to));
      if (!shared) margin = Math.min(margin, other.cost - best.cost);
    }
    return { ...row, margin };
  });
  return { rows, cost: best.cost };
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value === b[i]);
}

function complete(
  division: Division,
  spine: Spine,
  model: RowModel,
  costs: readonly CellCosts[],
): { rows: FoundRow[]; cost: number } {
  const own = division.rows.filter(({ section }) => !section);
  const spans = own.map(({ from, to }): Span => {
    let height = 1;
    for (const [k] of model.senses.entries())
      if (!model.merged.has(k)) height = Math.max(height, spine.above[k]![to]! - spine.above[k]![from]!);
    return {
      sheets: [spine.lines[from]!.sheet, spine.lines[to - 1]!.sheet],
      height,
      lines: [spine.lines[from]!.line, spine.lines[to - 1]!.line],
    };
  });
  let cost = division.cost;
  const cells = model.columns.map((strips, k) => {
    if (model.merged.has(k)) return null;
    if (!spine.loose.has(k)) return own.map(({ from, to }) => [spine.above[k]![from]!, spine.above[k]![to]!] as const);
    const held = new Set(spine.glued[k]);
    const glued = new Set(strips.flatMap((strip: Strip, i) => (held.has(strip) ? [i] : [])));
    const read = looseCells(strips, model.senses[k]!, spans, glued, costs[k]!);
    cost += read.cost;
    return read;
  });
  let section = -1;
  let seen = 0;
  const rows: FoundRow[] = [];
  for (const row of division.rows) {
    if (row.section) {
      section++;
      continue;
    }
    const r = seen++;
    let { margin } = row;
    const held = cells.map((list): readonly [number, number] => {
      if (list === null) return [0, 0];
      if (!("cells" in list)) return list[r]!;
      margin = Math.min(margin, list.margins[r]!);
      return list.cells[r]!;
    });
    rows.push({ from: held.map(([from]) => from), to: held.map(([, to]) => to), section, margin });
  }
  return { rows, cost };
}
