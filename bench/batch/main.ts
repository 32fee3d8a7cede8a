/**
 * Many files through the built command: npm run bench:batch
 *
 *   --files N    the long run: outcomes of all, memory of the parent from file 1,000 to the last (default 10,000)
 *   --sample N   files for the runs with 1 and 2 jobs (default 2000)
 *
 * Files are made below out/batch and kept. PDFs are printed with Chromium, encrypted with qpdf.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { type ParsedNotice, parseNoticeText } from "../../src/index";
import { type CorpusFile, makeCorpus } from "./corpus";
import { type Measured, measure } from "./measure";
import { comparePeers } from "./peers";

const flags = new Command("bench:batch")
  .option("--files <count>", "files of the long run", "10000")
  .option("--sample <count>", "files of the short runs", "2000")
  .parse()
  .opts<{ files: string; sample: string }>();
const root = fileURLToPath(new URL("../../out/batch", import.meta.url));
const long = Number(flags.files);
const sample = Number(flags.sample);

console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} processors, Node ${process.version}`,
);
if (long > 0) await longRun(await makeCorpus(join(root, "long"), long));
if (sample > 0) {
  const files = await makeCorpus(join(root, "sample"), sample);
  await speedUp(files);
  await overhead(files);
  await comparePeers(root, join(root, "pdf"), join(root, "out-peers"));
}

/** 1. All accounted for, each outcome right, the parent's memory flat. */
async function longRun(files: readonly CorpusFile[]): Promise<void> {
  const run = await fresh("long", files.length, "-j", "2", "--merge", "-f", "csv,ndjson");
  console.log(
    `\n${files.length} files, 2 jobs, merged CSV and NDJSON: ${run.seconds.toFixed(0)} s (${figures(files, run)})`,
  );
  const wrong = files.flatMap(({ name, right }) => {
    const outcome = run.outcomes.get(`long/${name}`);
    const is = outcome
      ? [outcome.outcome, ...(outcome.outcome === "failure" ? [outcome.messages[0]?.code] : [])].join(" ")
      : "missing";
    return right.includes(is) ? [] : [`${name}: ${is}`];
  });
  const kinds = new Map<string, number>();
  for (const { kind } of files) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(`  files: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
  const outcomes = new Map<string, number>();
  for (const { outcome } of run.outcomes.values()) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  console.log(`  outcomes: ${[...outcomes].map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
  console.log(`  accounted for: ${run.outcomes.size} of ${files.length}; outcome not as it should be: ${wrong.length}`);
  for (const line of wrong.slice(0, 20)) console.log(`    ${line}`);
  const peak = run.memory.reduce((a, b) => (b.megabytes > a.megabytes ? b : a));
  const near = (count: number) =>
    run.memory.reduce((a, b) => (Math.abs(b.files - count) < Math.abs(a.files - count) ? b : a));
  const marks = [0.1, 0.25, 0.5, 0.75, 0.99].map((part) => near(part * files.length));
  console.log(
    `  memory of the parent: ${marks.map(({ files, megabytes }) => `${megabytes.toFixed(0)} MB at ${files}`).join(", ")}; peak ${peak.megabytes.toFixed(0)} MB at ${peak.files}`,
  );
  const again = await measure(root, ["long", "-o", "out-long", "-j", "2", "--merge", "-f", "csv,ndjson"]);
  const skipped = [...again.outcomes.values()].filter(({ outcome }) => outcome === "skipped").length;
  console.log(`  the same command again: ${again.seconds.toFixed(0)} s, ${skipped} skipped`);
}

/** 2. What a second process brings. */
async function speedUp(files: readonly CorpusFile[]): Promise<void> {
  console.log(`\n${files.length} files of the same mix`);
  const runs: Measured[] = [];
  for (const jobs of ["1", "2"]) {
    const run = await fresh("sample", files.length, "-j", jobs);
    runs.push(run);
    console.log(`  ${jobs} job${jobs === "1" ? " " : "s"}: ${run.seconds.toFixed(1)} s (${figures(files, run)})`);
  }
  const [one, two] = runs as [Measured, Measured];
  // One job takes at least the time of its parsing thread and of the parent, two jobs at least half of all the work.
  const bound = (one.work.parsing + one.work.parent) / ((two.work.children + two.work.parent) / 2);
  console.log(
    `  speed-up: ${(one.seconds / two.seconds).toFixed(2)} by the clock; ${bound.toFixed(2)} by processor time, which other work does not change`,
  );
}

/** 3. What a text costs more in a child process, written to the disk, than parsed in this one. */
async function overhead(files: readonly CorpusFile[]): Promise<void> {
  const texts = files.filter(({ kind }) => kind === "text");
  const paths = texts.map(({ name }) => join(root, "sample", name));
  const contents = paths.map((path) => readFileSync(path, "utf8"));
  const parse = () => contents.map((text): ParsedNotice => parseNoticeText(text));
  parse();
  const before = process.cpuUsage();
  const start = performance.now();
  parse();
  const inProcess = (performance.now() - start) / texts.length;
  const used = process.cpuUsage(before);
  const inProcessWork = (used.user + used.system) / 1000 / texts.length;
  const one = await alone(paths.slice(0, 1));
  const all = await alone(paths);
  const each = ((all.seconds - one.seconds) * 1000) / (paths.length - 1);
  const sum = ({ work }: Measured) => work.parent + work.children;
  const eachWork = ((sum(all) - sum(one)) * 1000) / (paths.length - 1);
  const line = (time: number, work: number) =>
    `${time.toFixed(2)} ms a document, ${work.toFixed(2)} ms of processor time`;
  console.log(`\n${texts.length} texts, 1 job`);
  console.log(`  parseNoticeText in this process: ${line(inProcess, inProcessWork)}`);
  console.log(`  convert, without its start (${one.seconds.toFixed(2)} s): ${line(each, eachWork)}`);
  console.log(`  overhead: ${line(each - inProcess, eachWork - inProcessWork)}`);
}

async function alone(paths: readonly string[]): Promise<Measured> {
  const output = join(root, "out-texts");
  rmSync(output, { recursive: true, force: true });
  return measure(root, [...paths, "-o", output, "-j", "1"]);
}

async function fresh(corpus: string, count: number, ...args: string[]): Promise<Measured> {
  const output = join(root, `out-${corpus}`);
  rmSync(output, { recursive: true, force: true });
  const present = readdirSync(join(root, corpus), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  if (present.length !== count) throw new Error(`out/batch/${corpus} holds ${present.length} files; remove it first`);
  return measure(root, [corpus, "-o", output, ...args]);
}

function figures(files: readonly CorpusFile[], { seconds, work, outcomes }: Measured): string {
  const pages = [...outcomes.values()].reduce((sum, outcome) => sum + (outcome.pages ?? 0), 0);
  const load = loadavg()[0]!.toFixed(1);
  const processor = `processor time ${work.children.toFixed(0)} s in children (${work.parsing.toFixed(0)} s of it in their parsing threads), ${work.parent.toFixed(1)} s in the parent`;
  return `${(files.length / seconds).toFixed(1)} documents/s, ${(pages / seconds).toFixed(1)} pages of PDF/s; ${processor}; load ${load}`;
}
