import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../../src/batch/outcome";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Measured {
  readonly seconds: number;
  /**
   * Processor time in seconds, which says the same on a busy machine: of the parent, of its children, and of the children's
   * first threads alone, which parse; the others compile and collect garbage beside them.
   */
  readonly work: { readonly parent: number; readonly children: number; readonly parsing: number };
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
  const work = new Map<number, number>();
  const parsing = new Map<number, number>();
  const look = () => {
    memory.push({ files: outcomes.size, megabytes: residentMegabytes(run.pid!) });
    const children = childrenOf(run.pid!);
    for (const pid of [run.pid!, ...children]) keep(work, pid, processorSeconds(`/proc/${pid}/stat`));
    for (const pid of children) keep(parsing, pid, processorSeconds(`/proc/${pid}/task/${pid}/stat`));
  };
  const timer = setInterval(look, 200);
  for await (const line of createInterface({ input: run.stdout })) {
    const event = JSON.parse(line) as { event: string; text?: string } & Outcome;
    if (event.event === "error") throw new Error(event.text);
    if (event.event === "file") outcomes.set(event.name, event);
  }
  clearInterval(timer);
  const parent = work.get(run.pid!) ?? 0;
  const figures = { parent, children: sumOf(work) - parent, parsing: sumOf(parsing) };
  const seconds = (performance.now() - start) / 1000;
  return { seconds, work: figures, outcomes, memory: memory.filter(({ megabytes }) => megabytes > 0) };
}

/** The last figure there was: a process that is gone has none. */
function keep(figures: Map<number, number>, pid: number, seconds: number | null): void {
  if (seconds !== null) figures.set(pid, seconds);
}

function sumOf(figures: ReadonlyMap<number, number>): number {
  return [...figures.values()].reduce((sum, seconds) => sum + seconds, 0);
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

/** User and system time, which /proc counts in hundredths of a second. */
function processorSeconds(file: string): number | null {
  const stat = read(file);
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return user === undefined || system === undefined ? null : (user + system) / 100;
}

function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** Empty where the process is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
