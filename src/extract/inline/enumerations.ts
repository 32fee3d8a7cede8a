import { SourcedText } from "../../model/sourced";
import type { Item } from "./outline";
import { findNotes } from "./spans";

/** Chapters are headings; what stands below them are items, unless several of them end in one note for all. */
const CHAPTER = 1;
const FEWEST_CHAPTERS = 2;

/**
 * Gives an enumeration back to the item that it belongs to, where one note at its end speaks for all of it:
 *
 * ```
 *   3.建设平台。
 *   （1）建设交易平台；
 *   （2）建设服务平台。
 *   责任单位：市商务局        ← of 3, not of （2）
 * ```
 *
 * Signs: no other part has a note, and the parts end in semicolons or the note is a paragraph of its own.
 */
export function absorbEnumerations(items: readonly Item[]): Item[] {
  const chapters = items.filter((item, at) => item.rank <= CHAPTER && closesChapter(item, below(items, at)));
  const result: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const parent = items[at]!;
    const end = childrenEnd(items, at);
    const children = items.slice(at + 1, end);
    const open =
      parent.rank > CHAPTER || chapters.length >= FEWEST_CHAPTERS || SPEAKS_OF_ALL.test(lastParagraph(children.at(-1)));
    if (open && children.length > 1 && parent.marker && isEnumeration(parent, children)) {
      result.push(children.reduce(append, parent));
      at = end;
    } else {
      result.push(parent);
      at++;
    }
  }
  return result;
}

/** "上述两项责任单位：…" */
const SPEAKS_OF_ALL = /^[（(【〔]?(?:上述|以上)/;

function lastParagraph(item: Item | undefined): string {
  return item ? item.text.text.slice(item.paragraphs.at(-1)!) : "";
}

function below(items: readonly Item[], at: number): readonly Item[] {
  return items.slice(at + 1, childrenEnd(items, at));
}

/** Several items and one note for all of them, in a paragraph of its own below the last. */
function closesChapter(parent: Item, children: readonly Item[]): boolean {
  return children.length > 1 && isEnumeration(parent, children) && endsInNote(children.at(-1)!);
}

function endsInNote(item: Item): boolean {
  return findNotes(item.text, item.paragraphs).some(({ from }) => item.paragraphs.includes(from));
}

/** The end of the run of items directly below items[at], all of one rank. */
function childrenEnd(items: readonly Item[], at: number): number {
  const { rank } = items[at]!;
  const below = items[at + 1]?.rank;
  if (below === undefined || below <= rank || below === Number.POSITIVE_INFINITY) return at + 1;
  let end = at + 1;
  while (end < items.length && items[end]!.rank === below) end++;
  // Deeper items below a child make it more than an enumeration.
  return items[end] && items[end]!.rank > below ? at + 1 : end;
}

function isEnumeration(parent: Item, children: readonly Item[]): boolean {
  const last = children.at(-1)!;
  const others = [parent, ...children.slice(0, -1)];
  if (others.some((item) => findNotes(item.text, item.paragraphs).length > 0)) return false;
  const notes = findNotes(last.text, last.paragraphs);
  if (notes.length !== 1) return false;
  if (children.slice(0, -1).every((item) => /[；;]$/.test(item.text.text.trimEnd()))) return true;
  return last.paragraphs.includes(notes[0]!.from);
}

function append(parent: Item, child: Item): Item {
  const at = parent.text.length + child.printedMarker.length;
  return {
    ...parent,
    text: SourcedText.join([parent.text, child.printedMarker, child.text]),
    paragraphs: [...parent.paragraphs, parent.text.length, ...child.paragraphs.slice(1).map((start) => start + at)],
    pages: [...parent.pages, ...child.pages.map((entry) => ({ ...entry, at: entry.at + at }))],
  };
}
