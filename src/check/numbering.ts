import type { TaskDraft } from "../model/draft";
import type { Doubt } from "../model/extraction";
import { parseNumber } from "../model/language/numerals";

/** What the serial numbers say: one list of doubts for each record, remarks (a restart) apart. */
export interface Numbering {
  readonly doubts: readonly (readonly Doubt[])[];
  readonly remarks: readonly (readonly Doubt[])[];
}

/**
 * Looks along the serial numbers of the table records: a gap, a number twice, a row without one. A gap speaks against
 * both rows beside it, for one of them may have swallowed the lost one.
 *
 * ```
 *   … 11  12  14  15 …      12 and 14 are doubtful
 *   … 11  12  1   2  …      numbering starts again: nothing doubtful
 * ```
 *
 * A serial that several rows share because its cell is merged over them is no repetition; a gap speaks against all of them.
 */
export function checkNumbering(tasks: readonly TaskDraft[]): Numbering {
  const doubts: Doubt[][] = tasks.map(() => []);
  const remarks: Doubt[][] = tasks.map(() => []);
  const table = tasks.map((task, i) => ({ task, i })).filter(({ task }) => task.form === "table");
  const numbered = table.filter(({ task }) => task.number !== null).length;
  let last: { value: number; at: number; task: TaskDraft } | null = null;
  for (const { task, i } of table) {
    const value = task.number ? parseNumber(task.number.text.replace(/[^\d〇零一二三四五六七八九十百]/g, "")) : null;
    if (value === null) {
      if (task.number === null && numbered >= 2 && numbered * 2 > table.length && !hasDoubt(task, "serial-missing")) {
        doubts[i]!.push({ code: "serial-missing", text: "The row has no serial number while others have one." });
      }
      continue;
    }
    if (last) compare(last, { value, at: i, task }, tasks, doubts, remarks);
    last = { value, at: i, task };
  }
  return { doubts, remarks };
}

interface Numbered {
  readonly value: number;
  readonly at: number;
  readonly task: TaskDraft;
}

function compare(
  last: Numbered,
  next: Numbered,
  tasks: readonly TaskDraft[],
  doubts: Doubt[][],
  remarks: Doubt[][],
): void {
  if (next.value === last.value + 1) return;
  const seen = String(next.value);
  const expected = String(last.value + 1);
  if (next.value === last.value) {
    if (next.task.number!.start === last.task.number!.start) return;
    const doubt: Doubt = { code: "serial-duplicate", text: `Serial ${seen} stands twice.`, seen, expected };
    doubts[last.at]!.push(doubt);
    doubts[next.at]!.push(doubt);
  } else if (next.value === 1) {
    remarks[next.at]!.push({ code: "serial-restart", text: "Numbering starts again at 1.", seen, expected });
  } else {
    const text = `Serial ${seen} follows ${last.value}.`;
    // Any of the rows that share the serial before the gap may be those that have lost theirs.
    for (let i = last.at; i >= 0; i--) {
      const shares = tasks[i]!.number?.start === last.task.number!.start;
      if (shares) doubts[i]!.push({ code: "serial-gap", text, seen, expected });
      else if (tasks[i]!.form === "table") break;
    }
    doubts[next.at]!.push({ code: "serial-gap", text, seen, expected });
  }
}

function hasDoubt(task: TaskDraft, code: Doubt["code"]): boolean {
  return task.doubts.some((doubt) => doubt.code === code);
}
