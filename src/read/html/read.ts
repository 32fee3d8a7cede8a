import type { Axis, Document } from "../../model/document";
import { FenjieError } from "../../model/error";
import { type Message, message } from "../../model/messages";
import type { Settings } from "../../model/options";
import { SourcedText } from "../../model/sourced";
import { reportControls } from "../controls";
import { decode } from "../decode";
import { frontMatter } from "../front-matter";
import { keepWithin } from "../limit";
import { withSpots } from "../spots";
import { withMessages } from "../text";
import { textAxis } from "../text-axis";
import { declaredCharset } from "./charset";
import { type Aside, type Flow, flowOf } from "./flow";
import { referenceDecoder } from "./text";
import { parseHtml } from "./tree";

/**
 * Reads the bytes of a web page. Nothing that it refers to is ever fetched.
 *
 * Errors: as {@link readHtml}, and `not-text`, `invalid-option` for its encoding.
 */
export async function readHtmlBytes(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const { text, messages } = decode(bytes, settings, declaredCharset(bytes));
  return withMessages(await readHtml(text, settings), messages);
}

/**
 * Reads a web page, or a piece of one: paragraphs, data tables as grids, the metadata table as facts. Navigation, share
 * bars, scripts and hidden elements are set aside. The axis is `text` itself; places in cells have a path.
 *
 * Errors: `empty-input`, `too-large`, `too-deep`, `too-many-objects`.
 */
export async function readHtml(text: string, settings: Settings): Promise<Document> {
  keepWithin(settings.limits, "characters", text.length);
  const front = frontMatter(text);
  const flow = await flowOfHtml(SourcedText.of(text).slice(front.end), settings);
  const axis = withSpots(textAxis(text), flow.spots);
  const facts = [...front.facts, ...flow.facts];
  if (flow.blocks.length === 0 && facts.length === 0) {
    throw new FenjieError("empty-input", "The page shows no text.", { elements: "all empty, hidden or furniture" });
  }
  return {
    axis,
    mediaType: "text/html",
    pageCount: null,
    pages: [{ number: null, blocks: flow.blocks }],
    ...(facts.length > 0 ? { facts } : {}),
    messages: [...reportControls(text), ...asideMessages(flow.aside, axis)],
  };
}

/**
 * Reads a piece of markup that stands in another source (a table in Markdown, in a field of JSON): what comes out keeps
 * the origins of `source`.
 *
 * @param tables how many tables were counted before this piece
 */
export async function flowOfHtml(source: SourcedText, settings: Settings, tables = 0): Promise<Flow> {
  const root = await parseHtml(source.text, settings.limits);
  const decode = await referenceDecoder();
  try {
    return flowOf(root, { source, decode, limits: settings.limits, tables });
  } catch (cause) {
    // The walk recurses; a caller who raises the limit on depth beyond the stack finds its end here.
    if (cause instanceof RangeError) throw new FenjieError("too-deep", "Elements are nested too deep.", {}, { cause });
    throw cause;
  }
}

const ASIDE_TEXTS: Record<Aside["why"], string> = {
  navigation: "Navigation, share bars and other furniture of the page were set aside",
  hidden: "Hidden elements were set aside",
  controls: "Buttons and other controls were set aside",
  external: "The page shows other files, which were not fetched",
  metadata: "Metadata printed beside the notice was read as facts",
};

/** One message for each reason why parts of a page were set aside, pointing at the first of them. */
export function asideMessages(aside: readonly Aside[], axis: Axis): Message[] {
  return (Object.keys(ASIDE_TEXTS) as Aside["why"][]).flatMap((why) => {
    const parts = aside.filter((part) => part.why === why);
    const first = parts[0];
    if (!first) return [];
    const characters = parts.reduce((sum, part) => sum + part.characters, 0);
    const count = `${parts.length} ${parts.length === 1 ? "part" : "parts"}, ${characters} characters`;
    return [message("part-ignored", `${ASIDE_TEXTS[why]}: ${count}.`, { place: axis.locate([first])[0] ?? null })];
  });
}
