import type { Flow, Grid } from "./grid";
import { COLUMN_WEIGHTS as W } from "./weights";

/** A stretch of columns that costs so little more than the likeliest, and so much for each line, may be the flow's, too. */
const TOLERANCE = 2;
const TOLERANCE_PER_LINE = 0.05;
/** What a line may cost of a flow that holds merged cells alone; what costs more is left outside. */
const BEARABLE = 1.5;
/** A line that no column of the stretch can hold. */
const NOWHERE = 8;

/** Which columns the flows may hold. */
export interface Reach {
  readonly masks: readonly number[];
  /** Flows of merged cells alone. */
  readonly free: readonly boolean[];
  /** Flows of one column, whichever of the mask: no line of them shows two. */
  readonly single: readonly boolean[];
}

/** How much dearer a flow may be as one column than as several before it is no single one. */
const SINGLE = 2;

/**
 * Which columns each flow may hold, one bit each: stretches of neighbouring columns, judged by what their lines look
 * like alone. Flows of merged cells alone are told from all others.
 */
export function reachOf(grid: Pick<Grid, "flows" | "columns" | "options" | "free">): Reach {
  const masks: number[] = [];
  const free: boolean[] = [];
  const single: boolean[] = [];
  for (const flow of grid.flows) {
    const found = stretchesOf(flow, grid);
    const least = Math.min(...found.map(({ cost }) => cost));
    const range = TOLERANCE + TOLERANCE_PER_LINE * (flow.to - flow.from);
    const isFree = (mask: number) => [...grid.free].reduce((rest, k) => rest & ~(1 << k), mask) === 0;
    const best = found.find(({ cost }) => cost === least)!;
    const alone = Math.min(...found.filter(({ mask }) => (mask & (mask - 1)) === 0).map(({ cost }) => cost));
    single.push(alone <= least + SINGLE && !hasPairs(flow, grid));
    free.push(isFree(best.mask) && least <= BEARABLE * (flow.to - flow.from));
    masks.push(
      found
        .filter(({ cost, mask }) => cost <= least + range && isFree(mask) === isFree(best.mask))
        .reduce((all, { mask }) => all | mask, 0),
    );
  }
  return { masks, free, single };
}

/** Columns share a flow because somewhere one comes near the other: there the tool wrote both on one line. */
function hasPairs({ from, to }: Flow, { options }: Pick<Grid, "options">): boolean {
  for (let i = from; i < to; i++) {
    const best = options[i]!.find(({ kind }) => kind === "cells");
    if (best && best.at.length > 1) return true;
  }
  return false;
}

function stretchesOf({ from, to }: Flow, { columns, options }: Pick<Grid, "columns" | "options">) {
  const found: { mask: number; cost: number }[] = [];
  for (let first = 0; first < columns.length; first++) {
    let mask = 0;
    for (let last = first; last < columns.length; last++) {
      mask |= 1 << last;
      let cost = W.newInFlow * (last - first);
      for (let i = from; i < to; i++) {
        const best = options[i]!.find(
          (option) => option.kind === "section" || (option.kind === "cells" && (option.mask & ~mask) === 0),
        );
        cost += best ? Math.min(best.cost, NOWHERE) : NOWHERE;
      }
      found.push({ mask, cost });
    }
  }
  // A column that makes nothing cheaper is none of the flow's.
  return found.filter(({ mask, cost }) =>
    found.every((part) => part.mask === mask || (part.mask & ~mask) !== 0 || part.cost > cost),
  );
}
