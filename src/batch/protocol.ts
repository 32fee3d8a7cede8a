import type { ParseOptions } from "../model/options";
import type { Format } from "./formats";
import type { EntrySource, FileSource } from "./input";
import type { FileRecord } from "./outcome";

/** What a child process is given: one file. */
export interface ConvertTask {
  readonly name: string;
  readonly source: FileSource | EntrySource;
  readonly formats: readonly Format[];
  readonly csv: { readonly labels: "en" | "zh"; readonly excel: boolean };
  readonly parse: ParseOptions;
  /** Hash of the bytes that need not be converted again; null to convert whatever they are. */
  readonly known: string | null;
  /** Outputs are written to this path and ".json", ".csv", …, for the parent to rename. */
  readonly temporary: string;
}

/** What it gives back: the facts for the record. Results stay in the files. */
export type ConvertResult =
  | { readonly kind: "unchanged"; readonly sha256: string }
  | ({ readonly kind: "converted" } & ConvertedFacts)
  | { readonly kind: "output-error"; readonly path: string; readonly errno: string | null; readonly text: string };

export type ConvertedFacts = Omit<FileRecord, "name" | "path" | "parser" | "options">;

/** Messages between parent and child; `bytes` is the child's memory, all in all. */
export type ToChild = { readonly id: number; readonly task: unknown };
export type FromChild =
  | { readonly ready: true }
  | { readonly id: number; readonly result: unknown; readonly bytes: number };
