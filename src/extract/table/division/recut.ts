import type { Cut, CutBodyLine } from "./lines";
import { type RowModel, rowCost } from "./row-cost";
import type { BodyRow } from "./rows";
import { serialsBefore } from "./serials";

export interface RecutRow {
  /** How much more the row costs at least with a line of it cut in another way. */
  readonly margin: number;
  /** What the row costs, and the cuts of its lines. */
  readonly cost: number;
}

/**
 * Tries the other ways to cut each line of a row: where a line alone leaves open which column a piece belongs to, the
 * cells show it.
 *
 * ```
 *   市教育局、市财政    市审计局      the second line alone could stand in either column;
 *   局                                市财政 without 局 is no unit, so it is the first column's
 * ```
 *
 * @returns the better cuts by {@link BodyLine.line}.
 */
export function recut(
  lines: readonly CutBodyLine[],
  rows: readonly BodyRow[],
  model: RowModel,
): { chosen: ReadonlyMap<number, Cut["pieces"]>; rows: RecutRow[] } {
  const next = [...lines];
  const changed = new Map<number, Cut["pieces"]>();
  const number = model.senses.findIndex(({ role }, k) => role === "number" && !model.merged.has(k));
  const context = { before: serialsBefore(lines, number), heads: new Set<number>() };
  const margins = rows.map((row): RecutRow => {
    if (row.kind !== "row") return { margin: Number.POSITIVE_INFINITY, cost: 0 };
    const held: number[] = [];
    for (let i = row.from; i < row.to; i++) held.push(i);
    const price = () => rowCost(next, held, { ...model, known: new Map() }, context);
    let own = price();
    let margin = Number.POSITIVE_INFINITY;
    for (const i of held) {
      const line = next[i]!;
      if (line.cuts.length < 2) continue;
      const chosen = line.cuts.find(({ pieces }) => pieces === line.pieces)!;
      let best = { pieces: line.pieces, dearer: 0, own };
      let least = Number.POSITIVE_INFINITY;
      for (const cut of line.cuts) {
        if (cut === chosen) continue;
        // A merged cell's text is not priced with the row: only the line itself tells.
        if ([...model.merged].some((k) => cut.pieces[k]?.text !== line.pieces[k]?.text)) {
          least = Math.min(least, cut.cost - chosen.cost);
          continue;
        }
        next[i] = { ...line, pieces: cut.pieces };
        const other = price();
        const dearer = other - own + cut.cost - chosen.cost;
        if (dearer < best.dearer) {
          least = Math.min(least, best.dearer);
          best = { pieces: cut.pieces, dearer, own: other };
        } else least = Math.min(least, dearer);
      }
      next[i] = { ...line, pieces: best.pieces };
      if (best.pieces !== line.pieces) changed.set(line.line, best.pieces);
      own = best.own;
      margin = Math.min(margin, least - best.dearer);
    }
    const cutCost = (i: number) => next[i]!.cuts.find(({ pieces }) => pieces === next[i]!.pieces)?.cost ?? 0;
    return { margin, cost: own + held.reduce((sum, i) => sum + cutCost(i), 0) };
  });
  return { chosen: changed, rows: margins };
}
