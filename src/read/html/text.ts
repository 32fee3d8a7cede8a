import { SourcedText } from "../../model/sourced";

/** Decodes one character reference, "&nbsp;" say, as the HTML standard does; other text comes back as it is. */
export type DecodeReference = (reference: string) => string;

/** A character reference at the start of a text. What only looks like one (`&foo;`) decodes to itself. */
export const REFERENCE = /^&(?:#[xX]?[0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)/;
const SPECIAL = new RegExp(`${REFERENCE.source.slice(1)}|\\r\\n?|\\0`, "g");

/**
 * The text that source range [start, end) stands for, where that range holds no markup.
 *
 * ```
 *  source   财政局&nbsp;、&#30001;\r\n      each decoded character keeps the
 *  text     财政局 、由\n                   whole reference as its origin
 * ```
 */
export function textBetween(source: SourcedText, start: number, end: number, decode: DecodeReference): SourcedText {
  const raw = source.text.slice(start, end);
  if (!/[&\r\0]/.test(raw)) return source.slice(start, end);
  const parts: SourcedText[] = [];
  let from = 0;
  for (const match of raw.matchAll(SPECIAL)) {
    const seen = match[0];
    const decoded = seen === "\0" ? "" : seen.startsWith("\r") ? "\n" : decode(seen);
    if (decoded === seen) continue;
    parts.push(source.slice(start + from, start + match.index));
    from = match.index + seen.length;
    parts.push(spanning(decoded, source, start + match.index, start + from));
  }
  parts.push(source.slice(start + from, end));
  return SourcedText.join(parts);
}

/** Text whose characters all stand for source range [start, end). */
export function spanning(text: string, source: SourcedText, start: number, end: number): SourcedText {
  return SourcedText.spanning(text, {
    start: source.rangeAt(start).start,
    end: source.rangeAt(Math.max(start, end - 1)).end,
  });
}

/** The parser itself decodes references, each kind once. */
export async function referenceDecoder(): Promise<DecodeReference> {
  const { parseFragment } = await import("parse5");
  const known = new Map<string, string>();
  return (reference) => {
    let decoded = known.get(reference);
    if (decoded === undefined) {
      const node = parseFragment(reference).childNodes[0];
      decoded = node && "value" in node ? node.value : "";
      known.set(reference, decoded);
    }
    return decoded;
  };
}
