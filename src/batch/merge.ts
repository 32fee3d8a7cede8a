import { readFile } from "node:fs/promises";
import { toCsv } from "../export/csv";
import { toNdjson } from "../export/ndjson";
import type { ParsedNotice } from "../model/notice";
import { MERGED_NAME, outputFile } from "./names";
import type { ConvertEvent, ConvertSettings } from "./options";
import type { OutputDirectory } from "./output-directory";
import { GrowingFile } from "./output-file";
import type { PlannedFile } from "./plan";

/**
 * Writes the tasks of all files of a run into one file, in the order of the files' names. One notice is in memory at a
 * time; the headings of all notices' further columns, which a CSV has to begin with, stand in the manifest.
 */
export async function mergeTasks(
  directory: OutputDirectory,
  plan: readonly PlannedFile[],
  format: "csv" | "ndjson",
  { csv }: ConvertSettings,
  onEvent: ((event: ConvertEvent) => void) | undefined,
): Promise<void> {
  const name = outputFile(MERGED_NAME, format);
  onEvent?.({ event: "merging", file: name });
  const extraColumns = format === "csv" ? allExtraColumns(directory, plan) : [];
  const file = new GrowingFile(directory.temporaryPath(), directory.place(name));
  try {
    if (format === "csv") file.write(toCsv([], { ...csv, extraColumns }));
    for (const { base } of plan) {
      const output = directory.manifest.get(base)?.outputs.find((output) => output.format === "json");
      if (!output) continue;
      const notice = JSON.parse(await readFile(directory.place(output.file), "utf8")) as ParsedNotice;
      if (notice.tasks.length === 0) continue;
      file.write(format === "csv" ? toCsv(notice, { ...csv, extraColumns, header: false }) : toNdjson(notice));
    }
    file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** In the order in which the files, by name, first have them. */
function allExtraColumns(directory: OutputDirectory, plan: readonly PlannedFile[]): string[] {
  const headings = new Set<string>();
  for (const { base } of plan) for (const heading of directory.manifest.get(base)?.extra ?? []) headings.add(heading);
  return [...headings];
}
