import { readFile } from "node:fs/promises";
import { toCsv } from "../export/csv";
import { toNdjson } from "../export/ndjson";
import type { ParsedNotice } from "../model/notice";
import { MERGED_NAME, outputFile } from "./names";
import type { ConvertSettings } from "./options";
import type { OutputDirectory } from "./output-directory";
import { GrowingFile } from "./output-file";
import type { PlannedFile } from "./plan";

type MergedFormat = "csv" | "ndjson";

/** All formats but JSON, which has no form for many notices; NDJSON where there is no other. */
export function mergedFormats({ formats }: ConvertSettings): MergedFormat[] {
  const wanted = (["csv", "ndjson"] as const).filter((format) => formats.includes(format));
  return wanted.length > 0 ? wanted : ["ndjson"];
}

/** The file that {@link mergeTasks} writes for a format. */
export function mergedFile(format: MergedFormat): string {
  return outputFile(MERGED_NAME, format);
}

/**
 * Writes the tasks of all files of a run into one file for each format, in the order of the files' names. One notice is in
 * memory at a time; the headings of all notices' further columns, which a CSV has to begin with, stand in the manifest.
 */
export async function mergeTasks(
  directory: OutputDirectory,
  plan: readonly PlannedFile[],
  settings: ConvertSettings,
): Promise<void> {
  const { csv } = settings;
  const formats = mergedFormats(settings);
  const extraColumns = formats.includes("csv") ? allExtraColumns(directory, plan) : [];
  const files: [MergedFormat, GrowingFile][] = [];
  try {
    for (const format of formats) {
      files.push([format, new GrowingFile(directory.temporaryPath(), directory.place(mergedFile(format)))]);
    }
    for (const [format, file] of files) if (format === "csv") file.write(toCsv([], { ...csv, extraColumns }));
    for (const { base } of plan) {
      const output = directory.manifest.get(base)?.outputs.find((output) => output.format === "json");
      if (!output) continue;
      const notice = JSON.parse(await readFile(directory.place(output.file), "utf8")) as ParsedNotice;
      if (notice.tasks.length === 0) continue;
      for (const [format, file] of files) {
        file.write(format === "csv" ? toCsv(notice, { ...csv, extraColumns, header: false }) : toNdjson(notice));
      }
    }
    for (const [, file] of files) file.finish();
  } catch (error) {
    for (const [, file] of files) file.discard();
    throw error;
  }
}

/** In the order in which the files, by name, first have them. */
function allExtraColumns(directory: OutputDirectory, plan: readonly PlannedFile[]): string[] {
  const headings = new Set<string>();
  for (const { base } of plan) for (const heading of directory.manifest.get(base)?.extra ?? []) headings.add(heading);
  return [...headings];
}
