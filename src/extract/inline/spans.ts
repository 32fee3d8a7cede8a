import type { Doubt } from "../../model/extraction";
import { isUnitName, splitUnits } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { looksLikeUnits, type ParsedNote, parseNote } from "./grammar";
import { matchLabel } from "./vocabulary";

/** An assignment note found in an item's text: text[from, to) with its brackets, `content` without. */
export interface NoteSpan {
  readonly from: number;
  readonly to: number;
  readonly content: SourcedText;
  readonly parsed: ParsedNote;
  readonly doubts: readonly Doubt[];
}

const OPEN = /[（(〔［[【]/;
const CLOSE = /[）)〕］\]】]/;
const PARTNER: Readonly<Record<string, string>> = {
  "）": "（(",
  ")": "（(",
  "〕": "〔",
  "］": "［[",
  "]": "［[",
  "】": "【",
};

/**
 * Finds the notes of an item: in brackets of any kind, with brackets inside, or behind a label without brackets.
 *
 * ```
 *   …提供服务。（牵头单位：市发改委（市数据局）、市财政局）支持…            in brackets
 *   …提供服务。（责任单位：市财政局                                      the closing bracket is lost: a doubt
 *   …提供服务。⏎责任单位：市财政局、市教育局⏎                             a paragraph of its own
 *   …提供服务。（市农业农村局）                                          units and nothing else, after a sentence
 * ```
 *
 * @param text an item's text, gaps closed.
 * @param paragraphs offsets in `text` where paragraphs begin.
 * @param bareGoOn the notice is known to have notes of units alone: then text may go on after one.
 */
export function findNotes(text: SourcedText, paragraphs: readonly number[], bareGoOn = false): NoteSpan[] {
  const spans = inBrackets(text, 0, text.length, { paragraphs, bareGoOn });
  const taken = (at: number) => spans.some((span) => span.from <= at && at < span.to);
  for (const span of withoutBrackets(text, paragraphs)) if (!taken(span.from)) spans.push(span);
  return spans.sort((a, b) => a.from - b.from);
}

interface Group {
  readonly from: number;
  readonly to: number;
  /** Its brackets match, and all brackets inside. */
  readonly balanced: boolean;
}

interface Frame {
  readonly paragraphs: readonly number[];
  readonly bareGoOn: boolean;
}

/** Outermost bracket groups of text[from, to), notes as spans; what is no note is searched inside. */
function inBrackets(text: SourcedText, from: number, to: number, frame: Frame): NoteSpan[] {
  const spans: NoteSpan[] = [];
  const source = text.text;
  let at = from;
  while (at < to) {
    if (!OPEN.test(source[at]!)) {
      at++;
      continue;
    }
    const labelled = matchLabel(source.slice(at + 1, at + 40)) !== null;
    const group = groupAt(source, at, to) ?? (labelled ? lostEnd(source, at, to, frame.paragraphs) : null);
    const span = group ? noteIn(text, group, frame) : null;
    if (span) {
      spans.push(span);
      at = span.to;
    } else {
      if (group) spans.push(...inBrackets(text, group.from + 1, group.to - 1, frame).filter(isLabelled));
      at = group ? group.to : at + 1;
    }
  }
  return spans;
}

function isLabelled(span: NoteSpan): boolean {
  return span.parsed.form === "labelled";
}

/** The group that opens at `at`; null where its end is lost, or another note begins inside it. */
function groupAt(source: string, at: number, to: number): Group | null {
  const stack: string[] = [];
  let balanced = true;
  for (let i = at; i < to; i++) {
    const char = source[i]!;
    if (OPEN.test(char)) {
      if (i > at && matchLabel(source.slice(i + 1, i + 40))) return null;
      stack.push(char);
    } else if (CLOSE.test(char)) {
      if (!PARTNER[char]!.includes(stack.pop()!)) balanced = false;
      if (stack.length === 0) return { from: at, to: i + 1, balanced };
    }
  }
  return null;
}

/** A labelled note without its closing bracket ends with its paragraph, or where the next note begins. */
function lostEnd(source: string, at: number, to: number, paragraphs: readonly number[]): Group {
  const paragraphEnd = paragraphs.find((start) => start > at) ?? to;
  let end = Math.min(paragraphEnd, to);
  for (let i = at + 1; i < end; i++) {
    if (OPEN.test(source[i]!) && matchLabel(source.slice(i + 1, i + 40))) {
      const closed = Math.max(source.lastIndexOf("）", i), source.lastIndexOf(")", i), source.lastIndexOf("〕", i));
      end = closed > at ? closed + 1 : i;
    }
  }
  return { from: at, to: end, balanced: false };
}

function noteIn(text: SourcedText, group: Group, frame: Frame): NoteSpan | null {
  const closed = CLOSE.test(text.text[group.to - 1]!) && closesGroup(text.text.slice(group.from, group.to));
  const content = text.slice(group.from + 1, closed ? group.to - 1 : group.to).trim();
  const parsed = parseNote(content);
  if (!parsed || !isAssignment(text, group, parsed, frame)) return null;
  const doubts: Doubt[] = [];
  if (!group.balanced || !closed) {
    doubts.push({
      code: "bracket-unbalanced",
      text: "The note's brackets do not match.",
      seen: content.text.slice(-30),
    });
  }
  return { from: group.from, to: group.to, content, parsed, doubts };
}

/** Whether the last bracket of `group` closes its first. */
function closesGroup(group: string): boolean {
  let depth = 0;
  for (const [i, char] of [...group].entries()) {
    if (OPEN.test(char)) depth++;
    else if (CLOSE.test(char)) depth--;
    if (depth === 0) return i === [...group].length - 1;
  }
  return false;
}

/** A label makes a note anywhere; a verb or bare units only where a note stands, at the end of a sentence or paragraph. */
function isAssignment(text: SourcedText, group: Group, parsed: ParsedNote, { paragraphs, bareGoOn }: Frame): boolean {
  const named = parsed.lists.some((list) => splitUnits(list.text).units.length > 0);
  if (parsed.form === "labelled") return named || parsed.deadline !== null;
  if (!named && parsed.implied.length === 0) return false;
  const before = text.text.slice(0, group.from).trimEnd();
  const after = text.text.slice(group.to).trimStart();
  const atEnd = after === "" || paragraphs.includes(group.to) || /^[。；;]/.test(after);
  if (parsed.form === "verbal") {
    const afterSentence = /[。；;！？”）)〕\]】]$/.test(before);
    return (atEnd || afterSentence) && parsed.lists.some(({ text: list }) => looksLikeUnits(list));
  }
  if (!parsed.lists.every(({ text: list }) => allUnits(list))) return false;
  if (/[。；;]$/.test(before)) return atEnd || bareGoOn;
  // "…同步实施（市商务局）。" is a note where others are; "市教育局（市政府教育督导室）。" is a name.
  return bareGoOn && /^[。；;]/.test(after) && before !== "" && !/[局委办厅部院署处科室队会公司]$/.test(before);
}

function allUnits(list: SourcedText): boolean {
  const { units, unparsed } = splitUnits(list);
  return units.length > 0 && unparsed.length === 0 && units.every(({ name }) => isUnitName(name.text));
}

/** Labelled notes that stand open: a paragraph of their own, or the end of one. */
function withoutBrackets(text: SourcedText, paragraphs: readonly number[]): NoteSpan[] {
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

/** Notes that stand together are one: "（牵头单位：…）（配合单位：…）", or one label below the other. */
export function mergeNotes(notes: readonly ParsedNote[]): ParsedNote | null {
  const [first, ...others] = notes;
  if (!first) return null;
  return others.reduce(
    (one, next) => ({
      form: one.form,
      lists: [...one.lists, ...next.lists],
      rules: [...one.rules, ...next.rules],
      implied: [...one.implied, ...next.implied],
      deadline: one.deadline ?? next.deadline,
      doubts: [...one.doubts, ...next.doubts],
    }),
    first,
  );
}

function unopened(content: string): boolean {
  let depth = 0;
  for (const char of content) {
    if (OPEN.test(char)) depth++;
    else if (CLOSE.test(char) && --depth < 0) return true;
  }
  return false;
}

function nextParagraph(text: SourcedText, paragraphs: readonly number[], at: number): number {
  return paragraphs.find((start) => start > at) ?? text.length;
}
