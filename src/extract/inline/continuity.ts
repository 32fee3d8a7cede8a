import type { Doubt } from "../../model/extraction";
import type { Item } from "./outline";

/**
 * Looks along the numbers of each rank. Where one is missing, a heading or an item was not seen, and what stands there
 * was given to the one before:
 *
 * ```
 *   二、 （一） （二） 四、        under 二, some belongs to a 三 that was not seen
 *   （一） 1. 2. 4.               2 may hold the text of 3
 *   二、 （一） （二） （一）      no heading stands between （二） and （一）: from there on the area is doubtful
 * ```
 *
 * @returns one list of doubts for each item.
 */
export function checkContinuity(items: readonly Item[]): Doubt[][] {
  const doubts: Doubt[][] = items.map(() => []);
  const top = Math.min(...items.map(({ rank }) => rank));
  const last = new Map<number, Seen>();
  items.forEach((item, at) => {
    const { rank } = item;
    if (item.apart) last.clear();
    if (rank === Number.POSITIVE_INFINITY) return;
    const before = last.get(rank);
    const value = item.marker?.value ?? 0;
    if (item.marker) {
      const found = doubtful({ item, value, at, before, parent: above(last, rank), top: rank === top });
      for (let i = found?.from ?? 0; found && i < (found.to ?? endOf(items, at)); i++) doubts[i]!.push(found.doubt);
    }
    last.set(rank, { value, at });
  });
  return doubts;
}

interface Step {
  readonly item: Item;
  readonly value: number;
  readonly at: number;
  /** The last item of the same rank. */
  readonly before: Seen | undefined;
  /** Where the last heading above stands; -1 if there is none. */
  readonly parent: number;
  readonly top: boolean;
}

/** The items that a break in the numbers makes doubtful; up to the next heading where `to` is null. */
function doubtful({ item, value, at, before, parent, top }: Step) {
  const expected = (before?.value ?? 0) + 1;
  const fresh = parent > (before?.at ?? -1);
  if (value > expected) return { from: before?.at ?? Math.max(parent, 0), to: at, doubt: gapDoubt(item, expected) };
  if (value === expected || (value === 1 && (fresh || top))) return null;
  if (fresh) return { from: parent, to: at, doubt: gapDoubt(item, 1) };
  // The same number twice in a row is a slip of the pen.
  if (value === before?.value && value > 1) return null;
  return { from: at, to: null, doubt: restartDoubt(item, expected) };
}

interface Seen {
  readonly value: number;
  readonly at: number;
}

/** Where the last item above this rank stands; -1 if there is none. */
function above(last: ReadonlyMap<number, Seen>, rank: number): number {
  return Math.max(-1, ...[...last].filter(([other]) => other < rank).map(([, { at }]) => at));
}

/** The end of what stands under the same heading. */
function endOf(items: readonly Item[], at: number): number {
  const end = items.findIndex((item, i) => i > at && item.rank < items[at]!.rank);
  return end < 0 ? items.length : end;
}

function gapDoubt({ marker }: Item, expected: number): Doubt {
  const text = "A number is missing between this item and the next: one may not have been seen.";
  return { code: "serial-gap", text, seen: marker!.printed, expected: String(expected) };
}

function restartDoubt({ marker }: Item, expected: number): Doubt {
  const text = "Numbering starts again although no heading stands between: one may not have been seen.";
  return { code: "uncertain-boundary", text, seen: marker!.printed, expected: String(expected) };
}
