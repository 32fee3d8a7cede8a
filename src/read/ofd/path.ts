import type { Box } from "../../model/document";
import { apply, boxOf, type Matrix, type Point } from "../pdf/frame";
import { child, textOf, type XmlElement } from "../xml";
import { isOn, numberOf } from "./values";

const SETTINGS = {
  /** Points: thicker than this, a filled figure is an area and not a line. */
  thickness: 3.5,
  /** Points off the axis over the length of a line that still counts as straight. */
  slant: 0.6,
  /** Millimetres, where a path names no width (GB/T 33190). */
  lineWidth: 0.353,
};

/** A figure of a path: its corners, and which of them are reached by a curve. */
interface Figure {
  readonly points: Point[];
  readonly curved: Set<number>;
  closed: boolean;
}

/**
 * The ruling lines that a path object draws, as thin boxes in points: one for each straight stroke along an axis, one for
 * each thin filled figure.
 *
 * @param width its LineWidth in millimetres, where it names one by itself or through its parameters.
 * @param toPage from the object's coordinates to the page's points.
 */
export function linesOf(object: XmlElement, width: string | undefined, toPage: Matrix): Box[] {
  const data = child(object, "AbbreviatedData");
  if (!data) return [];
  const stroked = isOn(object, "Stroke", true) && isVisible(object, "StrokeColor");
  const filled = isOn(object, "Fill", false) && isVisible(object, "FillColor");
  if (!stroked && !filled) return [];
  const figures = figuresOf(textOf(data), toPage);
  const lines: Box[] = [];
  if (stroked) {
    const [a, b, c, d] = toPage;
    const scale = Math.sqrt(Math.abs(a * d - b * c));
    const half = Math.max((numberOf(width, SETTINGS.lineWidth) * scale) / 2, 0.05);
    for (const figure of figures) for (const line of strokesOf(figure, half)) lines.push(line);
  }
  if (filled) for (const { points } of figures) if (points.length > 2) lines.push(boundsOf(points));
  return lines.filter(([x0, y0, x1, y1]) => Math.min(x1 - x0, y1 - y0) <= SETTINGS.thickness);
}

function isVisible(object: XmlElement, name: string): boolean {
  return (
    numberOf(child(object, name)?.attributes.get("Alpha"), 255) > 0 && numberOf(object.attributes.get("Alpha"), 255) > 0
  );
}

function strokesOf({ points, curved, closed }: Figure, half: number): Box[] {
  const lines: Box[] = [];
  for (let i = 1; i < points.length + (closed ? 1 : 0); i++) {
    if (curved.has(i)) continue;
    const [x0, y0, x1, y1] = boxOf(points[i - 1]!, points[i % points.length]!);
    // The ends are not lengthened: caps would make lines meet that do not.
    if (y1 - y0 <= SETTINGS.slant) lines.push([x0, y0 - half, x1, y1 + half]);
    else if (x1 - x0 <= SETTINGS.slant) lines.push([x0 - half, y0, x1 + half, y1]);
  }
  return lines;
}

/** Operands of each command, as many numbers; the last two are where it ends. */
const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** "M 0 0 L 80 0 L 80 20 C": a move begins a figure, C closes it. */
function figuresOf(data: string, toPage: Matrix): Figure[] {
  const figures: Figure[] = [];
  const words = data.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  for (let i = 0; i < words.length; ) {
    const command = words[i]!.toUpperCase();
    const count = OPERANDS[command];
    i++;
    if (count === undefined) continue;
    const figure = figures.at(-1);
    if (command === "C") {
      if (figure) figure.closed = true;
      continue;
    }
    const operands = words.slice(i, i + count).map(Number);
    i += count;
    if (operands.length < count || operands.some((value) => !Number.isFinite(value))) break;
    const point = apply(toPage, operands.at(-2)!, operands.at(-1)!);
    if (command === "M" || command === "S" || !figure) {
      figures.push({ points: [point], curved: new Set(), closed: false });
    } else {
      if (command !== "L") figure.curved.add(figure.points.length);
      figure.points.push(point);
    }
  }
  return figures;
}

function boundsOf(points: readonly Point[]): Box {
  let [x0, y0] = points[0]!;
  let [x1, y1] = points[0]!;
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}
