import { strToU8, zipSync } from "fflate";
import type { Document, Grid } from "../../../src/model/document";
import { readDocx } from "../../../src/read/docx/read";
import { settings } from "../settings";

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");

export interface Parts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly others?: Record<string, string>;
  readonly relationships?: string;
}

/** The bytes of a Word document with that content of w:body. */
export function docx({ body, styles, numbering, others = {}, relationships = "" }: Parts): Uint8Array {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships>${relationships}</Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...others,
  };
  if (styles) parts["word/styles.xml"] = `<w:styles ${NAMESPACES}>${styles}</w:styles>`;
  if (numbering) parts["word/numbering.xml"] = `<w:numbering ${NAMESPACES}>${numbering}</w:numbering>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

export const read = (parts: Parts | string): Promise<Document> =>
  readDocx(docx(typeof parts === "string" ? { body: parts } : parts), settings());

export const run = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; text is made a run, markup is taken as it is. */
export const p = (content: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") || content === "" ? content : run(content)}</w:p>`;

export const tc = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : p(content)}</w:tc>`;

export const tr = (cells: readonly string[], properties = "") =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map((cell) => (cell.startsWith("<w:tc>") ? cell : tc(cell))).join("")}</w:tr>`;

export const tbl = (rows: readonly string[], columns: readonly number[] = []) =>
  `<w:tbl><w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;

/** Paragraphs as their text, grids as rows of "row,column+rowSpan×columnSpan text". */
export function shown(document: Document): unknown[] {
  return document.pages.flatMap((page) =>
    page.blocks.map((block) => (block.kind === "grid" ? cellsOf(block) : block.text.text)),
  );
}

export function cellsOf(grid: Grid): string[] {
  return grid.cells.map(({ row, column, rowSpan, columnSpan, lines }) => {
    const spans = rowSpan > 1 || columnSpan > 1 ? `+${rowSpan}×${columnSpan}` : "";
    return `${row},${column}${spans} ${lines.map((line) => line.text).join("|")}`;
  });
}
