import type { Fact } from "../model/document";
import type { NoticeDraft, TaskDraft } from "../model/draft";
import type { Extraction } from "../model/extraction";
import { findRule, type Rule } from "../model/language/notes/rules";
import { message } from "../model/messages";
import { readMetadata } from "./metadata";
import { impliedUnits, interpretNotes } from "./notes";
import { tasksOfTables, unusedMarks } from "./tables";

/** Gives every value found its role: records of tables and notes, units, the notice's own data. */
export function interpret(extraction: Extraction, facts: readonly Fact[] = []): NoticeDraft {
  const rows = tasksOfTables(extraction.tables, statedRule(extraction));
  const tasks = inPrintedOrder([...rows.flat(), ...interpretNotes(extraction.notes)]);
  const messages = [...extraction.messages];
  if (tasks.length === 0) messages.push(message("no-tasks", "No task table and no assignment note was found."));
  return {
    metadata: readMetadata(extraction.flow, facts, impliedUnits(extraction.notes)),
    tasks,
    region: [...extraction.tables, ...extraction.notes]
      .flatMap(({ region }) => region)
      .sort((a, b) => a.start - b.start),
    dropped: [...extraction.dropped, ...extraction.tables.flatMap((table, i) => unusedMarks(table, rows[i]!))],
    messages,
  };
}

/**
 * A rule of who leads in tables, at their foot ("注：列第一位的为牵头单位") or in the text beside them. Where the text has
 * assignment notes of its own, its rules speak of those.
 */
function statedRule({ flow, notes, dropped }: Extraction): Rule | null {
  const foot = dropped.filter(({ reason }) => reason === "table-note");
  for (const { text } of [...(notes.length === 0 ? flow : []), ...foot]) {
    const found = text.length < 2000 ? findRule(text) : null;
    if (found) return found.rule;
  }
  return null;
}

/** Tables and notes of one notice share one numbering of ids; the rows of a table keep their order. */
function inPrintedOrder(tasks: readonly TaskDraft[]): readonly TaskDraft[] {
  if (tasks.every(({ form }) => form === tasks[0]?.form)) return tasks;
  const firstRow = tasks.reduce(
    (first, { form, task }) => (form === "table" ? Math.min(first, task.start) : first),
    Number.POSITIVE_INFINITY,
  );
  const before = (task: TaskDraft) => task.form === "inline" && task.leadText.start < firstRow;
  return [
    ...tasks.filter(before),
    ...tasks.filter(({ form }) => form === "table"),
    ...tasks.filter((task) => task.form === "inline" && !before(task)),
  ];
}
