import type { AssignmentNote } from "../../model/extraction";
import { boundary } from "./boundary";
import type { NoteSpan } from "./note-span";
import type { Item } from "./outline";

const LONGEST_HEADING = 30;
const SHORTEST_TEXT = 8;

/** Whether a note stands at the end of a numbered heading: "（一）水源工程（县水利局牵头，县财政局配合）". */
export function closesHeading(item: Item, span: NoteSpan): boolean {
  const before = item.text.text.slice(0, span.from).trim();
  return item.marker !== null && before !== "" && before.length <= LONGEST_HEADING && !/[。；！？，]/.test(before);
}

/**
 * Items whose one note stands in their heading, the text below it:
 *
 * ```
 *   （一）水源工程（县水利局牵头，县财政局配合）       title, note
 *   新建水库2座，加固水源点12处。                    task
 * ```
 *
 * Text may go on behind a note, too: only where the text is a paragraph of its own, and where most of a notice's notes
 * stand so, is it the task.
 */
export function notesOfHeadings(items: readonly Item[], found: readonly (readonly NoteSpan[])[]): ReadonlySet<number> {
  const all = found.flatMap((spans, i) => (spans.length > 0 ? [i] : []));
  const own = all.filter((i) => {
    const [span, ...others] = found[i]!;
    const { text, paragraphs } = items[i]!;
    const rest = text.text.slice(span!.to).trim();
    return (
      others.length === 0 &&
      closesHeading(items[i]!, span!) &&
      paragraphs.includes(span!.to) &&
      rest.length >= SHORTEST_TEXT
    );
  });
  return new Set(own.length * 2 > all.length ? own : []);
}

/** The record of such an item. */
export function entitle(note: AssignmentNote, item: Item, span: NoteSpan): AssignmentNote {
  const task = item.text.slice(span.to).trim();
  const doubt = boundary(
    "The note stands in the heading: the text below it was taken for the task.",
    task.text.slice(0, 20),
  );
  const region = [...note.region, ...task.ranges()].sort((a, b) => a.start - b.start);
  return { ...note, title: note.task, task, region, doubts: [...note.doubts, doubt] };
}
