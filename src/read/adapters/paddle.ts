import { isObject, type Json, type JsonObject, numberIn, objectsIn, textIn } from "./json";
import type { Pages } from "./pages";

/** One page of PP-StructureV3 or PaddleOCR-VL, however it is wrapped: saved to a file, listed, or answered by a service. */
export function paddlePages(json: Json): JsonObject[] | null {
  const found = pagesIn(json);
  return found.length > 0 ? found : null;
}

function pagesIn(json: Json | undefined): JsonObject[] {
  if (Array.isArray(json)) return json.flatMap((item) => pagesIn(item));
  if (!isObject(json)) return [];
  if (Array.isArray(json.get("parsing_res_list"))) return [json];
  for (const wrapper of ["res", "result", "prunedResult", "layoutParsingResults", "pages"]) {
    const found = json.has(wrapper) ? pagesIn(json.get(wrapper)) : [];
    if (found.length > 0) return found;
  }
  return [];
}

const MARGINS = new Set(["header", "footer", "number", "page_number", "aside_text", "header_image", "footer_image"]);
const PICTURES = new Set(["image", "chart", "figure", "seal", "header_image", "footer_image"]);
const HEADINGS: Readonly<Record<string, number>> = { doc_title: 1, paragraph_title: 2 };

/**
 * Reads the `parsing_res_list` of each page (PaddleOCR 3.x): `block_label`, `block_content`; tables are HTML, or Markdown,
 * in `block_content`, else in `table_res_list`. Boxes are pixels of a rendering whose scale is not told, so places have
 * the page alone.
 */
export async function readPaddle(results: readonly JsonObject[], pages: Pages): Promise<number | null> {
  const numbered = results.length > 1 || results.some((result) => numberIn(result.get("page_index")) !== null);
  for (const [index, result] of results.entries()) {
    const page = numbered ? (numberIn(result.get("page_index")) ?? index) + 1 : null;
    const tables = objectsIn(result.get("table_res_list")).flatMap((table) => textIn(table.get("pred_html")) ?? []);
    let table = 0;
    for (const block of inReadingOrder(objectsIn(result.get("parsing_res_list")))) {
      const label = (textIn(block.get("block_label")) ?? textIn(block.get("label")))?.text ?? "text";
      const content = textIn(block.get("block_content")) ?? textIn(block.get("content"));
      if (label === "table") {
        const fallback = tables[table++];
        const body = content && content.text.trim() !== "" ? content : fallback;
        if (!body) pages.picture();
        else if (/<t(?:able|r|d)[\s>]/i.test(body.text)) await pages.html(body, { page });
        else await pages.markdown(body, { page });
      } else if (!content || content.text.trim() === "") {
        if (PICTURES.has(label)) pages.picture();
      } else if (MARGINS.has(label)) pages.margin(content, { page });
      else if (PICTURES.has(label)) pages.picture();
      else pages.paragraph(content, { page }, HEADINGS[label]);
    }
  }
  if (!numbered) return null;
  return results.reduce((last, result, i) => Math.max(last, (numberIn(result.get("page_index")) ?? i) + 1), 0);
}

/** `block_order` where all text blocks have one; blocks without (headers, numbers) keep their place in the list. */
function inReadingOrder(blocks: readonly JsonObject[]): JsonObject[] {
  const ordered = blocks.filter((block) => numberIn(block.get("block_order")) !== null);
  if (ordered.length === 0) return [...blocks];
  const sorted = [...ordered].sort((a, b) => numberIn(a.get("block_order"))! - numberIn(b.get("block_order"))!);
  let next = 0;
  return blocks.map((block) => (numberIn(block.get("block_order")) === null ? block : sorted[next++]!));
}
