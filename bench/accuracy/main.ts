import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Command } from "commander";
import { chooseNotices } from "./choose";
import type { GeneratedNotice } from "./generator/notice";
import { addNoise } from "./noise/noise";
import { restore } from "./noise/restore";
import { parseSource } from "./parse-source";
import { cachedText, prepare, prepareBorderless, RENDERERS, type Renderer } from "./prepare";
import { type Cell, Report } from "./report";
import { scoreParts } from "./score/document";
import { marksNotPrinted } from "./score/printed";
import { type Difference, scoreDocument } from "./score/score";
import { type Source, sourcesOf } from "./sources";

interface Flags {
  readonly seeds: string;
  readonly family: "tune" | "held" | "both";
  readonly forms: string;
  readonly sources?: string;
  readonly noise: string;
  readonly only?: string;
  readonly dump?: string;
  readonly json: string;
  readonly quick?: true;
  readonly switches?: true;
}

const program = new Command("bench:accuracy")
  .description("Scores the parser on generated notices whose truth is known.")
  .option("--family <family>", "seeds to use: tune (even), held (odd) or both", "held")
  .option("--seeds <from-to>", "range of seeds", "1-120")
  .option("--forms <list>", "table, prose", "table,prose")
  .option(
    "--sources <list>",
    "only sources of these groups, names or parts of names: stream, layout, html, chromium.pdf, …",
  )
  .option("--noise <list>", "noise in per cent, for text sources", "0,0.5,2")
  .option("--only <ids>", "only these notices")
  .option("--dump <dir>", "write text, truth, result and differences of every document that is not right")
  .option("--json <file>", "where the figures go", "out/accuracy/report.json")
  .option("--switches", "print F1 by switch, too")
  .option("--quick", "twenty notices, no noise, text only")
  .parse();
const flags = program.opts<Flags>();

const notices = chooseNotices(flags).slice(0, flags.quick ? 20 : undefined);
await prepare(notices, (line) => process.stderr.write(`${line}\n`));

const wanted = flags.sources?.split(",");
const isWanted = ({ group, name }: Source) =>
  !wanted || wanted.some((word) => [group, name, ...name.split(".")].includes(word));
const bare = notices.filter((notice) => sourcesOf(notice).some((it) => it.group === "borderless" && isWanted(it)));
if (!flags.quick) await prepareBorderless(bare);
const levels = flags.quick ? [0] : flags.noise.split(",").map((percent) => Number(percent) / 100);
const report = new Report();
for (const notice of notices) {
  const printed = new Map<Renderer, boolean>();
  for (const renderer of RENDERERS) printed.set(renderer, await printsAll(notice, renderer));
  for (const source of sourcesOf(notice)) {
    const isText = source.mediaType === "text/plain";
    if (!isWanted(source)) continue;
    if (flags.quick && !wanted && !isText) continue;
    const input = await source.load();
    const whole = !source.printedBy || printed.get(source.printedBy);
    for (const rate of isText ? levels : [0]) {
      const noisy = rate > 0 ? addNoise(input as string, rate, `${notice.id} ${source.name}`) : null;
      const started = performance.now();
      const { parsed, error } = await parseSource(noisy?.text ?? input, source);
      const milliseconds = performance.now() - started;
      const tasks = parsed && noisy ? { tasks: restore(parsed, noisy) } : parsed;
      const comparison = { noisy: noisy !== null, serialsDropped: (noisy?.droppedSerials ?? 0) > 0 };
      const { score, differences } = scoreDocument(notice.tasks, tasks, comparison);
      const cell: Cell = { form: notice.form, group: source.group, source: source.name, rate };
      report.add(cell, notice, score, milliseconds, parsed, error, whole);
      report.addWrong(cell, differences);
      if (rate === 0 && notice.switches.includes("head=full"))
        report.addParts(source.group, scoreParts(notice.document, parsed?.notice ?? null).score);
      if (flags.dump && score.documentsRight === 0) {
        await dump(
          flags.dump,
          `${notice.id}.${source.name}${rate > 0 ? `.noise${rate * 100}` : ""}`,
          noisy?.text ?? input,
          notice.tasks,
          parsed,
          differences,
          error,
        );
      }
    }
  }
}
process.stdout.write(report.print(flags.switches === true));
await mkdir(dirname(flags.json), { recursive: true });
await writeFile(flags.json, `${JSON.stringify(report.json(flags), null, 1)}\n`);

/** Whether the printed pages hold every mark of the tasks. */
async function printsAll({ id, tasks }: GeneratedNotice, renderer: Renderer): Promise<boolean> {
  const texts = tasks.flatMap(({ task, title, area }) => [task, title ?? "", area ?? ""]);
  return marksNotPrinted(texts, await cachedText(id, renderer, "mutool")).length === 0;
}

async function dump(
  dir: string,
  name: string,
  input: string | Uint8Array,
  truth: unknown,
  got: unknown,
  differences: readonly Difference[],
  error: string | null,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const path = join(dir, name);
  await writeFile(typeof input === "string" ? `${path}.txt` : path, input);
  const short = differences.map(({ kind, fields, silent, truth: wanted, got: found }) => ({
    kind,
    fields,
    silent,
    wanted,
    found,
  }));
  await writeFile(`${path}.diff.json`, `${JSON.stringify({ error, differences: short }, null, 1)}\n`);
  await writeFile(`${path}.truth.json`, `${JSON.stringify(truth, null, 1)}\n`);
  await writeFile(`${path}.got.json`, `${JSON.stringify(got, null, 1)}\n`);
}
