import type { Block, Cell, GeneratedNotice, Paragraph, Table } from "../generator/notice";
import { A4, type Paper } from "./paper";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const broken = (text: string): string => escapeXml(text).replaceAll("\n", "<br>");

const NUMBERS = {
  none: "none",
  dash: '"— " counter(page) " —"',
  plain: "counter(page)",
  hyphen: '"- " counter(page) " -"',
  of: '"第 " counter(page) " 页 共 " counter(pages) " 页"',
} as const;

function css({ page }: GeneratedNotice, borders: boolean, paper: Paper): string {
  return `
@page { size: ${paper.css}; margin: 2.4cm 2.2cm; @bottom-center { content: ${NUMBERS[page.numbers]}; font-size: 10.5pt; } }
@page land { size: ${paper.css} landscape; margin: 2.2cm 2.4cm; }
body { font-family: "Noto Serif CJK SC"; font-size: ${page.bodySize}pt; line-height: 1.6; margin: 0; }
.land { page: land; }
p { margin: 0; }
p.body { text-indent: 2em; text-align: justify; }
p.right { text-align: right; }
p.heading { text-indent: 2em; font-weight: bold; }
p.red-head { text-align: center; color: #c00; font-size: 28pt; font-weight: bold; }
p.number { text-align: center; margin: 0.5em 0 1em; }
h1 { text-align: center; font-size: ${page.bodySize + 6}pt; margin: 0.6em 0; }
p.imprint { border-top: 1px solid #000; margin-top: 0.4em; }
p.late { position: absolute; top: 0; left: 0; right: 0; }
p.late + p.late { top: 2.2em; }
.room { height: 60pt; }
.break { break-before: page; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { border: ${borders ? "0.75pt solid #000" : "0"}; padding: 2pt 4pt; overflow-wrap: anywhere; line-height: 1.35; }
th { font-weight: bold; text-align: center; }
td.center { text-align: center; }`;
}

function paragraphHtml(block: Paragraph): string {
  const tag = block.style === "title" ? "h1" : "p";
  const classes = [
    block.style === "title" ? "" : block.style,
    block.pageBreakBefore ? "break" : "",
    block.late ? "late" : "",
  ]
    .filter(Boolean)
    .join(" ");
  return `<${tag}${classes ? ` class="${classes}"` : ""}>${broken(block.text)}</${tag}>`;
}

/** The table alone, as a web page would hold it. */
export function tableHtml(table: Table): string {
  const cols = table.widths.map((width) => `<col style="width:${width}%">`).join("");
  const style = [`font-size:${table.size}pt`, `vertical-align:${table.valign}`].join(";");
  const rowHtml = (row: readonly Cell[], tag: "td" | "th"): string => {
    const cells = row.map((cell) => {
      const span = (cell.rowspan ?? 1) > 1 ? ` rowspan="${cell.rowspan}"` : "";
      const wide = (cell.colspan ?? 1) > 1 ? ` colspan="${cell.colspan}"` : "";
      const center = cell.align === "center" ? ' class="center"' : "";
      return `<${tag}${span}${wide}${center}>${broken(cell.text)}</${tag}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  };
  const head = table.header.map((row) => rowHtml(row, "th")).join("");
  const rows = table.rows.map((row) => rowHtml(row, "td"));
  const repeat = table.headerRepeats ? "" : ' style="display:table-row-group"';
  const split = table.rowsSplit ? "auto" : "avoid";
  const rules = `<style>.t${split} tr{break-inside:${split}} .v${table.valign} td{vertical-align:${table.valign}}</style>`;
  return `${rules}<table class="t${split} v${table.valign}" style="${style}"><colgroup>${cols}</colgroup><thead${repeat}>${head}</thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
}

/**
 * The notice as a web page. Printed, it keeps page size, page numbers and page breaks.
 *
 * @param borders whether lines are drawn between cells.
 */
export function noticeHtml(notice: GeneratedNotice, borders = true, paper: Paper = A4): string {
  const late = notice.blocks.some((block) => block.kind === "paragraph" && block.late);
  const blocks: string[] = [];
  for (const block of notice.blocks as readonly Block[]) {
    if (block.kind === "paragraph") blocks.push(paragraphHtml(block));
    else blocks.push(`<div${block.landscape ? ' class="land"' : ""}>${tableHtml(block)}</div>`);
  }
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeXml(notice.document.title ?? notice.id)}</title><style>${css(notice, borders, paper)}</style></head>\n<body>\n${late ? '<div class="room"></div>\n' : ""}${blocks.join("\n")}\n</body></html>\n`;
}
