import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cell, GeneratedNotice, Table, TrueTask } from "./generator/notice";
import { parseSource } from "./parse-source";
import { printWithChromium } from "./renderers/chromium";
import { noticeDocx } from "./renderers/docx";
import { noticeHtml } from "./renderers/html";
import { printWithLibreOffice } from "./renderers/libreoffice";
import { A3, A4, B5 } from "./renderers/paper";
import { scoreDocument } from "./score/score";

/**
 * The seed notice's 48 tasks as ruled PDFs: two programs, three sheets, three column layouts. `npm run bench:seed-pdf`
 * prints how many records of each are right, wrong, and sent to review; wants Debian's chromium and libreoffice.
 */
interface SeedTask extends Pick<TrueTask, "area" | "areaNumber" | "number" | "task" | "leadText" | "cooperatingText"> {
  readonly leadUnits: readonly string[];
  readonly cooperatingUnits: readonly string[];
}

const TRUTH = new URL("../../fixtures/tongzheng-2017-57/truth.json", import.meta.url);
const OUT = "out/accuracy/seed-pdf";

/** What columns, page breaks and cells look like. */
const LAYOUTS: Readonly<Record<string, Pick<Table, "widths" | "headerRepeats" | "rowsSplit" | "valign" | "size">>> = {
  printed: { widths: [7, 15, 40, 19, 19], headerRepeats: true, rowsSplit: true, valign: "middle", size: 12 },
  wide: { widths: [6, 10, 56, 14, 14], headerRepeats: false, rowsSplit: true, valign: "top", size: 10.5 },
  narrow: { widths: [6, 22, 28, 22, 22], headerRepeats: true, rowsSplit: false, valign: "middle", size: 12 },
};
const PAPERS = { A4, A3, B5 };

const { tasks } = JSON.parse(await readFile(TRUTH, "utf8")) as { tasks: readonly SeedTask[] };

/** Serial and area are merged over the tasks of an area; a task carries its own number. */
function rowsOf(all: readonly SeedTask[]): Cell[][] {
  return all.map((task, i) => {
    const first = all.findIndex(({ area }) => area === task.area) === i;
    const rowspan = all.filter(({ area }) => area === task.area).length;
    const group: Cell[] = [
      { text: task.areaNumber ?? "", rowspan, align: "center" },
      { text: task.area ?? "", rowspan },
    ];
    const own: Cell[] = [
      { text: `${task.number}.${task.task}` },
      { text: task.leadText },
      { text: task.cooperatingText },
    ];
    return first ? [...group, ...own] : own;
  });
}

const truth: TrueTask[] = tasks.map(({ leadUnits, cooperatingUnits, ...task }) => ({
  section: null,
  title: null,
  deadline: null,
  extra: {},
  form: "table",
  ...task,
  leadUnits: leadUnits.map((name) => ({ name })),
  cooperatingUnits: cooperatingUnits.map((name) => ({ name })),
}));

const jobs = Object.entries(PAPERS).flatMap(([size, paper]) =>
  Object.entries(LAYOUTS).map(([layout, look]) => {
    const header = [
      ["序号", "重点任务", "主要工作", "责任单位", "协同单位"].map((text): Cell => ({ text, align: "center" })),
    ];
    const notice: GeneratedNotice = {
      id: `${size}-${layout}`,
      seed: 0,
      family: "tune",
      form: "table",
      switches: [],
      page: { numbers: "dash", bodySize: 14 },
      blocks: [
        { kind: "paragraph", style: "title", text: "重点任务分解表" },
        { kind: "table", header, rows: rowsOf(tasks), landscape: false, ...look },
      ],
      document: {
        title: "重点任务分解表",
        documentNumber: null,
        issuers: [],
        recipients: null,
        date: null,
        printedDate: null,
        copyTo: null,
        disclosure: null,
      },
      tasks: truth,
    };
    return { notice, paper };
  }),
);

await mkdir(join(OUT, "libreoffice"), { recursive: true });
const path = (id: string, end: string): string => join(OUT, `${id}.${end}`);
for (const { notice, paper } of jobs) {
  await writeFile(path(notice.id, "html"), noticeHtml(notice, true, paper));
  await writeFile(path(notice.id, "docx"), noticeDocx(notice, true, paper));
}
const ids = jobs.map(({ notice }) => notice.id);
await printWithChromium(ids.map((id) => ({ html: path(id, "html"), pdf: path(id, "pdf") })));
await printWithLibreOffice(
  ids.map((id) => path(id, "docx")),
  join(OUT, "libreoffice"),
);

let allRight = true;
for (const [renderer, pdf] of [
  ["Chromium", (id: string) => path(id, "pdf")],
  ["LibreOffice", (id: string) => join(OUT, "libreoffice", `${id}.pdf`)],
] as const) {
  for (const id of ids) {
    const { parsed, error } = await parseSource(new Uint8Array(await readFile(pdf(id))), {
      mediaType: "application/pdf",
    });
    const { differences } = scoreDocument(truth, parsed);
    const wrong = new Set(differences.flatMap(({ truth: one }) => one?.number ?? [])).size;
    const invented = differences.filter(({ kind }) => kind === "invented").length;
    const review = parsed?.tasks.filter(({ status }) => status === "review").length ?? 0;
    const silent = differences.filter((one) => one.silent).length;
    allRight &&= differences.length === 0;
    const counts = `${truth.length - wrong} of ${truth.length} right, ${invented} invented, ${review} to review, ${silent} silent`;
    console.log(`${renderer.padEnd(12)}${id.padEnd(12)}${counts}${error ? `; ${error}` : ""}`);
  }
}
if (!allRight) process.exitCode = 1;
