import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { WorkerProgram } from "./worker-slot";

/**
 * Where the program of the child processes stands, seen from the module at `here`:
 * - built, everything lies in one directory: dist/batch-worker.js (one ES module, which serves both builds);
 * - from the sources: src/batch/worker.ts beside this file, which a child can run only with the help of tsx.
 */
export function findWorker(here: string = import.meta.url): WorkerProgram {
  const built = fileURLToPath(new URL("./batch-worker.js", here));
  if (existsSync(built)) return { file: built, execArgv: [] };
  return fromSource(fileURLToPath(new URL("./worker.ts", here)));
}

/** A program in TypeScript, for development and tests. */
export function fromSource(file: string): WorkerProgram {
  const tsx = createRequire(file).resolve("tsx");
  return { file, execArgv: ["--import", pathToFileURL(tsx).href] };
}
