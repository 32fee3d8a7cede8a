import { type Marker, matchMarker } from "../../model/language/numerals";
import type { Paragraph } from "./paragraphs";

const HIGHEST = 199;

/** The marker of each paragraph; of those whose punctuation is spoilt, the ones that their neighbours' numbers confirm. */
export function markersOf(paragraphs: readonly Paragraph[]): (Marker | null)[] {
  const found = paragraphs.map(({ text }) => {
    const marker = matchMarker(text.text);
    return marker && marker.value <= HIGHEST ? marker : null;
  });
  const bracketed = found.map((marker, i) => withLostBracket(marker, i, paragraphs, found));
  return bracketed.map((marker, i) => marker ?? spoiltMarker(i, paragraphs, bracketed));
}

/** "1）" among （2） and （3） has lost its opening bracket. */
function withLostBracket(
  marker: Marker | null,
  at: number,
  paragraphs: readonly Paragraph[],
  markers: readonly (Marker | null)[],
): Marker | null {
  if (marker?.style !== "arabic" || !/^\s*\d+\s*[）)]/.test(paragraphs[at]!.text.text)) return marker;
  const next = markers.slice(at + 1).find((other) => other !== null);
  const last = markers.slice(0, at).findLast((other) => other !== null);
  const beside = (other: Marker | null | undefined, value: number) =>
    other?.style === "bracketed-arabic" && other.value === value;
  const lost = beside(next, marker.value + 1) || beside(last, marker.value - 1);
  return lost ? { ...marker, style: "bracketed-arabic" as const } : marker;
}

const HAN = "[一二三四五六七八九十]{1,3}";
/** A comma or a stop in place of the mark that its kind of number has, or half of its brackets. */
const SPOILT: readonly { readonly style: Marker["style"]; readonly pattern: RegExp }[] = [
  { style: "chapter", pattern: new RegExp(`^\\s*(${HAN})[，,。]`) },
  { style: "bracketed-chapter", pattern: new RegExp(`^\\s*[（(]\\s?(${HAN})(?=\\p{Script=Han})`, "u") },
  { style: "arabic", pattern: /^\s*(\d{1,3})[，,。](?=\p{Script=Han})/u },
];

/**
 * A marker with a wrong or a lost mark, as typists and scanners leave it, where the series lacks just this number:
 *
 * ```
 *   二、优化服务     ← before
 *   三,加强保障      a heading all the same
 * ```
 */
function spoiltMarker(
  at: number,
  paragraphs: readonly Paragraph[],
  markers: readonly (Marker | null)[],
): Marker | null {
  const { text } = paragraphs[at]!.text;
  const marker = matchSpoilt(text);
  if (!marker) return null;
  const { style, value } = marker;
  const last = markers.slice(0, at).findLast((other) => other?.style === style);
  const next = markers.slice(at + 1).find((other) => other?.style === style);
  return last?.value === value - 1 && (!next || next.value === value + 1 || next.value === 1) ? marker : null;
}

/** What reads as a marker once its mark is put right; only a series can tell whether it is one. */
export function matchSpoilt(text: string): Marker | null {
  for (const { style, pattern } of SPOILT) {
    const match = pattern.exec(text);
    const value = match ? matchMarker(`${match[1]}、`)?.value : undefined;
    if (!match || value === undefined) continue;
    const printed = style === "bracketed-chapter" ? match[0].trim() : match[1]!;
    return { length: match[0].length, printed, value, style };
  }
  return null;
}
