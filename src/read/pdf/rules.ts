import type { Box } from "../../model/document";
import type { Pdfium, Scratch } from "./engine";
import { apply, boxOf, IDENTITY, type Matrix, multiply, type Point } from "./frame";

/** What a page draws beside its text, in the page's own coordinates. */
export interface Drawing {
  /** Ruling lines: a thin box each, whether stroked, filled, or a stretched picture. */
  readonly lines: Box[];
  /** Share of the page that pictures cover, overlaps counted twice. */
  pictures: number;
  /** Objects drawn, those inside forms too. */
  objects: number;
}

const SETTINGS = {
  /** Points: thicker than this, a filled rectangle is an area and not a line. */
  thickness: 3.5,
  /** Points off the axis over the length of a line that still counts as straight. */
  slant: 0.6,
};

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const MOVE_TO = 2;

/** A figure of a path: its corners, and which of them are reached by a curve. */
interface Figure {
  readonly points: Point[];
  readonly curved: Set<number>;
  closed: boolean;
}

/** Reads one page's paths. Forms (nested drawings) are followed, with their matrices; clipping is applied. */
export class DrawingReader {
  readonly drawing: Drawing = { lines: [], pictures: 0, objects: 0 };
  private readonly area: number;

  /**
   * @param reach lines are kept within this box around the page.
   * @param tooMany called when the page holds more objects than `limit`; must throw.
   */
  constructor(
    private readonly pdfium: Pdfium,
    private readonly scratch: Scratch,
    private readonly page: Box,
    private readonly reach: Box,
    private readonly limit: number,
    private readonly tooMany: (objects: number) => never,
  ) {
    this.area = Math.max(1, (page[2] - page[0]) * (page[3] - page[1]));
  }

  read(pagePointer: number): Drawing {
    const { call } = this.pdfium;
    const count = call.FPDFPage_CountObjects(pagePointer);
    this.count(count);
    for (let i = 0; i < count; i++) this.object(call.FPDFPage_GetObject(pagePointer, i), IDENTITY, 0);
    return this.drawing;
  }

  private count(objects: number): void {
    this.drawing.objects += objects;
    if (this.drawing.objects > this.limit) this.tooMany(this.drawing.objects);
  }

  private object(object: number, outer: Matrix, depth: number): void {
    const { call } = this.pdfium;
    const type = call.FPDFPageObj_GetType(object);
    if (type === TEXT) return;
    if (type === PATH) this.path(object, outer);
    else if (type === IMAGE) this.image(object, outer);
    else if (type === FORM && depth < 16) {
      const matrix = multiply(this.matrixOf(object), outer);
      const count = call.FPDFFormObj_CountObjects(object);
      this.count(Math.max(0, count));
      for (let i = 0; i < count; i++) this.object(call.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
    }
  }

  private matrixOf(object: number): Matrix {
    const { scratch } = this;
    if (!this.pdfium.call.FPDFPageObj_GetMatrix(object, scratch.slots[0]!)) return IDENTITY;
    return [0, 1, 2, 3, 4, 5].map((i) => scratch.float(0, i)) as unknown as Matrix;
  }

  private image(object: number, outer: Matrix): void {
    const matrix = multiply(this.matrixOf(object), outer);
    const box = clip(boxOf(apply(matrix, 0, 0), apply(matrix, 1, 1)), this.page);
    if (!box) return;
    this.drawing.pictures += ((box[2] - box[0]) * (box[3] - box[1])) / this.area;
    this.line(box, object, outer);
  }

  /** Strokes give a line for each straight segment; fills one for each thin figure. */
  private path(object: number, outer: Matrix): void {
    const { call } = this.pdfium;
    const { scratch } = this;
    if (!call.FPDFPath_GetDrawMode(object, scratch.slots[0]!, scratch.slots[1]!)) return;
    const filled = scratch.byte(0) !== 0 && this.visible(object, call.FPDFPageObj_GetFillColor);
    const stroked = scratch.byte(1) !== 0 && this.visible(object, call.FPDFPageObj_GetStrokeColor);
    if (!filled && !stroked) return;
    const figures = this.figures(object, outer);
    if (stroked) {
      const scale = this.matrixOf(object);
      const width = call.FPDFPageObj_GetStrokeWidth(object, scratch.slots[0]!) ? scratch.float(0) : 1;
      const half = (width * Math.sqrt(Math.abs(scale[0] * scale[3] - scale[1] * scale[2])) * scaleOf(outer)) / 2;
      for (const { points, curved, closed } of figures) {
        for (let i = 1; i < points.length + (closed ? 1 : 0); i++) {
          const end = i % points.length;
          if (!curved.has(i)) this.segment(points[i - 1]!, points[end]!, half, object, outer);
        }
      }
    }
    if (filled) this.fill(figures, object, outer);
  }

  /**
   * ```
   *   ▬▬▬▬▬▬   a thin figure        ┏━━━━━┓   two figures, one just inside the other:
   *                                 ┗━━━━━┛   what lies between them is a frame
   * ```
   */
  private fill(figures: readonly Figure[], object: number, outer: Matrix): void {
    let around: Box | null = null;
    for (const { points } of figures) {
      const box = boundsOf(points);
      this.line(box, object, outer);
      if (box && around) {
        const [x0, y0, x1, y1] = around;
        const [a, b, c, d] = box;
        const margins = [a - x0, b - y0, x1 - c, y1 - d];
        if (margins.every((margin) => margin >= 0 && margin <= SETTINGS.thickness)) {
          this.line([x0, y0, a, y1], object, outer);
          this.line([c, y0, x1, y1], object, outer);
          this.line([x0, y0, x1, b], object, outer);
          this.line([x0, d, x1, y1], object, outer);
        }
      }
      around = box;
    }
  }

  private visible(object: number, color: (...args: number[]) => number): boolean {
    const slots = this.scratch.slots as [number, number, number, number, number, number];
    // The four components are 32-bit; the last is the opacity.
    return !color(object, slots[2], slots[3], slots[4], slots[5]) || this.scratch.byte(5) !== 0;
  }

  /** The path's figures, in page coordinates. */
  private figures(object: number, outer: Matrix): Figure[] {
    const { call } = this.pdfium;
    const { scratch } = this;
    const matrix = multiply(this.matrixOf(object), outer);
    const figures: Figure[] = [];
    const count = call.FPDFPath_CountSegments(object);
    // A path of a million segments is as dear as many objects.
    this.count(count >> 3);
    for (let i = 0; i < count; i++) {
      const segment = call.FPDFPath_GetPathSegment(object, i);
      const type = call.FPDFPathSegment_GetType(segment);
      if (!call.FPDFPathSegment_GetPoint(segment, scratch.slots[0]!, scratch.slots[1]!)) continue;
      const point = apply(matrix, scratch.float(0), scratch.float(1));
      let figure = figures.at(-1);
      if (type === MOVE_TO || !figure) {
        figure = { points: [point], curved: new Set(), closed: false };
        figures.push(figure);
      } else {
        if (type !== LINE_TO) figure.curved.add(figure.points.length);
        figure.points.push(point);
      }
      if (call.FPDFPathSegment_GetClose(segment)) figure.closed = true;
    }
    return figures;
  }

  private segment(a: Point, b: Point, half: number, object: number, outer: Matrix): void {
    const [x0, y0, x1, y1] = boxOf(a, b);
    const reach = Math.max(half, 0.05);
    // The ends are not lengthened: caps would make lines meet that do not.
    if (y1 - y0 <= SETTINGS.slant) this.line([x0, y0 - reach, x1, y1 + reach], object, outer);
    else if (x1 - x0 <= SETTINGS.slant) this.line([x0 - reach, y0, x1 + reach, y1], object, outer);
  }

  private line(box: Box | null, object: number, outer: Matrix): void {
    if (!box || Math.min(box[2] - box[0], box[3] - box[1]) > SETTINGS.thickness) return;
    const clipped = clip(box, this.clipOf(object, outer));
    if (clipped) this.drawing.lines.push(clipped);
  }

  /** What the object's clipping paths leave, each taken as its bounding box. */
  private clipOf(object: number, outer: Matrix): Box {
    const { call } = this.pdfium;
    const { scratch } = this;
    const path = call.FPDFPageObj_GetClipPath(object);
    let box: Box = this.reach;
    const paths = path ? call.FPDFClipPath_CountPaths(path) : 0;
    for (let p = 0; p < paths; p++) {
      const points: Point[] = [];
      const count = call.FPDFClipPath_CountPathSegments(path, p);
      for (let i = 0; i < count; i++) {
        const segment = call.FPDFClipPath_GetPathSegment(path, p, i);
        if (!call.FPDFPathSegment_GetPoint(segment, scratch.slots[0]!, scratch.slots[1]!)) continue;
        points.push(apply(outer, scratch.float(0), scratch.float(1)));
      }
      const bounds = boundsOf(points);
      if (bounds) box = clip(box, bounds) ?? [0, 0, -1, -1];
    }
    return box;
  }
}

function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c)) || 1;
}

function boundsOf(points: readonly Point[]): Box | null {
  if (points.length < 2) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function clip(box: Box | null, by: Box): Box | null {
  if (!box) return null;
  const cut: Box = [Math.max(box[0], by[0]), Math.max(box[1], by[1]), Math.min(box[2], by[2]), Math.min(box[3], by[3])];
  return cut[0] <= cut[2] && cut[1] <= cut[3] ? cut : null;
}
