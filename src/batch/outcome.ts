import { z } from "zod";
import { FORMATS } from "./formats";

/** A message of a file's outcome: a parser's message code, or the error code that says why there is no result. */
export const outcomeMessageSchema = z.object({
  code: z.string(),
  level: z.enum(["info", "warning", "error"]),
  text: z.string(),
});

/**
 * What is known of one file once it has been converted, as it stands in the manifest, one line a file. It holds nothing
 * of the run (no time, no process, no count of attempts), so that two runs that did the same work say the same.
 */
export const fileRecordSchema = z.object({
  /** Path of the file as its output is named; for an entry of an archive "notices.zip/2017/57.txt". */
  name: z.string(),
  /** Absolute path of the file; entries are appended to their archive's. */
  path: z.string(),
  /** Of the file's bytes; null where they could not be read. */
  sha256: z.string().nullable(),
  /** What did the work: version of this package and hash of its build, "0.1.0+5f31c2aa". */
  parser: z.string(),
  /** Hash of all options that can change what is written. */
  options: z.string(),
  /**
   * - success: everything was read; a notice that hands out no task is one too (message no-tasks);
   * - partial: there is a result, and a part of the file could not be read (a message of level error);
   * - failure: no result; the messages say why.
   */
  outcome: z.enum(["success", "partial", "failure"]),
  /** The reason of a failure may lie outside of the file (time, memory, a crash, no permission): tried again next time. */
  retry: z.boolean(),
  pages: z.int().nullable(),
  bytes: z.int().nullable(),
  tasks: z.int(),
  /** Records that want a reader's eye. */
  review: z.int(),
  /** How many records go to review for each reason. */
  reasons: z.record(z.string(), z.int()),
  /** Headings of the notice's own further columns, which a merged CSV needs to know beforehand. */
  extra: z.array(z.string()),
  /** Files written, relative to the output directory, "/" between. */
  outputs: z.array(z.object({ format: z.enum(FORMATS), file: z.string(), bytes: z.int() })),
  messages: z.array(outcomeMessageSchema),
});

export type FileRecord = z.infer<typeof fileRecordSchema>;
export type OutcomeMessage = z.infer<typeof outcomeMessageSchema>;

/** What became of one file in this run. */
export interface Outcome extends Omit<FileRecord, "outcome" | "parser" | "options" | "retry" | "extra"> {
  /** skipped: nothing has changed since an earlier run; `earlier` says what that run made of it. */
  readonly outcome: FileRecord["outcome"] | "skipped";
  readonly earlier: FileRecord["outcome"] | null;
  /** How often it was given to a child process: 2 where the first died of it. */
  readonly attempts: number;
  /** Time in the child process, all attempts, without its start. */
  readonly milliseconds: number;
}
