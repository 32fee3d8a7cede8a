import { cutAtPages, type RowPart } from "./cut-at-pages";
import { cellsOf, HEADINGS, isFirstOfArea, SEED, sameArea } from "./seed-table";

/** How a table holds areas that cover several tasks. */
export type Merged = "spans" | "blank" | "repeated";

const AREA_COLUMNS = 2;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const htmlRow = (cells: readonly string[], tag = "td") =>
  `<tr>${cells.map((text) => `<${tag}>${escaped(text).replaceAll("\n", "<br>")}</${tag}>`).join("")}</tr>`;

/** The seed notice's table as HTML. */
export function seedTableHtml(merged: Merged): string {
  const rows = SEED.tasks.map((task, index) => {
    const first = isFirstOfArea(index);
    const cells = cellsOf(task);
    if (merged === "repeated") return htmlRow(cells);
    if (merged === "blank") return htmlRow(cells.map((text, i) => (i < AREA_COLUMNS && !first ? "" : text)));
    const span = ` rowspan="${sameArea(index)}"`;
    const shared = cells.slice(0, AREA_COLUMNS).map((text) => `<td${span}>${escaped(text)}</td>`);
    return htmlRow(cells.slice(AREA_COLUMNS)).replace("<tr>", first ? `<tr>${shared.join("")}` : "<tr>");
  });
  return `<table>${htmlRow(HEADINGS, "th")}${rows.join("\n")}</table>`;
}

const pipeRow = (cells: readonly string[]) =>
  `| ${cells.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", "<br>")).join(" | ")} |`;
const pipeTable = ([head, ...rows]: readonly (readonly string[])[]) =>
  [pipeRow(head!), pipeRow(head!.map(() => "---")), ...rows.map(pipeRow)].join("\n");

/** The seed notice's table as a pipe table, which knows no spans. */
export function seedTablePipes(merged: "blank" | "repeated"): string {
  const rows = SEED.tasks.map((task, index) =>
    cellsOf(task).map((text, i) => (merged === "blank" && i < AREA_COLUMNS && !isFirstOfArea(index) ? "" : text)),
  );
  return pipeTable([HEADINGS, ...rows]);
}

/** The notice around its table, as Markdown. */
export const seedMarkdown = (table: string) =>
  `# ${SEED.notice.title}\n\n${SEED.notice.documentNumber}\n\n各县（市）、区人民政府：\n\n${table}\n`;

/** The seed notice's rows on pages, cut where a page ends. */
export function seedPages(linesOnPage: number): RowPart[][] {
  const rows = SEED.tasks.map((task, index) =>
    cellsOf(task).map((text, i) => (i < AREA_COLUMNS && !isFirstOfArea(index) ? null : text)),
  );
  return cutAtPages(rows, [3, 7, 20, 9, 9], linesOnPage);
}

export interface CutStyle {
  /** Whether each page prints the header. */
  readonly header: boolean;
  readonly as: "html" | "pipes";
  /** Whether the tool finds the merged cells of a page (never across pages). */
  readonly spans?: boolean;
  /** Whether the tool puts a line break where the print has one. */
  readonly breaks?: boolean;
}

/** One table for each page, as a document model leaves them that sees page after page. */
export function seedTablesByPage(linesOnPage: number, { header, as, spans, breaks }: CutStyle): string[] {
  return seedPages(linesOnPage).map((parts, page) => {
    const head = header || page === 0 ? [HEADINGS] : [];
    const text = (lines: readonly string[] | null) => (lines ?? []).join(breaks ? "\n" : "");
    if (as === "pipes") return pipeTable([...head, ...parts.map(({ cells }) => cells.map(text))]);
    const rows = parts.map(({ cells }, row) => {
      const shown = cells.flatMap((lines, column) => {
        if (lines === null && spans && row > 0) return [];
        const inner = escaped(text(lines)).replaceAll("\n", "<br>");
        return [`<td${spans ? ` rowspan="${coveredRows(parts, row, column)}"` : ""}>${inner}</td>`];
      });
      return `<tr>${shown.join("")}</tr>`;
    });
    return `<table>${head.map((cells) => htmlRow(cells)).join("")}${rows.join("")}</table>`;
  });
}

function coveredRows(parts: readonly RowPart[], row: number, column: number): number {
  let end = row + 1;
  while (parts[end]?.cells[column] === null) end++;
  return end - row;
}
