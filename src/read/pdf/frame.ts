import type { Box } from "../../model/document";

/** A position in the page's own coordinates, or as it is read. */
export type Point = readonly [x: number, y: number];

/** [a, b, c, d, e, f] as in PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/**
 * How a page is turned so that its text reads upright, origin at the bottom left.
 *
 * ```
 *   as stored          turned by one quarter (quarters = 1: text runs upwards in the file)
 *   ┌──────┐           ┌──────────┐
 *   │  ↑t  │           │ text →   │
 *   │   e  │    →      │          │
 *   │   x  │           └──────────┘
 *   └──────┘
 * ```
 */
export interface Frame {
  readonly size: readonly [width: number, height: number];
  readonly toRead: Matrix;
}

/** @param quarters direction of the text in the file: quarter turns counter-clockwise from the x axis. */
export function frameOf(page: Box, quarters: number): Frame {
  const [x0, y0, x1, y1] = page;
  const [width, height] = [x1 - x0, y1 - y0];
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return { size: [height, width], toRead: [0, -1, 1, 0, -y0, x1] };
    case 2:
      return { size: [width, height], toRead: [-1, 0, 0, -1, x1, y1] };
    case 3:
      return { size: [height, width], toRead: [0, 1, -1, 0, y1, -x0] };
    default:
      return { size: [width, height], toRead: [1, 0, 0, 1, -x0, -y0] };
  }
}

export function boxOf(a: Point, b: Point): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}
