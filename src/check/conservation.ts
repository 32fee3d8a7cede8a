import type { NoticeDraft, TaskDraft } from "../model/draft";
import type { Dropped } from "../model/extraction";
import { isSpace } from "../model/language/characters";
import { type Message, message } from "../model/messages";
import type { Coverage } from "../model/notice";
import type { Range, SourcedText } from "../model/sourced";

/** What became of a source character inside a table or note. */
const OUTSIDE = 0;
const UNACCOUNTED = 1;
const DROPPED = 2;
const ASSIGNED = 3;

export interface Conservation {
  readonly coverage: Coverage;
  readonly messages: readonly Message[];
}

/**
 * Counts where every source character of the tables and notes went: into a field, or among the dropped with a reason.
 * What went nowhere is itself dropped as "unaccounted", and said so in a message: nothing vanishes.
 */
export function conserve(draft: NoticeDraft, furniture: readonly Dropped[], source: string): Conservation {
  const fate = new Uint8Array(source.length);
  for (const range of draft.region) mark(fate, range, UNACCOUNTED);
  const dropped = new Map<string, number>();
  for (const { reason, text } of [...draft.dropped, ...insideOf(furniture, draft.region)]) {
    let count = 0;
    for (const range of text.ranges()) count += markSolid(fate, range, DROPPED, source);
    if (count > 0) dropped.set(reason, (dropped.get(reason) ?? 0) + count);
  }
  let assigned = 0;
  for (const task of draft.tasks) {
    for (const text of textsOf(task)) {
      for (const range of text.ranges()) {
        for (let i = range.start; i < range.end; i++) {
          if (fate[i] === ASSIGNED || isSpace(source[i]!)) continue;
          if (fate[i] === DROPPED) continue;
          fate[i] = ASSIGNED;
          assigned++;
        }
      }
    }
  }
  const { left, separators } = settleRest(fate, source, draft);
  if (separators > 0) dropped.set("punctuation", (dropped.get("punctuation") ?? 0) + separators);
  if (left.count > 0) dropped.set("unaccounted", left.count);
  const reasons = [...dropped].map(([reason, characters]) => ({ reason, characters }));
  const characters = assigned + reasons.reduce((sum, { characters: n }) => sum + n, 0);
  const messages =
    left.count > 0
      ? [
          message("unaccounted-text", `${left.count} characters inside a table or note ended in no field.`, {
            seen: left.text.slice(0, 80),
          }),
        ]
      : [];
  return { coverage: { characters, assigned, dropped: reasons }, messages };
}

/** Furniture that lies between the first and the last character of the tables and notes. */
function insideOf(furniture: readonly Dropped[], region: readonly Range[]): Dropped[] {
  if (region.length === 0) return [];
  const first = Math.min(...region.slice(0, 1).map(({ start }) => start));
  const last = region.reduce((end, range) => Math.max(end, range.end), 0);
  return furniture.filter(({ text }) => text.start >= first && text.end <= last);
}

function mark(fate: Uint8Array, { start, end }: Range, value: number): void {
  fate.fill(value, start, end);
}

function markSolid(fate: Uint8Array, { start, end }: Range, value: number, source: string): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    if (isSpace(source[i]!) || fate[i] === value) continue;
    fate[i] = value;
    count++;
  }
  return count;
}

/** Serial marks (the dot of "12."), and invisible characters that stand in no field, are punctuation; all else is unaccounted. */
function settleRest(fate: Uint8Array, source: string, draft: NoticeDraft) {
  let separators = 0;
  let count = 0;
  let text = "";
  for (const { start, end } of draft.region) {
    for (let i = start; i < end; i++) {
      if (fate[i] !== UNACCOUNTED || isSpace(source[i]!)) continue;
      fate[i] = OUTSIDE;
      if (/[.．、。：:，,；;（）()〔〕\p{C}]/u.test(source[i]!)) separators++;
      else {
        count++;
        text += source[i];
      }
    }
  }
  return { separators, left: { count, text } };
}

/** Every text of a record that holds source characters. */
export function textsOf(task: TaskDraft): SourcedText[] {
  const texts = [
    task.section,
    task.area,
    task.areaNumber,
    task.number,
    task.title,
    task.task,
    task.leadText,
    task.cooperatingText,
    task.deadline,
    ...task.leadUnits.map(({ name }) => name),
    ...task.cooperatingUnits.map(({ name }) => name),
    ...task.extra.map(({ text }) => text),
  ];
  return texts.filter((text): text is SourcedText => text !== null && text.length > 0);
}
