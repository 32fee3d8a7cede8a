import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { Message } from "../model/messages";
import type { ParsedNotice } from "../model/notice";
import type { ParseOptions } from "../model/options";
import type { Place } from "../model/place";
import { parseNotice } from "../parse";

declare module "vfile" {
  interface DataMap {
    /** What `remarkFenjie` found in the file. */
    fenjie: ParsedNotice;
  }
}

/** As `parseNotice` takes them; the media type is Markdown. */
export type RemarkFenjieOptions = Omit<ParseOptions, "mediaType" | "encoding" | "password" | "crossCheck">;

/**
 * A remark plugin: parses the notice in a Markdown file, puts the result in `file.data.fenjie` and its warnings and errors
 * on the file as messages (`source: "fenjie"`, `ruleId`: the message's code). The tree is left as it is.
 *
 * ```ts
 * const file = await unified().use(remarkParse).use(remarkGfm).use(remarkFenjie).use(remarkStringify).process(markdown);
 * file.data.fenjie?.tasks;
 * ```
 * The file's text is parsed, not the tree: remark's own tree has no serial numbers ("1." is a list to it).
 * An input that cannot be parsed at all makes the run fail with the FenjieError.
 */
const remarkFenjie: Plugin<[RemarkFenjieOptions?], Root> = (options = {}) => {
  return async (_tree, file) => {
    const name = options.name ?? file.basename;
    const result = await parseNotice(String(file), {
      ...options,
      ...(name === undefined ? {} : { name }),
      mediaType: "text/markdown",
    });
    file.data.fenjie = result;
    for (const message of result.messages) {
      const reported = report(message);
      if (!reported) continue;
      const { reason, place, note } = reported;
      const added = file.message(reason, { ruleId: message.code, source: "fenjie", ...(place ? { place } : {}) });
      if (note) added.note = note;
    }
  };
};

export default remarkFenjie;
export { remarkFenjie };

/** A message as VFile knows it; null for what is only worth knowing. */
function report(message: Message): { reason: string; place: ReturnType<typeof pointOf>; note: string | null } | null {
  if (message.level === "info") return null;
  const task = message.task === null ? "" : ` (task ${message.task})`;
  const note = message.seen === undefined ? null : `Seen: ${message.seen}.`;
  return { reason: `${message.text}${task}`, place: pointOf(message.place), note };
}

function pointOf(place: Place | null): { line: number; column: number; offset?: number } | null {
  if (place?.line === undefined || place.column === undefined) return null;
  const { line, column, start } = place;
  return { line, column, ...(start === undefined ? {} : { offset: start }) };
}
