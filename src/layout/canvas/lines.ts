import type { Box, Glyph, Line } from "../../model/document";
import { SourcedText } from "../../model/sourced";
import type { CanvasSettings } from "./settings";

/** A line with the glyphs that it was made of. */
export interface GlyphLine extends Line {
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
}

/**
 * Glyphs → lines, top to bottom. Glyphs that overlap by half their height share a line, whatever the order in which the
 * file draws them; a wide gap parts a line in two.
 *
 * @param glyphs those of one cell, or of a page outside of its tables.
 */
export function linesOf(glyphs: readonly Glyph[], settings: CanvasSettings): GlyphLine[] {
  const bands = bandsOf(glyphs, settings);
  return bands.flatMap((band) => partsOf(band, settings)).flatMap((part) => lineOf(part) ?? []);
}

interface Band {
  low: number;
  high: number;
  readonly glyphs: Glyph[];
}

function bandsOf(glyphs: readonly Glyph[], settings: CanvasSettings): Band[] {
  const sorted = [...glyphs].sort((a, b) => center(b) - center(a) || a.at - b.at);
  const bands: Band[] = [];
  for (const glyph of sorted) {
    const [, low, , high] = glyph.box;
    const band = bands.at(-1);
    const overlap = band ? Math.min(high, band.high) - Math.max(low, band.low) : 0;
    const height = band ? Math.min(high - low, band.high - band.low) : 1;
    if (band && overlap > height * settings.lineOverlap) {
      band.glyphs.push(glyph);
      // Only a larger glyph widens the band: a chain of raised small ones must not draw in the next line.
      if (high - low > band.high - band.low) [band.low, band.high] = [low, high];
    } else bands.push({ low, high, glyphs: [glyph] });
  }
  return bands;
}

function center({ box }: Glyph): number {
  return (box[1] + box[3]) / 2;
}

function partsOf(band: Band, settings: CanvasSettings): Glyph[][] {
  const sorted = band.glyphs.sort((a, b) => a.box[0] - b.box[0] || a.at - b.at);
  const parts: Glyph[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const glyph of sorted) {
    const part = parts.at(-1);
    if (part && isDouble(part, glyph)) continue;
    if (part && glyph.box[0] - reach <= glyph.size * settings.lineBreakGap) part.push(glyph);
    else parts.push([glyph]);
    reach = Math.max(reach, glyph.box[2]);
  }
  return parts;
}

/** Bold type made by drawing a character twice, a hair's breadth apart. */
function isDouble(part: readonly Glyph[], glyph: Glyph): boolean {
  if (glyph.char.trim() === "") return false;
  for (let i = part.length - 1; i >= Math.max(0, part.length - 3); i--) {
    const other = part[i]!;
    const near = glyph.size * 0.2;
    if (
      other.char === glyph.char &&
      Math.abs(other.box[0] - glyph.box[0]) < near &&
      center(other) - center(glyph) < near
    )
      return true;
  }
  return false;
}

function lineOf(glyphs: readonly Glyph[]): GlyphLine | null {
  const inked = glyphs.filter(({ char }) => char.trim() !== "");
  if (inked.length === 0) return null;
  const text = SourcedText.join(glyphs.map(({ char, at }) => SourcedText.of(char, at))).trim();
  return { kind: "line", text, box: unionOf(inked.map(({ box }) => box)), glyphs };
}

export function unionOf(boxes: readonly Box[]): Box {
  const union: [number, number, number, number] = [...boxes[0]!];
  for (const [x0, y0, x1, y1] of boxes) {
    union[0] = Math.min(union[0], x0);
    union[1] = Math.min(union[1], y0);
    union[2] = Math.max(union[2], x1);
    union[3] = Math.max(union[3], y1);
  }
  return union;
}
