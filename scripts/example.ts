// The first thing to try on a fresh clone: npm run example. Builds, converts the seed notice with the built command line,
// prints its first records as a table, and says where the files lie.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { textWidth } from "../src/cli/text-width";
import type { ParsedNotice, Task, Unit } from "../src/index";

const SHOWN = 6;
/** Widths in terminal columns; a Chinese character takes two. */
const COLUMNS: readonly { heading: string; width: number; cell: (task: Task) => string | null }[] = [
  { heading: "序号", width: 4, cell: (task) => task.number },
  { heading: "重点任务 area", width: 18, cell: (task) => task.area },
  { heading: "主要工作 task", width: 42, cell: (task) => task.task },
  { heading: "责任单位 lead", width: 18, cell: (task) => units(task.leadUnits) },
  { heading: "协同单位 co-operating", width: 22, cell: (task) => units(task.cooperatingUnits) },
  { heading: "status", width: 8, cell: (task) => task.status },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const input = join(root, "fixtures/tongzheng-2017-57/input.txt");
const json = join(root, "out/example/records.json");
const csv = join(root, "out/example/records.csv");

console.log("Building …");
execFileSync("npm", ["run", "--silent", "build", "--", "--silent"], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
mkdirSync(dirname(json), { recursive: true });
for (const output of [json, csv]) fenjie("parse", input, "-o", output, "--quiet");

const { notice, tasks, coverage }: ParsedNotice = JSON.parse(readFileSync(json, "utf8"));
console.log(`\n${notice.documentNumber}  ${notice.title}\n`);
printTable(tasks.slice(0, SHOWN));
const review = tasks.filter((task) => task.status === "review").length;
const dropped = coverage.dropped.reduce((sum, { characters }) => sum + characters, 0);
console.log(
  `… and ${tasks.length - SHOWN} more: ${tasks.length} tasks, ${tasks.length - review} verified, ${review} to review.`,
);
console.log(
  `Of ${coverage.characters} characters in the table, ${coverage.assigned} are in fields and ${dropped} set aside with a reason.\n`,
);
console.log(`JSON: ${relative(process.cwd(), json)}`);
console.log(`CSV:  ${relative(process.cwd(), csv)}`);

function fenjie(...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, "dist/cli.js"), ...args], { stdio: "inherit" });
}

function units(list: readonly Unit[]): string {
  return list.map((unit) => unit.name + (unit.open ? "等" : "")).join("、");
}

function printTable(rows: readonly Task[]): void {
  const rule = (left: string, middle: string, right: string) =>
    left + COLUMNS.map(({ width }) => "─".repeat(width + 2)).join(middle) + right;
  console.log(rule("┌", "┬", "┐"));
  printRow(COLUMNS.map(({ heading }) => heading));
  for (const row of rows) {
    console.log(rule("├", "┼", "┤"));
    printRow(COLUMNS.map(({ cell }) => cell(row) ?? ""));
  }
  console.log(rule("└", "┴", "┘"));
}

function printRow(cells: readonly string[]): void {
  const wrapped = cells.map((cell, i) => wrap(cell, COLUMNS[i]!.width));
  for (let line = 0; line < Math.max(...wrapped.map((lines) => lines.length)); line++) {
    const parts = wrapped.map((lines, i) => pad(lines[line] ?? "", COLUMNS[i]!.width));
    console.log(`│ ${parts.join(" │ ")} │`);
  }
}

/** Lines of at most `width` columns. Chinese breaks anywhere, so characters are simply counted. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const char of text) {
    if (textWidth(lines.at(-1) + char) > width) lines.push("");
    lines[lines.length - 1] += char;
  }
  return lines;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}
