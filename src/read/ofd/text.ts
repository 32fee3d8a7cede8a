import { apply, type Matrix, type Point } from "../pdf/frame";
import { child, childElements, textOf, type XmlElement } from "../xml";
import { numberOf, stepsIn } from "./values";

/** One character in points, y upwards, before the page is turned for reading. */
export interface OfdGlyph {
  readonly char: string;
  readonly from: Point;
  readonly to: Point;
  /** Direction of the baseline: quarter turns counter-clockwise; null where it runs askew. */
  readonly quarter: number | null;
  readonly size: number;
}

/**
 * The characters of a text object. Each TextCode has a starting point on the baseline and the steps from one character to
 * the next:
 *
 * ```
 *   X,Y ▼     DeltaX 4.2   4.2
 *       任 ──────────▶ 务 ─────▶ 1
 * ```
 *
 * @param toPage from the object's coordinates (millimetres, y downwards) to the page's points.
 */
export function glyphsOf(object: XmlElement, toPage: Matrix): OfdGlyph[] {
  const { attributes } = object;
  const size = numberOf(attributes.get("Size"), 0);
  const stretch = numberOf(attributes.get("HScale"), 1);
  const turn = (numberOf(attributes.get("CharDirection"), 0) * Math.PI) / 180;
  const along = linear(toPage, Math.cos(turn), Math.sin(turn));
  const up = linear(toPage, -Math.sin(turn), Math.cos(turn));
  const style = { quarter: quarterOf(along), size: size * Math.hypot(...up) };
  // With glyph numbers in place of characters, what stands as text may be a stand-in.
  const replaced = child(object, "CGTransform") !== undefined;
  const glyphs: OfdGlyph[] = [];
  let x = 0;
  let y = 0;
  for (const code of childElements(object, "TextCode")) {
    const chars = [...withoutIndent(textOf(code))];
    x = numberOf(code.attributes.get("X"), x);
    y = numberOf(code.attributes.get("Y"), y);
    const right = stepsIn(code.attributes.get("DeltaX"), chars.length - 1);
    const down = stepsIn(code.attributes.get("DeltaY"), chars.length - 1);
    let [atX, atY] = [x, y];
    for (const [i, char] of chars.entries()) {
      const own = widthOf(char) * size * stretch;
      const step = right[i];
      const from = apply(toPage, atX, atY);
      const width = step !== undefined && step > 0 ? Math.min(step, own) : own;
      glyphs.push({
        char: readable(char, replaced),
        from,
        to: [from[0] + along[0] * width, from[1] + along[1] * width],
        ...style,
      });
      // Without any step the characters would lie on one another, which nobody means.
      atX += step ?? (down[i] === undefined ? own : 0);
      atY += down[i] ?? 0;
    }
  }
  return glyphs;
}

/** A vector, which does not move with the origin. */
function linear([a, b, c, d]: Matrix, x: number, y: number): Point {
  return [a * x + c * y, b * x + d * y];
}

function quarterOf([x, y]: Point): number | null {
  const turn = Math.atan2(y, x) / (Math.PI / 2);
  const quarter = Math.round(turn);
  return Math.abs(turn - quarter) < 0.02 ? (quarter + 4) % 4 : null;
}

/** Width of a character in its font size: fonts are seldom inside, and the steps tell the truth where it matters. */
function widthOf(char: string): number {
  const code = char.codePointAt(0)!;
  return code < 0x1100 && !/[—…“”‘’·×°±]/.test(char) ? 0.5 : 1;
}

function readable(char: string, replaced: boolean): string {
  const code = char.codePointAt(0)!;
  const privateUse = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
  const control = code < 0x20 && code !== 9;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return privateUse || control || surrogate || (replaced && char === "¤") ? "\ufffd" : char;
}

/** A writer that indents its XML puts line breaks around the text. */
function withoutIndent(text: string): string {
  return /[\r\n]/.test(text) ? text.trim().replace(/\s*[\r\n]+\s*/g, "") : text;
}
