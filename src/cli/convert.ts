import { Command, InvalidArgumentError, Option } from "commander";
import { FORMATS, type Format } from "../batch/formats";
import type { ConvertOptions } from "../batch/options";
import { FenjieError } from "../model/error";
import type { Limits } from "../model/options";
import { openConvertView } from "./convert-view";
import { EXIT } from "./exit";
import { limitOption } from "./limit-option";
import type { Streams } from "./streams";

export interface ConvertFlags {
  readonly output: string;
  readonly format: readonly Format[];
  readonly merge?: true;
  readonly jobs?: number;
  readonly resume?: true;
  readonly force?: true;
  readonly strict?: true;
  readonly report?: string;
  readonly timeout?: number;
  readonly memory?: number;
  readonly labels?: "en" | "zh";
  readonly excel?: true;
  readonly encoding?: string;
  readonly password?: string;
  readonly crossCheck: boolean;
  readonly limit?: Partial<Limits>;
  readonly quiet?: true;
  readonly json?: true;
}

const HELP = `
A second run does only what is new, has changed, or failed for want of time, memory or permission.
Exit codes: 0 every file is accounted for; 1 the run could not go on, no file could be converted, or --strict;
2 wrong usage; 130 stopped by Ctrl-C (the same command goes on from there).`;

/** `fenjie convert PATHS… -o OUT`: many files in, a directory of results out. */
export function convertCommand(streams: Streams, finish: (exitCode: number) => void): Command {
  const command: Command = new Command("convert")
    .summary("convert many notices")
    .description(
      "Convert files, directories, .zip archives and patterns. What cannot be converted is listed with its reason.",
    )
    .argument("<paths...>", "files, directories, .zip archives of notices, or patterns in quotes")
    .requiredOption("-o, --output <directory>", "where the results go")
    .addOption(
      new Option("-f, --format <formats>", `one or more of ${FORMATS.join(",")}`)
        .default(["json"], "json")
        .argParser(readFormats),
    )
    .option("--merge", "one file of all tasks (tasks.csv, tasks.ndjson) beside the JSON of each notice")
    .addOption(
      new Option("-j, --jobs <number>", "documents at work at once (default: processors)").argParser(atLeast(1)),
    )
    .addOption(new Option("--resume", "go on from an earlier run; this is the default").conflicts("force"))
    .option("--force", "convert everything again")
    .option("--strict", "exit 1 when a file failed, a part was unreadable or a record needs review")
    .option("--report <file>", "write a report of the run as JSON")
    .addOption(new Option("--timeout <seconds>", "time for one document (default: 120)").argParser(atLeast(0.1)))
    .addOption(
      new Option("--memory <megabytes>", "memory for one child process (default: 1024)").argParser(atLeast(192)),
    )
    .addOption(new Option("--labels <language>", "language of the CSV headings (default: en)").choices(["en", "zh"]))
    .option("--excel", "CSV for spreadsheets: byte order mark, CRLF, formulas defused")
    .option("--encoding <label>", "the encoding of text files, instead of finding out")
    .option("--password <password>", "for encrypted PDFs")
    .option("--no-cross-check", "do not read PDFs a second time to compare")
    .addOption(limitOption())
    .option("-q, --quiet", "show nothing but the error that ends the run")
    .addOption(new Option("--json", "events as NDJSON on standard output, for machines").conflicts("quiet"))
    .addHelpText("after", HELP)
    .action(async (paths: string[], flags: ConvertFlags) => {
      if (!flags.format.includes("csv") && (flags.labels || flags.excel)) {
        command.error("error: --labels and --excel are for CSV");
      }
      finish(await convert(paths, flags, streams));
    });
  return command;
}

async function convert(paths: readonly string[], flags: ConvertFlags, streams: Streams): Promise<number> {
  const { convertNotices } = await import("../batch/convert");
  const { Summary } = await import("../batch/summary");
  const summary = new Summary();
  const view = openConvertView(flags, streams, summary);
  const stop = new AbortController();
  const forget = onInterrupt(
    () => {
      stop.abort();
      view.stopping();
    },
    // The children are ended on exit, and the next run takes over the lock of a process that is gone.
    () => process.exit(EXIT.interrupted),
  );
  try {
    const options = optionsOf(flags, stop.signal);
    for await (const outcome of convertNotices(paths, { ...options, onEvent: view.event })) {
      summary.add(outcome);
      view.outcome(outcome);
    }
    const unfinished = view.files - summary.files;
    await view.end(unfinished);
    if (unfinished > 0) return EXIT.interrupted;
    return isGood(summary, flags.strict === true) ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (!(error instanceof FenjieError)) throw error;
    await view.fail(error);
    return error.code === "invalid-option" ? EXIT.usage : EXIT.failed;
  } finally {
    forget();
  }
}

/** Without --strict a run has failed only when it gave nothing at all: some files of thousands are always bad. */
function isGood(
  {
    files,
    failures,
    partials,
    review,
  }: { files: number; failures: Record<string, number>; partials: object; review: number },
  strict: boolean,
): boolean {
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  if (strict) return failed === 0 && Object.keys(partials).length === 0 && review === 0;
  return failed < files;
}

function optionsOf(flags: ConvertFlags, signal: AbortSignal): ConvertOptions {
  const { output, format: formats, encoding, password, crossCheck, limit: limits = {} } = flags;
  return {
    output,
    formats: [...formats],
    merge: flags.merge === true,
    force: flags.force === true,
    csv: { labels: flags.labels ?? "en", excel: flags.excel === true },
    parse: { crossCheck, limits, ...(encoding && { encoding }), ...(password && { password }) },
    ...(flags.jobs && { jobs: flags.jobs }),
    ...(flags.timeout && { timeout: flags.timeout }),
    ...(flags.memory && { memory: flags.memory }),
    ...(flags.report && { report: flags.report }),
    signal,
  };
}

/** The first Ctrl-C (or SIGTERM) is a wish, the second an order. */
function onInterrupt(first: () => void, second: () => void): () => void {
  let count = 0;
  const listener = () => (++count === 1 ? first() : second());
  process.on("SIGINT", listener).on("SIGTERM", listener);
  return () => process.off("SIGINT", listener).off("SIGTERM", listener);
}

function readFormats(text: string): Format[] {
  const formats = text.split(",").map((word) => word.trim());
  const wrong = formats.find((word) => !(FORMATS as readonly string[]).includes(word));
  if (wrong !== undefined) throw new InvalidArgumentError(`Allowed are ${FORMATS.join(", ")}, with commas between.`);
  return formats as Format[];
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value) || value < least) {
      throw new InvalidArgumentError(`It must be a number of at least ${least}.`);
    }
    return value;
  };
}
