import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { measure } from "./measure";

/** Installed by: npm --prefix bench/peers ci. It wants Java. */
const PEER: string = new URL("../peers/node_modules/@opendataloader/pdf/dist/index.js", import.meta.url).href;

/**
 * The same PDFs through other tools. They stop at text or a grid of strings, so this says what reading costs, not who
 * is better: `pdftotext -layout` (poppler) is the floor; @opendataloader/pdf, where it is installed, a tool in Java that
 * finds tables.
 */
export async function comparePeers(cwd: string, directory: string, output: string): Promise<void> {
  const pdfs = readdirSync(directory).flatMap((name) => (name.endsWith(".pdf") ? [join(directory, name)] : []));
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  console.log(`\n${pdfs.length} PDFs, one after another, without the start of the program`);
  const own = async (files: readonly string[], name: string) =>
    (await measure(cwd, [...files, "-o", join(output, name), "-j", "1"])).seconds;
  const first = await own(pdfs.slice(0, 1), "one");
  const all = await measure(cwd, [...pdfs, "-o", join(output, "all"), "-j", "1"]);
  const pages = [...all.outcomes.values()].reduce((sum, outcome) => sum + (outcome.pages ?? 0), 0);
  say("fenjie convert", all.seconds - first, pages, ` (its start: ${first.toFixed(1)} s)`);

  say(
    "pdftotext -layout",
    time(() => pdfs.forEach((pdf) => void execFileSync("pdftotext", ["-layout", pdf, "-"]))),
    pages,
  );
  try {
    const { convert } = (await import(PEER)) as {
      convert(
        files: readonly string[],
        options: { outputDir: string; format: string[]; quiet: boolean },
      ): Promise<unknown>;
    };
    const run = async (files: readonly string[]) => {
      const start = performance.now();
      await convert(files, { outputDir: join(output, "peer"), format: ["json"], quiet: true });
      return (performance.now() - start) / 1000;
    };
    const start = await run(pdfs.slice(0, 1));
    say(
      "@opendataloader/pdf",
      (await run(pdfs)) - start,
      pages,
      ` (its start: ${start.toFixed(1)} s, ${availableParallelism()} processors)`,
    );
  } catch (error) {
    console.log(`  @opendataloader/pdf: not run (${(error as Error).message.split("\n")[0]})`);
  }
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function say(tool: string, seconds: number, pages: number, more = ""): void {
  console.log(
    `  ${tool.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${(pages / seconds).toFixed(1).padStart(7)} pages/s${more}`,
  );
}
