import { readFile } from "node:fs/promises";
import type { TextOrder } from "../../src/model/notice";
import { limitsSchema, parseOptionsSchema } from "../../src/model/options";
import { OFD } from "../../src/read/detect";
import { readPdf } from "../../src/read/pdf/reader";
import { TOOL_NAMES, TOOLS, type Tool } from "./extractors/tools";
import type { GeneratedNotice } from "./generator/notice";
import { cached, cachedText, RENDERERS, type Renderer } from "./prepare";
import { noticeDocx } from "./renderers/docx";
import { noticeHtml } from "./renderers/html";
import { noticeMarkdown } from "./renderers/markdown";
import { canvasOfd } from "./renderers/ofd";

/** One form in which a notice is handed to the parser. */
export interface Source {
  /** "chromium.pdfbox", "joined", "html", "libreoffice.pdf", … */
  readonly name: string;
  /** The order of the text, or the format of a document. */
  readonly group: TextOrder | "html" | "docx" | "markdown" | "pdf" | "borderless" | "ofd";
  readonly mediaType: string;
  /** Whose printed pages it was taken from. */
  readonly printedBy?: Renderer;
  load(): Promise<string | Uint8Array>;
}

/** Text as a web page without markup gives it: blocks and cells in a row, one space between them. */
export function webLine(notice: GeneratedNotice): string {
  const pieces = notice.blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [block.text]
      : [...block.header, ...block.rows].flatMap((row) => row.map(({ text }) => text)),
  );
  return pieces
    .map((piece) => piece.replaceAll("\n", " "))
    .filter(Boolean)
    .join(" ");
}

const oneLine = (text: string, between: "" | " "): string => text.replace(/[ \t]*[\r\n\f]+[ \t]*/gu, between).trim();

/** Every form of one notice. */
export function sourcesOf(notice: GeneratedNotice): Source[] {
  const { id } = notice;
  const text = (name: string, group: Source["group"], load: () => Promise<string>, printedBy?: Renderer): Source => ({
    name,
    group,
    mediaType: "text/plain",
    ...(printedBy ? { printedBy } : {}),
    load,
  });
  const fromTool = (renderer: Renderer, tool: Tool) => () => cachedText(id, renderer, tool);
  return [
    ...RENDERERS.flatMap((renderer) =>
      TOOL_NAMES.map((tool) => text(`${renderer}.${tool}`, TOOLS[tool], fromTool(renderer, tool), renderer)),
    ),
    text("joined", "one-line", async () => oneLine(await cachedText(id, "libreoffice", "pdfbox"), ""), "libreoffice"),
    text("spaced", "one-line", async () => oneLine(await cachedText(id, "chromium", "pdfbox"), " "), "chromium"),
    text("web", "one-line", async () => webLine(notice)),
    { name: "html", group: "html", mediaType: "text/html", load: async () => noticeHtml(notice) },
    {
      name: "docx",
      group: "docx",
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      load: async () => noticeDocx(notice),
    },
    ...(["pipes", "html", "cut"] as const).map(
      (style): Source => ({
        name: `markdown-${style}`,
        group: "markdown",
        mediaType: "text/markdown",
        load: async () => noticeMarkdown(notice, style),
      }),
    ),
    ...RENDERERS.map(
      (renderer): Source => ({
        name: `${renderer}.pdf`,
        group: "pdf",
        printedBy: renderer,
        mediaType: "application/pdf",
        load: async () => new Uint8Array(await readFile(cached.pdf(id, renderer))),
      }),
    ),
    ...(notice.form === "table" ? RENDERERS : []).map(
      (renderer): Source => ({
        name: `${renderer}-borderless.pdf`,
        group: "borderless",
        printedBy: renderer,
        mediaType: "application/pdf",
        load: async () => new Uint8Array(await readFile(cached.borderless(id, renderer))),
      }),
    ),
    ...RENDERERS.map(
      (renderer): Source => ({
        name: `${renderer}.ofd`,
        group: "ofd",
        printedBy: renderer,
        mediaType: OFD,
        load: () => pdfAsOfd(cached.pdf(id, renderer), notice.seed),
      }),
    ),
  ];
}

/** The printed pages drawn as OFD, in one of the ways in which its writers differ. */
async function pdfAsOfd(path: string, seed: number): Promise<Uint8Array> {
  const settings = { ...parseOptionsSchema.parse({}), limits: limitsSchema.parse({}) };
  const { pages } = await readPdf(new Uint8Array(await readFile(path)), settings);
  const on = (every: number) => seed % every < every / 2;
  return canvasOfd(pages, { grouped: on(3), scaled: on(5), filled: on(7), template: on(11), composite: on(13) });
}
