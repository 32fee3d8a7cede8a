import type { Axis, Box, Glyph } from "../../model/document";
import type { Place } from "../../model/place";
import type { Range } from "../../model/sourced";

/** A glyph with the page that it stands on. */
interface PlacedGlyph {
  readonly page: number;
  readonly glyph: Glyph;
}

/**
 * The axis of pages with a geometry: the glyphs' characters one after another. A range is located as one box for each
 * line that it touches.
 *
 * ```
 *   各县（市）区政       ┌──────────────┐  page 3
 *   府（管委会）         ├────────────┬─┘  page 3, second box
 *                        └────────────┘
 * ```
 */
export class GlyphAxis implements Axis {
  private readonly starts: number[] = [];

  /** @param glyphs in axis order, pages one after another. */
  constructor(
    readonly text: string,
    private readonly glyphs: readonly PlacedGlyph[],
  ) {
    for (const { glyph } of glyphs) this.starts.push(glyph.at);
  }

  locate(ranges: readonly Range[]): Place[] {
    const places: { page: number; box: [number, number, number, number] }[] = [];
    for (const { start, end } of ranges) {
      for (let i = this.indexAt(start); i < this.glyphs.length && this.starts[i]! < end; i++) {
        const { page, glyph } = this.glyphs[i]!;
        if (glyph.char.trim() === "") continue;
        const last = places.at(-1);
        if (last && last.page === page && onOneLine(last.box, glyph.box)) extend(last.box, glyph.box);
        else places.push({ page, box: [...glyph.box] });
      }
    }
    return places.map(({ page, box }) => ({ page, box: box.map(round) as [number, number, number, number] }));
  }

  /** The glyph that holds the axis offset, or the first after it. */
  private indexAt(at: number): number {
    let [low, high] = [0, this.glyphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! + this.glyphs[middle]!.glyph.char.length <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Side by side with at most a wide gap between, and at about one height. */
function onOneLine(line: Box, glyph: Box): boolean {
  const height = Math.min(line[3] - line[1], glyph[3] - glyph[1]);
  const overlap = Math.min(line[3], glyph[3]) - Math.max(line[1], glyph[1]);
  return overlap > height * 0.5 && glyph[0] - line[2] < height * 3 && glyph[0] > line[0] - height;
}

function extend(line: [number, number, number, number], glyph: Box): void {
  line[0] = Math.min(line[0], glyph[0]);
  line[1] = Math.min(line[1], glyph[1]);
  line[2] = Math.max(line[2], glyph[2]);
  line[3] = Math.max(line[3], glyph[3]);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
