import type { AssignmentNote, Doubt, FlowText } from "../../model/extraction";
import { findRule, type Rule } from "../../model/language/notes/rules";
import { type Message, message } from "../../model/messages";
import { checkContinuity } from "./continuity";
import { absorbEnumerations } from "./enumerations";
import { proseLines } from "./lines";
import type { NoteSpan } from "./note-span";
import { type Item, outline } from "./outline";
import { joinParagraphs } from "./paragraphs";
import { frameOf, record } from "./records";
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
  const paragraphs = joinParagraphs(proseLines(flow));
  const items = absorbEnumerations(outline(cutRunning(paragraphs)));
  const found = notesOf(items);
  const parents = ranksWithChildren(items, found);
  const breaks = checkContinuity(items);
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
    const spans = found[i]!;
    const stated = spans.length === 0 ? ruleOutside(item) : null;
    if (stated && rule === null) state(stated);
    const frame = frameOf(item, parents, spans);
    let from = frame.start;
    for (const span of spans) {
      for (const next of span.parsed.rules) state(next);
      const note = record(item, frame, span, from, rule);
      const doubts = [...note.doubts, ...breaks[i]!, ...(unsure.has(item.rank) ? [LOST_HEADING] : [])];
      notes.push({ ...note, doubts });
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
  if (loose.flat().filter(isBare).length < 3) return strict;
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
