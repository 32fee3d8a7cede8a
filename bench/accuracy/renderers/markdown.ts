import type { Cell, GeneratedNotice, Paragraph, Table } from "../generator/notice";
import { layRows } from "./grid";
import { tableHtml } from "./html";

/** How Markdown from different tools holds a table. */
export type MarkdownStyle = "pipes" | "html" | "cut";

/** Every place of the grid with its text: "" where a merged cell goes on (pipe tables have no spans). */
const fullRows = (rows: readonly (readonly Cell[])[], columns: number): string[][] =>
  layRows(rows, columns).map((row) =>
    row.flatMap((cell) =>
      cell === "covered" ? [""] : [cell.text, ...new Array<string>((cell.colspan ?? 1) - 1).fill("")],
    ),
  );

const pipeCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "<br>").replaceAll("~", "\\~");

function pipeTable(table: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(pipeCell).join(" | ")} |`;
  // A pipe table has one header row: the second level of a header becomes its first row.
  const [head = [], ...rows] = fullRows([...table.header, ...table.rows], table.widths.length);
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * The table cut in two as document models give it at a page break: the second part without header, spans closed at the
 * cut and the area's cell left empty below it.
 */
function cutTable(table: Table): string {
  const rows = fullRows(table.rows, table.widths.length);
  const head = fullRows(table.header, table.widths.length);
  const cut = Math.floor(rows.length / 2);
  const html = (part: readonly (readonly string[])[], header: boolean) => {
    const row = (cells: readonly string[]) =>
      `<tr>${cells.map((text) => `<td>${text.replaceAll("\n", "<br>")}</td>`).join("")}</tr>`;
    return `<table>${header ? head.map(row).join("") : ""}${part.map(row).join("")}</table>`;
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
