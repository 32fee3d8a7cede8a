import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { toCsv } from "../export/csv";
import { toJson } from "../export/json";
import { toNdjson } from "../export/ndjson";
import { FenjieError } from "../model/error";
import { MESSAGE_CODES } from "../model/messages";
import type { ParsedNotice } from "../model/notice";
import { limitsSchema, type ParseOptions } from "../model/options";
import type { Format } from "./formats";
import type { FileRecord, OutcomeMessage } from "./outcome";
import { errnoOf, writeDurably } from "./output-file";
import type { ConvertedFacts, ConvertResult, ConvertTask } from "./protocol";
import { readInput } from "./read-input";

export type Parse = (bytes: Uint8Array, options: ParseOptions) => Promise<ParsedNotice>;

/** Of the messages that concern no record, so many go into the outcome; the notice's JSON has them all. */
const MAX_MESSAGES = 20;

/** Failures that a slower or fuller machine can cause: worth another try the next time. */
const MAY_PASS = new Set(["time-limit", "unreadable"]);

/**
 * Converts one file; runs in a child process. A notice that cannot be parsed is a result, not an exception.
 * Outputs are left under their temporary names: only the parent gives them their right ones.
 */
export async function convertDocument(task: ConvertTask, parse: Parse): Promise<ConvertResult> {
  let sha256: string | null = null;
  let bytes: number | null = null;
  try {
    const input = await readInput(task.source, limitsSchema.parse(task.parse.limits ?? {}));
    bytes = input.byteLength;
    sha256 = createHash("sha256").update(input).digest("hex");
    if (sha256 === task.known) return { kind: "unchanged", sha256 };
    const notice = await parse(input, task.parse);
    return writeOutputs(task, notice, { sha256, bytes });
  } catch (error) {
    return { kind: "converted", ...failed(error, { sha256, bytes }) };
  }
}

function writeOutputs(task: ConvertTask, notice: ParsedNotice, read: { sha256: string; bytes: number }): ConvertResult {
  const outputs: FileRecord["outputs"] = [];
  const texts = task.formats.map((format) => [format, exported(notice, format, task)] as const);
  for (const [format, text] of texts) {
    const file = `${task.temporary}.${format}`;
    try {
      // A first attempt may have died here.
      rmSync(file, { force: true });
      outputs.push({ format, file, bytes: writeDurably(file, text) });
    } catch (error) {
      return { kind: "output-error", path: file, errno: errnoOf(error), text: String((error as Error).message) };
    }
  }
  return { kind: "converted", ...read, ...factsOf(notice), outputs };
}

function exported(notice: ParsedNotice, format: Format, { csv }: ConvertTask): string {
  if (format === "json") return toJson(notice);
  return format === "csv" ? toCsv(notice, csv) : toNdjson(notice);
}

function factsOf({ source, tasks, messages }: ParsedNotice): Omit<ConvertedFacts, "sha256" | "bytes" | "outputs"> {
  const reasons: Record<string, number> = {};
  const extra = new Set<string>();
  for (const task of tasks) {
    for (const reason of task.reasons) reasons[reason] = (reasons[reason] ?? 0) + 1;
    for (const heading of Object.keys(task.extra)) extra.add(heading);
  }
  const told = messages.filter(({ code, level, task }) => task === null && (level !== "info" || code === "no-tasks"));
  return {
    outcome: messages.some(({ level }) => level === "error") ? "partial" : "success",
    retry: false,
    pages: source.pages,
    tasks: tasks.length,
    review: tasks.filter(({ status }) => status === "review").length,
    reasons,
    extra: [...extra],
    messages: withNoTasks(told, tasks.length)
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MAX_MESSAGES)
      .map(({ code, level, text }) => ({ code, level, text })),
  };
}

/** A result without records always says so, that nobody takes an empty file for a fault. */
function withNoTasks(messages: readonly OutcomeMessage[], tasks: number): OutcomeMessage[] {
  if (tasks > 0 || messages.some(({ code }) => code === "no-tasks")) return [...messages];
  const { level, about } = MESSAGE_CODES["no-tasks"];
  return [...messages, { code: "no-tasks", level, text: about }];
}

function rank({ level }: OutcomeMessage): number {
  return ["error", "warning", "info"].indexOf(level);
}

function failed(error: unknown, read: { sha256: string | null; bytes: number | null }): ConvertedFacts {
  const known = error instanceof FenjieError;
  const code = known ? error.code : "internal";
  const text = known ? error.message : `a fault of the parser: ${String((error as Error)?.message ?? error)}`;
  return { ...failure(code, text, MAY_PASS.has(code)), ...read };
}

/** The facts of a file that gave no result. */
export function failure(code: string, text: string, retry: boolean): ConvertedFacts {
  const messages: OutcomeMessage[] = [{ code, level: "error", text }];
  const nothing = { sha256: null, bytes: null, pages: null, tasks: 0, review: 0, reasons: {}, extra: [], outputs: [] };
  return { outcome: "failure", retry, ...nothing, messages };
}
