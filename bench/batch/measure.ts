import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../../src/batch/outcome";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Measured {
  readonly seconds: number;
  readonly outcomes: Map<string, Outcome>;
  /** Memory of the parent in megabytes, each time it was looked at, with the number of files done by then. */
  readonly memory: readonly { readonly files: number; readonly megabytes: number }[];
}

/** Runs the built command on a corpus, as a user would, and watches the parent's memory. */
export async function measure(cwd: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const run = spawn(process.execPath, [CLI, "convert", ...args, "--json"], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const outcomes = new Map<string, Outcome>();
  const memory: { files: number; megabytes: number }[] = [];
  const timer = setInterval(() => memory.push({ files: outcomes.size, megabytes: residentMegabytes(run.pid!) }), 200);
  for await (const line of createInterface({ input: run.stdout })) {
    const event = JSON.parse(line) as { event: string; text?: string } & Outcome;
    if (event.event === "error") throw new Error(event.text);
    if (event.event === "file") outcomes.set(event.name, event);
  }
  clearInterval(timer);
  return {
    seconds: (performance.now() - start) / 1000,
    outcomes,
    memory: memory.filter(({ megabytes }) => megabytes > 0),
  };
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
