import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Command } from "commander";
import { PDFParse } from "pdf-parse";
import { chooseNotices } from "./choose";
import { parseSource } from "./parse-source";
import { cached, prepare, RENDERERS, type Renderer } from "./prepare";
import { Report } from "./report";
import { scoreDocument } from "./score/score";

/**
 * Other tools' tables through our own mapper: each tool finds the tables of the PDF, its grid is written down as HTML,
 * and the parser reads that as it reads any page. So the tools are measured by what they make of the page, not by
 * headings and unit lists, which none of them knows. `npm --prefix bench/peers ci`, then `npm run bench:peers`.
 */
const call = promisify(execFile);
const PEERS = fileURLToPath(new URL("../peers", import.meta.url));
const OUT = "out/accuracy/peers";

interface Job {
  readonly id: string;
  readonly renderer: Renderer;
  readonly pdf: string;
  readonly base: string;
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

const page = (tables: readonly string[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${tables.join("\n")}</body></html>`;

/** pdf-parse: grids page by page, without spans. */
async function withPdfParse(jobs: readonly Job[]): Promise<void> {
  for (const { pdf, base } of jobs) {
    const parser = new PDFParse({ data: new Uint8Array(await readFile(pdf)) });
    try {
      const { pages } = await parser.getTable();
      const tables = pages.flatMap(({ tables }) =>
        tables.map(
          (rows) =>
            `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${escapeXml(text)}</td>`).join("")}</tr>`).join("")}</table>`,
        ),
      );
      await writeFile(`${base}.pdf-parse-getTable.html`, page(tables));
    } finally {
      await parser.destroy();
    }
  }
}

interface Extracted {
  readonly pageTables: readonly {
    readonly tables: readonly (readonly string[])[];
    readonly merges: Readonly<
      Record<string, { readonly row: number; readonly col: number; readonly width: number; readonly height: number }>
    >;
    readonly merge_alias: Readonly<Record<string, string>>;
  }[];
}

/** pdf-table-extractor: one grid a page, with merged cells. */
async function withTableExtractor(jobs: readonly Job[]): Promise<void> {
  for (let at = 0; at < jobs.length; at += 20) {
    const pairs = jobs.slice(at, at + 20).flatMap(({ pdf, base }) => [pdf, `${base}.extractor.json`]);
    await call("node", [join(PEERS, "table-extractor.cjs"), ...pairs], { maxBuffer: 1 << 28 });
  }
  for (const { base } of jobs) {
    const { pageTables } = JSON.parse(await readFile(`${base}.extractor.json`, "utf8")) as Extracted;
    const tables = pageTables.map(({ tables: rows, merges, merge_alias: covered }) => {
      const cells = (row: readonly string[], r: number) =>
        row.map((text, c) => {
          const key = `${r}-${c}`;
          if (covered[key]) return "";
          const span = merges[key];
          return `<td${span ? ` rowspan="${span.height}" colspan="${span.width}"` : ""}>${escapeXml(text)}</td>`;
        });
      return `<table>${rows.map((row, r) => `<tr>${cells(row, r).join("")}</tr>`).join("")}</table>`;
    });
    await writeFile(`${base}.pdf-table-extractor.html`, page(tables));
  }
}

interface Converter {
  convert(files: readonly string[], options: { outputDir: string; format: string; quiet: boolean }): Promise<unknown>;
}

/** @opendataloader/pdf: its own HTML, as it is. Wants Java. */
async function withOpenDataLoader(jobs: readonly Job[]): Promise<void> {
  const module = join(PEERS, "node_modules/@opendataloader/pdf/dist/index.js");
  const { convert } = (await import(module)) as Converter;
  for (const renderer of RENDERERS) {
    const mine = jobs.filter((job) => job.renderer === renderer);
    const outputDir = join(OUT, `opendataloader-${renderer}`);
    await mkdir(outputDir, { recursive: true });
    await convert(
      mine.map(({ pdf }) => pdf),
      { outputDir, format: "html", quiet: true },
    );
    const made = await readdir(outputDir);
    for (const { id, base } of mine) {
      const name = made.find((file) => file.startsWith(`${id}.`) && file.endsWith(".html"));
      await writeFile(`${base}.opendataloader.html`, name ? await readFile(join(outputDir, name)) : page([]));
    }
  }
}

const TOOLS: Readonly<Record<string, (jobs: readonly Job[]) => Promise<void>>> = {
  "pdf-parse-getTable": withPdfParse,
  "pdf-table-extractor": withTableExtractor,
  opendataloader: withOpenDataLoader,
};

const program = new Command("bench:peers")
  .option("--family <family>", "tune, held or both", "held")
  .option("--seeds <from-to>", "range of seeds", "1-60")
  .option("--tools <list>", "pdf-parse-getTable, pdf-table-extractor, opendataloader", Object.keys(TOOLS).join(","))
  .option("--json <file>", "where the figures go", "out/accuracy/peers.json")
  .parse();
const flags = program.opts<{ family: "tune" | "held" | "both"; seeds: string; tools: string; json: string }>();
const notices = chooseNotices({ ...flags, forms: "table" });
await prepare(
  notices,
  () => {},
  () => false,
);
for (const notice of notices)
  for (const renderer of RENDERERS) if (!existsSync(cached.pdf(notice.id, renderer))) await prepare([notice]);
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const jobs = notices.flatMap(({ id }) =>
  RENDERERS.map(
    (renderer): Job => ({ id, renderer, pdf: cached.pdf(id, renderer), base: join(OUT, `${id}.${renderer}`) }),
  ),
);

const report = new Report();
const truth = new Map(notices.map((notice) => [notice.id, notice]));
async function score(tool: string, job: Job, input: string | Uint8Array, mediaType: string): Promise<void> {
  const notice = truth.get(job.id)!;
  const started = performance.now();
  const { parsed, error } = await parseSource(input, { mediaType });
  const { score: result } = scoreDocument(notice.tasks, parsed);
  report.add(
    { form: "table", group: tool, source: `${tool} ${job.renderer}`, rate: 0 },
    notice,
    result,
    performance.now() - started,
    parsed,
    error,
  );
}
for (const job of jobs) await score("fenjie", job, new Uint8Array(await readFile(job.pdf)), "application/pdf");
for (const tool of flags.tools.split(",")) {
  const run = TOOLS[tool];
  if (!run) throw new Error(`no peer is called ${tool}`);
  try {
    await run(jobs);
  } catch (error) {
    process.stdout.write(`${tool}: not run (${(error as Error).message.split("\n")[0]})\n`);
    continue;
  }
  for (const job of jobs) await score(tool, job, await readFile(`${job.base}.${tool}.html`, "utf8"), "text/html");
}
process.stdout.write(report.print(false));
await writeFile(flags.json, `${JSON.stringify(report.json(flags), null, 1)}\n`);
