import type { Document } from "../../model/document";
import { FenjieError } from "../../model/error";
import type { Settings } from "../../model/options";
import { decode } from "../decode";
import { withSpots } from "../spots";
import { withMessages } from "../text";
import { textAxis } from "../text-axis";
import { isDocling, readDocling } from "./docling";
import { parseJson } from "./json";
import { isContentList, isMiddle, readContentList, readMiddle } from "./mineru";
import { isContentPages, readContentPages } from "./mineru-pages";
import { paddlePages, readPaddle } from "./paddle";
import { Pages } from "./pages";

/**
 * Reads what a document model left: MinerU's content_list.json, content_list_v2.json or middle.json, PaddleOCR's PP-StructureV3 or PaddleOCR-VL
 * JSON, docling's DoclingDocument. The tool is told by the content. The axis is the JSON file itself: places point at the
 * string in it, and have the page, and the box where the tool says enough to know it in points.
 *
 * Errors: `unsupported-format` for JSON of any other make, `damaged`, `empty-input`, `too-large`, `too-deep`, `too-many-pages`.
 */
export async function readToolOutput(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const { text, messages } = decode(bytes, settings);
  const json = parseJson(text, settings.limits);
  const pages = new Pages(settings);
  const paddle = paddlePages(json);
  let tool: string;
  let pageCount: number | null;
  if (isDocling(json)) {
    tool = "docling (DoclingDocument)";
    pageCount = readDocling(json, pages, settings.limits);
  } else if (isMiddle(json)) {
    tool = "MinerU (middle.json)";
    pageCount = await readMiddle(json, pages);
  } else if (paddle) {
    tool = "PaddleOCR (parsing_res_list)";
    pageCount = await readPaddle(paddle, pages);
  } else if (isContentList(json)) {
    tool = "MinerU (content_list.json)";
    pageCount = await readContentList(json, pages);
  } else if (isContentPages(json)) {
    tool = "MinerU (content_list_v2.json)";
    pageCount = await readContentPages(json, pages);
  } else {
    throw new FenjieError(
      "unsupported-format",
      "The input is JSON, but neither MinerU's content_list or middle, nor PaddleOCR's parsing_res_list, nor a DoclingDocument.",
      { format: "JSON" },
    );
  }
  const document = pages.document(withSpots(textAxis(text), pages.spots), pageCount);
  if (document.pages.every(({ blocks }) => blocks.length === 0)) {
    throw new FenjieError("empty-input", `The output of ${tool} holds no text.`);
  }
  return withMessages(document, messages);
}
