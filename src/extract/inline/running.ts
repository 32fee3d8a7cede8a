import { looksLikeUnits } from "../../model/language/notes/phrases";
import { type Marker, matchMarker } from "../../model/language/numerals";
import { SourcedText } from "../../model/sourced";
import { matchSpoilt } from "./markers";
import type { Paragraph } from "./paragraphs";

/** Shorter paragraphs are taken as the source gives them, unless an item follows a note in them. */
const RUNNING = 600;
/** A text that is one paragraph: what goes before a table whose lines are lost, too. */
const RUNNING_ALONE = 200;
/** A heading in running text is no longer than this; what is longer has become prose. */
const LONGEST_HEADING = 40;

/** Where a marker may stand in running text, and what stands before it; a page number may have come between. */
const CANDIDATE =
  /([。！？；）)〕\]】”]?)((?:[\s\u3000]{0,40}\d{1,3}(?=[\s\u3000]{0,40}[（(〔第〇零一二三四五六七八九十]))?[\s\u3000]{0,40})(?=[（(〔]\s*[〇零一二三四五六七八九十百0-9]{1,5}\s*[）)〕]|第?[〇零一二三四五六七八九十百]{1,5}[、.．条章]|[一二三四五六七八九十]{1,3}[,，]|\d{1,3}\s*[、.．](?!\d)|[\u2460-\u2473])/g;

/**
 * Cuts paragraphs that hold several items, as text without line breaks does:
 *
 * ```
 *   …一、加强标准建设 （一）加强制度建设。 1.制定目录。（责任单位：区发改局） 2.建立…（责任单位：区财政局） …
 *      └ heading      └ heading           └ item                            └ item
 * ```
 *
 * A number counts as a marker where a sentence, a note or a heading ends before it, and where it carries on a series or
 * begins one: the numbers in "具体包括1.场地，2.设备" do neither.
 */
export function cutRunning(paragraphs: readonly Paragraph[]): Paragraph[] {
  const running = isRunning(paragraphs);
  const last = new Map<string, number>();
  return paragraphs.flatMap((paragraph) => cut(paragraph, cutsIn(paragraph, running, last)));
}

/** Whether the text has lost its line breaks. */
export function isRunning(paragraphs: readonly Paragraph[]): boolean {
  const [fewest, shortest] = paragraphs.length === 1 ? [1, RUNNING_ALONE] : [3, RUNNING];
  return paragraphs.some((paragraph) => paragraph.text.length > shortest && cutsIn(paragraph, true).length >= fewest);
}

function cut(paragraph: Paragraph, cuts: readonly number[]): Paragraph[] {
  if (cuts.length === 0) return [paragraph];
  const { text, pages, heading, apart } = paragraph;
  return [0, ...cuts].map((from, i) => {
    const to = cuts[i] ?? text.length;
    const own = pages
      .filter((entry, j) => entry.at < to && (pages[j + 1]?.at ?? text.length) > from)
      .map(({ at, page }) => ({ at: Math.max(0, at - from), page }));
    const first = i === 0 ? { ...(heading ? { heading } : {}), ...(apart ? { apart } : {}) } : {};
    return { text: text.slice(from, to), pages: own, ...first };
  });
}

/** Offsets at which markers stand. `last` holds the latest number of each style, over all paragraphs. */
function cutsIn({ text }: Paragraph, running: boolean, last = new Map<string, number>()): number[] {
  const source = text.text;
  const cuts: number[] = [];
  const begin = matchMarker(source);
  if (begin) last.set(begin.style, begin.value);
  let since = begin ? begin.length : Number.NEGATIVE_INFINITY;
  for (const match of source.matchAll(CANDIDATE)) {
    const found = markerAt(source, match.index + match[0].length, last);
    if (!found) continue;
    const { at, marker } = found;
    const before = source.slice(0, match.index + match[1]!.length).trimEnd();
    const place: Place = {
      afterNote: /[）)〕\]】]/.test(match[1]!) && endsNote(source, match.index),
      afterBracket: /[）)〕\]】]/.test(match[1]!),
      afterSentence: /[。！？；]/.test(match[1]!),
      afterHeading: isHeading(before.slice(Math.max(since, 0)), since),
      spaced: /\s/.test(match[2]!),
      whole: !/[第款的和、按]$/.test(before) && /^\p{Script=Han}/u.test(source.slice(at + marker.length).trimStart()),
    };
    const step = marker.value - (last.get(marker.style) ?? 0);
    const series = place.afterSentence && marker.value === 1 && continuesAfterNote(source.slice(at), marker);
    if (!series && !fits(place, marker.value === 1, step === 1, step > 1 && step <= MOST_LOST, running)) continue;
    last.set(marker.style, marker.value);
    cuts.push(at);
    since = at + marker.length;
    const heading = running ? HEADING.exec(source.slice(since, since + 30)) : null;
    if (heading) cuts.push(since + heading[0].length);
  }
  // A space behind a full stop is where a line ended: perhaps a paragraph, as a note without brackets is one.
  if (running) for (const match of source.matchAll(/。[\s\u3000]+(?=\S)/g)) cuts.push(match.index + match[0].length);
  return [...new Set(cuts)].sort((a, b) => a - b);
}

/** The marker at `at`. A page number may have run into it: "…）315.落实" is page 3 and item 15, where 14 came before. */
function markerAt(
  source: string,
  at: number,
  last: ReadonlyMap<string, number>,
): { at: number; marker: Marker } | null {
  if (at === 0) return null;
  const rest = source.slice(at, at + 16);
  const marker = matchMarker(rest) ?? spoiltNext(rest, source[at - 1]!, last);
  if (!marker || isTail(source[at - 1]!, marker)) return null;
  const next = String((last.get(marker.style) ?? 0) + 1);
  const run = marker.style === "arabic" && marker.printed.length > next.length && marker.printed.endsWith(next);
  if (run && marker.value > Number(next) + 9) {
    const begin = at + marker.printed.length - next.length;
    return { at: begin, marker: matchMarker(source.slice(begin, begin + 16))! };
  }
  return marker.value > 199 ? null : { at, marker };
}

/** "…“一网通办”。（一）统一认证。（市数据局负责）（二）推广证照。": items inside a paragraph. */
function continuesAfterNote(rest: string, { style }: Marker): boolean {
  const second = { "bracketed-chapter": "[（(]二[）)]", "bracketed-arabic": "[（(]2[）)]", circled: "②" }[
    style as string
  ];
  const match = second ? new RegExp(`[）)〕】]\\s*${second}`).exec(rest) : null;
  return match !== null && endsNote(rest, match.index);
}

/** So many numbers in a row may be spoilt or lost before one that is read again. */
const MOST_LOST = 4;

/** "三,保障措施" behind a note or a sentence, where 二 came before. */
function spoiltNext(rest: string, before: string, last: ReadonlyMap<string, number>): Marker | null {
  const marker = /[）)〕。\s]/.test(before) ? matchSpoilt(rest) : null;
  return marker?.style === "chapter" && last.get("chapter") === marker.value - 1 ? marker : null;
}

const DIGIT = /[0-9０-９]/;
const HAN_DIGIT = /[〇零一二三四五六七八九十百]/;

/** The tail of a longer number is no marker: neither 1. in 11. nor 一、 in 十一、 */
function isTail(before: string, { style, printed }: Marker): boolean {
  if (style === "arabic") return DIGIT.test(before);
  return style === "chapter" && HAN_DIGIT.test(printed[0]!) && HAN_DIGIT.test(before);
}

/** "（一）提升就业服务 支持各地…": a few words and a space. The first line of a paragraph is longer. */
const HEADING =
  /^\s*(?!.*第[一二三四五六七八九十百]+条)[\p{Script=Han}A-Za-z0-9“”、+]{4,22}[ \u3000]+(?=[\p{Script=Han}“《])/u;

interface Place {
  readonly afterNote: boolean;
  /** Any bracket; a note's may have lost its partner. */
  readonly afterBracket: boolean;
  readonly afterSentence: boolean;
  /** Since the last marker there is nothing but a few words: "二、重点任务（一）". */
  readonly afterHeading: boolean;
  readonly spaced: boolean;
  /** What stands before could end here, and what stands behind begins something: not 落实第（二）项. */
  readonly whole: boolean;
}

function fits(place: Place, first: boolean, goesOn: boolean, skips: boolean, running: boolean): boolean {
  const { afterNote, afterBracket, afterSentence, afterHeading, spaced } = place;
  if (afterNote) return first || goesOn || spaced || (skips && place.whole);
  // A line's end may be lost in any text: "（二）加强保障6.新建校舍", where 5 came before.
  if (!running) return afterHeading && place.whole && (first || goesOn);
  if (afterHeading) return first || goesOn || spaced || (skips && place.whole);
  if (afterSentence) return first || goesOn || spaced;
  return (spaced && (first || goesOn)) || (afterBracket && goesOn && place.whole);
}

function isHeading(words: string, since: number): boolean {
  return since > 0 && words.trim().length > 1 && words.length <= LONGEST_HEADING && !/[。！？；，：]/.test(words);
}

/** Whether the bracket that closes at `close` is a note's: it holds a role word, or units and nothing else. */
function endsNote(source: string, close: number): boolean {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < 400; at--) {
    if (/[）)〕\]】]/.test(source[at]!)) depth++;
    else if (/[（(〔[【]/.test(source[at]!) && --depth === 0) {
      const content = source.slice(at + 1, close);
      return /牵头|责任|负责|配合|单位[：:]|部门[：:]/.test(content) || looksLikeUnits(SourcedText.of(content));
    }
  }
  return false;
}
