import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { FenjieError } from "../model/error";
import { limitsSchema, parseOptionsSchema } from "../model/options";
import { FORMATS } from "./formats";

/** All bounds but that on time filled in, whether some were given or none: time is bounded by `timeout` unless it was given. */
const boundsSchema = limitsSchema.extend({ milliseconds: z.int().positive().optional() });

export const convertOptionsSchema = z.object({
  /** Directory to write to; made where it is missing. */
  output: z.string().min(1),
  formats: z.array(z.enum(FORMATS)).min(1).default(["json"]),
  /**
   * Write one file of all tasks, in order of the files' names, for each format but JSON (NDJSON where JSON is the only
   * one): tasks.csv, tasks.ndjson. Each notice's JSON is kept beside it, since the merged files are made from that.
   */
  merge: z.boolean().default(false),
  /** Child processes at work at once. */
  jobs: z.int().min(1).max(256).default(availableParallelism),
  /** Convert everything, also what has not changed. */
  force: z.boolean().default(false),
  /** Seconds that one document may take; then its process is killed. */
  timeout: z.number().positive().default(120),
  /** Megabytes of memory that one child process may take, all in all; then it is killed. */
  memory: z.int().min(192).default(1024),
  csv: z.object({ labels: z.enum(["en", "zh"]).default("en"), excel: z.boolean().default(false) }).prefault({}),
  /** As for parseNotice; `name` and the time limit are set for each document. */
  parse: parseOptionsSchema
    .omit({ name: true })
    .extend({ limits: boundsSchema.prefault({}) })
    .prefault({}),
  /** Where to write a report of the run (JSON). */
  report: z.string().min(1).optional(),
  /** What relative paths and the names of outputs start from. Default: the working directory. */
  cwd: z.string().optional(),
});

export type ConvertSettings = z.output<typeof convertOptionsSchema>;

/** What is going on in a run, for whoever shows it; outcomes come from the iteration itself. */
export type ConvertEvent =
  | { readonly event: "planned"; readonly files: number }
  | { readonly event: "started"; readonly name: string }
  | { readonly event: "merging"; readonly files: readonly string[] };

export type ConvertOptions = z.input<typeof convertOptionsSchema> & {
  /** When aborted, no further file is begun; those at work are finished, then the iteration ends. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ConvertEvent) => void;
};

/** @throws FenjieError invalid-option */
export function readOptions({ signal, onEvent, ...rest }: ConvertOptions): ConvertSettings {
  const read = convertOptionsSchema.safeParse(rest);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const option = issue?.path.join(".") ?? "";
  throw new FenjieError("invalid-option", `option ${option}: ${issue?.message}`, { option });
}

/** The same for two runs exactly when their options cannot make a difference in what is written for a file. */
export function optionsHash({ csv, parse }: ConvertSettings): string {
  return createHash("sha256").update(JSON.stringify({ csv, parse })).digest("hex").slice(0, 16);
}
