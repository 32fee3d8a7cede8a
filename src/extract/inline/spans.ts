import type { Doubt } from "../../model/extraction";
import { type ParsedNote, parseNote } from "../../model/language/notes/grammar";
import { looksLikeUnits } from "../../model/language/notes/phrases";
import { parseSpoilt } from "../../model/language/notes/spoilt";
import { matchLabel } from "../../model/language/notes/vocabulary";
import { splitUnits } from "../../model/language/unit-list";
import type { SourcedText } from "../../model/sourced";
import { joinNeighbours } from "./neighbours";
import { allUnits, CLOSE, type NoteSpan, nextParagraph, OPEN, overlaps } from "./note-span";
import { withoutBrackets } from "./open-notes";

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
  const bracketed = inBrackets(text, 0, text.length, { paragraphs, bareGoOn });
  // Units alone in brackets behind a label explain a name: 责任单位：市自然资源局（市林业局、市海洋局）
  const open = withoutBrackets(
    text,
    paragraphs,
    bracketed.filter(({ parsed }) => parsed.form !== "bare"),
  );
  const spans = [...bracketed.filter((span) => !overlaps(span, open)), ...open];
  spans.sort((a, b) => a.from - b.from);
  return joinNeighbours(text, spans);
}

/** Brackets in brackets, in a note; deeper is no writing. */
const DEEPEST = 8;
/** Without one of these a bracket holds no labelled note. */
const ROLE_WORD = /责任|牵头|主办|配合|协办|负责|单位|部门|时限/;
/** A bracket whose partner is further away than this has none. */
const LONGEST_NOTE = 1500;

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
    const labelled = labelAt(source, at + 1);
    const group = groupAt(source, at, to) ?? (labelled ? lostEnd(text, at, to, frame.paragraphs) : null);
    const span = group ? noteIn(text, group, frame) : null;
    if (span) {
      spans.push(span);
      at = span.to;
    } else {
      if (group && ROLE_WORD.test(source.slice(at + 1, group.to - 1)))
        spans.push(...inBrackets(text, group.from + 1, group.to - 1, frame).filter(isLabelled));
      at = group ? group.to : at + 1;
    }
  }
  return spans;
}

function labelAt(source: string, at: number): boolean {
  return /\p{Script=Han}/u.test(source[at] ?? "") && matchLabel(source.slice(at, at + 40)) !== null;
}

function isLabelled(span: NoteSpan): boolean {
  return span.parsed.form === "labelled";
}

/** The group that opens at `at`; null where its end is lost, or another note begins inside it. */
function groupAt(source: string, at: number, to: number): Group | null {
  const stack: string[] = [];
  let balanced = true;
  for (let i = at; i < Math.min(to, at + LONGEST_NOTE); i++) {
    const char = source[i]!;
    if (OPEN.test(char)) {
      if (i > at && labelAt(source, i + 1)) return null;
      stack.push(char);
      if (stack.length > DEEPEST) return null;
    } else if (CLOSE.test(char)) {
      if (!PARTNER[char]!.includes(stack.pop()!)) balanced = false;
      if (stack.length === 0) return { from: at, to: i + 1, balanced };
    }
  }
  return null;
}

/** A labelled note without its closing bracket ends with its paragraph, or where the next note begins. */
function lostEnd(text: SourcedText, at: number, to: number, paragraphs: readonly number[]): Group {
  const source = text.text;
  let end = Math.min(nextParagraph(text, paragraphs, at), to, at + LONGEST_NOTE);
  for (let i = at + 1; i < end; i++) {
    if (OPEN.test(source[i]!) && labelAt(source, i + 1)) {
      const closed = Math.max(source.lastIndexOf("）", i), source.lastIndexOf(")", i), source.lastIndexOf("〕", i));
      end = closed > at ? closed + 1 : i;
    }
  }
  return { from: at, to: end, balanced: false };
}

function noteIn(text: SourcedText, group: Group, frame: Frame): NoteSpan | null {
  const closed = CLOSE.test(text.text[group.to - 1]!) && closesGroup(text.text.slice(group.from, group.to));
  const content = text.slice(group.from + 1, closed ? group.to - 1 : group.to).trim();
  if (OPEN.test(content.text[0] ?? "（")) return null;
  const parsed = parseSpoilt(content) ?? parseNote(content);
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

/** "各成员单位（市教育局、市财政局）" tells who they are. */
const ENDS_IN_A_KIND = /(?:单位|部门|机构|企业|公司|成员)$/;
const ENDS_LIKE_A_NAME = /(?:[局委办厅部院署处科室队会府]|公司|中心|单位|部门|机构|成员)$/;

/** A label makes a note anywhere; a verb or bare units only where a note stands, at the end of a sentence or paragraph. */
function isAssignment(text: SourcedText, group: Group, parsed: ParsedNote, { paragraphs, bareGoOn }: Frame): boolean {
  const named = parsed.lists.some((list) => splitUnits(list.text).units.length > 0);
  if (parsed.form === "labelled") return named || parsed.deadline !== null;
  if (!named && parsed.implied.length === 0) return false;
  const before = text.text.slice(0, group.from).trimEnd();
  const after = text.text.slice(group.to).trimStart();
  const atEnd = after === "" || nextParagraph(text, paragraphs, group.to - 1) === group.to || /^[。；;]/.test(after);
  if (parsed.form === "verbal") {
    const afterSentence = /[。；;！？”）)〕\]】]$/.test(before);
    return (atEnd || afterSentence) && parsed.lists.some(({ text: list }) => looksLikeUnits(list));
  }
  if (!parsed.lists.every(({ text: list }) => allUnits(list))) return false;
  if (/[。；;]$/.test(before)) return atEnd || bareGoOn;
  // Who explains a name names no day.
  if (parsed.deadline !== null && atEnd && before !== "") return true;
  // "…同步实施（市商务局）。" is a note where others are; "市教育局（市政府教育督导室）。" is a name.
  const several = parsed.lists.some(({ text: list }) => splitUnits(list).units.length > 1);
  return bareGoOn && atEnd && before !== "" && !(several ? ENDS_IN_A_KIND : ENDS_LIKE_A_NAME).test(before);
}
