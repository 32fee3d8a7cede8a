import type { Doubt } from "../../model/extraction";
import { mergeNotes, type ParsedNote, parseNote } from "../../model/language/notes/grammar";
import { looksLikeUnits } from "../../model/language/notes/phrases";
import { matchLabel } from "../../model/language/notes/vocabulary";
import type { SourcedText } from "../../model/sourced";
import { allUnits, CLOSE, type NoteSpan, nextParagraph, OPEN } from "./note-span";

/** Labelled notes that stand open: a paragraph of their own, or the end of one. */
export function withoutBrackets(text: SourcedText, paragraphs: readonly number[]): NoteSpan[] {
  const spans: NoteSpan[] = [];
  const starts = new Set(paragraphs);
  const source = text.text;
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (OPEN.test(char)) depth++;
    else if (CLOSE.test(char)) depth = Math.max(0, depth - 1);
    if (starts.has(at)) depth = 0;
    if (depth > 0 || !(starts.has(at) || /[。！；]/.test(source[at - 1] ?? ""))) continue;
    const label = matchLabel(source.slice(at, at + 40));
    const labelled = label?.full && !label.damaged && label.kind !== "person";
    if (!labelled && !starts.has(at)) continue;
    const span = labelled
      ? openNote(text, at, paragraphs)
      : verbalParagraph(text, at, nextParagraph(text, paragraphs, at));
    if (!span) continue;
    spans.push(span);
    at = span.to - 1;
  }
  return spans;
}

/** From a label to the end of its paragraph, and through paragraphs below that begin with a label of their own. */
function openNote(text: SourcedText, from: number, paragraphs: readonly number[]): NoteSpan | null {
  const notes: ParsedNote[] = [];
  let to = from;
  do {
    const clause = openClause(text, to, nextParagraph(text, paragraphs, to));
    if (!clause) break;
    notes.push(clause.parsed);
    to = clause.to;
  } while (to < text.length && matchLabel(text.text.slice(to, to + 40))?.full);
  const parsed = mergeNotes(notes);
  if (!parsed) return null;
  const said = text.slice(from, to);
  const stray = unopened(said.text);
  const end = said.text.replace(/[\s。]+$/, "").length;
  const content = said.slice(0, stray && CLOSE.test(said.text[end - 1]!) ? end - 1 : end);
  const doubts: Doubt[] = stray
    ? [{ code: "bracket-unbalanced", text: "The note has no opening bracket.", seen: said.text.slice(0, 20) }]
    : [];
  return { from, to, content, parsed, doubts };
}

/** The whole paragraph, or its first sentence where other text goes on behind it. */
function openClause(text: SourcedText, from: number, end: number): { parsed: ParsedNote; to: number } | null {
  const stop = text.text.indexOf("。", from);
  for (const to of stop >= 0 && stop + 1 < end ? [end, stop + 1] : [end]) {
    const parsed = parseNote(text.slice(from, to));
    const understood = parsed?.form === "labelled" && parsed.doubts.every(({ code }) => code !== "note-unparsed");
    if (parsed && understood && parsed.lists.every((list) => looksLikeUnits(list.text))) return { parsed, to };
  }
  return null;
}

/** "市教育局牵头，市财政局配合。" as a paragraph of its own: every word of it must be understood. */
function verbalParagraph(text: SourcedText, from: number, to: number): NoteSpan | null {
  const said = text.slice(from, to);
  if (from === 0 || said.length > LONGEST_VERBAL || !/(?:牵头|负责|配合|参与|参加|落实)[。；]?$/.test(said.text))
    return null;
  const parsed = parseNote(said);
  if (parsed?.form !== "verbal" || parsed.doubts.length > 0) return null;
  if (!parsed.lists.every((list) => allUnits(list.text))) return null;
  const content = said.slice(0, said.text.replace(/[\s。；]+$/, "").length);
  return { from, to, content, parsed, doubts: [] };
}

const LONGEST_VERBAL = 200;

function unopened(content: string): boolean {
  let depth = 0;
  for (const char of content) {
    if (OPEN.test(char)) depth++;
    else if (CLOSE.test(char) && --depth < 0) return true;
  }
  return false;
}
