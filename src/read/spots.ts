import type { Axis } from "../model/document";
import type { Place } from "../model/place";
import type { Range } from "../model/sourced";

/** A stretch of the source that knows more of its place: a cell its path, a block its page and box. */
export interface Spot extends Range {
  readonly place: Pick<Place, "path" | "page" | "box">;
}

/**
 * The same axis, whose places also say what the spots around their start know; of several, the innermost wins.
 *
 * ```
 *  { "page": 3, "text": "<table><tr><td>…" }
 *  └── spot: page, box ──────────┘
 *                          └─ spot: path          a place in the cell has page, box and path
 * ```
 * Spots may nest but not overlap otherwise. They are sorted when the first place is asked for, and found by bisection.
 */
export function withSpots(axis: Axis, spots: readonly Spot[]): Axis {
  if (spots.length === 0) return axis;
  let nested: NestedSpots | undefined;
  return {
    text: axis.text,
    locate(ranges) {
      nested ??= nest(spots);
      const known = nested;
      return axis.locate(ranges).map((place, i) => ({ ...place, ...around(known, ranges[i]!.start) }));
    },
  };
}

interface NestedSpots {
  readonly spots: readonly Spot[];
  /** For each spot the index of the spot around it; -1 where there is none. */
  readonly outer: readonly number[];
}

function nest(unsorted: readonly Spot[]): NestedSpots {
  const spots = [...unsorted].sort((a, b) => a.start - b.start || b.end - a.end);
  const outer: number[] = [];
  const open: number[] = [];
  spots.forEach((spot, index) => {
    while (open.length > 0 && spots[open.at(-1)!]!.end <= spot.start) open.pop();
    outer.push(open.at(-1) ?? -1);
    open.push(index);
  });
  return { spots, outer };
}

function around({ spots, outer }: NestedSpots, offset: number): Spot["place"] {
  const found: Spot["place"][] = [];
  for (let index = lastAtOrBefore(spots, offset); index >= 0; index = outer[index]!) {
    if (offset < spots[index]!.end) found.push(spots[index]!.place);
  }
  return Object.assign({}, ...found.reverse());
}

/** Index of the last spot that begins at or before `offset`; -1 where none does. */
function lastAtOrBefore(spots: readonly Spot[], offset: number): number {
  let low = -1;
  let high = spots.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spots[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
