import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line inside this process and gives what it wrote and its exit code. */
export async function capture(args: readonly string[], stdin: Uint8Array | string = ""): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const streams = { stdin: Readable.from([Buffer.from(stdin)]), stdout: sink("stdout"), stderr: sink("stderr") };
  return { code: await run(args, streams), ...written };
}
