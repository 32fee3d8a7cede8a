import type { Document } from "../../model/document";
import { FenjieError } from "../../model/error";
import type { Settings } from "../../model/options";
import { SourcedText } from "../../model/sourced";
import { reportControls } from "../controls";
import { decode } from "../decode";
import { frontMatter } from "../front-matter";
import { asideMessages } from "../html/read";
import { keepWithin } from "../limit";
import { withSpots } from "../spots";
import { withMessages } from "../text";
import { textAxis } from "../text-axis";
import { flowOfMarkdown } from "./flow";

/** Reads the bytes of a Markdown file. Errors: as {@link readMarkdown}, and `not-text`, `invalid-option`. */
export async function readMarkdownBytes(bytes: Uint8Array, settings: Settings): Promise<Document> {
  const { text, messages } = decode(bytes, settings);
  return withMessages(await readMarkdown(text, settings), messages);
}

/**
 * Reads Markdown with pipe tables, HTML tables and front matter. The axis is `text` itself; places in cells have a path.
 *
 * Errors: `empty-input`, `too-large`, `too-deep`, `too-many-objects`.
 */
export async function readMarkdown(text: string, settings: Settings): Promise<Document> {
  keepWithin(settings.limits, "characters", text.length);
  const front = frontMatter(text);
  const flow = await flowOfMarkdown(SourcedText.of(text).slice(front.end), settings);
  const facts = [...front.facts, ...flow.facts];
  if (flow.blocks.length === 0 && facts.length === 0) throw new FenjieError("empty-input", "The input holds no text.");
  const axis = withSpots(textAxis(text), flow.spots);
  return {
    axis,
    mediaType: "text/markdown",
    pageCount: null,
    pages: [{ number: null, blocks: flow.blocks }],
    ...(facts.length > 0 ? { facts } : {}),
    messages: [...reportControls(text), ...asideMessages(flow.aside, axis)],
  };
}
