import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type CollectOptions, collectInputs } from "./collect";
import type { Input } from "./input";
import { byCodeUnits, type Manifest } from "./manifest";
import { chooseNames } from "./names";
import type { Outcome } from "./outcome";

/** One file of the run and, once it is done, what became of it. */
export interface PlannedFile extends Input {
  /** What its outputs are called, and the name of its record. */
  readonly base: string;
  done: Pick<Outcome, "outcome" | "attempts" | "milliseconds"> | null;
}

/** All files of a run in the order of their outputs' names: that of the manifest, of merged files and of the report. */
export async function planRun(
  paths: readonly string[],
  manifest: Manifest,
  options: CollectOptions,
): Promise<PlannedFile[]> {
  const inputs = await collectInputs(paths, options);
  const bases = chooseNames(inputs, (base, path) => belongsToAnother(manifest, base, path));
  const plan = inputs.map((input, i) => ({ ...input, base: bases[i]!, done: null }));
  return plan.sort((a, b) => byCodeUnits(a.base, b.base));
}

/**
 * An earlier run gave the name to another file that is still there: /data/2016/x.txt may not take the place of
 * /old/2016/x.txt. Where the other is gone, it has been moved here.
 */
function belongsToAnother(manifest: Manifest, base: string, path: string): boolean {
  const record = manifest.get(base);
  return record !== null && record.path !== path && stillExists(record.path);
}

/** An entry of an archive exists as long as its archive does. */
function stillExists(path: string): boolean {
  if (existsSync(path)) return true;
  for (let parent = dirname(path); parent !== dirname(parent); parent = dirname(parent)) {
    const status = statSync(parent, { throwIfNoEntry: false });
    if (status) return status.isFile();
  }
  return false;
}
