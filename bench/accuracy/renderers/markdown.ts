import type { Cell, GeneratedNotice, Paragraph, Table } from "../generator/notice";
import { tableHtml } from "./html";

/** How Markdown from different tools holds a table. */
export type MarkdownStyle = "pipes" | "html" | "cut";

/** Every place of the grid with its text: "" where a merged cell goes on (pipe tables have no spans). */
function fullRows(table: Table): string[][] {
  const covered = new Map<number, number>();
  return table.rows.map((row) => {
    const queue = [...row];
    const out: string[] = [];
    for (let column = 0; column < table.header.length; ) {
      const left = covered.get(column) ?? 0;
      if (left > 0) {
        covered.set(column, left - 1);
        out.push("");
        column++;
        continue;
      }
      const cell: Cell = queue.shift() ?? { text: "" };
      if ((cell.rowspan ?? 1) > 1) covered.set(column, (cell.rowspan ?? 1) - 1);
      out.push(cell.text);
      for (let extra = 1; extra < (cell.colspan ?? 1); extra++) out.push("");
      column += cell.colspan ?? 1;
    }
    return out;
  });
}

const pipeCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "<br>").replaceAll("~", "\\~");

function pipeTable(table: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(pipeCell).join(" | ")} |`;
  return [line(table.header), line(table.header.map(() => "---")), ...fullRows(table).map(line)].join("\n");
}

/**
 * The table cut in two as document models give it at a page break: the second part without header, spans closed at the
 * cut and the area's cell left empty below it.
 */
function cutTable(table: Table): string {
  const rows = fullRows(table);
  const cut = Math.floor(rows.length / 2);
  const html = (part: readonly (readonly string[])[], header: boolean) => {
    const row = (cells: readonly string[]) =>
      `<tr>${cells.map((text) => `<td>${text.replaceAll("\n", "<br>")}</td>`).join("")}</tr>`;
    return `<table>${header ? row(table.header) : ""}${part.map(row).join("")}</table>`;
  };
  return `${html(rows.slice(0, cut), true)}\n\n${html(rows.slice(cut), false)}`;
}

function paragraphMarkdown({ style, text }: Paragraph): string {
  const line = text
    .replaceAll("\n", "  \n")
    .replaceAll("~", "\\~")
    .replace(/^(\d+)\./u, "$1\\.");
  if (style === "title" || style === "red-head") return `# ${line}`;
  if (style === "heading") return `## ${line}`;
  return line;
}

/** The notice as Markdown: GFM pipe tables, HTML tables, or HTML tables cut in the middle. */
export function noticeMarkdown(notice: GeneratedNotice, style: MarkdownStyle): string {
  const blocks = notice.blocks.map((block) => {
    if (block.kind === "paragraph") return paragraphMarkdown(block);
    if (style === "pipes") return pipeTable(block);
    if (style === "cut") return cutTable(block);
    return tableHtml(block)
      .replace(/<style>.*?<\/style>/u, "")
      .replace(/ (?:style|class)="[^"]*"/gu, "")
      .replace(/<colgroup>.*?<\/colgroup>/u, "")
      .replaceAll("\n", "");
  });
  return `${blocks.join("\n\n")}\n`;
}
