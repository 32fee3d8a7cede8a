import type { Box, Canvas, Glyph, Rule } from "../../model/document";
import type { Settings } from "../../model/options";
import { keepWithin } from "../limit";
import { apply, boxOf, type Frame, frameOf, IDENTITY, type Matrix, multiply } from "../pdf/frame";
import { child, childElements, type XmlElement } from "../xml";
import { areaOf, type OfdPage, type Resources } from "./package";
import { linesOf } from "./path";
import { glyphsOf, type OfdGlyph } from "./text";
import { boxIn, isOn, type MmBox, numbersIn } from "./values";

/** One page as read: its canvas, and what was noticed. */
export interface ReadPage {
  readonly size: readonly [number, number];
  readonly canvas: Canvas;
  /** The characters of the canvas's glyphs, in order: this page's stretch of the axis. */
  readonly text: string;
  /** Characters off the page, or not in the page's reading direction (watermarks). */
  readonly setAside: number;
  readonly pictures: number;
  readonly objects: number;
}

const A4: MmBox = [0, 0, 210, 297];
const POINTS = 72 / 25.4;
/** Drawings inside drawings: deeper than anybody draws, and an end for one that holds itself. */
const DEEPEST = 16;

/** @param axisStart the axis offset of the page's first glyph. */
export function readPage(page: OfdPage, content: XmlElement, axisStart: number, settings: Settings): ReadPage {
  const [x, y, width, height] = printable(areaOf(child(content, "Area"))) ?? printable(page.area) ?? A4;
  const collector = new Collector(page.resources, settings);
  // Millimetres from the top left become points from the bottom left.
  const toPoints: Matrix = [POINTS, 0, 0, -POINTS, -x * POINTS, (y + height) * POINTS];
  const templates = childElements(content, "Template");
  const inFront = (template: XmlElement) => template.attributes.get("ZOrder")?.toLowerCase() === "foreground";
  const drawTemplate = ({ attributes }: XmlElement) => {
    const drawn = page.template(attributes.get("TemplateID") ?? "");
    if (drawn) collector.layers(drawn, toPoints);
  };
  for (const template of templates) if (!inFront(template)) drawTemplate(template);
  collector.layers(content, toPoints);
  for (const template of templates) if (inFront(template)) drawTemplate(template);
  return place(collector, [0, 0, width * POINTS, height * POINTS], axisStart);
}

/** The area, if it is one that a page can have; ten metres are more than any paper. */
function printable(area: MmBox | null): MmBox | null {
  return area && area[2] > 0 && area[3] > 0 && Math.max(...area.map(Math.abs)) < 10_000 ? area : null;
}

/** Walks layers, blocks and composite objects, and gathers what they draw. */
class Collector {
  readonly glyphs: OfdGlyph[] = [];
  readonly lines: Box[] = [];
  pictures = 0;
  objects = 0;

  constructor(
    private readonly resources: Resources,
    private readonly settings: Settings,
  ) {}

  layers(page: XmlElement, toPoints: Matrix): void {
    for (const layer of childElements(child(page, "Content"), "Layer")) {
      const width = this.resources.lineWidths.get(layer.attributes.get("DrawParam") ?? "");
      this.draw(layer, toPoints, width, 0);
    }
  }

  private draw(container: XmlElement, outer: Matrix, width: string | undefined, depth: number): void {
    for (const object of childElements(container)) {
      keepWithin(this.settings.limits, "pageObjects", ++this.objects);
      if (!isOn(object, "Visible", true)) continue;
      if (object.name === "PageBlock") {
        if (depth < DEEPEST) this.draw(object, outer, width, depth + 1);
        continue;
      }
      const { attributes } = object;
      const own = this.resources.lineWidths.get(attributes.get("DrawParam") ?? "") ?? width;
      const matrix = multiply(matrixOf(object), outer);
      if (object.name === "TextObject") for (const glyph of glyphsOf(object, matrix)) this.glyphs.push(glyph);
      else if (object.name === "PathObject") this.path(object, attributes.get("LineWidth") ?? own, matrix);
      else if (object.name === "ImageObject") this.pictures++;
      else if (object.name === "CompositeObject" && depth < DEEPEST) {
        const unit = this.resources.composites.get(attributes.get("ResourceID") ?? "");
        const inner = child(unit, "Content");
        if (inner) this.draw(inner, matrix, own, depth + 1);
      }
    }
  }

  private path(object: XmlElement, width: string | undefined, matrix: Matrix): void {
    const lines = linesOf(object, width, matrix);
    // A path of a million segments is as dear as many objects.
    this.objects += lines.length >> 3;
    keepWithin(this.settings.limits, "pageObjects", this.objects);
    for (const line of lines) this.lines.push(line);
  }
}

/** Object coordinates, turned and scaled by CTM, then moved to the corner of Boundary. */
function matrixOf({ attributes }: XmlElement): Matrix {
  const [a, b, c, d, e, f] = numbersIn(attributes.get("CTM"));
  const turned: Matrix = f === undefined ? IDENTITY : [a!, b!, c!, d!, e!, f];
  const [x, y] = boxIn(attributes.get("Boundary")) ?? [0, 0];
  return multiply(turned, [1, 0, 0, 1, x, y]);
}

function place({ glyphs: raw, lines, pictures, objects }: Collector, bounds: Box, axisStart: number): ReadPage {
  const onPage = raw.filter(({ from: [x, y] }) => x >= -1 && x <= bounds[2] + 1 && y >= -1 && y <= bounds[3] + 1);
  const quarters = readingDirection(onPage);
  const upright = onPage.filter(({ quarter }) => quarter === quarters);
  const frame = frameOf(bounds, quarters);
  const glyphs: Glyph[] = [];
  let text = "";
  for (const { char, from, to, size } of upright) {
    const [x0, y] = apply(frame.toRead, from[0], from[1]);
    const [x1] = apply(frame.toRead, to[0], to[1]);
    // The ideographs' em box on the baseline, as the PDF reader has it.
    const box: Box = [Math.min(x0, x1), y - 0.12 * size, Math.max(x0, x1), y + 0.88 * size];
    glyphs.push({ at: axisStart + text.length, char, box, size });
    text += char;
  }
  return {
    size: frame.size,
    canvas: { glyphs, rules: lines.flatMap((line) => rulesOf(clipped(line, bounds), frame)) },
    text,
    setAside: inked(raw) - inked(upright),
    pictures,
    objects,
  };
}

/** What of a line lies on the page; null if nothing does. */
function clipped([x0, y0, x1, y1]: Box, [left, bottom, right, top]: Box): Box | null {
  const box: Box = [Math.max(x0, left), Math.max(y0, bottom), Math.min(x1, right), Math.min(y1, top)];
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
}

function rulesOf(line: Box | null, frame: Frame): Rule[] {
  if (!line) return [];
  const [x0, y0, x1, y1] = boxOf(apply(frame.toRead, line[0], line[1]), apply(frame.toRead, line[2], line[3]));
  const [width, height] = [x1 - x0, y1 - y0];
  const horizontal: Rule = { direction: "horizontal", position: (y0 + y1) / 2, from: x0, to: x1, thickness: height };
  const vertical: Rule = { direction: "vertical", position: (x0 + x1) / 2, from: y0, to: y1, thickness: width };
  // A dot may be part of a dotted line in either direction.
  if (Math.max(width, height) < 2.5) return [horizontal, vertical];
  return [width >= height ? horizontal : vertical];
}

/** The direction in which most of the text runs. */
function readingDirection(glyphs: readonly OfdGlyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const { quarter } of glyphs) if (quarter !== null) counts[quarter]!++;
  return counts.indexOf(Math.max(...counts));
}

function inked(glyphs: readonly OfdGlyph[]): number {
  return glyphs.reduce((sum, { char }) => sum + (char.trim() === "" ? 0 : 1), 0);
}
