import type { Nodes, Paragraph, Root, Table } from "mdast";
import type { Block, Fact, Grid, GridCell } from "../../model/document";
import type { Settings } from "../../model/options";
import { type Range, SourcedText } from "../../model/sourced";
import { hasControls, withoutControls } from "../controls";
import { withHeaderSpans } from "../header-spans";
import type { Aside } from "../html/flow";
import { flowOfHtml } from "../html/read";
import { type DecodeReference, referenceDecoder } from "../html/text";
import { keepWithin } from "../limit";
import type { Spot } from "../spots";
import { chunksOf } from "./chunks";
import { type InlineLine, inlineLines } from "./inline";
import { tableIslands, withoutIslands } from "./islands";
import { markdownParser } from "./tree";

export interface MarkdownFlow {
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly spots: readonly Spot[];
  readonly aside: readonly Aside[];
}

/**
 * Reads Markdown into paragraphs, lines and grids; what is HTML in it goes through the HTML reader.
 *
 * @param source the text, with its origins, which need not be one piece (a field of JSON)
 * @param tables how many tables were counted before this text
 */
export async function flowOfMarkdown(source: SourcedText, settings: Settings, tables = 0): Promise<MarkdownFlow> {
  const began = Date.now();
  const islands = tableIslands(source.text);
  const masked = withoutIslands(source.text, islands);
  const parse = await markdownParser(settings.limits);
  const walker = new Walker(source, settings, await referenceDecoder(), tables);
  let next = 0;
  for (const { start, end } of chunksOf(masked)) {
    keepWithin(settings.limits, "milliseconds", Date.now() - began);
    const within: Range[] = [];
    while (next < islands.length && islands[next]!.start < end) within.push(islands[next++]!);
    await walker.chunk(parse(masked.slice(start, end)), start, within);
  }
  return walker;
}

class Walker implements MarkdownFlow {
  readonly blocks: Block[] = [];
  readonly facts: Fact[] = [];
  readonly spots: Spot[] = [];
  readonly aside: Aside[] = [];
  private readonly soiled: boolean;

  /** Where the chunk that is being read begins in the source: its nodes count from there. */
  private base = 0;

  constructor(
    private readonly source: SourcedText,
    private readonly settings: Settings,
    private readonly decode: DecodeReference,
    private tables: number,
  ) {
    this.soiled = hasControls(source.text) || source.text.includes("&");
  }

  /** The nodes of a chunk and the islands in it, in the order in which they stand. */
  async chunk(root: Root, base: number, islands: readonly Range[]): Promise<void> {
    this.base = base;
    let next = 0;
    for (const node of root.children) {
      const { start } = this.rangeIn(node);
      while (next < islands.length && islands[next]!.start < start) await this.html(islands[next++]!);
      await this.block(node);
    }
    while (next < islands.length) await this.html(islands[next++]!);
  }

  private async block(node: Nodes): Promise<void> {
    const range = this.rangeIn(node);
    if (node.type === "paragraph") this.paragraph(node);
    else if (node.type === "heading") {
      const text = this.clean(SourcedText.join(this.lines(node).map(({ text }) => text)));
      if (!isBlank(text)) this.blocks.push({ kind: "paragraph", text, heading: node.depth });
    } else if (node.type === "table") this.blocks.push(this.grid(node));
    else if (node.type === "html") await this.html(range);
    else if (node.type === "code") this.code(range);
    else if ("children" in node) for (const child of node.children) await this.block(child);
  }

  /**
   * A paragraph that is one line, or whose lines are parted by hard breaks, is a paragraph. Where the source only wraps,
   * nobody can say whether its author meant lines (text poured into a .md file) or one paragraph: later stages decide,
   * as they do for plain text.
   */
  private paragraph(node: Paragraph): void {
    const lines = this.lines(node)
      .map((line) => ({ ...line, text: withoutBullet(line.text) }))
      .filter(({ text }) => !isBlank(text));
    if (lines.length === 0) return;
    if (lines.some(({ after }) => after === "soft")) {
      for (const { text } of lines) this.blocks.push({ kind: "line", text: this.clean(text) });
      this.blocks.push({ kind: "line", text: SourcedText.EMPTY });
      return;
    }
    const parts = lines.flatMap(({ text, origin }, i) => (i === 0 ? [text] : [origin, text]));
    this.blocks.push({ kind: "paragraph", text: this.clean(SourcedText.join(parts)) });
  }

  /**
   * Markdown cannot write a table without a header row, so its first row says nothing: it may be data, where a table was
   * cut at a page break, or empty, where there was no header.
   */
  private grid(table: Table): Grid {
    this.tables++;
    const cells: GridCell[] = [];
    let row = 0;
    let columnCount = 0;
    for (const [index, { children }] of table.children.entries()) {
      const lines = children.map((cell) =>
        this.lines(cell)
          .map(({ text }) => this.clean(text))
          .filter((text) => !isBlank(text)),
      );
      if (index === 0 && lines.every((cell) => cell.length === 0)) continue;
      for (const [column, cell] of children.entries()) {
        cells.push({ row, column, rowSpan: 1, columnSpan: 1, lines: lines[column]! });
        const path = `table[${this.tables}]/row[${row + 1}]/column[${column + 1}]`;
        const range = this.axisRange(this.rangeIn(cell));
        if (range) this.spots.push({ ...range, place: { path } });
      }
      columnCount = Math.max(columnCount, children.length);
      row++;
    }
    keepWithin(this.settings.limits, "cells", row * columnCount);
    return { kind: "grid", rowCount: row, columnCount, cells: withHeaderSpans(cells, columnCount) };
  }

  /** A fenced text: its lines without the fences. Models wrap whole answers in a fence, tables and all. */
  private code({ start, end }: Range): void {
    const text = this.source.slice(start, end);
    for (const line of text.split(/\r\n|\r|\n/g)) {
      const fence = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*/.exec(line.text);
      // What follows the opening fence names a language, unless it is more than that.
      const text = fence ? line.slice(fence[0].length) : line;
      if (!fence || !isBlank(text)) this.blocks.push({ kind: "line", text: this.clean(text) });
    }
  }

  private async html({ start, end }: Range): Promise<void> {
    const flow = await flowOfHtml(this.source.slice(start, end), this.settings, this.tables);
    // One by one: as arguments, the spots of a large table would overflow the stack.
    for (const block of flow.blocks) this.blocks.push(block);
    for (const fact of flow.facts) this.facts.push(fact);
    for (const spot of flow.spots) this.spots.push(spot);
    for (const part of flow.aside) this.aside.push(part);
    this.tables += flow.blocks.filter((block) => block.kind === "grid").length;
  }

  private clean(text: SourcedText): SourcedText {
    return this.soiled ? withoutControls(text) : text;
  }

  private lines(node: Nodes): InlineLine[] {
    const { start, end } = this.rangeIn(node);
    return inlineLines(node, this.source.slice(start, end), start - this.base, this.decode);
  }

  private rangeIn({ position }: Nodes): Range {
    return { start: this.base + (position?.start.offset ?? 0), end: this.base + (position?.end.offset ?? 0) };
  }

  private axisRange({ start, end }: Range): Range | null {
    if (start >= end) return null;
    return { start: this.source.rangeAt(start).start, end: this.source.rangeAt(end - 1).end };
  }
}

/** The mark of an unordered list is Markdown's; "- 3 -" is a page number. */
function withoutBullet(text: SourcedText): SourcedText {
  const bullet = /^[-*+][ \t]+(?!\d+[ \t]*-$)/.exec(text.text);
  return bullet ? text.slice(bullet[0].length) : text;
}

function isBlank(text: SourcedText): boolean {
  return text.text.trim() === "";
}
