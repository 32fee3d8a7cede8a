import { resolve } from "node:path";
import { FenjieError } from "../model/error";
import { limitsSchema } from "../model/options";
import { commit, isComplete, type Key } from "./commit";
import { failure } from "./convert-document";
import { findWorker } from "./find-worker";
import type { Format } from "./formats";
import { inLanes } from "./lanes";
import { mergedFile, mergedFormats, mergeTasks } from "./merge";
import { type ConvertOptions, type ConvertSettings, optionsHash, readOptions } from "./options";
import type { FileRecord, Outcome } from "./outcome";
import { OutputDirectory } from "./output-directory";
import { outputError } from "./output-file";
import { parserId } from "./parser-id";
import { type PlannedFile, planRun } from "./plan";
import type { ConvertResult, ConvertTask } from "./protocol";
import { writeReport } from "./report";
import { identityOf } from "./walk";
import { type WorkerProgram, WorkerSlot } from "./worker-slot";

/** A file whose process died is given to a new process once more. */
const ATTEMPTS = 2;
/** Each new process compiles the parser's hot code anew, which costs as much as some 300 notices; growth is seen otherwise. */
const RECYCLE_AFTER = 20_000;

/** What only tests set. */
export interface Internals {
  readonly program?: WorkerProgram;
  readonly recycleAfter?: number;
}

/**
 * Converts files, directories, archives and patterns into `options.output`, each document in a child process, one at a
 * time in each, and tells what became of every file, in the order in which they are done. What an earlier run did with
 * the same program and options is skipped.
 *
 *   for await (const { name, outcome, messages } of convertNotices(["notices"], { output: "out" })) …
 *
 * To stop after the documents at work, abort `options.signal`; leaving the loop stops at once. Either way, and also
 * when the process is killed, the same call later goes on where this one was.
 *
 * @throws FenjieError invalid-option; locked: another run is at work in `output`; output: it cannot be written to;
 *   internal: no child process can be started. A file that cannot be converted is an outcome, not an error.
 */
export async function* convertNotices(
  files: string | readonly string[],
  options: ConvertOptions,
  internals: Internals = {},
): AsyncGenerator<Outcome, void, void> {
  const settings = readOptions(options);
  const cwd = resolve(settings.cwd ?? ".");
  const began = new Date();
  const directory = OutputDirectory.open(resolve(cwd, settings.output));
  try {
    const skip = await identityOf(directory.path);
    const limits = limitsSchema.parse(settings.parse.limits);
    const plan = await planRun([files].flat(), directory.manifest, { cwd, skip, limits });
    if (plan.length === 0) throw new FenjieError("invalid-option", "there are no files to convert", { files });
    options.onEvent?.({ event: "planned", files: plan.length });

    const run = new Run(directory, settings, options, internals);
    try {
      yield* run.outcomes(plan);
    } finally {
      run.end();
    }
    const finished = plan.every(({ done }) => done !== null);
    if (finished) await conclude(directory, plan, settings, options);
    if (settings.report !== undefined) {
      writeReport(resolve(cwd, settings.report), { plan, manifest: directory.manifest, settings, began, finished });
    }
  } finally {
    await directory.close();
  }
}

async function conclude(
  directory: OutputDirectory,
  plan: readonly PlannedFile[],
  settings: ConvertSettings,
  { onEvent }: ConvertOptions,
): Promise<void> {
  try {
    await directory.manifest.sync();
    if (settings.merge) {
      onEvent?.({ event: "merging", files: mergedFormats(settings).map(mergedFile) });
      await mergeTasks(directory, plan, settings);
    }
    await directory.manifest.compact(directory.temporaryPath());
  } catch (error) {
    throw outputError(directory.path, error);
  }
}

class Run {
  private readonly slots: WorkerSlot[];
  private readonly key: Key;
  private readonly formats: readonly Format[];

  constructor(
    private readonly directory: OutputDirectory,
    private readonly settings: ConvertSettings,
    private readonly options: ConvertOptions,
    internals: Internals,
  ) {
    const program = internals.program ?? findWorker();
    const recycleAfter = internals.recycleAfter ?? RECYCLE_AFTER;
    const slot = () => new WorkerSlot({ program, megabytes: settings.memory, recycleAfter });
    this.slots = Array.from({ length: settings.jobs }, slot);
    this.key = { parser: parserId(), options: optionsHash(settings) };
    // Merged files are made from the notices' JSON, so with them that is all each notice needs.
    this.formats = settings.merge ? ["json"] : [...new Set(settings.formats)].sort();
  }

  async *outcomes(plan: readonly PlannedFile[]): AsyncGenerator<Outcome> {
    const { signal, onEvent } = this.options;
    const work = async (file: PlannedFile, lane: number) => {
      onEvent?.({ event: "started", name: file.base });
      return this.convert(file, this.slots[lane]!);
    };
    const abandon = () => this.end();
    for await (const outcome of inLanes(plan, this.slots.length, work, { goOn: () => !signal?.aborted, abandon })) {
      if (outcome !== null) yield outcome;
    }
  }

  end(): void {
    for (const slot of this.slots) slot.end();
  }

  /** Null where the process was ended from here before it was done. */
  private async convert(file: PlannedFile, slot: WorkerSlot): Promise<Outcome | null> {
    const { source } = file;
    const earlier = this.directory.manifest.get(file.base);
    let attempts = 0;
    let took = 0;
    let record: FileRecord;
    let skipped = false;
    if (source.kind === "none") {
      record = commit(this.directory, file, this.key, failure(source.code, source.text, source.retry));
    } else {
      const known = this.knownHash(earlier);
      const milliseconds = this.settings.timeout * 1000;
      const task: ConvertTask = {
        name: file.base,
        source,
        formats: this.formats,
        csv: this.settings.csv,
        parse: this.parseOptions(file.base, milliseconds),
        known,
        temporary: this.directory.temporaryPath(),
      };
      let result: ConvertResult | null = null;
      while (result === null) {
        attempts++;
        // The parser's own limit comes first, where it can: it ends a document with a reason and not the process.
        const answer = await slot.run(task, milliseconds * 1.1 + 500);
        took += answer.milliseconds;
        if (answer.kind === "killed") return null;
        if (answer.kind === "done") result = answer.value as ConvertResult;
        else if (attempts >= ATTEMPTS) {
          result = { kind: "converted", ...failure(answer.code, answer.text, true) };
        }
      }
      if (result.kind === "output-error") {
        throw outputError(result.path, Object.assign(new Error(result.text), { code: result.errno }));
      }
      skipped = result.kind === "unchanged";
      if (result.kind === "converted") record = commit(this.directory, file, this.key, result);
      else record = this.unchanged(earlier!, file);
    }
    const outcome = outcomeOf(record, skipped, attempts, took);
    // No more of it: what is kept for each file, a run of a million files keeps a million times.
    file.done = { outcome: outcome.outcome, attempts, milliseconds: outcome.milliseconds };
    return outcome;
  }

  /** A moved file keeps its record, which then says where it is now. */
  private unchanged(record: FileRecord, { path }: PlannedFile): FileRecord {
    if (record.path === path) return record;
    const moved = { ...record, path };
    this.directory.manifest.append(moved);
    return moved;
  }

  private knownHash(earlier: FileRecord | null): string | null {
    if (this.settings.force || earlier === null) return null;
    return isComplete(this.directory, earlier, this.key, this.formats) ? earlier.sha256 : null;
  }

  private parseOptions(name: string, milliseconds: number): ConvertTask["parse"] {
    const { limits, ...rest } = this.settings.parse;
    const own = limits.milliseconds ?? milliseconds;
    return { ...rest, name, limits: { ...limits, milliseconds: Math.ceil(Math.min(own, milliseconds)) } };
  }
}

function outcomeOf(record: FileRecord, skipped: boolean, attempts: number, milliseconds: number): Outcome {
  const { parser: _parser, options: _options, retry: _retry, extra: _extra, ...facts } = record;
  return {
    ...facts,
    outcome: skipped ? "skipped" : record.outcome,
    earlier: skipped ? record.outcome : null,
    attempts,
    milliseconds: Math.round(milliseconds),
  };
}
