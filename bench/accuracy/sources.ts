import { readFile } from "node:fs/promises";
import type { TextOrder } from "../../src/model/notice";
import { TOOL_NAMES, TOOLS, type Tool } from "./extractors/tools";
import type { GeneratedNotice } from "./generator/notice";
import { cached, cachedText, RENDERERS, type Renderer } from "./prepare";
import { noticeDocx } from "./renderers/docx";
import { noticeHtml } from "./renderers/html";
import { noticeMarkdown } from "./renderers/markdown";

/** One form in which a notice is handed to the parser. */
export interface Source {
  /** "chromium.pdfbox", "joined", "html", "libreoffice.pdf", … */
  readonly name: string;
  /** The order of the text, or the format of a document. */
  readonly group: TextOrder | "html" | "docx" | "markdown" | "pdf";
  readonly mediaType: string;
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
  const text = (name: string, group: Source["group"], load: () => Promise<string>): Source => ({
    name,
    group,
    mediaType: "text/plain",
    load,
  });
  const fromTool = (renderer: Renderer, tool: Tool) => () => cachedText(id, renderer, tool);
  return [
    ...RENDERERS.flatMap((renderer) =>
      TOOL_NAMES.map((tool) => text(`${renderer}.${tool}`, TOOLS[tool], fromTool(renderer, tool))),
    ),
    text("joined", "one-line", async () => oneLine(await cachedText(id, "libreoffice", "pdfbox"), "")),
    text("spaced", "one-line", async () => oneLine(await cachedText(id, "chromium", "pdfbox"), " ")),
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
        mediaType: "application/pdf",
        load: async () => new Uint8Array(await readFile(cached.pdf(id, renderer))),
      }),
    ),
  ];
}
