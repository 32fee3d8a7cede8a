import { type ParsedNotice, parseNotice, parseNoticeText } from "../../src/index";
import type { Source } from "./sources";

export interface Outcome {
  readonly parsed: ParsedNotice | null;
  /** What was thrown, as one line. */
  readonly error: string | null;
}

/** One parse as a user would ask for it; what is thrown counts as a failure of the document. */
export async function parseSource(input: string | Uint8Array, source: Pick<Source, "mediaType">): Promise<Outcome> {
  try {
    const isText = source.mediaType === "text/plain" && typeof input === "string";
    const parsed = isText ? parseNoticeText(input) : await parseNotice(input, { mediaType: source.mediaType });
    return { parsed, error: null };
  } catch (error) {
    return { parsed: null, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
