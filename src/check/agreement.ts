import { type Message, message } from "../model/messages";
import type { ParsedNotice, Task } from "../model/notice";

/** What the second reading of a file gave: its records, and the text of each page. */
export interface SecondReading {
  readonly tasks: readonly Task[];
  /** By page number. */
  readonly pages: ReadonlyMap<number, string>;
  /** The first reading had ruled cells: what it says of them needs no second opinion. */
  readonly ruled: boolean;
}

/**
 * Whether the comparison has use for the second reading's records. Where rules draw the cells, its text tells all but
 * one thing: whether a row that was joined over a page break is two.
 */
export function wantsRecords({ tasks }: ParsedNotice, ruled: boolean): boolean {
  return !ruled || tasks.some(spansPages);
}

function spansPages({ places }: Task): boolean {
  return new Set(places.task.map(({ page }) => page)).size > 1;
}

const FIELDS = ["task", "leadText", "cooperatingText", "area", "number"] as const;
/** The fields whose characters are looked for one by one; a number is too short to tell anything. */
const LONG_FIELDS = ["task", "leadText", "cooperatingText", "area"] as const;

/**
 * Compares the records of two independent readings. The second one, which has no positions, often cannot tell the cells
 * of a table apart; so it is asked only what it knows:
 *
 * ```
 *  cells drawn with rules, or no sure second record    every field's characters must stand in its text of the page
 *  no rules, and the second reading is sure            every field must be equal
 * ```
 *
 * Where a page break made the first reading join two rows, a sure second record that is only the first part of it is a
 * difference too.
 *
 * A difference sends the record to review, with both values in the message; the first reading's value is kept.
 *
 * @returns the notice with the statuses, reasons and messages that follow.
 */
export function compareReadings(first: ParsedNotice, second: SecondReading): ParsedNotice {
  const pages = new Map([...second.pages].map(([number, text]) => [number, bare(text)]));
  const known = byTask(second.tasks);
  const used = new Set<Task>();
  const messages: Message[] = [];
  const silent = new Set<number>();
  const tasks = first.tasks.map((task) => {
    const other = known.get(bare(task.task));
    if (other) used.add(other);
    const text = textOf(task, pages);
    if (text === null) for (const page of pagesOf(task)) silent.add(page);
    const sure = other?.status === "verified" && !second.ruled;
    const differences = sure ? unequal(task, other) : [...unseen(task, text), ...cutShort(task, second.tasks)];
    for (const difference of differences) messages.push(tell(difference, task));
    if (differences.length === 0) return task;
    return { ...task, status: "review" as const, reasons: [...new Set([...task.reasons, "readings-differ" as const])] };
  });
  for (const task of second.ruled ? [] : second.tasks) {
    if (task.status === "verified" && !used.has(task) && !isPartOf(task, first.tasks)) messages.push(missing(task));
  }
  for (const page of [...silent].sort((a, b) => a - b)) {
    const text = `The second reading gave no text for page ${page}; its records were not compared.`;
    messages.push(message("second-reading-empty", text, { place: { page } }));
  }
  return { ...first, tasks, messages: [...first.messages, ...messages] };
}

interface Difference {
  readonly field: (typeof FIELDS)[number];
  readonly seen: string;
  readonly expected?: string;
}

/** Records by their task's text; a text that two records share tells neither of them. */
function byTask(tasks: readonly Task[]): Map<string, Task> {
  const found = new Map<string, Task>();
  const twice = new Set<string>();
  for (const task of tasks) {
    const key = bare(task.task);
    if (found.has(key)) twice.add(key);
    found.set(key, task);
  }
  for (const key of twice) found.delete(key);
  return found;
}

function unequal(task: Task, other: Task): Difference[] {
  return FIELDS.filter((field) => bare(task[field] ?? "") !== bare(other[field] ?? "")).map((field) => ({
    field,
    seen: task[field] ?? "",
    expected: other[field] ?? "",
  }));
}

function unseen(task: Task, text: string | null): Difference[] {
  if (text === null) return [];
  return LONG_FIELDS.filter((field) => !isMadeOf(bare(task[field] ?? ""), text)).map((field) => ({
    field,
    seen: task[field] ?? "",
  }));
}

/** A record over two pages of which the second reading makes two, sure of the first. */
function cutShort(task: Task, others: readonly Task[]): Difference[] {
  if (!spansPages(task)) return [];
  const whole = bare(task.task);
  const part = others.find((other) => {
    const text = bare(other.task);
    return other.status === "verified" && text.length > 8 && text.length < whole.length && whole.startsWith(text);
  });
  return part ? [{ field: "task", seen: task.task, expected: part.task }] : [];
}

function tell({ field, seen, expected }: Difference, task: Task): Message {
  const text =
    expected === undefined
      ? `The second reading of the page does not hold the characters of ${field}.`
      : `Two readings of the page give different values for ${field}.`;
  const place = task.places[field][0] ?? task.places.task[0] ?? null;
  return message("readings-differ", text, {
    task: task.id,
    place,
    seen,
    ...(expected === undefined ? {} : { expected }),
  });
}

function missing(task: Task): Message {
  return message("readings-differ", "The second reading gives a record that the first does not have.", {
    seen: "",
    expected: task.task,
  });
}

/** Whether the text of `task` stands in some record of the first reading, which then cut the table differently. */
function isPartOf(task: Task, tasks: readonly Task[]): boolean {
  const text = bare(task.task);
  return tasks.some((other) => bare(other.task).includes(text));
}

/** The second reading's text of the pages on which the record stands; null where it has next to none. */
function textOf(task: Task, pages: ReadonlyMap<number, string>): string | null {
  const text = pagesOf(task)
    .map((page) => pages.get(page) ?? "")
    .join("\n");
  return text.length < bare(task.task).length ? null : text;
}

function pagesOf({ places }: Task): number[] {
  const all = LONG_FIELDS.flatMap((field) => places[field]).flatMap(({ page }) => page ?? []);
  return [...new Set(all)].sort((a, b) => a - b);
}

/**
 * Whether `value` can be pieced together from stretches of `text` of two characters or more. A line of a cell is such a
 * stretch in whatever order a page's text comes; a character that was read differently is not.
 */
export function isMadeOf(value: string, text: string): boolean {
  let at = 0;
  while (at < value.length) {
    const length = longestPrefix(value.slice(at), text);
    if (length === 0) return false;
    // A single character counts only together with the one before it, or where nothing else is left.
    if (length === 1 && value.length > 1 && !text.includes(value.slice(Math.max(0, at - 1), at + 1))) return false;
    at += length;
  }
  return true;
}

function longestPrefix(value: string, text: string): number {
  let [low, high] = [0, 1];
  while (high <= value.length && text.includes(value.slice(0, high))) [low, high] = [high, high * 2];
  high = Math.min(high, value.length + 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (text.includes(value.slice(0, middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** What both readings can be held to: no white space, one form of each character, one dash, one tilde. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[—–―─−-]+/g, "-")
    .replace(/[～〜∼~]/g, "~");
}
