import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { scratch, snapshot } from "../batch/scratch";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
const seed = readFileSync(new URL("../../fixtures/tongzheng-2017-57/input.txt", import.meta.url), "utf8");

interface Event {
  readonly event: string;
  readonly outcome?: string;
  readonly tasks?: number;
  readonly pending?: number;
}

/** Runs `fenjie convert` as a shell starts it; at the first outcome, `signal` is sent to it. */
async function convert(cwd: string, output: string, signal?: NodeJS.Signals) {
  const args = ["--import", tsx, main, "convert", "in", "-o", output, "-j", "2", "--merge", "--json"];
  const run = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise<number | null>((resolve) => run.on("close", resolve));
  const events: Event[] = [];
  for await (const line of createInterface({ input: run.stdout })) {
    const event = JSON.parse(line) as Event;
    events.push(event);
    // Once: a second Ctrl-C ends the process where it stands, and two documents may be done at the same moment.
    if (event.event === "file" && signal && !run.killed) run.kill(signal);
  }
  return { code: await closed, events, files: events.filter(({ event }) => event === "file") };
}

describe.skipIf(process.platform === "win32")("the fenjie convert process", () => {
  test("stops at Ctrl-C when its documents are done, and the same command goes on to the same end", {
    timeout: 300_000,
  }, async () => {
    const count = 24;
    const cwd = scratch(Object.fromEntries(Array.from({ length: count }, (_, i) => [`in/${i}.txt`, `${seed}\n${i}`])));
    const stopped = await convert(cwd, "out", "SIGINT");
    expect(stopped.code).toBe(130);
    expect(stopped.files.length).toBeGreaterThan(0);
    expect(stopped.files.length).toBeLessThan(count);
    expect(stopped.events.at(-1)).toMatchObject({ event: "summary", pending: count - stopped.files.length });

    const rest = await convert(cwd, "out");
    expect(rest.code).toBe(0);
    const skipped = rest.files.filter(({ outcome }) => outcome === "skipped");
    expect([rest.files.length, skipped.length]).toEqual([count, stopped.files.length]);
    expect(rest.files.every(({ tasks }) => tasks === 48)).toBe(true);

    await convert(cwd, "whole");
    expect(snapshot(join(cwd, "out"))).toEqual(snapshot(join(cwd, "whole")));
    expect(readFileSync(join(cwd, "out/tasks.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(48 * count);
  });
});
