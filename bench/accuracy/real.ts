import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TrueDocument, TrueTask } from "./generator/notice";
import { parseSource } from "./parse-source";
import { PARTS, scoreParts } from "./score/document";
import { addScore, emptyScore, rates, type Score, scoreDocument } from "./score/score";

/**
 * Scores real notices with truth, and runs those without for robustness: `FENJIE_CORPUS=DIR npm run bench:real`. Nothing
 * of the notices enters the project; records are written under out/accuracy/real for a reader to judge.
 */
const corpus = process.env.FENJIE_CORPUS;
if (!corpus) {
  process.stderr.write("Set FENJIE_CORPUS to the folder of real notices.\n");
  process.exit(2);
}
const only = process.argv[2];
const out = "out/accuracy/real";
await mkdir(out, { recursive: true });

const MEDIA: Readonly<Record<string, string>> = {
  txt: "text/plain",
  html: "text/html",
  pdf: "application/pdf",
  ofd: "application/ofd",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

interface GoldTask extends Omit<TrueTask, "leadUnits" | "cooperatingUnits" | "areaNumber" | "form"> {
  readonly leadUnits: readonly string[];
  readonly cooperatingUnits: readonly string[];
}
interface Gold {
  readonly tasks: readonly GoldTask[];
  readonly document?: Partial<TrueDocument> | null;
}

const fromGold = (task: GoldTask): TrueTask => ({
  ...task,
  areaNumber: null,
  form: "inline",
  leadUnits: task.leadUnits.map((name) => ({ name })),
  cooperatingUnits: task.cooperatingUnits.map((name) => ({ name })),
});

/** The forms of one notice: its documents and what tools made of them (not annotations in other formats). */
async function forms(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => /^(?:source\.(?:pdf|html|txt|ofd|docx)|text\.\w+\.txt)$/u.test(name))
    .sort();
}

async function parseFile(folder: string, name: string) {
  const bytes = await readFile(join(folder, name));
  const mediaType = MEDIA[name.split(".").at(-1) as string] as string;
  const started = performance.now();
  const outcome = await parseSource(mediaType === "text/plain" ? bytes.toString("utf8") : new Uint8Array(bytes), {
    mediaType,
  });
  return { ...outcome, milliseconds: performance.now() - started };
}

const print = (cells: readonly (string | number)[], widths: readonly number[]) =>
  process.stdout.write(
    `${cells
      .map((cell, index) => String(cell).padEnd(widths[index] ?? 0))
      .join(" ")
      .trimEnd()}\n`,
  );

const folders = (await readdir(corpus, { withFileTypes: true })).filter(
  (entry) => entry.isDirectory() && entry.name !== "unlabelled",
);
const widths = [30, 18, 14, 6, 5, 7, 7, 7, 8, 7, 6];
print(
  ["notice", "form", "order", "truth", "got", "F1", "lead", "coop", "flagged", "silent", "ms", "parts wrong"],
  widths,
);
const sums = new Map<string, Score>();
for (const { name } of folders) {
  if (only && !name.includes(only)) continue;
  const folder = join(corpus, name);
  const gold = JSON.parse(await readFile(join(folder, "gold.json"), "utf8")) as Gold;
  const truth = gold.tasks.map(fromGold);
  for (const form of await forms(folder)) {
    const { parsed, error, milliseconds } = await parseFile(folder, form);
    const { score, differences } = scoreDocument(truth, parsed);
    const r = rates(score);
    const parts = gold.document ? scoreParts(gold.document, parsed?.notice ?? null).wrong : [];
    const sum = sums.get(form) ?? emptyScore();
    addScore(sum, score);
    sums.set(form, sum);
    print(
      [
        name,
        form,
        error ? "THROWN" : (parsed?.source.order ?? "-"),
        score.truth,
        score.got,
        r.f1.toFixed(3),
        r.leadF1.toFixed(3),
        r.cooperatingF1.toFixed(3),
        `${score.flagged}`,
        score.silent,
        milliseconds.toFixed(0),
        error ?? parts.join(","),
      ],
      widths,
    );
    await writeFile(
      join(out, `${name}.${form}.json`),
      `${JSON.stringify({ error, differences, parts: PARTS.filter((part) => parts.includes(part)).map((part) => ({ part, wanted: gold.document?.[part], found: parsed?.notice[part] })), parsed }, null, 1)}\n`,
    );
  }
}
process.stdout.write("\nall together\n");
for (const [form, score] of sums) {
  const r = rates(score);
  print(
    [
      "",
      form,
      "",
      score.truth,
      score.got,
      r.f1.toFixed(3),
      r.leadF1.toFixed(3),
      r.cooperatingF1.toFixed(3),
      score.flagged,
      score.silent,
    ],
    widths,
  );
}

process.stdout.write("\nwithout truth: records, flagged, messages\n");
const unlabelled = join(corpus, "unlabelled");
for (const name of await readdir(unlabelled).catch(() => [] as string[])) {
  if (only && !name.includes(only)) continue;
  for (const form of await forms(join(unlabelled, name))) {
    const { parsed, error, milliseconds } = await parseFile(join(unlabelled, name), form);
    const codes = new Map<string, number>();
    for (const { code } of parsed?.messages ?? []) codes.set(code, (codes.get(code) ?? 0) + 1);
    const tasks = parsed?.tasks ?? [];
    print(
      [
        name,
        form,
        error ? "THROWN" : (parsed?.source.order ?? "-"),
        "",
        tasks.length,
        "",
        "",
        "",
        tasks.filter(({ status }) => status === "review").length,
        "",
        milliseconds.toFixed(0),
        error ?? [...codes].map(([code, times]) => `${code}:${times}`).join(" "),
      ],
      widths,
    );
    await writeFile(join(out, `${name}.${form}.json`), `${JSON.stringify({ error, parsed }, null, 1)}\n`);
  }
}
