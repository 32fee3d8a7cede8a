import { type Heights, heightsOf } from "./heights";
import { type CutBodyLine, isOwn } from "./lines";
import type { BodyRow } from "./rows";

/** Where a row's own lines stand on one sheet. */
export interface Extent {
  readonly sheet: number;
  readonly top: number;
  readonly bottom: number;
}

/** The heights of all lines of a table, row upon row, sheet by sheet. */
export interface Ladder {
  /** One per body line, in lines from the top of its sheet. */
  readonly y: readonly number[];
  /** One list per row. */
  readonly extents: readonly (readonly Extent[])[];
}

/** What cells keep free above and below their text, in lines. */
const PADDING = 0.3;

/**
 * Puts the rows one upon another. Where places were not measured, each row is as high as its tallest cell, and lines
 * between two rows, which hold only text of a merged cell, lie on the border between them.
 */
export function ladderOf(lines: readonly CutBodyLine[], rows: readonly BodyRow[], merged: ReadonlySet<number>): Ladder {
  const y: number[] = lines.map((line) => line.y ?? 0);
  const extents: Extent[][] = rows.map(() => []);
  let sheet = -1;
  let floor = 0;
  let done = 0;
  const between = (to: number) => {
    let free = 0;
    for (; done < to; done++) {
      const line = lines[done]!;
      enter(line.sheet);
      if (line.y !== null) continue;
      if (free++ > 0) floor += 1;
      y[done] = floor - 0.5 - PADDING / 2;
    }
  };
  const enter = (next: number) => {
    if (next !== sheet) floor = 0;
    sheet = next;
  };
  for (const [r, row] of rows.entries()) {
    between(row.from);
    let from = row.from;
    while (from < row.to) {
      const held: number[] = [];
      const own = lines[from]!.sheet;
      for (; from < row.to && lines[from]!.sheet === own; from++) held.push(from);
      enter(own);
      const { top, bottom, y: heights } = withinTallest(heightsOf(lines, held, merged));
      const measured = lines[held[0]!]!.y !== null;
      const base = measured ? 0 : floor - top;
      for (const [n, i] of held.entries()) y[i] = base + heights[n]!;
      const ownHeights = held.filter((i) => isOwn(lines[i]!, merged)).map((i) => y[i]!);
      extents[r]!.push(
        measured && ownHeights.length > 0
          ? { sheet: own, top: ownHeights[0]!, bottom: ownHeights.at(-1)! }
          : { sheet: own, top: base + top, bottom: base + bottom },
      );
      if (!measured) floor += bottom - top + 1 + PADDING;
    }
    done = Math.max(done, row.to);
  }
  between(lines.length);
  return { y, extents };
}

/** Tools print lines of a cell late where they lie between two others; the row is still as high as its tallest cell. */
function withinTallest(heights: Heights): Pick<Heights, "y" | "top" | "bottom"> {
  const { tallest } = heights;
  if (tallest === null) return heights;
  const within = (y: number) => Math.max(-0.5, Math.min(tallest - 0.5, y));
  return { y: heights.y.map(within), top: within(heights.top), bottom: within(heights.bottom) };
}
