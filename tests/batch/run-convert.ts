import { convertNotices } from "../../src/batch/convert";
import { FenjieError } from "../../src/model/error";

// A run in a process of its own, to be killed: prints a line when it begins and one for each outcome.
const [, , program = "", cwd = "", output = ""] = process.argv;
const options = {
  cwd,
  output,
  jobs: 2,
  timeout: 30,
  formats: ["json" as const, "csv" as const],
  merge: true,
  onEvent: ({ event }: { event: string }) => event === "planned" && console.log(event),
};
try {
  for await (const { name, outcome, attempts } of convertNotices("in", options, {
    program: { file: program, execArgv: [] },
  })) {
    console.log(outcome, name, attempts);
  }
} catch (error) {
  if (!(error instanceof FenjieError)) throw error;
  console.log("error", error.code, error.message);
  process.exitCode = 1;
}
