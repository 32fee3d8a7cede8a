import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import { afterAll, onTestFinished } from "vitest";
import { convertNotices } from "../../src/batch/convert";
import type { ConvertOptions } from "../../src/batch/options";
import type { Outcome } from "../../src/batch/outcome";
import type { WorkerProgram } from "../../src/batch/worker-slot";

/** A directory that is gone after the test, with the files given: { "in/a.txt": "one\ntwo" }. */
export function scratch(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "fenjie-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  write(directory, files);
  return directory;
}

export function write(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

/** Every file below a directory with a digest of its bytes, in order: equal exactly when the directories are. */
export function snapshot(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
  const digest = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(directory, name)))
      .digest("hex");
  return Object.fromEntries(names.sort().map((name) => [name, digest(name)]));
}

const cleanUp: string[] = [];
afterAll(() => {
  for (const directory of cleanUp) rmSync(directory, { recursive: true, force: true });
});

/** The child's program with the toy parser. */
export const toyWorker = await bundled("toy-worker");

/** A script beside this one as a file that starts in a tenth of the time that its source takes. */
export async function bundled(name: string): Promise<WorkerProgram> {
  const outDir = mkdtempSync(join(tmpdir(), "fenjie-test-"));
  cleanUp.push(outDir);
  const entry = { [name]: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)) };
  const own = { config: false, silent: true, clean: false, dts: false, splitting: false } as const;
  const outExtension = () => ({ js: ".mjs" });
  await build({ ...own, entry, outDir, outExtension, format: "esm", target: "node20", noExternal: [/.*/] });
  return { file: join(outDir, `${name}.mjs`), execArgv: [] };
}

/** Runs a conversion with the toy parser and gives its outcomes by name. */
export async function convertAll(
  files: string | readonly string[],
  options: ConvertOptions,
): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for await (const outcome of convertNotices(files, { jobs: 2, ...options }, { program: toyWorker })) {
    outcomes[outcome.name] = outcome;
  }
  return outcomes;
}

/** Just what became of each, for comparing: { "in/a.txt": "success" }. */
export function kinds(outcomes: Readonly<Record<string, Outcome>>): Record<string, string> {
  return Object.fromEntries(Object.entries(outcomes).map(([name, { outcome }]) => [name, outcome]));
}
