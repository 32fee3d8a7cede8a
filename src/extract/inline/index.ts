import type { AssignmentNote, Doubt, Dropped, FlowText } from "../../model/extraction";
import { type Message, message } from "../../model/messages";
import { type Range, SourcedText } from "../../model/sourced";
import { absorbEnumerations } from "./enumerations";
import { proseLines } from "./lines";
import { beginsWithHeading, headingOf, type Item, outline } from "./outline";
import { joinParagraphs } from "./paragraphs";
import { settleRoles } from "./roles";
import { findRule, type Rule } from "./rules";
import { cutRunning, isRunning } from "./running";
import { findNotes, mergeNotes, type NoteSpan } from "./spans";

export interface InlineNotes {
  readonly notes: readonly AssignmentNote[];
  readonly messages: readonly Message[];
}

/**
 * Finds the assignment notes of a notice: "…。（责任单位：市教育局；配合单位：市财政局）", each with the item it ends.
 *
 * ```
 *  flow ─▶ lines ─▶ paragraphs ─▶ items ─▶ notes ─▶ roles
 *          shape    joined        outline  grammar   words and the notice's own rules
 * ```
 *
 * @param flow text outside of tables, in reading order.
 */
export function extractNotes(flow: readonly FlowText[]): InlineNotes {
  const paragraphs = joinParagraphs(proseLines(flow));
  const items = absorbEnumerations(outline(cutRunning(paragraphs)));
  const found = notesOf(items);
  const parents = ranksWithChildren(items, found);
  const unsure = isRunning(paragraphs) ? ranksOfSeveralNotes(items, found) : new Set<number>();
  const messages: Message[] = [];
  const notes: AssignmentNote[] = [];
  let rule: Rule | null = closingRule(items, found);
  const state = (next: Rule) => {
    if (rule === null || rule.text.text !== next.text.text) {
      messages.push(
        message("rule-stated", "The notice states a rule for its assignment notes.", { seen: next.text.text }),
      );
    }
    rule = next;
  };
  if (rule)
    messages.push(
      message("rule-stated", "The notice states a rule for its assignment notes.", { seen: rule.text.text }),
    );
  items.forEach((item, i) => {
    const spans = joinNeighbours(item.text, found[i]!);
    const stated = spans.length === 0 ? ruleOutside(item) : null;
    if (stated && rule === null) state(stated);
    const frame = frameOf(item, parents, spans);
    let from = frame.start;
    for (const span of spans) {
      for (const next of span.parsed.rules) state(next);
      const note = record(item, frame, span, from, rule);
      notes.push(unsure.has(item.rank) ? { ...note, doubts: [...note.doubts, LOST_HEADING] } : note);
      from = span.to;
    }
  });
  return { notes: notes.some(({ number }) => number) ? notes.map(doubtUnnumbered(notes)) : notes, messages };
}

/** Where nearly all tasks are numbered, one without number or heading may be no task at all. */
function doubtUnnumbered(notes: readonly AssignmentNote[]): (note: AssignmentNote) => AssignmentNote {
  const numbered = notes.filter(({ number }) => number !== null).length;
  const doubt: Doubt = { code: "serial-missing", text: "The task has neither number nor heading while others have." };
  return (note) =>
    note.number === null && note.area === null && numbered * 2 > notes.length
      ? { ...note, doubts: [...note.doubts, doubt] }
      : note;
}

/** Notes of units alone are believed in more places once the notice has shown some where there is no doubt. */
function notesOf(items: readonly Item[]): NoteSpan[][] {
  const find = (bareGoOn: boolean) => items.map((item) => findNotes(item.text, item.paragraphs, bareGoOn));
  const isBare = ({ parsed }: NoteSpan) => parsed.form === "bare";
  const strict = find(false);
  const bare = strict.flat().filter(isBare).length;
  if (bare >= 2) return find(true);
  const loose = bare === 0 && strict.flat().length > 0 ? strict : find(true);
  return loose.flat().filter(isBare).length >= 3 ? loose : strict;
}

/** Ranks that head other items with notes: a heading of such a rank is an area even where text follows it at once. */
function ranksWithChildren(items: readonly Item[], found: readonly (readonly NoteSpan[])[]): Set<number> {
  const ranks = new Set<number>();
  items.forEach((item, i) => {
    if (found[i]!.length === 0 || item.headings.length === 0) return;
    for (let j = i - 1; j >= 0; j--) {
      if (items[j]!.rank < item.rank) {
        ranks.add(items[j]!.rank);
        return;
      }
    }
  });
  return ranks;
}

const LOST_HEADING: Doubt = {
  code: "uncertain-boundary",
  text: "In text without line breaks these items may be headings with unnumbered paragraphs below them.",
};

/** Ranks whose items often hold several notes: without line breaks, what looks like an item may be a heading. */
function ranksOfSeveralNotes(items: readonly Item[], found: readonly (readonly NoteSpan[])[]): Set<number> {
  const counts = new Map<number, { items: number; several: number }>();
  items.forEach((item, i) => {
    if (found[i]!.length === 0 || item.paragraphs.length > 1) return;
    const count = counts.get(item.rank) ?? { items: 0, several: 0 };
    counts.set(item.rank, { items: count.items + 1, several: count.several + (found[i]!.length > 1 ? 1 : 0) });
  });
  return new Set([...counts].filter(([, { items: all, several }]) => several * 2 >= all).map(([rank]) => rank));
}

/** What the records of one item have in common. */
interface Frame {
  readonly section: Item["headings"][number] | null;
  readonly area: Item["headings"][number] | null;
  readonly number: SourcedText | null;
  /** Where the item's own text begins. */
  readonly start: number;
  /** Nothing numbers the item: each paragraph stands for itself. */
  readonly loose: boolean;
}

/** Headings by custom: chapters, articles and （一）. Deeper markers number items, unless they head several. */
const HEADING_RANK = 3;

function frameOf(item: Item, parents: ReadonlySet<number>, spans: readonly NoteSpan[]): Frame {
  const heads =
    beginsWithHeading(item) &&
    (item.rank <= HEADING_RANK || parents.has(item.rank) || paragraphsWithNotes(item, spans) > 1);
  const inHeading = spans.some((span) => span.from < (item.paragraphs[1] ?? 0));
  const headings = heads && !inHeading ? [...item.headings, headingOf(item)] : item.headings;
  return {
    section: headings.at(-2) ?? null,
    area: headings.at(-1) ?? null,
    number: heads && !inHeading ? null : item.number,
    start: heads && !inHeading ? item.paragraphs[1]! : 0,
    loose: item.marker === null && item.rank === Number.POSITIVE_INFINITY,
  };
}

function paragraphsWithNotes(item: Item, spans: readonly NoteSpan[]): number {
  return new Set(spans.map((span) => item.paragraphs.findLastIndex((start) => start <= span.from))).size;
}

function record(item: Item, frame: Frame, span: NoteSpan, after: number, rule: Rule | null): AssignmentNote {
  const from = frame.loose ? Math.max(after, paragraphOf(item, span)) : after;
  const { task, dropped } = taskText(item.text.slice(from, span.from));
  const { lists, doubts } = settleRoles(span.parsed, rule);
  const brackets = outerBrackets(item.text.slice(span.from, span.to), span.content);
  const numbered = frame.number && after === frame.start ? [item.printedMarker] : [];
  const region = [...numbered, item.text.slice(from, span.to)].flatMap((text) => text.ranges());
  return {
    section: frame.section?.text ?? null,
    area: frame.area?.text ?? null,
    areaNumber: frame.area?.number ?? null,
    number: frame.number,
    title: null,
    task,
    note: span.content,
    lists,
    implied: span.parsed.implied,
    deadline: span.parsed.deadline,
    page: pageAt(item, task.length > 0 ? from : span.from),
    region: sorted(region),
    dropped: [...dropped, ...brackets, ...markerPunctuation(numbered[0], frame.number)],
    doubts: [...span.parsed.doubts, ...span.doubts, ...doubts, ...misplaced(item, span)],
  };
}

/** The paragraph that the note ends; a note that is a paragraph of its own ends the one before. */
function paragraphOf(item: Item, span: NoteSpan): number {
  const starts = item.paragraphs.filter((start) => start <= span.from);
  const own = starts.at(-1) ?? 0;
  return own === span.from ? (starts.at(-2) ?? own) : own;
}

/** The full stop after the last note's bracket is nobody's; brackets that closed nothing, neither. */
function taskText(text: SourcedText): { task: SourcedText; dropped: Dropped[] } {
  const opening = /^[\s。；;，,、.]+/.exec(text.text)?.[0].length ?? 0;
  const closing = /[\s）)〕\]]+$/.exec(text.text);
  const stray = closing && !/[（(〔[]/.test(text.text.slice(opening)) ? closing[0].length : 0;
  const task = text.slice(opening, text.length - stray).trim();
  const dropped: Dropped[] = [];
  if (opening > 0) dropped.push({ reason: "separator", text: text.slice(0, opening) });
  if (stray > 0) dropped.push({ reason: "bracket", text: text.slice(text.length - stray) });
  return { task, dropped };
}

function outerBrackets(whole: SourcedText, content: SourcedText): Dropped[] {
  const inside = new Set(content.ranges().flatMap(({ start, end }) => [start, end - 1]));
  const outer = whole.filter((_char, at) => at === 0 || at === whole.length - 1);
  const left = outer.filter((_char, at) => !inside.has(outer.rangeAt(at).start));
  return left.length > 0 ? [{ reason: "bracket", text: left }] : [];
}

function markerPunctuation(marker: SourcedText | undefined, number: SourcedText | null): Dropped[] {
  if (!marker || !number) return [];
  const at = marker.text.indexOf(number.text);
  const rest = marker.slice(at + number.length).trim();
  return rest.length > 0 ? [{ reason: "separator", text: rest }] : [];
}

/**
 * An extractor may put a note's line before the last line of its paragraph:
 *
 * ```
 *   …促进技术交
 *   （责任单位：省科技厅）
 *   流与合作。
 * ```
 */
function misplaced(item: Item, span: NoteSpan): Doubt[] {
  const before = item.text.text.slice(0, span.from).trimEnd();
  const after = item.text.text.slice(span.to).trim();
  const broken = before !== "" && !/[。！？；;：:”）)〕\]】％%\d]$/.test(before);
  const rest = /^[^。（(]{1,40}。/.exec(after);
  if (!broken || !rest || /^[，。；、]/.test(after)) return [];
  return [{ code: "uncertain-boundary", text: "The note seems to stand inside its sentence.", seen: rest[0] }];
}

function joinNeighbours(text: SourcedText, spans: readonly NoteSpan[]): NoteSpan[] {
  const joined: NoteSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || text.text.slice(last.to, span.from).trim() !== "") {
      joined.push(span);
      continue;
    }
    joined[joined.length - 1] = {
      from: last.from,
      to: span.to,
      content: SourcedText.join([last.content, span.content]),
      parsed: mergeNotes([last.parsed, span.parsed])!,
      doubts: [...last.doubts, ...span.doubts],
    };
  }
  return joined;
}

/** A rule that stands in the text and not in a note: "本方案中列第一位的为牵头单位。" */
function ruleOutside(item: Item): Rule | null {
  return item.text.length < 2000 ? (findRule(item.text)?.rule ?? null) : null;
}

/** "注：列第一位的为牵头单位" below the last note holds for all of them. */
function closingRule(items: readonly Item[], found: readonly (readonly NoteSpan[])[]): Rule | null {
  const lastWithNote = found.findLastIndex((spans) => spans.length > 0);
  for (const [i, item] of items.entries()) {
    const after = i > lastWithNote ? 0 : i === lastWithNote ? found[i]!.at(-1)!.to : null;
    if (after === null || lastWithNote < 0) continue;
    const rest = item.text.slice(after);
    if (/(?:注|备注|说明)[：:]/.test(rest.text)) {
      const span = findRule(rest);
      if (span) return span.rule;
    }
  }
  return null;
}

function pageAt(item: Item, at: number): number | null {
  return item.pages.findLast((entry) => entry.at <= at)?.page ?? item.pages[0]?.page ?? null;
}

function sorted(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((a, b) => a.start - b.start);
}
