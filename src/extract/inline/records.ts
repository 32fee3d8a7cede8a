import type { AssignmentNote, Doubt, Dropped } from "../../model/extraction";
import type { Rule } from "../../model/language/notes/rules";
import type { Range, SourcedText } from "../../model/sourced";
import { cutAtSeams } from "./gaps";
import type { NoteSpan } from "./note-span";
import { beginsWithHeading, headingOf, type Item } from "./outline";
import { settleRoles } from "./roles";
import { suspicions } from "./suspicions";

/** What the records of one item have in common. */
export interface Frame {
  readonly section: Item["headings"][number] | null;
  readonly area: Item["headings"][number] | null;
  readonly number: SourcedText | null;
  /** Where the item's own text begins. */
  readonly start: number;
  /** The item itself is the heading of its records. */
  readonly heads: boolean;
  /** Nothing numbers the item: each paragraph stands for itself. */
  readonly loose: boolean;
}

/** Headings by custom: chapters, articles and （一）. Deeper markers number items, unless they head several. */
const HEADING_RANK = 3;

/** The headings and the number that an item gives its records. */
export function frameOf(item: Item, parents: ReadonlySet<number>, spans: readonly NoteSpan[]): Frame {
  const heads =
    beginsWithHeading(item) &&
    (item.rank <= HEADING_RANK || parents.has(item.rank) || paragraphsWithNotes(item, spans) > 1);
  const inHeading = spans.some((span) => span.from < (item.paragraphs[1] ?? 0));
  const isHeading = heads && !inHeading;
  const headings = isHeading ? [...item.headings, headingOf(item)] : item.headings;
  return {
    section: headings.at(-2) ?? null,
    area: headings.at(-1) ?? null,
    number: isHeading ? null : item.number,
    start: isHeading ? item.paragraphs[1]! : 0,
    heads: isHeading,
    loose: item.marker === null && item.rank === Number.POSITIVE_INFINITY,
  };
}

export function paragraphsWithNotes(item: Item, spans: readonly NoteSpan[]): number {
  return new Set(spans.map((span) => item.paragraphs.findLastIndex((start) => start <= span.from))).size;
}

/** One record: the text since the note before, the note, and who does what. */
export function record(item: Item, frame: Frame, span: NoteSpan, after: number, rule: Rule | null): AssignmentNote {
  const from = frame.loose ? Math.max(after, paragraphOf(item, span)) : after;
  const { task, dropped } = taskText(item.text.slice(from, span.from));
  const { lists, doubts } = settleRoles(span.parsed, rule);
  const cut = lists.map(({ role, text }) => ({ role, parts: cutAtSeams(text) }));
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
    lists: cut.flatMap(({ role, parts }) => parts.map((text) => ({ role, text }))),
    implied: span.parsed.implied,
    deadline: span.parsed.deadline,
    page: pageAt(item, task.length > 0 ? from : span.from),
    region: sorted(region),
    dropped: [...dropped, ...brackets, ...markerPunctuation(numbered[0], frame.number)],
    doubts: [
      ...span.parsed.doubts,
      ...span.doubts,
      ...doubts,
      ...seams(cut),
      ...suspicions(item, span, task, frame.loose ? from : frame.start, after > frame.start),
    ],
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

function seams(lists: readonly { readonly parts: readonly SourcedText[] }[]): Doubt[] {
  const text = "Two names stand on two lines without a separator.";
  return lists
    .filter(({ parts }) => parts.length > 1)
    .map(({ parts }) => ({ code: "uncertain-boundary", text, seen: parts[1]!.text.slice(0, 20) }));
}

function pageAt(item: Item, at: number): number | null {
  return item.pages.findLast((entry) => entry.at <= at)?.page ?? item.pages[0]?.page ?? null;
}

function sorted(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((a, b) => a.start - b.start);
}
