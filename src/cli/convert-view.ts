import type { ConvertEvent } from "../batch/options";
import type { Outcome } from "../batch/outcome";
import type { Summary } from "../batch/summary";
import type { FenjieError } from "../model/error";
import type { ConvertFlags } from "./convert";
import { convertSummary } from "./convert-summary";
import { counted, progressBar, progressLines, silent } from "./progress";
import { errorLine } from "./report";
import { type Streams, write } from "./streams";
import { styleFor } from "./style";
import { visible } from "./visible";

/** What a run shows: to people a bar or lines and a summary, to machines events. */
export interface ConvertView {
  /** As many as the run found; 0 before it has looked. */
  readonly files: number;
  event(this: void, event: ConvertEvent): void;
  outcome(outcome: Outcome): void;
  stopping(): void;
  end(unfinished: number): Promise<void>;
  fail(error: FenjieError): Promise<void>;
}

export function openConvertView(flags: ConvertFlags, streams: Streams, summary: Summary): ConvertView {
  return flags.json ? viewForMachines(streams, summary) : viewForPeople(flags, streams, summary);
}

function viewForPeople(flags: ConvertFlags, { stdout, stderr }: Streams, summary: Summary): ConvertView {
  const style = styleFor(stderr);
  const began = performance.now();
  const progress = flags.quiet ? silent : stderr.isTTY === true ? progressBar(stderr) : progressLines(stderr);
  let files = 0;
  return {
    get files() {
      return files;
    },
    event(event) {
      if (event.event === "planned") {
        files = event.files;
        progress.begin(files);
      } else if (event.event === "started") progress.started(event.name);
      else progress.started(`${event.files.join(", ")} …`);
    },
    outcome(outcome) {
      // What an earlier run has told is not told again.
      if (outcome.outcome === "failure" || outcome.outcome === "partial") progress.say(problemLine(outcome, style));
      progress.done(outcome, summary);
    },
    stopping() {
      progress.say("Stopping when the documents at work are done; once more to stop at once.");
    },
    async end(unfinished) {
      progress.end();
      if (flags.quiet) return;
      await write(
        stdout,
        convertSummary(summary, { output: flags.output, seconds: (performance.now() - began) / 1000 }),
      );
      if (unfinished > 0)
        await write(stderr, `Stopped with ${counted(unfinished, "file")} to go. The same command goes on from here.\n`);
    },
    async fail(error) {
      progress.end();
      await write(stderr, errorLine("convert", error, style));
      const resume = error.code === "output" && summary.files > 0;
      const done = `${counted(summary.files, "file")} ${summary.files === 1 ? "is" : "are"} done`;
      if (resume) await write(stderr, `${done}. The same command goes on from here.\n`);
    },
  };
}

function problemLine({ name, outcome, messages }: Outcome, style: ReturnType<typeof styleFor>): string {
  const [first] = messages;
  return `${visible(name)}: ${style(outcome === "failure" ? "red" : "yellow", `${outcome} ${first?.code ?? ""}`)} ${visible(first?.text ?? "")}`;
}

/** One JSON object a line: planned, merging, file (an outcome), then summary or error. */
function viewForMachines({ stdout }: Streams, summary: Summary): ConvertView {
  const say = (data: object) => write(stdout, `${JSON.stringify(data)}\n`);
  let files = 0;
  return {
    get files() {
      return files;
    },
    event(event) {
      if (event.event === "planned") files = event.files;
      if (event.event !== "started") void say(event);
    },
    outcome(outcome) {
      void say({ event: "file", ...outcome });
    },
    stopping() {
      void say({ event: "stopping" });
    },
    async end(pending) {
      await say({ event: "summary", ...summary, pending });
    },
    async fail({ code, message, details }) {
      await say({ event: "error", code, text: message, details });
    },
  };
}
