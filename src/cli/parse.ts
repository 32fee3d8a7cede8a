import { basename, extname } from "node:path";
import { Command, Option } from "commander";
import { FenjieError } from "../model/error";
import type { ParsedNotice } from "../model/notice";
import type { Limits, ParseOptions } from "../model/options";
import { EXIT } from "./exit";
import { readInput } from "./input";
import { limitOption } from "./limit-option";
import { writeWhole } from "./output";
import { errorLine, reportLines } from "./report";
import { type Streams, write } from "./streams";
import { styleFor } from "./style";

const FORMATS = ["json", "ndjson", "csv"] as const;
type Format = (typeof FORMATS)[number];

interface ParseFlags {
  readonly format?: Format;
  readonly output?: string;
  readonly labels?: "en" | "zh";
  readonly excel?: true;
  readonly strict?: true;
  readonly name?: string;
  readonly mediaType?: string;
  readonly encoding?: string;
  readonly password?: string;
  readonly crossCheck: boolean;
  readonly limit?: Partial<Limits>;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** `fenjie parse FILE|-`: one notice in, its records out. */
export function parseCommand(streams: Streams, finish: (exitCode: number) => void): Command {
  const command: Command = new Command("parse")
    .summary("parse one notice")
    .description("Parse one notice. Records go to standard output (or -o FILE), messages to standard error.")
    .argument("<file>", "the notice: text, PDF, Markdown, HTML, DOCX or OFD; - for standard input")
    .addOption(new Option("-f, --format <format>", "json unless -o ends in .csv, .ndjson or .jsonl").choices(FORMATS))
    .option("-o, --output <file>", "write to a file, as a whole or not at all")
    .addOption(new Option("--labels <language>", "language of the CSV headings (default: en)").choices(["en", "zh"]))
    .option("--excel", "CSV for spreadsheets: byte order mark, CRLF, formulas defused")
    .option("--strict", "exit 1 when a record needs review or a part of the input could not be read")
    .option("--name <name>", "what to call the source (default: the file's name)")
    .option("--media-type <type>", "what the input is, instead of finding out: text/plain, application/pdf, …")
    .option("--encoding <label>", "the encoding of text, instead of finding out: utf-8, gb18030, utf-16le, …")
    .option("--password <password>", "for an encrypted PDF")
    .option("--no-cross-check", "do not read a PDF a second time to compare")
    .addOption(limitOption())
    .option("-v, --verbose", "also show messages of level info")
    .option("-q, --quiet", "show errors only")
    .addHelpText("after", "\nExit codes: 0 done; 1 the input cannot be parsed, or --strict; 2 wrong usage.")
    .action(async (file: string, flags: ParseFlags) => {
      const format = flags.format ?? formatOf(flags.output);
      if (format !== "csv" && (flags.labels || flags.excel)) command.error("error: --labels and --excel are for CSV");
      finish(await parseFile(file, format, flags, streams));
    });
  return command;
}

async function parseFile(file: string, format: Format, flags: ParseFlags, streams: Streams): Promise<number> {
  const source = flags.name ?? (file === "-" ? "standard input" : basename(file));
  const style = styleFor(streams.stderr);
  try {
    const notice = await readAndParse(file, flags, streams);
    const text = await exported(notice, format, flags);
    if (!flags.quiet) await write(streams.stderr, reportLines(source, notice, flags.verbose === true, style));
    if (flags.output === undefined) await write(streams.stdout, text);
    else await writeWhole(flags.output, text);
    return flags.strict && wantsReview(notice) ? EXIT.failed : EXIT.done;
  } catch (error) {
    if (!(error instanceof FenjieError)) throw error;
    await write(streams.stderr, errorLine(source, error, style));
    return error.code === "invalid-option" ? EXIT.usage : EXIT.failed;
  }
}

async function readAndParse(file: string, flags: ParseFlags, streams: Streams): Promise<ParsedNotice> {
  // The parser and its schemas take a while to load; everything above answers without them.
  const { parseNotice } = await import("../parse");
  const { limitsSchema } = await import("../model/options");
  const limits = flags.limit ?? {};
  const bytes = await readInput(file, streams.stdin, limits.bytes ?? limitsSchema.shape.bytes.parse(undefined));
  const options: ParseOptions = {
    name: flags.name ?? (file === "-" ? undefined : basename(file)),
    mediaType: flags.mediaType,
    encoding: flags.encoding,
    password: flags.password,
    crossCheck: flags.crossCheck,
    limits,
  };
  return parseNotice(bytes, options);
}

async function exported(notice: ParsedNotice, format: Format, flags: ParseFlags): Promise<string> {
  if (format === "json") return (await import("../export/json")).toJson(notice);
  if (format === "ndjson") return (await import("../export/ndjson")).toNdjson(notice);
  const { toCsv } = await import("../export/csv");
  return toCsv(notice, { labels: flags.labels ?? "en", excel: flags.excel === true });
}

function wantsReview({ tasks, messages }: ParsedNotice): boolean {
  return tasks.some((task) => task.status === "review") || messages.some((message) => message.level === "error");
}

function formatOf(output: string | undefined): Format {
  const ending = extname(output ?? "").toLowerCase();
  if (ending === ".csv") return "csv";
  return ending === ".ndjson" || ending === ".jsonl" ? "ndjson" : "json";
}
