import { type Marker, matchMarker } from "../../../model/language/numerals";
import { isUnitName } from "../../../model/language/units";
import { type CutBodyLine, isLoose } from "./lines";
import { ROW_WEIGHTS } from "./weights";

/** What a section row cannot cost: the line is none. */
export const NO_SECTION = 99;

/** How lines begin that follow a table: the imprint, the disclosure, a remark; or the next attachment's "附件 2". */
const CLOSING =
  /^(?:抄\s*送|主\s*送|分\s*送|印\s*发|附\s*件|附\s*注|备\s*注|说\s*明|注)\s*\d*\s*[：:]|^附\s*件\s*[\d一二三四五六七八九十]{1,2}$|^（此件|\d{1,2}日\s*印发$/u;

/** Whether the line is one that follows a table. */
export function isClosing(line: CutBodyLine): boolean {
  return CLOSING.test(line.whole);
}

/** A chapter's heading ("一、强化创新") that is all there is on its line and stands in a column of merged cells. */
export function isMarkedAlone(line: CutBodyLine, merged: ReadonlySet<number>): boolean {
  if (line.across) return false;
  const held = line.pieces.findIndex((piece) => piece !== null);
  if (held < 0 || !merged.has(held) || line.pieces.some((piece, k) => piece !== null && k !== held)) return false;
  const marker = matchMarker(line.whole);
  return marker !== null && isChapter(marker) && marker.length < line.whole.length;
}

function isChapter(marker: Marker): boolean {
  return marker.style === "chapter" || marker.style === "bracketed-chapter";
}

/**
 * What it costs to take the line as a section row.
 *
 * @param marked chapter headings alone in a column of merged cells are section rows, not areas.
 * @param restarts numbering begins again below the line.
 */
export function sectionCost(
  line: CutBodyLine,
  merged: ReadonlySet<number>,
  marked: boolean,
  restarts: boolean,
): number {
  const text = line.whole.replace(/\s+/gu, "");
  if (text.length > 45 || text.length < 2 || /[。；，]|、$/u.test(text)) return NO_SECTION;
  const marker = matchMarker(text);
  const chapter = marker !== null && isChapter(marker);
  if (chapter && marker.length >= text.length) return NO_SECTION;
  if (isLoose(line)) {
    if (chapter) return ROW_WEIGHTS.section;
    if (isUnitName(text)) return NO_SECTION;
    const loose = Math.min(ROW_WEIGHTS.sectionLooseMost, ROW_WEIGHTS.sectionLoose * (line.misfit ?? 0));
    return ROW_WEIGHTS.sectionUnmarked - loose + (restarts ? ROW_WEIGHTS.sectionRestarts : 0);
  }
  const held = line.pieces.flatMap((piece, k) => (piece === null ? [] : [k]));
  if (held.length !== 1 || !chapter) return NO_SECTION;
  // In a column that may be merged the same words are an area's: only text that reaches out of it is a section row.
  return merged.has(held[0]!) && !marked ? NO_SECTION : ROW_WEIGHTS.section;
}
