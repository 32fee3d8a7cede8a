import { SourcedText } from "../../model/sourced";
import { isObject, type Json, type JsonObject, listIn, numberIn, objectsIn, textIn, textsIn } from "./json";
import { fromTop, type Pages, type Where } from "./pages";

/** content_list.json: a flat list of blocks, each with its `type` and `page_idx`. */
export function isContentList(json: Json): boolean {
  const items = objectsIn(json);
  return items.length > 0 && items.every((item) => textIn(item.get("type")) && numberIn(item.get("page_idx")) !== null);
}

/** middle.json: `pdf_info`, a list of pages with their blocks, lines and spans. */
export function isMiddle(json: Json): boolean {
  return isObject(json) && Array.isArray(json.get("pdf_info"));
}

const MARGINS = new Set(["header", "footer", "page_number", "aside_text", "page_footnote", "discarded"]);

/**
 * Reads MinerU's content_list.json (pipeline and vlm backends, as written by versions 1.x and 2.x). Its boxes are
 * thousandths of a page whose size is not told, so places have the page alone.
 */
export async function readContentList(json: Json, pages: Pages): Promise<number> {
  let pageCount = 0;
  for (const item of objectsIn(json)) {
    const page = (numberIn(item.get("page_idx")) ?? 0) + 1;
    pageCount = Math.max(pageCount, page);
    const where: Where = { page };
    const type = textIn(item.get("type"))?.text ?? "";
    const text = textIn(item.get("text"));
    if (MARGINS.has(type)) {
      if (text) pages.margin(text, where);
    } else if (type === "table") {
      for (const caption of textsIn(item.get("table_caption"))) pages.paragraph(caption, where);
      const body = textIn(item.get("table_body"));
      if (body && body.text.trim() !== "") await pages.html(body, where);
      else if (item.has("img_path")) pages.picture();
      for (const note of textsIn(item.get("table_footnote"))) pages.paragraph(note, where);
    } else if (type === "image" || type === "chart") {
      pages.picture();
      for (const caption of [...captionsOf(item, "caption"), ...captionsOf(item, "footnote")]) {
        pages.paragraph(caption, where);
      }
    } else if (type === "code") {
      const body = textIn(item.get("code_body"));
      if (body) pages.lines(body, where);
    } else {
      const level = numberIn(item.get("text_level"));
      if (text) pages.paragraph(text, where, level !== null && level > 0 ? level : undefined);
      for (const entry of textsIn(item.get("list_items"))) pages.paragraph(entry, where);
    }
  }
  return pageCount;
}

function captionsOf(item: JsonObject, what: string): SourcedText[] {
  return [`image_${what}`, `img_${what}`, `chart_${what}`].flatMap((name) => textsIn(item.get(name)));
}

/**
 * Reads MinerU's middle.json: `pdf_info[].para_blocks`, else `preproc_blocks`. Boxes are in points from the top left, pages
 * tell their size.
 */
export async function readMiddle(json: Json, pages: Pages): Promise<number> {
  const infos = isObject(json) ? objectsIn(json.get("pdf_info")) : [];
  for (const [index, info] of infos.entries()) {
    const page = (numberIn(info.get("page_idx")) ?? index) + 1;
    const [width = null, height = null] = listIn(info.get("page_size")).map(numberIn);
    pages.size(page, width, height);
    const paragraphs = objectsIn(info.get("para_blocks"));
    for (const block of paragraphs.length > 0 ? paragraphs : objectsIn(info.get("preproc_blocks"))) {
      await readBlock(block, pages, page, height);
    }
    for (const block of objectsIn(info.get("discarded_blocks"))) {
      for (const line of linesOf(block)) pages.margin(line, whereOf(block, page, height));
    }
  }
  return infos.length;
}

async function readBlock(block: JsonObject, pages: Pages, page: number, height: number | null): Promise<void> {
  // What was joined with the page before stands there; here only an empty block is left of it.
  if (block.get("lines_deleted") === true) return;
  const type = textIn(block.get("type"))?.text ?? "";
  const where = whereOf(block, page, height);
  const inner = objectsIn(block.get("blocks"));
  if (inner.length > 0) {
    // Captions may be listed behind the table that they stand above.
    const rank = (child: JsonObject) => {
      const kind = textIn(child.get("type"))?.text ?? "";
      return kind.endsWith("_caption") ? 0 : kind.endsWith("_footnote") ? 2 : 1;
    };
    for (const child of [...inner].sort((a, b) => rank(a) - rank(b))) await readBlock(child, pages, page, height);
    return;
  }
  const tables = spansOf(block).flatMap((span) => textIn(span.get("html")) ?? []);
  for (const table of tables) await pages.html(table, where);
  if (tables.length > 0) return;
  if (/^(?:image|chart|table)/.test(type) && linesOf(block).length === 0) pages.picture();
  else if (type === "list" || type === "index") for (const line of linesOf(block)) pages.paragraph(line, where);
  else {
    // A paragraph that runs over the page break is joined on its first page; spans say which of them stood on the next.
    const parts = spansOf(block).flatMap((span) => {
      const text = textIn(span.get("content"));
      return text ? [{ text, where: span.get("cross_page") === true ? { page: page + 1 } : where }] : [];
    });
    const level = numberIn(block.get("level")) ?? 1;
    pages.parts(parts, type === "title" ? level : undefined);
  }
}

function spansOf(block: JsonObject): JsonObject[] {
  return objectsIn(block.get("lines")).flatMap((line) => objectsIn(line.get("spans")));
}

/** The text of each line: its spans one after another. A visual line's end is nothing in a Chinese paragraph. */
function linesOf(block: JsonObject): SourcedText[] {
  return objectsIn(block.get("lines"))
    .map((line) => SourcedText.join(objectsIn(line.get("spans")).flatMap((span) => textIn(span.get("content")) ?? [])))
    .filter((line) => line.text.trim() !== "");
}

function whereOf(block: JsonObject, page: number, height: number | null): Where {
  const numbers = listIn(block.get("bbox")).map((value) => numberIn(value) ?? Number.NaN);
  return { page, box: height === null ? undefined : fromTop(numbers, height) };
}
