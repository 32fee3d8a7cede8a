import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { GeneratedNotice } from "../generator/notice";

/** One line of the sample: a notice's truth, and its text as some tools gave it. */
export interface SampleNotice extends Pick<GeneratedNotice, "id" | "form" | "switches" | "document" | "tasks"> {
  readonly texts: readonly { readonly source: string; readonly group: string; readonly text: string }[];
}

export const SAMPLE_FILE = fileURLToPath(new URL("./notices.ndjson.gz", import.meta.url));
export const BASELINE_FILE = fileURLToPath(new URL("./baseline.json", import.meta.url));

export function readSample(): SampleNotice[] {
  return gunzipSync(readFileSync(SAMPLE_FILE))
    .toString("utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as SampleNotice);
}
