import { Command } from "commander";
import { FenjieError } from "../model/error";
import { EXIT } from "./exit";
import { readInput } from "./input";
import { writeWhole } from "./output";
import { errorLine } from "./report";
import { type Streams, write } from "./streams";
import { styleFor } from "./style";

interface DebugFlags {
  readonly page: string;
  readonly output?: string;
  readonly password?: string;
}

/** `fenjie debug FILE --page N -o page.svg`: a page with runs, rules, cells and records drawn over it. */
export function debugCommand(streams: Streams, finish: (exitCode: number) => void): Command {
  const command: Command = new Command("debug")
    .summary("draw what was found on a page")
    .description("Draw a page of a PDF or OFD as SVG: text runs, ruling lines, cells, and the records found on it.")
    .argument("<file>", "the notice: PDF or OFD")
    .option("-p, --page <number>", "which page", "1")
    .option("-o, --output <file>", "write to a file (default: standard output)")
    .option("--password <password>", "for an encrypted PDF")
    .action(async (file: string, flags: DebugFlags) => {
      const number = Number(flags.page);
      if (!Number.isInteger(number) || number < 1) command.error("error: --page wants a number from 1 on");
      const kind = /\.(?:png|jpe?g|gif|webp|pdf)$/i.exec(flags.output ?? "");
      // To rasterise wants a renderer with Chinese fonts, which browsers and rsvg-convert are and this package is not.
      if (kind) command.error(`error: a page is drawn as SVG; convert it to ${kind[0]} with a browser or rsvg-convert`);
      try {
        const svg = await drawn(file, number, flags, streams);
        if (flags.output === undefined) await write(streams.stdout, svg);
        else await writeWhole(flags.output, svg);
        finish(EXIT.done);
      } catch (error) {
        if (!(error instanceof FenjieError)) throw error;
        await write(streams.stderr, errorLine(file, error, styleFor(streams.stderr)));
        finish(EXIT.failed);
      }
    });
  return command;
}

async function drawn(file: string, number: number, { password }: DebugFlags, streams: Streams): Promise<string> {
  const [{ parseNotice }, { read }, { limitsSchema, parseOptionsSchema }, { drawPage }] = await Promise.all([
    import("../parse"),
    import("../read"),
    import("../model/options"),
    import("./drawing"),
  ]);
  const limits = limitsSchema.parse({});
  const bytes = await readInput(file, streams.stdin, limits.bytes);
  const options = password === undefined ? {} : { password };
  const document = await read(bytes, { ...parseOptionsSchema.parse(options), limits });
  const page = document.pages.find((one) => one.number === number);
  if (!page) {
    throw new FenjieError("invalid-option", `There is no page ${number}; the file has ${document.pageCount ?? 0}.`);
  }
  if (!page.canvas) throw new FenjieError("unsupported-format", "Only PDF and OFD pages can be drawn.");
  const { tasks } = await parseNotice(bytes, options);
  return drawPage(page, tasks);
}
