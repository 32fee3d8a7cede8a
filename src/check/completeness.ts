import type { TaskDraft } from "../model/draft";
import type { Doubt } from "../model/extraction";
import { unbalanced } from "../model/language/characters";
import type { SourcedText } from "../model/sourced";

/** How a finished task ends; a table whose tasks never do so is not asked to. */
const FINISHED = /[。；;！？!?.…][”’）)》]?$/;

/** What is doubtful in one record by itself, `punctuated` saying whether the notice's tasks end with a full stop. */
export function completeness(task: TaskDraft, punctuated: boolean): Doubt[] {
  const doubts: Doubt[] = [];
  if (task.task.length === 0) doubts.push({ code: "task-empty", text: "The record has no task text." });
  else if (punctuated && task.form === "table" && !FINISHED.test(task.task.text)) {
    doubts.push({
      code: "sentence-unfinished",
      text: "The task's text stops in mid-sentence.",
      seen: task.task.text.slice(-8),
      expected: "。",
    });
  }
  if (task.leadUnits.length === 0) doubts.push({ code: "lead-empty", text: "No lead unit is named." });
  doubts.push(...brackets("area", task.area), ...brackets("task", task.task));
  doubts.push(...brackets("leadText", task.leadText), ...brackets("cooperatingText", task.cooperatingText));
  for (const { heading, text } of task.extra) doubts.push(...brackets(heading, text));
  if (fieldTexts(task).some((text) => text.includes("\ufffd"))) {
    doubts.push({
      code: "unreadable-characters",
      text: "A value holds characters that could not be read.",
      seen: "\ufffd",
    });
  }
  return doubts;
}

/** Whether most tasks of the notice end with a full stop, so that one that does not is remarkable. */
export function isPunctuated(tasks: readonly TaskDraft[]): boolean {
  const table = tasks.filter(({ form }) => form === "table");
  const finished = table.filter(({ task }) => FINISHED.test(task.text)).length;
  return table.length >= 3 && finished >= table.length * 0.7;
}

function brackets(field: string, text: SourcedText | null): Doubt[] {
  if (!text) return [];
  const { open, stray } = unbalanced(text.text);
  const odd = [...open, ...stray];
  if (odd.length === 0) return [];
  return [{ code: "bracket-unbalanced", text: `${odd.join(" ")} has no partner in ${field}.`, seen: odd.join("") }];
}

function fieldTexts(task: TaskDraft): string[] {
  return [task.area, task.task, task.leadText, task.cooperatingText, task.title, task.deadline].map(
    (t) => t?.text ?? "",
  );
}
