import { strToU8, zipSync } from "fflate";
import type { Cell, GeneratedNotice, Paragraph, Table } from "../generator/notice";
import { layRows } from "./grid";
import { A4, type Paper } from "./paper";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface RunStyle {
  readonly points: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

function run(text: string, { points, bold, colour }: RunStyle): string {
  const half = Math.round(points * 2);
  const properties = `<w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>${bold ? "<w:b/>" : ""}${colour ? `<w:color w:val="${colour}"/>` : ""}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr>`;
  return text
    .split("\n")
    .map(
      (line, index) =>
        `<w:r>${properties}${index > 0 ? "<w:br/>" : ""}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`,
    )
    .join("");
}

function paragraphXml(
  text: string,
  style: RunStyle,
  justify: "left" | "center" | "right" | "both",
  extra = "",
): string {
  return `<w:p><w:pPr>${extra}<w:jc w:val="${justify}"/></w:pPr>${text === "" ? "" : run(text, style)}</w:p>`;
}

function blockXml(block: Paragraph, bodySize: number): string {
  const before = block.pageBreakBefore ? "<w:pageBreakBefore/>" : "";
  const indent = `<w:ind w:firstLineChars="200" w:firstLine="${bodySize * 40}"/>`;
  const body: RunStyle = { points: bodySize };
  switch (block.style) {
    case "red-head":
      return paragraphXml(block.text, { points: 28, bold: true, colour: "CC0000" }, "center", before);
    case "title":
      return paragraphXml(block.text, { points: bodySize + 6, bold: true }, "center", before);
    case "number":
      return paragraphXml(block.text, body, "center", before);
    case "right":
      return paragraphXml(block.text, body, "right", before);
    case "body":
      return paragraphXml(block.text, body, "both", before + indent);
    case "heading":
      return paragraphXml(block.text, { ...body, bold: true }, "left", before + indent);
    default:
      return paragraphXml(block.text, body, "left", before);
  }
}

/** Rows with every grid place filled: a place covered from above is a `w:vMerge` without value. */
function tableXml(table: Table, textWidth: number, borders: boolean): string {
  const widths = table.widths.map((percent) => Math.round((textWidth * percent) / 100));
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="${borders ? "single" : "nil"}" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  const cellXml = (cell: Cell | "covered", width: number, span: number, header: boolean): string => {
    const merge = cell === "covered" ? "<w:vMerge/>" : (cell.rowspan ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : "";
    const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}${merge}<w:vAlign w:val="${header || table.valign === "middle" ? "center" : "top"}"/></w:tcPr>`;
    const text = cell === "covered" ? "" : cell.text;
    const justify = cell !== "covered" && (header || cell.align === "center") ? "center" : "left";
    // Each line of a cell is a paragraph of its own, as typists make them.
    const lines = text.split("\n").map((line) => paragraphXml(line, { points: table.size, bold: header }, justify));
    return `<w:tc>${properties}${lines.join("")}</w:tc>`;
  };
  const split = table.rowsSplit ? "" : "<w:cantSplit/>";
  const rowsXml = (rows: readonly (readonly Cell[])[], header: boolean): string => {
    const repeat = header && table.headerRepeats ? "<w:tblHeader/>" : "";
    return layRows(rows, widths.length)
      .map((row) => {
        let column = 0;
        const cells = row.map((cell) => {
          const span = cell === "covered" ? 1 : (cell.colspan ?? 1);
          const width = widths.slice(column, column + span).reduce((sum, value) => sum + value, 0);
          column += span;
          return cellXml(cell, width, span, header);
        });
        return `<w:tr><w:trPr>${split}${repeat}</w:trPr>${cells.join("")}</w:tr>`;
      })
      .join("");
  };
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowsXml(table.header, true)}${rowsXml(table.rows, false)}</w:tbl>`;
}

const field = (name: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const plain = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

function footerXml(numbers: GeneratedNotice["page"]["numbers"]): string {
  const page = field("PAGE");
  const content = {
    none: "",
    dash: plain("— ") + page + plain(" —"),
    plain: page,
    hyphen: plain("- ") + page + plain(" -"),
    of: plain("第 ") + page + plain(" 页 共 ") + field("NUMPAGES") + plain(" 页"),
  }[numbers];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${content}</w:p></w:ftr>`;
}

/** The section's page, in twentieths of a point. */
function sectionXml(landscape: boolean, { twips: [short, long] }: Paper): string {
  const [width, height] = landscape ? [long, short] : [short, long];
  const orientation = landscape ? ' w:orient="landscape"' : "";
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="${width}" w:h="${height}"${orientation}/><w:pgMar w:top="1360" w:right="1250" w:bottom="1360" w:left="1250" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>`;
}

/** The notice as an Office Open XML file with merged cells, a repeating header row, footers and page directions. */
export function noticeDocx(notice: GeneratedNotice, borders = true, paper: Paper = A4): Uint8Array {
  const parts: string[] = [];
  let landscape = false;
  // A change of direction is a new section: its properties stand in the last paragraph of the section before it.
  const turn = (to: boolean) => {
    if (to === landscape) return;
    if (parts.length > 0) parts.push(`<w:p><w:pPr>${sectionXml(landscape, paper)}</w:pPr></w:p>`);
    landscape = to;
  };
  for (const block of notice.blocks) {
    if (block.kind === "paragraph") {
      turn(false);
      parts.push(blockXml(block, notice.page.bodySize));
    } else {
      turn(block.landscape);
      parts.push(tableXml(block, paper.twips[landscape ? 1 : 0] - 2500, borders));
    }
  }
  // The format wants a paragraph at the end; without it the last table's page direction is lost.
  if (notice.blocks.at(-1)?.kind === "table") parts.push("<w:p/>");
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${parts.join("")}${sectionXml(landscape, paper)}</w:body></w:document>`;
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`,
    "word/document.xml": document,
    "word/footer1.xml": footerXml(notice.page.numbers),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date("2020-01-01T00:00:00Z"),
  });
}
