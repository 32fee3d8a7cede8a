import type { Document } from "../model/document";
import type { NoticeDraft, TaskDraft } from "../model/draft";
import type { Doubt, Dropped } from "../model/extraction";
import { type Message, type MessageCode, message } from "../model/messages";
import type { ParsedNotice, Task } from "../model/notice";
import { completeness, isPunctuated } from "./completeness";
import { conserve } from "./conservation";
import { cutOff } from "./cut-off";
import { checkNumbering } from "./numbering";
import { Placer } from "./places";

/**
 * Weighs the evidence for every record, gives it its status and reasons, counts what became of every character, and
 * writes the result down as the contract says.
 *
 * @param furniture what `layout` set aside; counted where it lay inside a table or note.
 */
export function check(
  draft: NoticeDraft,
  document: Document,
  furniture: readonly Dropped[],
): Omit<ParsedNotice, "source"> {
  const placer = new Placer(document.axis);
  const punctuated = isPunctuated(draft.tasks);
  const numbering = checkNumbering(draft.tasks);
  const messages: Message[] = [...document.messages, ...draft.messages];
  const tasks = draft.tasks.map((task, i): Task => {
    const id = String(i + 1);
    const doubts = [
      ...task.doubts,
      ...numbering.doubts[i]!,
      ...completeness(task, punctuated),
      ...cutOff(task, document.axis.text),
    ];
    const tell = (doubt: Doubt) => messages.push(messageOf(doubt, id, task, placer));
    doubts.forEach(tell);
    [...task.remarks, ...numbering.remarks[i]!].forEach(tell);
    const reasons = [...new Set<MessageCode>(doubts.map(({ code }) => code))];
    return placer.task(task, id, reasons);
  });
  const { coverage, messages: lost } = conserve(draft, furniture, document.axis.text);
  return { notice: placer.notice(draft.metadata), tasks, messages: [...messages, ...lost], coverage };
}

function messageOf(doubt: Doubt, id: string, task: TaskDraft, placer: Placer): Message {
  const place = placer.places(task.task)[0] ?? placer.places(task.leadText)[0] ?? null;
  const { code, text, ...rest } = doubt;
  return message(code, text, { task: id, place, ...rest });
}
