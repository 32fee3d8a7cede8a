import { beginsWithLabel } from "../../model/language/notes/vocabulary";
import type { Marker } from "../../model/language/numerals";
import { closeGaps } from "../../model/language/spacing";
import { SourcedText } from "../../model/sourced";
import { closeGapsOfNotes } from "./gaps";
import { markersOf } from "./markers";
import type { Paragraph } from "./paragraphs";

/** A heading above an item: "二、重点任务" has text 重点任务 and number 二. */
export interface Heading {
  readonly text: SourcedText;
  readonly number: SourcedText | null;
}

/** A marker with all text up to the next one. */
export interface Item {
  readonly marker: Marker | null;
  /** The serial as printed; null for unnumbered text. */
  readonly number: SourcedText | null;
  /** The marker with its punctuation. */
  readonly printedMarker: SourcedText;
  /** Depth in the notice's outline, in steps of the usual order of markers; deeper is greater. */
  readonly rank: number;
  /** From the outermost to the nearest. */
  readonly headings: readonly Heading[];
  /** Without the marker, paragraphs joined, gaps closed. */
  readonly text: SourcedText;
  /** Where paragraphs begin in `text`; the first is 0. */
  readonly paragraphs: readonly number[];
  readonly pages: readonly { readonly at: number; readonly page: number | null }[];
  /** It begins a paper of its own: an attachment, or the text below a table. */
  readonly apart?: true;
}

/** GB/T 9704 numbers 一、（一）1. （1）; chapters and articles stand above, circled numbers below. */
const RANK: Readonly<Record<Marker["style"], number>> = {
  chapter: 1,
  article: 2,
  "bracketed-chapter": 3,
  arabic: 4,
  "bracketed-arabic": 5,
  circled: 6,
};

function rankOf(marker: Marker): number {
  return marker.style === "chapter" && marker.printed.startsWith("第") ? 0 : RANK[marker.style];
}

interface Level extends Heading {
  readonly rank: number;
}

/** The items of a notice in printed order, each with the headings above it. */
export function outline(paragraphs: readonly Paragraph[]): Item[] {
  const items: Item[] = [];
  const levels: Level[] = [];
  const headingLevels = countHeadings(paragraphs);
  const markers = markersOf(paragraphs);
  let open: OpenItem | null = null;
  const close = () => {
    if (!open) return;
    const item = open.close(levels);
    items.push(item);
    if (open.rank !== null) levels.push({ ...headingOf(item), rank: open.rank });
    open = null;
  };
  for (const [i, paragraph] of paragraphs.entries()) {
    if (paragraph.apart) {
      close();
      levels.length = 0;
    }
    const marker = markers[i]!;
    const isHeading = !marker && (paragraph.heading ?? 0) >= 2 && (headingLevels.get(paragraph.heading!) ?? 0) > 1;
    if (marker || isHeading) {
      close();
      const rank: number = marker ? rankOf(marker) : RANK.chapter - 1 + paragraph.heading! / 10;
      while (levels.length > 0 && levels.at(-1)!.rank >= rank) levels.pop();
      open = new OpenItem(marker, rank);
    } else if (open === null || ((open as OpenItem).rank === null && !beginsWithLabel(paragraph.text.text))) {
      // Before the first marker nothing tells items apart but paragraphs; a note is a part of the one above.
      close();
      open = new OpenItem(null, null);
    }
    (open as OpenItem).add(paragraph);
  }
  close();
  return items;
}

/** A heading of a rank that occurs once is the notice's title. */
function countHeadings(paragraphs: readonly Paragraph[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { heading } of paragraphs) if (heading) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  return counts;
}

class OpenItem {
  private readonly parts: SourcedText[] = [];
  private readonly starts: number[] = [];
  private readonly pages: { at: number; page: number | null }[] = [];
  private length = 0;
  private mark = SourcedText.EMPTY;
  private apart: true | undefined;

  constructor(
    private readonly marker: Marker | null,
    /** null for text before the first marker. */
    readonly rank: number | null,
  ) {}

  add({ text, pages, apart }: Paragraph): void {
    let from = 0;
    if (apart) this.apart = apart;
    if (this.parts.length === 0 && this.marker) {
      from = this.marker.length;
      this.mark = closeGaps(text.slice(0, from));
    }
    const body = closeGapsOfNotes(text.slice(from));
    this.starts.push(this.length);
    // Closing gaps moves offsets a little: a page begins at the first kept character from there on.
    for (const { at, page } of pages) {
      const kept = closeGapsOfNotes(text.slice(from, Math.max(from, at))).length;
      this.pages.push({ at: this.length + kept, page });
    }
    this.parts.push(body);
    this.length += body.length;
  }

  close(levels: readonly Level[]): Item {
    const printed = this.marker ? this.mark.text.indexOf(this.marker.printed) : -1;
    return {
      marker: this.marker,
      number: this.marker && printed >= 0 ? this.mark.slice(printed, printed + this.marker.printed.length) : null,
      printedMarker: this.mark,
      rank: this.rank ?? Number.POSITIVE_INFINITY,
      headings: levels.map(({ text, number }) => ({ text, number })),
      text: SourcedText.join(this.parts),
      paragraphs: this.starts,
      pages: this.pages,
      ...(this.apart ? { apart: this.apart } : {}),
    };
  }
}

const LONGEST_HEADING = 60;

/**
 * An item's text as a heading of those below it: its first sentence, without the stop. Raw text breaks lines at every
 * punctuation mark, so a first paragraph that is empty or ends in a comma goes on in the next.
 */
export function headingOf(item: Item): Heading {
  let end = 0;
  for (const next of [...item.paragraphs.slice(1), item.text.length]) {
    end = next;
    if (end > 0 && !/[，、,]$/.test(item.text.text.slice(0, end))) break;
  }
  const stop = /[。；：:！]/.exec(item.text.text.slice(0, end))?.index ?? end;
  return { text: item.text.slice(0, stop).trim(), number: item.number };
}

/** Whether the item's first paragraph is a heading and no sentence. */
export function beginsWithHeading(item: Item): boolean {
  const end = item.paragraphs[1];
  return (
    end !== undefined && end > 0 && end <= LONGEST_HEADING && !/[。；：:！，,）)〕]/.test(item.text.text.slice(0, end))
  );
}
