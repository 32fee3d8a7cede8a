import type { Doubt } from "../../model/extraction";
import { mergeNotes, type ParsedNote, parseNote } from "../../model/language/notes/grammar";
import { looksLikeUnits } from "../../model/language/notes/phrases";
import { matchLabel } from "../../model/language/notes/vocabulary";
import type { SourcedText } from "../../model/sourced";
import { allUnits, CLOSE, type NoteSpan, nextParagraph, OPEN, overlaps } from "./note-span";

/**
 * Labelled notes that stand open: a paragraph of their own, or the end of one.
 *
 * @param bracketed notes in brackets, which no open one runs into.
 */
export function withoutBrackets(
  text: SourcedText,
  paragraphs: readonly number[],
  bracketed: readonly NoteSpan[],
): NoteSpan[] {
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
    const labelled = label?.full && !label.damaged;
    const span = labelled ? openNote(text, at, paragraphs, bracketed) : verbal(text, at, paragraphs);
    if (!span || overlaps(span, bracketed)) continue;
    spans.push(span);
    at = span.to - 1;
  }
  return spans;
}

/**
 * From a label to the end of its paragraph, and through the paragraphs below that belong to it:
 *
 * ```
 *   责任领导：李四                people are no units
 *   责任单位：县教育局、县财政局
 *   县住建局                      the list goes on
 *   完成时限：2025年底
 * ```
 */
function openNote(
  text: SourcedText,
  from: number,
  paragraphs: readonly number[],
  bracketed: readonly NoteSpan[],
): NoteSpan | null {
  const clauses: Clause[] = [];
  let to = from;
  do {
    const clause = openClause(text, to, nextParagraph(text, paragraphs, to)) ?? goneOn(text, to, paragraphs, clauses);
    if (!clause || overlaps({ from: to, to: clause.to }, bracketed)) break;
    clauses.push(clause);
    to = clause.to;
  } while (to < text.length);
  const lastNamed = clauses.findLastIndex(({ parsed }) => parsed !== null);
  const parsed = mergeNotes(clauses.flatMap((clause) => clause.parsed ?? []));
  if (!parsed) return null;
  const below = text.text.slice(to, to + 40);
  to = clauses[lastNamed]!.to;
  const said = text.slice(from, to);
  const stray = unopened(said.text);
  const end = said.text.replace(/[\s。]+$/, "").length;
  const content = said.slice(0, stray && CLOSE.test(said.text[end - 1]!) ? end - 1 : end);
  const doubts: Doubt[] = stray
    ? [{ code: "bracket-unbalanced", text: "The note has no opening bracket.", seen: said.text.slice(0, 20) }]
    : [];
  if (matchLabel(below)?.full) {
    const seen = below.slice(0, 20);
    doubts.push({
      code: "note-unparsed",
      text: "A label stands below the note, and what follows was not understood.",
      seen,
    });
  }
  return { from, to, content, parsed, doubts };
}

interface Clause {
  /** null where it names people alone. */
  readonly parsed: ParsedNote | null;
  readonly to: number;
}

const LONGEST_PERSONS = 60;

/** The whole paragraph, or its first sentence where other text goes on behind it. */
function openClause(text: SourcedText, from: number, end: number): Clause | null {
  const label = matchLabel(text.text.slice(from, from + 40));
  if (!label?.full || label.damaged) return null;
  const stop = text.text.indexOf("。", from);
  for (const to of stop >= 0 && stop + 1 < end ? [end, stop + 1] : [end]) {
    const parsed = parseNote(text.slice(from, to));
    const understood = parsed?.form === "labelled" && parsed.doubts.every(({ code }) => code !== "note-unparsed");
    if (parsed && understood && parsed.lists.every((list) => looksLikeUnits(list.text))) return { parsed, to };
  }
  return label.kind === "person" && end - from <= LONGEST_PERSONS ? { parsed: null, to: end } : null;
}

const LONGEST_REST = 100;
const DAY = /^[\d〇○零一二三四五六七八九十]{4}年/;

/** A paragraph of units alone below a list goes on with it, unless it is a signature: then the day stands below it. */
function goneOn(
  text: SourcedText,
  from: number,
  paragraphs: readonly number[],
  before: readonly Clause[],
): Clause | null {
  const list = before.at(-1)?.parsed?.lists.at(-1);
  const to = nextParagraph(text, paragraphs, from);
  const said = text.slice(from, to);
  if (
    !list ||
    !paragraphs.includes(from) ||
    said.length > LONGEST_REST ||
    !allUnits(said) ||
    DAY.test(text.text.slice(to))
  )
    return null;
  const doubt: Doubt = {
    code: "uncertain-boundary",
    text: "A paragraph of units below the note was taken for the rest of its list.",
    seen: said.text,
  };
  const parsed: ParsedNote = {
    form: "labelled",
    lists: [{ role: list.role, text: said }],
    rules: [],
    implied: [],
    deadline: null,
    doubts: [doubt],
  };
  return { parsed, to };
}

/** Who is meant by these is not said: "各级各部门负责落实。" hands out nothing. */
const NOBODY = /^(?:各|有关|相关)/;

/**
 * A sentence without brackets that says who does what, every word of it understood: a paragraph of its own, or the last
 * sentence of one.
 *
 * ```
 *   2.改造老旧小区32个。由县住房城乡建设局牵头，各街道办事处配合。
 * ```
 */
function verbal(text: SourcedText, from: number, paragraphs: readonly number[]): NoteSpan | null {
  const to = nextParagraph(text, paragraphs, from);
  const said = text.slice(from, to);
  if (from === 0 || said.length > LONGEST_VERBAL || !ENDS_IN_A_VERB.test(said.text)) return null;
  if (/[。！？]./.test(said.text.trimEnd())) return null;
  const parsed = parseNote(said);
  if (parsed?.form !== "verbal" || parsed.doubts.length > 0) return null;
  if (!parsed.lists.every((list) => allUnits(list.text))) return null;
  const alone = paragraphs.includes(from) || /^(?:均|具体|主要)?由/.test(said.text);
  if (!alone && parsed.lists.every((list) => NOBODY.test(list.text.text))) return null;
  const content = said.slice(0, said.text.replace(/[\s。；]+$/, "").length);
  return { from, to, content, parsed, doubts: [] };
}

const ENDS_IN_A_VERB = /(?:牵头|负责|配合|参与|参加|落实|完成)[。；]?$/;
const LONGEST_VERBAL = 200;

function unopened(content: string): boolean {
  let depth = 0;
  for (const char of content) {
    if (OPEN.test(char)) depth++;
    else if (CLOSE.test(char) && --depth < 0) return true;
  }
  return false;
}
