import { isSerial } from "../cell-cost";
import { serialValue } from "../division/serials";
import { CellCosts, HOPELESS } from "./cells";
import type { RowModel, Spine } from "./spine";
import { ROW_WEIGHTS as W } from "./weights";

/** Spine lines [from, to) as one row, or one line as a section row. */
export interface SpineRow {
  readonly from: number;
  readonly to: number;
  readonly section: boolean;
  /** How much more the cheapest division with as many rows costs that has another row here. */
  readonly margin: number;
}

export interface Division {
  readonly rows: readonly SpineRow[];
  readonly cost: number;
}

const LONGEST_ROW = 70;
const MOST_ROWS = 160;
/** Divisions into other numbers of rows are worth a try up to this much above the cheapest. */
const WORTH_A_TRY = 14;
const MOST_DIVISIONS = 9;

/**
 * Divides the spine into rows: for each number of rows the cheapest division, a shortest path over the borders between
 * lines. Which number is right the columns beside the spine help to tell.
 *
 * ```
 *   推动…有效实 市教育局    ┐ row 1          1          beside it, in flows of
 *   施。                    ┘                2          their own
 *   按照…。     市财政局    ┐ row 2
 * ```
 */
export function divideSpine(spine: Spine, model: RowModel): Division[] {
  const n = spine.lines.length;
  if (n === 0) return [];
  const costs = spine.glued.map((list, k) => new CellCosts(list, model.senses[k]!, model.neighbours));
  const serials = serialsBefore(spine, model);
  const steps = spine.lines.map((line, from) => {
    if (line.section) return [{ to: from + 1, section: true, cost: 0 }];
    const list: { to: number; section: boolean; cost: number }[] = [];
    for (let to = from + 1; to <= n && to - from <= LONGEST_ROW; to++) {
      if (spine.lines[to - 1]!.section) break;
      const cost = rowCost(spine, model, costs, serials, from, to);
      list.push({ to, section: false, cost });
      if (cost > HOPELESS * 1.5) break;
    }
    return list;
  });
  const most = Math.min(MOST_ROWS, n);
  const width = n + 1;
  const best = new Float64Array((most + 1) * width).fill(Number.POSITIVE_INFINITY);
  const back = new Int32Array((most + 1) * width).fill(-1);
  best[0] = 0;
  for (let from = 0; from < n; from++) {
    for (const { to, section, cost } of steps[from]!) {
      const more = section ? 0 : 1;
      for (let r = 0; r + more <= most; r++) {
        const here = best[r * width + from]!;
        if (here === Number.POSITIVE_INFINITY) continue;
        const at = (r + more) * width + to;
        if (here + cost < best[at]!) {
          best[at] = here + cost;
          back[at] = r * width + from;
        }
      }
    }
  }
  // What the way from a line to the end costs, by the number of rows on it.
  const rest = new Float64Array((most + 1) * width).fill(Number.POSITIVE_INFINITY);
  rest[n] = 0;
  for (let from = n - 1; from >= 0; from--) {
    for (const { to, section, cost } of steps[from]!) {
      for (let r = section ? 0 : 1; r <= most; r++) {
        const way = cost + rest[(section ? r : r - 1) * width + to]!;
        if (way < rest[r * width + from]!) rest[r * width + from] = way;
      }
    }
  }
  const ends = Array.from({ length: most + 1 }, (_, r) => ({ r, cost: best[r * width + n]! }))
    .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.cost - b.cost);
  return ends
    .filter(({ cost }) => cost <= ends[0]!.cost + WORTH_A_TRY)
    .slice(0, MOST_DIVISIONS)
    .map(({ r, cost }) => {
      const rows: SpineRow[] = [];
      for (let at = r * width + n; at > 0; at = back[at]!) {
        const from = back[at]! % width;
        rows.unshift({ from, to: at % width, section: spine.lines[from]!.section, margin: 0 });
      }
      return { rows: withMargins(rows, steps, best, rest, r, cost), cost };
    });
}

/** For each row the cheapest division into as many rows that has a step which overlaps the row and is not the row. */
function withMargins(
  rows: readonly SpineRow[],
  steps: readonly { to: number; section: boolean; cost: number }[][],
  ahead: Float64Array,
  rest: Float64Array,
  count: number,
  cost: number,
): SpineRow[] {
  const n = steps.length;
  const width = n + 1;
  const margins = rows.map(() => Number.POSITIVE_INFINITY);
  const holds = new Int32Array(n).fill(-1);
  for (const [i, row] of rows.entries()) holds.fill(i, row.from, row.to);
  for (let from = 0; from < n; from++) {
    for (const step of steps[from]!) {
      const more = step.section ? 0 : 1;
      let other = Number.POSITIVE_INFINITY;
      for (let r = 0; r + more <= count; r++)
        other = Math.min(other, ahead[r * width + from]! + step.cost + rest[(count - r - more) * width + step.to]!);
      other -= cost;
      if (other > 9) continue;
      for (let at = from; at < step.to; at++) {
        const i = holds[at]!;
        if (i < 0 || (rows[i]!.from === from && rows[i]!.to === step.to)) continue;
        margins[i] = Math.min(margins[i]!, other);
      }
    }
  }
  return rows.map((row, i) => ({ ...row, margin: margins[i]! }));
}

/** The serial before each spine line, where serials stand in the spine; null before the first. */
function serialsBefore(spine: Spine, { senses, merged }: RowModel): (number | null)[] {
  const k = senses.findIndex(({ role }, column) => role === "number" && !merged.has(column));
  const list = k < 0 ? [] : spine.glued[k]!;
  let last: number | null = null;
  let at = 0;
  return spine.lines.map(({ line }) => {
    for (; at < list.length && list[at]!.line < line; at++) last = serialValue(list[at]!.text) ?? last;
    return last;
  });
}

function rowCost(
  spine: Spine,
  model: RowModel,
  costs: readonly CellCosts[],
  serials: readonly (number | null)[],
  from: number,
  to: number,
): number {
  const sheets = spine.lines[to - 1]!.sheet - spine.lines[from]!.sheet;
  let cost = W.overPage * sheets;
  if (from > 0 && spine.lines[from - 1]!.flow !== spine.lines[from]!.flow) cost += W.endsAtBlank;
  for (const [k, { role }] of model.senses.entries()) {
    if (model.merged.has(k)) continue;
    const [a, b] = [spine.above[k]![from]!, spine.above[k]![to]!];
    const loose = spine.loose.has(k);
    if (loose && a === b) continue;
    cost += (loose ? W.looseShare : 1) * costs[k]!.of(a, b);
    if (cost > HOPELESS * 2) return cost;
    if (role === "task" && spine.marked.size > 0) {
      const own = spine.glued[k]!.slice(a, b).filter((strip) => spine.marked.has(strip)).length;
      const first = a < b && spine.marked.has(spine.glued[k]![a]!);
      cost += own === 0 ? W.noMarker : (first ? 0 : W.markerInside) + W.twoMarkers * (own - 1);
    }
    if (role !== "number" || a === b) continue;
    const piece = spine.glued[k]!.slice(a, b).find(({ text }) => isSerial(text));
    const value = piece ? serialValue(piece.text) : null;
    const before = serials[from] ?? null;
    if (value !== null && before !== null && value !== before + 1) cost += value === 1 ? W.serialRestart : W.serialJump;
  }
  return sheets > 0 ? cost : cost + placeCost(spine, model, from, to);
}

/** What the places of a row's pieces say against it: in a flow lines come from top to bottom. */
function placeCost(spine: Spine, model: RowModel, from: number, to: number): number {
  let height = 0;
  for (const [k] of model.senses.entries())
    if (!model.merged.has(k)) height = Math.max(height, spine.above[k]![to]! - spine.above[k]![from]!);
  const seen: { line: number; flow: number; y: number; column: number; width: number }[] = [];
  for (const [k] of model.senses.entries()) {
    if (model.merged.has(k)) continue;
    const [a, b] = [spine.above[k]![from]!, spine.above[k]![to]!];
    const top = model.align === "top" ? 0 : (height - (b - a)) / 2;
    for (let i = a; i < b; i++) {
      const { line, flow, width } = spine.glued[k]![i]!;
      seen.push({ line, flow, y: top + i - a, column: k, width });
    }
  }
  seen.sort((a, b) => a.line - b.line || a.column - b.column);
  let cost = 0;
  for (let i = 1; i < seen.length; i++) {
    const [a, b] = [seen[i - 1]!, seen[i]!];
    if (a.flow !== b.flow) continue;
    if (a.line === b.line) cost += W.notLevel * Math.min(2, Math.max(0, Math.abs(a.y - b.y) - 0.6));
    else cost += W.outOfOrder * Math.min(2, Math.max(0, a.y - b.y - 0.3));
  }
  return cost;
}
