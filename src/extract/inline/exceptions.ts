import type { Doubt } from "../../model/extraction";
import { boundary } from "./boundary";
import type { NoteSpan } from "./note-span";
import type { Item } from "./outline";
import { type Frame, paragraphsWithNotes } from "./records";

/** Fewer items tell nothing of habits, unless the second note stands in a paragraph of its own. */
const FEWEST = 5;
/** What a notice does in fewer than this share of its items is an exception in it. */
const RARE = 0.15;

/**
 * Items that differ from the notice's others in a way in which a lost number or line end makes them differ.
 *
 * ```
 *   5.…。（…负责）              elsewhere one item has one note: 6 may be lost
 *   落实…。（…负责）
 *   二、…
 * ```
 *
 * @returns one list of doubts for each item.
 */
export function exceptions(items: readonly Item[], found: readonly (readonly NoteSpan[])[], frames: readonly Frame[]) {
  const doubts: Doubt[][] = items.map(() => []);
  lostNumbers(items, found, frames, doubts);
  lostHeadings(items, found, frames, doubts);
  longHeadings(items, frames, doubts);
  return doubts;
}

type Doubts = Doubt[][];

/** Numbered items with a second note, where no next number shows that none is lost between them. */
function lostNumbers(
  items: readonly Item[],
  found: readonly (readonly NoteSpan[])[],
  frames: readonly Frame[],
  doubts: Doubts,
): void {
  const numbered = items.flatMap((item, i) => (item.marker && !frames[i]!.heads && found[i]!.length > 0 ? [i] : []));
  const several = numbered.filter((i) => found[i]!.length > 1);
  if (several.length > Math.max(1, numbered.length * RARE)) return;
  for (const i of several) {
    if (numbered.length < FEWEST && paragraphsWithNotes(items[i]!, found[i]!) < 2) continue;
    const { marker } = items[i]!;
    const next = items.slice(i + 1).find((item) => item.marker?.style === marker!.style);
    if (next?.marker?.value === marker!.value + 1) continue;
    const behind = items[i]!.text.text.slice(found[i]![0]!.to).trimStart().slice(0, 20);
    doubts[i]!.push(
      boundary("The item has two notes where others have one: a number between them may be lost.", behind),
    );
  }
}

const LIKE_A_HEADING = /^[一二三四五六七八九十]{0,3}[^。；：，！？（()）“”]{3,26}$/u;

/** A few words behind an item's last note are a heading whose number is lost: what follows stands under it. */
function lostHeadings(
  items: readonly Item[],
  found: readonly (readonly NoteSpan[])[],
  frames: readonly Frame[],
  doubts: Doubts,
): void {
  items.forEach((item, i) => {
    const last = found[i]!.at(-1);
    if (!last || !item.marker) return;
    const rest = item.text.text.slice(last.to).replace(/^[\s。；]+|\s+$/g, "");
    if (!LIKE_A_HEADING.test(rest)) return;
    for (let j = i + 1; j < items.length && items[j]!.rank >= item.rank && !frames[j]!.heads; j++) {
      doubts[j]!.push(boundary("Words like a heading stand above, behind the last note.", rest));
    }
  });
}

const LONG = 24;

/** A line that is much longer than the other headings of its rank is the first of its paragraph. */
function longHeadings(items: readonly Item[], frames: readonly Frame[], doubts: Doubts): void {
  const lengths = new Map<number, number[]>();
  items.forEach((item, i) => {
    const { heads, area } = frames[i]!;
    if (!heads || !area) return;
    lengths.set(item.rank, [...(lengths.get(item.rank) ?? []), area.text.length]);
  });
  items.forEach((item, i) => {
    const { heads, area } = frames[i]!;
    if (!heads || !area || area.text.length < LONG) return;
    const others = [...lengths.get(item.rank)!].sort((a, b) => a - b);
    const usual = others[(others.length - 1) >> 1]!;
    if (others.length > 1 && area.text.length <= usual * 1.6) return;
    doubts[i]!.push(boundary("The heading is as long as a line of text: it may be one.", area.text.text));
  });
}
