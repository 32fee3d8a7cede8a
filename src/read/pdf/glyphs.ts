import type { Pdfium, Scratch } from "./engine";

/** One character as the file places it, in the page's own coordinates. */
export interface RawGlyph {
  readonly char: string;
  /** Where its baseline begins and ends. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Direction of the baseline: quarter turns counter-clockwise; null where it runs askew. */
  readonly quarter: number | null;
  readonly size: number;
  /** A space that the file does not hold: the engine saw a gap between two characters. */
  readonly generated: boolean;
}

/** What the font gives no Unicode value for. */
export const UNREADABLE = "\ufffd";

/**
 * Lists the characters of a page in the order of its content, line breaks of the engine's left out.
 *
 * Matrix and font size belong to the text object, and a page has few objects for its many characters: they are asked for
 * when the object changes.
 */
export function rawGlyphs(pdfium: Pdfium, textPage: number, scratch: Scratch): RawGlyph[] {
  const { call } = pdfium;
  const [a, b] = scratch.slots as [number, number];
  const count = call.FPDFText_CountChars(textPage);
  const glyphs: RawGlyph[] = [];
  let object = -1;
  let style = { quarter: 0 as number | null, size: 0, along: [1, 0] as readonly [number, number] };
  for (let i = 0; i < count; i++) {
    let code = call.FPDFText_GetUnicode(textPage, i);
    // A character beyond the first plane may come as the two halves of its pair.
    const next = code >= 0xd800 && code <= 0xdbff && i + 1 < count ? call.FPDFText_GetUnicode(textPage, i + 1) : 0;
    const pair = next >= 0xdc00 && next <= 0xdfff;
    if (pair) code = (code - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000;
    if (code === 10 || code === 13 || code === 0xfffe) continue;
    const generated = call.FPDFText_IsGenerated(textPage, i) === 1;
    if (generated && !(code === 32)) continue;
    const own = generated ? object : call.FPDFText_GetTextObject(textPage, i);
    if (own !== object) {
      object = own;
      style = styleOf(pdfium, textPage, i, scratch);
    }
    if (!call.FPDFText_GetCharOrigin(textPage, i, a, b)) continue;
    const from = [scratch.double(0), scratch.double(1)] as const;
    let to = from;
    if (!generated && call.FPDFText_GetLooseCharBox(textPage, i, a)) {
      // FS_RECTF: left, top, right, bottom. The side on which the character ends depends on its direction.
      const [left, top, right, bottom] = [
        scratch.float(0),
        scratch.float(0, 1),
        scratch.float(0, 2),
        scratch.float(0, 3),
      ];
      const [dx, dy] = style.along;
      to =
        style.quarter === null
          ? [from[0] + dx * style.size, from[1] + dy * style.size]
          : endOf(from, [left, top, right, bottom], style.quarter);
    }
    if (pair) i++;
    glyphs.push({
      char: charOf(call, textPage, i, code),
      from,
      to,
      quarter: style.quarter,
      size: style.size,
      generated,
    });
  }
  return glyphs;
}

function endOf(
  from: readonly [number, number],
  [left, top, right, bottom]: readonly [number, number, number, number],
  quarter: number,
): readonly [number, number] {
  if (quarter === 0) return [right, from[1]];
  if (quarter === 1) return [from[0], Math.max(top, bottom)];
  if (quarter === 2) return [left, from[1]];
  return [from[0], Math.min(top, bottom)];
}

function styleOf(pdfium: Pdfium, textPage: number, index: number, scratch: Scratch) {
  const { call } = pdfium;
  const fontSize = call.FPDFText_GetFontSize(textPage, index);
  if (!call.FPDFText_GetMatrix(textPage, index, scratch.slots[0]!)) {
    return { quarter: 0, size: fontSize, along: [1, 0] as const };
  }
  const [a, b, c, d] = [scratch.float(0), scratch.float(0, 1), scratch.float(0, 2), scratch.float(0, 3)];
  const scale = Math.hypot(a, b) || 1;
  const turn = Math.atan2(b, a) / (Math.PI / 2);
  const quarter = Math.round(turn);
  return {
    quarter: Math.abs(turn - quarter) < 0.02 ? (quarter + 4) % 4 : null,
    size: fontSize * Math.hypot(c, d),
    along: [a / scale, b / scale] as const,
  };
}

function charOf(call: Pdfium["call"], textPage: number, index: number, code: number): string {
  const noUnicode = code === 0 || call.FPDFText_HasUnicodeMapError(textPage, index) === 1;
  const privateUse = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
  // Lone halves of a pair cannot be told apart from damage.
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (noUnicode || privateUse || surrogate || (code < 32 && code !== 9)) return UNREADABLE;
  return String.fromCodePoint(code);
}
