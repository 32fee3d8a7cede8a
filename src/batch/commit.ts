import { renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { failure } from "./convert-document";
import type { Format } from "./formats";
import { outputFile } from "./names";
import type { FileRecord } from "./outcome";
import type { OutputDirectory } from "./output-directory";
import { errnoOf, makeDirectory, outputError } from "./output-file";
import type { PlannedFile } from "./plan";
import type { ConvertedFacts } from "./protocol";

/** What makes a record stale besides the file's bytes. */
export interface Key {
  readonly parser: string;
  readonly options: string;
}

/** Faults of one output's place, which other files do not share: a path too long, a user's own file in the way. */
const OWN_FAULTS = new Set(["ENAMETOOLONG", "ENOTDIR", "EISDIR", "EEXIST", "ENOTEMPTY", "EXDEV", "ELOOP"]);

/**
 * Makes a result final: outputs get their right names, what they replace is removed, and last the record is written. At
 * whatever point it is cut off, the record does not stand yet, and the next run does the file again.
 *
 * @throws FenjieError output, where every other file would fail too
 */
export function commit(directory: OutputDirectory, file: PlannedFile, key: Key, facts: ConvertedFacts): FileRecord {
  const earlier = directory.manifest.get(file.base);
  const touched = new Set<string>();
  let final: ConvertedFacts;
  try {
    final = { ...facts, outputs: facts.outputs.map((output) => takePlace(directory, file.base, output, touched)) };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null || !OWN_FAULTS.has(errno)) throw outputError(directory.path, error);
    for (const { file } of facts.outputs) rmSync(file, { force: true });
    const { message } = outputError(file.base, error);
    final = { ...failure("output", message, true), sha256: facts.sha256, bytes: facts.bytes };
  }
  try {
    const kept = new Set(final.outputs.map((output) => output.file));
    for (const { file } of earlier?.outputs ?? []) {
      if (!kept.has(file)) rmSync(directory.place(file), { force: true });
    }
    const record = inOrder({ name: file.base, path: file.path, ...key, ...final });
    directory.manifest.append(record, touched);
    return record;
  } catch (error) {
    throw outputError(directory.path, error);
  }
}

/** A file that nothing needs to be done for, if its bytes still are what they were. */
export function isComplete(
  directory: OutputDirectory,
  record: FileRecord,
  key: Key,
  formats: readonly Format[],
): boolean {
  if (record.retry || record.parser !== key.parser || record.options !== key.options) return false;
  if (record.outcome === "failure") return true;
  const present = record.outputs.filter(({ file, bytes }) => {
    const status = statSync(directory.place(file), { throwIfNoEntry: false });
    return status?.isFile() && status.size === bytes;
  });
  return (
    present.length === record.outputs.length && formats.every((format) => present.some((o) => o.format === format))
  );
}

function takePlace(
  directory: OutputDirectory,
  base: string,
  { format, file: temporary, bytes }: FileRecord["outputs"][number],
  touched: Set<string>,
): FileRecord["outputs"][number] {
  const file = outputFile(base, format);
  const place = directory.place(file);
  makeDirectory(dirname(place));
  renameSync(temporary, place);
  touched.add(dirname(place));
  return { format, file, bytes };
}

/** One order of keys, whatever made the record, so that equal records are equal lines. */
function inOrder(record: FileRecord): FileRecord {
  const { name, path, sha256, parser, options, outcome, retry, pages, bytes, tasks, review, reasons, extra } = record;
  const head = { name, path, sha256, parser, options, outcome, retry, pages, bytes, tasks, review, reasons, extra };
  return { ...head, outputs: record.outputs, messages: record.messages };
}
