import type { Box, Canvas, Glyph, Rule } from "../../model/document";
import type { Pdfium, Scratch } from "./engine";
import { apply, boxOf, type Frame, frameOf } from "./frame";
import { type RawGlyph, rawGlyphs, UNREADABLE } from "./glyphs";
import { type Drawing, DrawingReader } from "./rules";

/** One page as read: its canvas, and what was noticed. */
export interface PdfPage {
  readonly number: number;
  readonly size: readonly [number, number];
  readonly canvas: Canvas;
  /** The characters of the canvas's glyphs, in order: this page's stretch of the axis. */
  readonly text: string;
  /** Readable and unreadable characters, white space not counted. */
  readonly readable: number;
  readonly unreadable: number;
  /** Characters off the page, or not in the page's reading direction (watermarks). */
  readonly setAside: number;
  readonly pictures: number;
  readonly objects: number;
}

/** @param axisStart the axis offset of the page's first glyph. */
export function readPage(
  pdfium: Pdfium,
  document: number,
  number: number,
  scratch: Scratch,
  axisStart: number,
  limits: { readonly pageObjects: number; readonly tooMany: (objects: number) => never },
): PdfPage | null {
  const { call } = pdfium;
  const page = call.FPDF_LoadPage(document, number - 1);
  if (!page) return null;
  try {
    const bounds = boundsOf(pdfium, page, scratch);
    // Word processors let wide tables run off the sheet; what lies farther out was put there not to be read.
    const reach = around(bounds);
    const drawing = new DrawingReader(pdfium, scratch, bounds, reach, limits.pageObjects, limits.tooMany).read(page);
    const textPage = call.FPDFText_LoadPage(page);
    if (!textPage) return null;
    let raw: RawGlyph[];
    try {
      raw = rawGlyphs(pdfium, textPage, scratch);
    } finally {
      call.FPDFText_ClosePage(textPage);
    }
    const onPage = raw.filter(({ from }) => inside(from, reach));
    const quarters = readingDirection(onPage) ?? -call.FPDFPage_GetRotation(page);
    const frame = frameOf(bounds, quarters);
    const upright = onPage.filter(({ quarter }) => quarter === ((quarters % 4) + 4) % 4);
    const setAside = count(raw) - count(upright);
    return { number, size: frame.size, ...place(upright, drawing, frame, axisStart), setAside };
  } finally {
    call.FPDF_ClosePage(page);
  }
}

function place(raw: readonly RawGlyph[], drawing: Drawing, frame: Frame, axisStart: number) {
  const glyphs: Glyph[] = [];
  let text = "";
  let unreadable = 0;
  let readable = 0;
  for (const { char, from, to, size } of raw) {
    const [x0, y] = apply(frame.toRead, from[0], from[1]);
    const [x1] = apply(frame.toRead, to[0], to[1]);
    // The ideographs' em box on the baseline: fonts' own ascents differ too much to compare lines by.
    const box: Box = [Math.min(x0, x1), y - 0.12 * size, Math.max(x0, x1), y + 0.88 * size];
    glyphs.push({ at: axisStart + text.length, char, box, size });
    text += char;
    if (char === UNREADABLE) unreadable++;
    else if (char.trim() !== "") readable++;
  }
  const rules = drawing.lines.flatMap((line) => ruleOf(line, frame));
  return {
    canvas: { glyphs, rules },
    text,
    readable,
    unreadable,
    pictures: drawing.pictures,
    objects: drawing.objects,
  };
}

function ruleOf(line: Box, frame: Frame): Rule[] {
  const [x0, y0, x1, y1] = boxOf(apply(frame.toRead, line[0], line[1]), apply(frame.toRead, line[2], line[3]));
  const [width, height] = [x1 - x0, y1 - y0];
  const horizontal: Rule = { direction: "horizontal", position: (y0 + y1) / 2, from: x0, to: x1, thickness: height };
  const vertical: Rule = { direction: "vertical", position: (x0 + x1) / 2, from: y0, to: y1, thickness: width };
  // A dot may be part of a dotted line in either direction.
  if (Math.max(width, height) < 2.5) return [horizontal, vertical];
  return [width >= height ? horizontal : vertical];
}

function boundsOf(pdfium: Pdfium, page: number, scratch: Scratch): Box {
  // FS_RECTF: left, top, right, bottom.
  if (!pdfium.call.FPDF_GetPageBoundingBox(page, scratch.slots[0]!)) return [0, 0, 595, 842];
  const [left, top, right, bottom] = [scratch.float(0), scratch.float(0, 1), scratch.float(0, 2), scratch.float(0, 3)];
  return boxOf([left, bottom], [right, top]);
}

function around([x0, y0, x1, y1]: Box): Box {
  return [x0 - (x1 - x0), y0 - (y1 - y0), x1 + (x1 - x0), y1 + (y1 - y0)];
}

function inside([x, y]: readonly [number, number], [x0, y0, x1, y1]: Box): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** The direction in which most of the text runs; null for a page without text. */
function readingDirection(glyphs: readonly RawGlyph[]): number | null {
  const counts = [0, 0, 0, 0];
  for (const { quarter, generated } of glyphs) if (quarter !== null && !generated) counts[quarter]!++;
  const most = Math.max(...counts);
  return most === 0 ? null : counts.indexOf(most);
}

function count(glyphs: readonly RawGlyph[]): number {
  return glyphs.filter(({ char }) => char.trim() !== "").length;
}
