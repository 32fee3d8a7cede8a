import { Worker } from "node:worker_threads";

/** On standard error, the last word of a process that was stopped for its memory. */
export const MEMORY_MARK = "fenjie: memory limit";

/**
 * A second thread in a child process. The first may be in a loop that never ends, or in WebAssembly that takes memory
 * which no limit of V8 counts; this one still runs, and ends the process
 * - when it takes more than its memory: all of it, not only the heap;
 * - when the parent is gone: a killed parent can end nobody, and the loop would burn a processor for ever.
 */
export function startWatchdog(megabytes: number): void {
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: { bytes: megabytes * 1024 * 1024, parent: process.ppid, mark: MEMORY_MARK },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
    execArgv: [],
  });
  worker.unref();
}

// Source text and not a file: it has to run from the sources and from both builds, and loads nothing.
const WATCH = `
const { workerData: { bytes, parent, mark } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const gone = () => {
  if (process.ppid !== parent) return true;
  try { process.kill(parent, 0); return false; } catch (error) { return error.code === "ESRCH"; }
};
setInterval(() => {
  const used = process.memoryUsage.rss();
  if (used > bytes) {
    try { writeSync(2, mark + " (" + Math.round(used / 1048576) + " MB)\\n"); } catch {}
    process.kill(process.pid, "SIGKILL");
  }
  if (gone()) process.kill(process.pid, "SIGKILL");
}, 100);
`;
