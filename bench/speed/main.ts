/**
 * How long parsing takes, as ratios: machines differ, ratios less so.
 *
 *   npm run bench
 *
 * 1. Does the time grow with the table, or faster? The seed notice's table once, 10 and 100 times over.
 * 2. What does parsing cost beside what must come before it: extracting the same text from a PDF with pdf-parse?
 */
import { readFileSync } from "node:fs";
import { PDFParse } from "pdf-parse";
import { Bench } from "tinybench";
import { parseNoticeText } from "../../src/index";
import { repeatNotice, TASKS } from "./repeated-notice";
import { textPdf } from "./text-pdf";

/** The aims, as ratios. */
const GROWTH_AIM = 1.2;
const EXTRACTION_AIM = 0.05;

const seed = readFileSync(new URL("../../fixtures/tongzheng-2017-57/input.txt", import.meta.url), "utf8");
const sizes = [1, 10, 100];
const inputs = new Map(sizes.map((times) => [`parse ×${times}`, { times, text: repeatNotice(seed, times) }]));
const pdf = await textPdf(seed);

for (const [name, { times, text }] of inputs) {
  const tasks = parseNoticeText(text).tasks.length;
  if (tasks !== TASKS * times) throw new Error(`${name}: ${tasks} tasks instead of ${TASKS * times}`);
}
const extracted = await extract();
const lost = [...new Set(seed.replace(/\s/g, ""))].filter((char) => !extracted.includes(char));
if (lost.length > 0) throw new Error(`pdf-parse did not get the text back: ${lost.join("")} are missing`);

const bench = new Bench({ time: 2000, warmupTime: 300, iterations: 3, warmupIterations: 1, throws: true });
for (const [name, { text }] of inputs) bench.add(name, () => void parseNoticeText(text));
bench.add("pdf-parse getText ×1", () => extract().then(() => undefined));
await bench.run();

/** Median milliseconds of one run. */
function median(name: string): number {
  const { result } = bench.getTask(name) ?? {};
  if (!result || !("latency" in result)) throw new Error(`${name} did not run`);
  return result.latency.p50;
}

/** The text layer of the PDF, by a new parser each time, as a user would. */
async function extract(): Promise<string> {
  // pdf-parse takes the buffer over, so each run gets its own copy.
  const parser = new PDFParse({ data: pdf.slice() });
  const { text } = await parser.getText();
  await parser.destroy();
  return text;
}

const once = median("parse ×1");
console.log("\nHow the time grows with the table (median of the runs; ratio per task against ×1)\n");
for (const [name, { times }] of inputs) {
  const time = median(name);
  const ratio = time / times / once;
  console.log(
    `${name.padEnd(12)} ${`${TASKS * times} tasks`.padStart(10)} ${time.toFixed(2).padStart(9)} ms   ratio ${ratio.toFixed(2)}`,
  );
}
const growth = median("parse ×100") / 100 / once;
const share = once / median("pdf-parse getText ×1");
console.log(`\ntime per task at ×100 / at ×1:               ${growth.toFixed(2)}   (aim: at most ${GROWTH_AIM})`);
console.log(`parse / pdf-parse extracting the same text:  ${share.toFixed(3)}  (aim: at most ${EXTRACTION_AIM})`);
if (growth > GROWTH_AIM || share > EXTRACTION_AIM) process.exitCode = 1;
