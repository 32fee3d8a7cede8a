import type { Block, Box, Document, Fact, Line, Page } from "../../model/document";
import { type Message, message } from "../../model/messages";
import type { Settings } from "../../model/options";
import { SourcedText } from "../../model/sourced";
import { withoutControls } from "../controls";
import type { Flow } from "../html/flow";
import { flowOfHtml } from "../html/read";
import { keepWithin } from "../limit";
import { flowOfMarkdown } from "../markdown/flow";
import type { Spot } from "../spots";

/** Where a block stood on its page, as far as the tool says. */
export interface Where {
  /** 1-based; null for a tool that knows no pages. */
  readonly page: number | null;
  readonly box?: Box | undefined;
}

/** A stretch of a paragraph, and where it stood. */
export interface Part {
  readonly text: SourcedText;
  readonly where: Where;
}

interface OpenPage {
  readonly number: number | null;
  size?: readonly [number, number];
  readonly blocks: Block[];
}

/** What an adapter fills while it walks through a tool's output: pages, blocks and where they stand. */
export class Pages {
  readonly spots: Spot[] = [];
  readonly facts: Fact[] = [];
  private readonly pages = new Map<number | null, OpenPage>();
  private readonly margins: { text: SourcedText; where: Where; at: number }[] = [];
  private tables = 0;
  private pictures = 0;
  private hidden = 0;

  constructor(private readonly settings: Settings) {}

  size(page: number | null, width: number | null, height: number | null): void {
    if (width && height && width > 0 && height > 0) this.page(page).size = [width, height];
  }

  paragraph(text: SourcedText, where: Where, heading?: number): void {
    this.parts([{ text, where }], heading);
  }

  /** A paragraph whose stretches stood in several places; it belongs to the page on which it begins. */
  parts(parts: readonly Part[], heading?: number): void {
    const text = withoutControls(SourcedText.join(parts.map((part) => part.text))).trim();
    if (text.length === 0) return;
    const level = heading === undefined ? {} : { heading: Math.min(6, Math.max(1, Math.trunc(heading))) };
    this.page(parts[0]!.where.page).blocks.push({ kind: "paragraph", text, ...level });
    for (const part of parts) this.spotAt(part.text.trim(), undefined, part.where);
  }

  /** Text that the page does not show. */
  unshown(): void {
    this.hidden++;
  }

  lines(raw: SourcedText, where: Where): void {
    for (const line of raw.split(/\r\n|\r|\n/g)) {
      const text = withoutControls(line);
      this.page(where.page).blocks.push({ kind: "line", text });
      this.spotAt(text, undefined, where);
    }
  }

  block(block: Block, where: Where): void {
    this.page(where.page).blocks.push(block);
  }

  /** A table or other markup that the tool gives as HTML. */
  async html(source: SourcedText, where: Where): Promise<void> {
    this.take(await flowOfHtml(source, this.settings, this.tables), source, where);
  }

  async markdown(source: SourcedText, where: Where): Promise<void> {
    this.take(await flowOfMarkdown(source, this.settings, this.tables), source, where);
  }

  private take(flow: Pick<Flow, "blocks" | "facts" | "spots">, source: SourcedText, where: Where): void {
    const { blocks } = this.page(where.page);
    // One by one: as arguments, the spots of a large table would overflow the stack.
    for (const block of flow.blocks) {
      blocks.push(block);
      if (block.kind === "grid") this.tables++;
    }
    for (const fact of flow.facts) this.facts.push(fact);
    for (const spot of flow.spots) this.spots.push(spot);
    this.spotAt(source, undefined, where);
  }

  /** The number of a table that the adapter lays out itself. */
  nextTable(): number {
    return ++this.tables;
  }

  /** Says of the text where it stood: page and box, and in a table its cell's path. */
  spotAt(text: SourcedText, path: string | undefined, { page, box }: Where): void {
    if (text.length === 0 || (path === undefined && page === null && !box)) return;
    const place: Spot["place"] = {};
    if (path !== undefined) place.path = path;
    if (page !== null) place.page = page;
    if (box) place.box = [...box];
    this.spots.push({ start: text.start, end: text.end, place });
  }

  /** Text that the tool calls a header or footer: kept unless it repeats or is a page number. */
  margin(text: SourcedText, where: Where): void {
    if (text.text.trim() !== "") this.margins.push({ text, where, at: this.page(where.page).blocks.length });
  }

  picture(): void {
    this.pictures++;
  }

  document(axis: Document["axis"], pageCount: number | null): Document {
    const aside = this.placeMargins();
    const pages = [...this.pages.values()].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    keepWithin(this.settings.limits, "pages", pages.length);
    openAtPageBreaks(pages);
    const messages: Message[] = [];
    if (aside > 0) messages.push(message("part-ignored", `Page numbers and running heads were set aside: ${aside}.`));
    if (this.pictures > 0) {
      messages.push(message("part-ignored", `Pictures hold no text that could be read: ${this.pictures}.`));
    }
    if (this.hidden > 0) {
      messages.push(message("part-ignored", `Texts that the page does not show were not read: ${this.hidden}.`));
    }
    return {
      axis,
      mediaType: "application/json",
      pageCount,
      pages: pages as readonly Page[],
      ...(this.facts.length > 0 ? { facts: this.facts } : {}),
      messages,
    };
  }

  private page(number: number | null): OpenPage {
    let page = this.pages.get(number);
    if (!page) {
      page = { number, blocks: [] };
      this.pages.set(number, page);
    }
    return page;
  }

  private placeMargins(): number {
    const counts = new Map<string, number>();
    const bare = (text: SourcedText) => text.text.replace(/\s+/g, "");
    for (const { text } of this.margins) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
    let aside = 0;
    // From the last to the first, so that the places counted before stay right.
    for (const { text, where, at } of [...this.margins].reverse()) {
      if (counts.get(bare(text))! > 1 || /^[-—–·.第]*\d{1,4}[-—–·.页]*(?:\/?共?\d{1,4}页?)?$/.test(bare(text))) aside++;
      else {
        this.page(where.page).blocks.splice(at, 0, { kind: "line", text: withoutControls(text).trim() });
        this.spotAt(text, undefined, where);
      }
    }
    return aside;
  }
}

/**
 * Tools give each page its own paragraphs, also where one runs over the page break. The last text of a page that ends in
 * mid-sentence and the first of the next are therefore given as lines, whose ends say nothing.
 */
function openAtPageBreaks(pages: readonly OpenPage[]): void {
  for (let i = 0; i + 1 < pages.length; i++) {
    const above = pages[i]!.blocks;
    const below = pages[i + 1]!.blocks;
    const last = above.at(-1);
    const first = below[0];
    if (last?.kind !== "paragraph" || first?.kind !== "paragraph") continue;
    if (last.heading !== undefined || first.heading !== undefined) continue;
    if (/[。！？；：.!?;:）)】〕]$/.test(last.text.text) || last.text.length < 20) continue;
    above.splice(-1, 1, asLine(last.text));
    below.splice(0, 1, asLine(first.text));
  }
}

function asLine(text: SourcedText): Line {
  return { kind: "line", text };
}

/** A box given from the top left corner, as one in points from the bottom left. */
export function fromTop(numbers: readonly number[], height: number): Box | undefined {
  const [x0, top, x1, bottom] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  return [x0!, height - bottom!, x1!, height - top!];
}
