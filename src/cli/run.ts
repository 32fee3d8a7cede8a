import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { convertCommand } from "./convert";
import { debugCommand } from "./debug";
import { EXIT } from "./exit";
import { parseCommand } from "./parse";
import type { Streams } from "./streams";

/**
 * Runs one command line (without node and script) and gives the exit code. Nothing is thrown and nothing else decides
 * how the process ends; what takes long to load (the parser, its schemas) is loaded by the command that needs it, so that
 * `--help` is there at once.
 */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  // A reader that goes away (`fenjie parse … | head`) has had enough: no error, and no stack trace on the terminal.
  streams.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

  let code: number = EXIT.done;
  const program = new Command("fenjie")
    .description("Turn Chinese government notices (公文) that hand out work into typed task records.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .showHelpAfterError("(--help shows what is possible)")
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    });
  const finish = (result: number) => {
    code = result;
  };
  // Subcommands take on how the program treats errors and output only when they are made after these are set.
  for (const define of [parseCommand, convertCommand, debugCommand])
    program.addCommand(define(streams, finish).copyInheritedSettings(program));
  exitByThrowing(program);

  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return code;
}

/** commander would end the process itself, before stdout is written out. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) exitByThrowing(sub);
}
