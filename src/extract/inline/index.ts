import type { AssignmentNote, Doubt, FlowText } from "../../model/extraction";
import { findRule, type Rule } from "../../model/language/notes/rules";
import { splitUnits } from "../../model/language/unit-list";
import { type Message, message } from "../../model/messages";
import type { SourcedText } from "../../model/sourced";
import { brokenNumbers, doubtBroken } from "./broken-numbers";
import { checkContinuity } from "./continuity";
import { absorbEnumerations } from "./enumerations";
import { exceptions } from "./exceptions";
import { fusedNames } from "./fused-names";
import { closesHeading, entitle, notesOfHeadings } from "./heading-notes";
import { proseLines } from "./lines";
import type { NoteSpan } from "./note-span";
import { type Item, outline } from "./outline";
import { bareNumberIn } from "./page-numbers";
import { joinParagraphs } from "./paragraphs";
import { type Frame, frameOf, paragraphsWithNotes, record } from "./records";
import { partRunInHeadings } from "./run-in-headings";
import { cutRunning, isRunning } from "./running";
import { findNotes } from "./spans";

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
  const lines = proseLines(flow);
  const broken = brokenNumbers(lines);
  const paragraphs = joinParagraphs(lines);
  const parted = absorbEnumerations(outline(cutRunning(paragraphs)));
  const found = notesOf(parted);
  const running = isRunning(paragraphs);
  const unsure = running ? ranksOfSeveralNotes(parted, found) : new Set<number>();
  const items = partRunInHeadings(parted, unsure);
  const parents = ranksWithChildren(items, found);
  const frames = items.map((item, i) => frameOf(item, parents, found[i]!));
  const breaks = checkContinuity(items);
  const odd = exceptions(items, found, frames);
  const heading = headingsOf(items, frames, found);
  const messages: Message[] = [];
  const notes: AssignmentNote[] = [];
  let rule: Rule | null = null;
  const state = (next: Rule) => {
    if (rule === null || rule.text.text !== next.text.text) {
      messages.push(
        message("rule-stated", "The notice states a rule for its assignment notes.", { seen: next.text.text }),
      );
    }
    rule = next;
  };
  const closing = closingRule(items, found);
  if (closing) state(closing);
  const entitled = notesOfHeadings(items, found);
  items.forEach((item, i) => {
    const spans = found[i]!;
    const frame = frames[i]!;
    let from = frame.start;
    const stated = rule === null ? ruleOutside(item.text.slice(0, spans[0]?.from)) : null;
    if (stated) state(stated);
    for (const span of spans) {
      for (const next of span.parsed.rules) state(next);
      const own = record(item, frame, span, from, rule);
      const note = entitled.has(i) ? entitle(own, item, span) : own;
      const doubts = [...note.doubts, ...breaks[i]!, ...odd[i]!, ...(unsure.has(item.rank) ? [LOST_HEADING] : [])];
      if (!frame.heads && heading(item, spans)) doubts.push(LOST_LINE);
      if (running) doubts.push(...numbersIn([note.task, note.area]));
      doubts.push(...doubtBroken(note.task, broken));
      notes.push({ ...note, doubts });
      from = span.to;
    }
    const behind = rule === null && spans.length > 0 ? ruleOutside(item.text.slice(from)) : null;
    if (behind) state(behind);
  });
  return { notes: doubtUnnumbered(doubtFused(notes)), messages };
}

function unitNames(note: AssignmentNote): string[] {
  return note.lists.flatMap(({ text }) => splitUnits(text).units.map(({ name }) => name.text));
}

function doubtFused(notes: readonly AssignmentNote[]): AssignmentNote[] {
  const names = notes.map(unitNames);
  const odd = fusedNames(names.flat());
  const text = "A name reads as two whose separator is lost, or holds a page number.";
  return notes.map((note, i) => {
    const seen = names[i]!.filter((name) => odd.has(name));
    const doubts = seen.map((name): Doubt => ({ code: "unit-unparsed", text, seen: name }));
    return { ...note, doubts: [...note.doubts, ...doubts] };
  });
}

/** Where nearly all tasks are numbered, one without number or heading may be no task at all. */
function doubtUnnumbered(notes: readonly AssignmentNote[]): AssignmentNote[] {
  const numbered = notes.filter(({ number }) => number !== null).length;
  const doubt: Doubt = { code: "serial-missing", text: "The task has neither number nor heading while others have." };
  return notes.map((note) =>
    note.number === null && note.area === null && numbered * 2 > notes.length
      ? { ...note, doubts: [...note.doubts, doubt] }
      : note,
  );
}

/**
 * Notes of units alone are believed in more places once the notice has shown some where there is no doubt; or where
 * several of them stand in such places, which is doubtful beside notes that say who does what.
 */
function notesOf(items: readonly Item[]): NoteSpan[][] {
  const find = (bareGoOn: boolean) => items.map((item) => findNotes(item.text, item.paragraphs, bareGoOn));
  const strict = find(false);
  const bare = strict.flat().filter(isBare).length;
  if (bare >= 2) return find(true);
  const loose = find(true);
  const inHeadings = items.every((item, i) => loose[i]!.every((span) => !isBare(span) || closesHeading(item, span)));
  if (loose.flat().filter(isBare).length < (inHeadings ? 2 : 3)) return strict;
  return bare === 0 && strict.flat().length > 0 ? loose.map((spans) => spans.map(doubtBare)) : loose;
}

function isBare({ parsed }: NoteSpan): boolean {
  return parsed.form === "bare";
}

function doubtBare(span: NoteSpan): NoteSpan {
  if (!isBare(span)) return span;
  const doubt: Doubt = {
    code: "role-uncertain",
    text: "Units in brackets without a word that hands them the task, where other notes have one.",
    seen: span.content.text.slice(0, 40),
  };
  return { ...span, doubts: [...span.doubts, doubt] };
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

const LOST_LINE: Doubt = {
  code: "uncertain-boundary",
  text: "Other items of this rank are headings; this one's heading may have run into its text.",
};

/** Whether an item should be a heading over unnumbered paragraphs, as nearly all of its rank, or some where it holds several. */
function headingsOf(items: readonly Item[], frames: readonly Frame[], found: readonly (readonly NoteSpan[])[]) {
  const counts = new Map<number, { heads: number; all: number }>();
  items.forEach(({ rank }, i) => {
    if (found[i]!.length === 0 || !Number.isFinite(rank)) return;
    const { heads, all } = counts.get(rank) ?? { heads: 0, all: 0 };
    counts.set(rank, { heads: heads + (frames[i]!.heads ? 1 : 0), all: all + 1 });
  });
  return (item: Item, spans: readonly NoteSpan[]): boolean => {
    const { heads, all } = counts.get(item.rank) ?? { heads: 0, all: 0 };
    return (heads >= 2 && heads * 3 >= all * 2) || (heads >= 1 && paragraphsWithNotes(item, spans) > 1);
  };
}

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

/** In text without line breaks a page number may stand anywhere. */
function numbersIn(texts: readonly (SourcedText | null)[]): Doubt[] {
  const found = texts.flatMap((text) => (text && bareNumberIn(text.text)) ?? []);
  const text = "A number that counts nothing stands in the text: it may be a page's.";
  return found.map((seen) => ({ code: "uncertain-boundary", text, seen }));
}

/** A rule that stands in the text and not in a note: "本方案中列第一位的为牵头单位。" */
function ruleOutside(text: SourcedText): Rule | null {
  return text.length < 2000 ? (findRule(text)?.rule ?? null) : null;
}

/** "（责任单位中列第一位的为牵头单位）" below the last note holds for all of them. */
function closingRule(items: readonly Item[], found: readonly (readonly NoteSpan[])[]): Rule | null {
  const lastWithNote = found.findLastIndex((spans) => spans.length > 0);
  for (const [i, item] of items.entries()) {
    const after = i > lastWithNote ? 0 : i === lastWithNote ? found[i]!.at(-1)!.to : null;
    if (after === null || lastWithNote < 0) continue;
    const span = findRule(item.text.slice(after));
    if (span) return span.rule;
  }
  return null;
}
