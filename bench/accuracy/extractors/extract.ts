import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PDFParse } from "pdf-parse";
import type { Tool } from "./tools";

const call = promisify(execFile);
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const JARS = "/usr/share/java/pdfbox2.jar:/usr/share/java/fontbox2.jar:/usr/share/java/commons-logging.jar";

export interface Extraction {
  readonly pdf: string;
  readonly text: string;
}

async function each(jobs: readonly Extraction[], command: string, args: (job: Extraction) => string[]): Promise<void> {
  for (const job of jobs) await call(command, args(job), { maxBuffer: 1 << 26 });
}

/** Pairs of files handed to one process, a hundred at a time. */
async function many(jobs: readonly Extraction[], command: string, args: readonly string[]): Promise<void> {
  for (let at = 0; at < jobs.length; at += 100) {
    const pairs = jobs.slice(at, at + 100).flatMap((job) => [job.pdf, job.text]);
    await call(command, [...args, ...pairs], { maxBuffer: 1 << 26 });
  }
}

/** Writes what `tool` makes of each PDF, with the tool's default settings, beside it. */
export async function extractWith(tool: Tool, jobs: readonly Extraction[]): Promise<void> {
  if (jobs.length === 0) return;
  switch (tool) {
    case "poppler":
      return each(jobs, "pdftotext", (job) => [job.pdf, job.text]);
    case "layout":
      return each(jobs, "pdftotext", (job) => ["-layout", job.pdf, job.text]);
    case "raw":
      return each(jobs, "pdftotext", (job) => ["-raw", job.pdf, job.text]);
    case "mutool":
      return each(jobs, "mutool", (job) => ["draw", "-q", "-F", "txt", "-o", job.text, job.pdf]);
    case "miner":
      return many(jobs, "/usr/bin/python3", [beside("extract_many.py")]);
    case "pdfbox":
      return many(jobs, "java", ["-cp", JARS, beside("ExtractMany.java")]);
    case "pdf-parse":
      for (const job of jobs) {
        const parser = new PDFParse({ data: new Uint8Array(await readFile(job.pdf)) });
        try {
          await writeFile(job.text, (await parser.getText()).text);
        } finally {
          await parser.destroy();
        }
      }
  }
}
