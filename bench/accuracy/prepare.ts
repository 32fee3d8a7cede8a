import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractWith } from "./extractors/extract";
import { TOOL_NAMES, type Tool } from "./extractors/tools";
import { GENERATOR_VERSION } from "./generator/generate";
import type { GeneratedNotice } from "./generator/notice";
import { printWithChromium } from "./renderers/chromium";
import { noticeDocx } from "./renderers/docx";
import { noticeHtml } from "./renderers/html";
import { printWithLibreOffice } from "./renderers/libreoffice";

export const RENDERERS = ["chromium", "libreoffice"] as const;
export type Renderer = (typeof RENDERERS)[number];

/**
 * Rendered notices are kept here, by the generator's version: a second run of the bench only reads them. Several checkouts
 * may share one cache through the environment.
 */
export const CACHE = join(
  process.env.FENJIE_BENCH_CACHE ?? fileURLToPath(new URL("../../out/accuracy/cache", import.meta.url)),
  `v${GENERATOR_VERSION}`,
);

/** Files of a notice in the cache. */
export const cached = {
  html: (id: string) => join(CACHE, `${id}.html`),
  docx: (id: string) => join(CACHE, `${id}.docx`),
  pdf: (id: string, renderer: Renderer) => join(CACHE, `${id}.${renderer}.pdf`),
  /** The same without lines between the cells of its tables. */
  borderless: (id: string, renderer: Renderer) => join(CACHE, `${id}.${renderer}-borderless.pdf`),
  text: (id: string, renderer: Renderer, tool: Tool) => join(CACHE, `${id}.${renderer}.${tool}.txt`),
};

/** Which texts of a notice are wanted; every tool on every renderer's PDF by default. */
export type Wanted = (id: string, renderer: Renderer, tool: Tool) => boolean;

/** Renders and extracts whatever of `notices` is not in the cache yet. Needs the Debian packages of docs/accuracy.md. */
export async function prepare(
  notices: readonly GeneratedNotice[],
  say: (line: string) => void = () => {},
  wanted: Wanted = () => true,
): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  await dropStale(notices);
  for (let at = 0; at < notices.length; at += 25) {
    const batch = notices.slice(at, at + 25);
    const needs = (id: string, renderer: Renderer) => TOOL_NAMES.some((tool) => wanted(id, renderer, tool));
    await renderBatch(batch, needs);
    for (const tool of TOOL_NAMES) {
      const jobs = batch.flatMap(({ id }) =>
        RENDERERS.filter((renderer) => wanted(id, renderer, tool)).map((renderer) => ({
          pdf: cached.pdf(id, renderer),
          text: cached.text(id, renderer, tool),
        })),
      );
      await extractWith(
        tool,
        jobs.filter(({ text }) => !existsSync(text)),
      );
    }
    say(`prepared ${Math.min(at + 25, notices.length)} of ${notices.length}`);
  }
}

/** Renders the notices once more without lines between the cells of their tables. */
export async function prepareBorderless(notices: readonly GeneratedNotice[]): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const missing = (renderer: Renderer) => notices.filter(({ id }) => !existsSync(cached.borderless(id, renderer)));
  if (RENDERERS.every((renderer) => missing(renderer).length === 0)) return;
  const out = await mkdtemp(join(tmpdir(), "accuracy-borderless-"));
  try {
    const html = missing("chromium").map((notice) => ({ notice, path: join(out, `${notice.id}.html`) }));
    for (const { notice, path } of html) await writeFile(path, noticeHtml(notice, false));
    await printWithChromium(
      html.map(({ notice, path }) => ({ html: path, pdf: cached.borderless(notice.id, "chromium") })),
    );
    const docx = missing("libreoffice").map((notice) => ({ notice, path: join(out, `${notice.id}.docx`) }));
    for (const { notice, path } of docx) await writeFile(path, noticeDocx(notice, false));
    if (docx.length > 0)
      await printWithLibreOffice(
        docx.map(({ path }) => path),
        out,
      );
    for (const { notice } of docx)
      await copyFile(join(out, `${notice.id}.pdf`), cached.borderless(notice.id, "libreoffice"));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/**
 * A seed that gives another notice than it did when its files were rendered must not be scored on the old ones: the page
 * kept beside them tells.
 */
async function dropStale(notices: readonly GeneratedNotice[]): Promise<void> {
  const stale = new Set<string>();
  for (const notice of notices) {
    const path = cached.html(notice.id);
    if (existsSync(path) && (await readFile(path, "utf8")) !== noticeHtml(notice)) stale.add(notice.id);
  }
  if (stale.size === 0) return;
  for (const name of await readdir(CACHE)) {
    if (stale.has(name.slice(0, name.indexOf(".")))) await rm(join(CACHE, name));
  }
}

async function renderBatch(
  batch: readonly GeneratedNotice[],
  needs: (id: string, renderer: Renderer) => boolean,
): Promise<void> {
  for (const notice of batch) {
    if (!existsSync(cached.html(notice.id))) await writeFile(cached.html(notice.id), noticeHtml(notice));
    if (!existsSync(cached.docx(notice.id))) await writeFile(cached.docx(notice.id), noticeDocx(notice));
  }
  const missing = (renderer: Renderer) =>
    batch.filter(({ id }) => needs(id, renderer) && !existsSync(cached.pdf(id, renderer)));
  await printWithChromium(
    missing("chromium").map(({ id }) => ({ html: cached.html(id), pdf: cached.pdf(id, "chromium") })),
  );
  const office = missing("libreoffice");
  if (office.length === 0) return;
  const out = await mkdtemp(join(tmpdir(), "accuracy-pdf-"));
  try {
    await printWithLibreOffice(
      office.map(({ id }) => cached.docx(id)),
      out,
    );
    for (const { id } of office) await copyFile(join(out, `${id}.pdf`), cached.pdf(id, "libreoffice"));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What `tool` made of the notice's PDF; form feeds at page ends are kept as the tool writes them. */
export const cachedText = (id: string, renderer: Renderer, tool: Tool): Promise<string> =>
  readFile(cached.text(id, renderer, tool), "utf8");
