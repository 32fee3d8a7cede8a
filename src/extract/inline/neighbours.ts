import { mergeNotes } from "../../model/language/notes/grammar";
import { SourcedText } from "../../model/sourced";
import type { NoteSpan } from "./note-span";

/**
 * Notes that stand together are one: "（牵头单位：…）（配合单位：…）". A deadline that stands beside no units is no note.
 *
 * @param spans in printed order.
 */
export function joinNeighbours(text: SourcedText, spans: readonly NoteSpan[]): NoteSpan[] {
  const joined: NoteSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || text.text.slice(last.to, span.from).trim() !== "") {
      joined.push(span);
      continue;
    }
    joined[joined.length - 1] = {
      from: last.from,
      to: span.to,
      content: SourcedText.join([last.content, span.content]),
      parsed: mergeNotes([last.parsed, span.parsed])!,
      doubts: [...last.doubts, ...span.doubts],
    };
  }
  return joined.filter(({ parsed }) => parsed.lists.length > 0 || parsed.implied.length > 0);
}
