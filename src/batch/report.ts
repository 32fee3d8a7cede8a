import { dirname } from "node:path";
import { version } from "../../package.json";
import type { Manifest } from "./manifest";
import type { ConvertSettings } from "./options";
import type { Outcome } from "./outcome";
import { GrowingFile, makeDirectory, outputError } from "./output-file";
import type { PlannedFile } from "./plan";
import { Summary } from "./summary";

export interface ReportFacts {
  readonly plan: readonly PlannedFile[];
  readonly manifest: Manifest;
  readonly settings: ConvertSettings;
  readonly began: Date;
  /** False for a run that was stopped before its end. */
  readonly finished: boolean;
}

/**
 * Writes what a run did as JSON: the run, every file in the order of names with its outcome ("pending" where a stopped
 * run did not come to it), and the summary.
 */
export function writeReport(path: string, { plan, manifest, settings, began, finished }: ReportFacts): void {
  try {
    makeDirectory(dirname(path));
    const file = new GrowingFile(`${path}.${process.pid}.tmp`, path);
    try {
      const ended = new Date();
      const { output, formats, merge, jobs, timeout, memory } = settings;
      const run = { fenjie: version, finished, began, ended, output, formats, merge, jobs, timeout, memory };
      file.write(`{"run":${JSON.stringify(run)},\n"files":[\n`);
      const summary = new Summary();
      for (const [i, planned] of plan.entries()) {
        const line = lineOf(planned, manifest);
        if (line.outcome !== "pending") summary.add(line);
        file.write(`${JSON.stringify(line)}${i + 1 < plan.length ? "," : ""}\n`);
      }
      file.write(`],\n"summary":${JSON.stringify({ ...summary, pending: plan.length - summary.files })}}\n`);
      file.finish();
    } catch (error) {
      file.discard();
      throw error;
    }
  } catch (error) {
    throw outputError(path, error);
  }
}

function lineOf({ base, path, done }: PlannedFile, manifest: Manifest) {
  const record = manifest.get(base);
  if (done === null || record === null) return { name: base, path, outcome: "pending" as const };
  const { parser: _parser, options: _options, retry: _retry, extra: _extra, outcome: made, ...facts } = record;
  const { outcome, attempts, milliseconds } = done;
  return { ...facts, outcome, earlier: outcome === "skipped" ? made : null, attempts, milliseconds } satisfies Outcome;
}
