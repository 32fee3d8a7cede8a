import type { CutBodyLine } from "./lines";

/** Where the lines of one stretch stand, in lines, and where the stretch begins and ends. */
export interface Heights {
  /** One per line of the stretch. */
  readonly y: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** Lines of the tallest cell: the row is no higher, whatever was printed above or below. Null where places were measured. */
  readonly tallest: number | null;
}

/**
 * The heights of lines of one sheet, taken as one row. Where they were not measured, the tallest column is the ruler: it
 * fills its row from top to bottom, and what stands between two of its lines lies half a line lower.
 *
 * ```
 *  printed lines      by the ruler      four printed lines are two and a half lines of the page:
 *      推动…              0             the cell on the right stands in the middle of its row
 *             市财政局    0.5
 *      开展…              1
 *      建立…              2
 * ```
 *
 * @param held indices of the stretch's lines.
 * @param merged columns that do not belong to the row.
 */
export function heightsOf(
  lines: readonly CutBodyLine[],
  held: readonly number[],
  merged: ReadonlySet<number>,
): Heights {
  const first = lines[held[0]!]!;
  if (first.y !== null) {
    const y = held.map((i) => lines[i]!.y!);
    return { y, top: y[0]!, bottom: y.at(-1)!, tallest: null };
  }
  const ruler = tallest(lines, held, merged);
  const y: number[] = [];
  let count = 0;
  let above = 0;
  for (const i of held)
    if (lines[i]!.pieces[ruler] == null) above++;
    else break;
  const total = held.reduce((sum, i) => sum + (lines[i]!.pieces[ruler] == null ? 0 : 1), 0);
  let below = 0;
  for (const [n, i] of held.entries()) {
    if (lines[i]!.pieces[ruler] != null) y.push(count++);
    else if (count === 0) y.push(n - above);
    else if (count === total) y.push(total - 1 + ++below);
    else y.push(count - 0.5);
  }
  return { y, top: Math.min(0, y[0]!), bottom: y.at(-1)!, tallest: total };
}

/** The column with most lines in a stretch. */
function tallest(lines: readonly CutBodyLine[], held: readonly number[], merged: ReadonlySet<number>): number {
  const counts = lines[held[0]!]!.pieces.map(() => 0);
  for (const i of held) {
    for (const [k, piece] of lines[i]!.pieces.entries()) if (piece !== null && !merged.has(k)) counts[k]!++;
  }
  return counts.indexOf(Math.max(...counts));
}

/**
 * How far a cell's lines stand from where they should: `off` its middle from the row's (or its top from the row's top),
 * `uneven` the lines from an even spacing, both in lines.
 */
export function displacement(
  y: readonly number[],
  { top, bottom }: Pick<Heights, "top" | "bottom">,
  align: "middle" | "top",
): { off: number; uneven: readonly number[] } {
  const half = (y.length - 1) / 2;
  const middle = y.reduce((sum, at) => sum + at, 0) / y.length;
  const wanted = align === "top" ? top + half : (top + bottom) / 2;
  return { off: Math.abs(middle - wanted), uneven: y.map((at, j) => Math.abs(at - middle - (j - half))) };
}
