import { type ChildProcess, fork } from "node:child_process";
import { FenjieError } from "../model/error";
import type { FromChild, ToChild } from "./protocol";
import { MEMORY_MARK } from "./watchdog";

export interface SlotOptions {
  /** What to run: see {@link findWorker}. */
  readonly program: WorkerProgram;
  readonly megabytes: number;
  /** A process is replaced after this many tasks. */
  readonly recycleAfter: number;
}

export interface WorkerProgram {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** What became of a task: a value, or the reason why the process is no more. */
export type SlotResult = { /** Without the start of the process. */ readonly milliseconds: number } & (
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "died"; readonly code: "time-limit" | "memory-limit" | "crashed"; readonly text: string }
  | { readonly kind: "killed" }
);

/** How long a process may take to start, and how often in a row it may fail to. */
const START_MS = 60_000;
const MAX_STARTS = 5;
/** The part of the memory limit that V8's heap may take; the rest is for code, buffers and WebAssembly. */
const HEAP_SHARE = 0.75;

/**
 * One place for a child process that works on one task at a time. The process is started with the first task, serves
 * many, and is replaced when it dies, when it is killed, when it has grown, and after `recycleAfter` tasks.
 *
 *   run(a) ─▶ [process 1] ─▶ done        run(c) ─▶ [process 1] ─ over time, killed ─▶ died: time-limit
 *   run(b) ─▶ [process 1] ─▶ done        run(d) ─▶ [process 2] ─▶ done
 */
export class WorkerSlot {
  private child: Child | null = null;
  private served = 0;
  private nextId = 1;
  private stopped = false;

  constructor(private readonly options: SlotOptions) {}

  /**
   * @param milliseconds counted from the moment when the process, started and ready, gets the task
   * @throws FenjieError internal, where no process can be started at all
   */
  async run(task: unknown, milliseconds: number): Promise<SlotResult> {
    const child = await this.ready();
    if (child === null) return { kind: "killed", milliseconds: 0 };
    const id = this.nextId++;
    const start = performance.now();
    const answer = await child.ask({ id, task }, milliseconds);
    const took = performance.now() - start;
    if (answer.kind === "answer") {
      this.served++;
      if (this.served >= this.options.recycleAfter || answer.bytes > this.options.megabytes * 1024 * 1024 * 0.6) {
        this.release();
      }
      return { kind: "done", value: answer.result, milliseconds: took };
    }
    this.child = null;
    if (this.stopped) return { kind: "killed", milliseconds: took };
    const limits = { milliseconds, megabytes: this.options.megabytes };
    return { kind: "died", milliseconds: took, ...diedOf(child, answer.overTime, limits) };
  }

  /** Lets the process go when it has nothing to do. */
  release(): void {
    this.child?.letGo();
    this.child = null;
    this.served = 0;
  }

  /** Ends the process at once, whatever it does; a running task comes back as killed. The slot is of no use after it. */
  end(): void {
    this.stopped = true;
    this.child?.kill();
  }

  private async ready(): Promise<Child | null> {
    for (let starts = 0; starts < MAX_STARTS; starts++) {
      if (this.stopped) return null;
      if (this.child?.isAlive) return this.child;
      this.served = 0;
      this.child = new Child(this.options);
      // A death during the start is no document's fault: nothing has been given to the process yet.
      if (await this.child.started) return this.child;
    }
    const words = this.child?.lastWords() ?? "";
    this.child = null;
    if (this.stopped) return null;
    throw new FenjieError("internal", `no child process can be started: ${words}`, { words });
  }
}

type Answer =
  | { readonly kind: "answer"; readonly result: unknown; readonly bytes: number }
  | { readonly kind: "ended"; readonly overTime: boolean };

/** The processes that must not outlive this one. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const process of running) process.kill("SIGKILL");
});

class Child {
  readonly started: Promise<boolean>;
  exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null } | null = null;
  private readonly process: ChildProcess;
  private errors = "";
  private onMessage: (message: FromChild) => void = () => undefined;
  private onEnd: () => void = () => undefined;

  constructor({ program, megabytes }: SlotOptions) {
    // One job is one processor: with as many jobs as there are processors, the compiler's and the collector's helper
    // threads take from the other documents what they give to this one.
    const v8 = ["--single-threaded", `--max-old-space-size=${Math.floor(megabytes * HEAP_SHARE)}`];
    this.process = fork(program.file, [String(megabytes)], {
      execArgv: [...program.execArgv, ...v8],
      serialization: "advanced",
      // What a library prints must not mix with the output of this process.
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // In a group of its own, so that Ctrl-C in a terminal reaches the parent alone.
      detached: process.platform !== "win32",
    });
    running.add(this.process);
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.errors = (this.errors + text).slice(-16_384);
    });
    this.process.on("message", (message: FromChild) => this.onMessage(message));
    this.process.on("error", () => undefined);
    // Not "exit": only with "close" has everything been read that the process wrote last.
    this.process.on("close", (code, signal) => {
      running.delete(this.process);
      this.exit = { code, signal };
      this.onEnd();
    });
    this.started = new Promise((resolve) => {
      const timer = setTimeout(() => this.kill(), START_MS);
      const settle = (ready: boolean) => {
        clearTimeout(timer);
        resolve(ready);
      };
      this.onMessage = () => settle(true);
      this.onEnd = () => settle(false);
    });
  }

  get isAlive(): boolean {
    return this.exit === null && this.process.connected;
  }

  ask(message: ToChild, milliseconds: number): Promise<Answer> {
    return new Promise((resolve) => {
      let overTime = false;
      const timer = setTimeout(() => {
        overTime = true;
        this.kill();
      }, milliseconds);
      this.onMessage = (answer) => {
        if (!("id" in answer) || answer.id !== message.id) return;
        clearTimeout(timer);
        resolve({ kind: "answer", result: answer.result, bytes: answer.bytes });
      };
      this.onEnd = () => {
        clearTimeout(timer);
        resolve({ kind: "ended", overTime });
      };
      if (this.exit !== null) this.onEnd();
      // A process that is gone says so by its end; here there is nothing to do about it.
      else this.process.send(message, () => undefined);
    });
  }

  /** A process whose parent has hung up ends by itself. */
  letGo(): void {
    this.onMessage = () => undefined;
    this.onEnd = () => undefined;
    if (this.process.connected) this.process.disconnect();
    this.process.stderr?.destroy();
    this.process.unref();
  }

  kill(): void {
    this.process.kill("SIGKILL");
  }

  /** The end of what it wrote to standard error, on one line. */
  lastWords(): string {
    const lines = this.errors.split("\n").map((line) => line.trim());
    return (
      lines
        .filter((line) => /error|fatal/i.test(line))
        .at(-1)
        ?.slice(0, 300) ??
      lines.filter(Boolean).at(-1) ??
      ""
    );
  }

  get ranOutOfMemory(): boolean {
    return this.errors.includes(MEMORY_MARK) || this.errors.includes("JavaScript heap out of memory");
  }
}

function diedOf(child: Child, overTime: boolean, limits: { milliseconds: number; megabytes: number }) {
  if (overTime) {
    const text = `stopped after ${Math.round(limits.milliseconds / 100) / 10} s`;
    return { code: "time-limit", text } as const;
  }
  if (child.ranOutOfMemory) {
    const text = `needed more than the ${limits.megabytes} MB that a process may take`;
    return { code: "memory-limit", text } as const;
  }
  const { code, signal } = child.exit ?? { code: null, signal: null };
  const how = signal ? `ended by ${signal}` : `ended with exit code ${code}`;
  const words = child.lastWords();
  return { code: "crashed", text: `the process ${how}${words ? `: ${words}` : ""}` } as const;
}
