import type { Fact } from "../model/document";
import type { NoticeDraft } from "../model/draft";
import type { Extraction } from "../model/extraction";
import { message } from "../model/messages";
import { readMetadata } from "./metadata";
import { tasksOfTable } from "./tables";

/** Gives every value found its role: records of tables and notes, units, the notice's own data. */
export function interpret(extraction: Extraction, facts: readonly Fact[] = []): NoticeDraft {
  const tasks = extraction.tables.flatMap(tasksOfTable);
  const messages = [...extraction.messages];
  if (tasks.length === 0) messages.push(message("no-tasks", "No task table and no assignment note was found."));
  return {
    metadata: readMetadata(extraction.flow, facts),
    tasks,
    region: extraction.tables.flatMap(({ region }) => region),
    dropped: extraction.dropped,
    messages,
  };
}
