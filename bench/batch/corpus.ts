import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tableNotice } from "../accuracy/generator/generate";
import type { GeneratedNotice } from "../accuracy/generator/notice";
import { proseNotice } from "../accuracy/generator/prose";
import { printWithChromium } from "../accuracy/renderers/chromium";
import { noticeDocx } from "../accuracy/renderers/docx";
import { noticeHtml } from "../accuracy/renderers/html";
import { damages } from "./damage";

export type Kind = "text" | "pdf" | "html" | "docx" | "damaged";

export interface CorpusFile {
  /** Relative to the corpus. */
  readonly name: string;
  readonly kind: Kind;
  /** Outcomes that are right for it, with the codes of a failure: "success", "failure damaged", … */
  readonly right: readonly string[];
}

/** PDFs take a second each to print; so many different ones are made, and used again under other names. */
const DIFFERENT_PDFS = 40;

/**
 * Files as a data team has them: of a hundred, 90 texts, 3 web pages, 3 Word files, 2 PDFs and 2 that are damaged in one way
 * or another. Every file from its number alone, so that a corpus of 10,000 begins with that of 1,000.
 */
export async function makeCorpus(directory: string, count: number): Promise<CorpusFile[]> {
  const pdfs = await makePdfs(join(directory, "..", "pdf"));
  const files: CorpusFile[] = [];
  for (let i = 0; i < count; i++) {
    const { file, bytes } = await make(i, pdfs);
    files.push(file);
    const path = join(directory, file.name);
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return files;
}

async function make(i: number, pdfs: readonly string[]): Promise<{ file: CorpusFile; bytes: Uint8Array | string }> {
  const base = `${2010 + (i % 16)}/${String(i).padStart(5, "0")}号通知`;
  const place = i % 100;
  if (place === 17 || place === 67) {
    const damage = damages[Math.floor(i / 50) % damages.length]!;
    const bytes = await damage.make({ docx: noticeDocx(tableNotice(i)), pdf: pdfs[i % pdfs.length]!, seed: i });
    return { file: { name: `${base}.${damage.name}.${damage.ending}`, kind: "damaged", right: damage.right }, bytes };
  }
  const right = ["success"];
  const notice = i % 3 === 0 ? proseNotice(i) : tableNotice(i);
  if (place % 50 === 5) {
    const pdf = pdfs[Math.floor(i / 50) % pdfs.length]!;
    return { file: { name: `${base}.pdf`, kind: "pdf", right }, bytes: await readFile(pdf) };
  }
  if ([8, 41, 74].includes(place))
    return { file: { name: `${base}.html`, kind: "html", right }, bytes: noticeHtml(notice) };
  if ([9, 42, 75].includes(place))
    return { file: { name: `${base}.docx`, kind: "docx", right }, bytes: noticeDocx(notice) };
  return { file: { name: `${base}.txt`, kind: "text", right }, bytes: streamText(notice) };
}

/** Text as extractors give it that follow the page's own order: cell after cell, row by row. */
export function streamText({ blocks }: GeneratedNotice): string {
  const lines = blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block.text]
      : [...block.header, ...block.rows].flatMap((row) => row.flatMap(({ text }) => wrap(text, 14))),
  );
  return `${lines.join("\n")}\n`;
}

function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => line.match(new RegExp(`.{1,${width}}`, "gu")) ?? []);
}

async function makePdfs(directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const paths = Array.from({ length: DIFFERENT_PDFS }, (_, i) => join(directory, `${i}.pdf`));
  const missing = paths.flatMap((pdf, i) => (existsSync(pdf) ? [] : [{ pdf, html: pdf.replace(/pdf$/, "html"), i }]));
  for (const { html, i } of missing) await writeFile(html, noticeHtml(i % 3 === 0 ? proseNotice(i) : tableNotice(i)));
  await printWithChromium(missing);
  return paths;
}
