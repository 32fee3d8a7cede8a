import type { SourcedText } from "../../model/sourced";
import { isObject, type Json, type JsonObject, numberIn, objectsIn, textIn } from "./json";
import type { Pages, Part, Where } from "./pages";

/** content_list_v2.json: a list of pages, each a list of blocks whose `content` is an object. */
export function isContentPages(json: Json): json is readonly Json[] {
  if (!Array.isArray(json) || !json.every(Array.isArray)) return false;
  const blocks = json.flatMap((page) => objectsIn(page));
  return blocks.length > 0 && blocks.every((block) => textIn(block.get("type")) && isObject(block.get("content")));
}

/**
 * Reads MinerU's content_list_v2.json ("structured content"). Each block's content has fields named for its type, which
 * hold spans:
 *
 * ```
 *  { "type": "paragraph", "content": { "paragraph_content": [ { "type": "text", "content": "…" } ] } }
 *  { "type": "table", "content": { "html": "<table>…", "table_caption": [spans], "table_footnote": [spans] } }
 * ```
 * Its boxes are thousandths of a page whose size is not told, so places have the page alone.
 */
export async function readContentPages(json: readonly Json[], pages: Pages): Promise<number> {
  for (const [index, page] of json.entries()) {
    const where: Where = { page: index + 1 };
    for (const block of objectsIn(page)) {
      const content = block.get("content");
      if (isObject(content)) await readBlock(textIn(block.get("type"))?.text ?? "", content, pages, where);
    }
  }
  return json.length;
}

async function readBlock(type: string, content: JsonObject, pages: Pages, where: Where): Promise<void> {
  const parts = (name: string) => textsOf(content.get(name)).map((text): Part => ({ text, where }));
  if (type.startsWith("page_")) {
    for (const { text } of parts(`${type}_content`)) pages.margin(text, where);
    return;
  }
  pages.parts(parts(`${type}_caption`));
  const html = textIn(content.get("html"));
  if (html && html.text.trim() !== "") await pages.html(html, where);
  else if (type === "table" || type === "image" || type === "chart") pages.picture();
  else if (type === "list" || type === "index") {
    for (const item of objectsIn(content.get("list_items"))) {
      pages.parts(textsOf(item.get("item_content")).map((text) => ({ text, where })));
    }
  } else if (type === "code" || type === "algorithm") {
    for (const { text } of parts(`${type}_content`)) pages.lines(text, where);
  } else pages.parts(parts(`${type}_content`), type === "title" ? (numberIn(content.get("level")) ?? 1) : undefined);
  pages.parts(parts(`${type}_footnote`));
}

/** The texts of a list of spans; of a plain string, as some writers put it, that string. */
function textsOf(json: Json | undefined): SourcedText[] {
  const whole = textIn(json);
  return whole ? [whole] : objectsIn(json).flatMap((span) => textIn(span.get("content")) ?? []);
}
