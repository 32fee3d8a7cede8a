/** Costs of giving unit blocks to the lead and the co-operating column. */
export const PLACE_WEIGHTS = {
  emptyLead: 3,
  emptyCooperating: 0.9,
  /** Going on in the other column of the row, or in the next row of the same column. */
  across: 0,
  down: 0.25,
  /** Each row by which a block lies off where the one before would lead. */
  jump: 0.5,
  /** Each row by which a block lies off the row of the task last seen. */
  offTask: 0.12,
} as const;

export interface Place {
  readonly column: 0 | 1;
  readonly row: number;
}

/**
 * Gives each list of units, in text order, a column (0 lead, 1 co-operating) and a row, so that each column runs down
 * the rows: a shortest path over (next row of the lead, next row of the other, where the last list stood).
 *
 * ```
 *   text:  A B C D          A │ -      A │ B
 *   rows 1 2 3:             B │ C  or  C │ D   …
 *                           D │ -      - │ -
 * ```
 *
 * @param taskRows for each list the row of the task last seen before it in the text.
 * @returns the places and how much more the best other giving costs; null where there is no room for all.
 */
export function placeUnits(
  taskRows: readonly number[],
  rows: number,
  columns: 1 | 2,
): { places: Place[]; margin: number } | null {
  const w = PLACE_WEIGHTS;
  type State = { lead: number; other: number; last: Place | null; cost: number; back: State | null; second: number };
  let states = new Map<string, State>([
    ["", { lead: 0, other: 0, last: null, cost: 0, back: null, second: Number.POSITIVE_INFINITY }],
  ]);
  for (const task of taskRows) {
    const next = new Map<string, State>();
    for (const state of states.values()) {
      for (let column = 0; column < columns; column++) {
        const from = column === 0 ? state.lead : state.other;
        for (let row = from; row < rows && row - from < 6; row++) {
          const empty = (row - from) * (column === 0 ? w.emptyLead : w.emptyCooperating);
          const cost =
            state.cost + empty + stepCost(state.last, column as 0 | 1, row) + w.offTask * Math.abs(row - task);
          const lead = column === 0 ? row + 1 : state.lead;
          const other = column === 1 ? row + 1 : state.other;
          const key = `${lead},${other},${column}`;
          const known = next.get(key);
          const last: Place = { column: column as 0 | 1, row };
          if (!known) next.set(key, { lead, other, last, cost, back: state, second: state.second });
          else if (cost < known.cost) {
            next.set(key, { lead, other, last, cost, back: state, second: Math.min(state.second, known.cost - cost) });
          } else next.set(key, { ...known, second: Math.min(known.second, cost - known.cost) });
        }
      }
    }
    states = next;
  }
  const ends = [...states.values()].map((state) => ({
    state,
    cost:
      state.cost + (rows - state.lead) * w.emptyLead + (columns === 2 ? (rows - state.other) * w.emptyCooperating : 0),
  }));
  ends.sort((a, b) => a.cost - b.cost);
  if (ends.length === 0) return null;
  const places: Place[] = [];
  for (let state: State | null = ends[0]!.state; state?.last; state = state.back) places.unshift(state.last);
  const margin = Math.min(ends[0]!.state.second, ends[1] ? ends[1].cost - ends[0]!.cost : Number.POSITIVE_INFINITY);
  return { places, margin };
}

function stepCost(last: Place | null, column: 0 | 1, row: number): number {
  const w = PLACE_WEIGHTS;
  if (!last) return w.jump * row;
  if (last.column === column) return w.down + w.jump * Math.max(0, row - last.row - 1);
  const wanted = column === 1 ? last.row : last.row + 1;
  return w.across + w.jump * Math.abs(row - wanted);
}
