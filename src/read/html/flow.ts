import type { Block, Fact, Grid, GridCell } from "../../model/document";
import type { Limits } from "../../model/options";
import { type Range, SourcedText } from "../../model/sourced";
import { hasControls, withoutControls } from "../controls";
import { withHeaderSpans } from "../header-spans";
import type { Spot } from "../spots";
import { areMetadata, factsOfRow } from "./facts";
import { EXTERNAL, type Furniture, furnitureOf, isSilent, measure, type TextSize } from "./furniture";
import { layOut, type PlacedTable } from "./grid";
import { InlineText, isBlank } from "./inline";
import { isLayoutTable } from "./layout-table";
import { withoutPageLines } from "./page-lines";
import { type DecodeReference, spanning, textBetween } from "./text";
import type { Element, Text } from "./tree";

/** What a page holds, in reading order, and what was set aside of it. */
export interface Flow {
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  /** Where cells stand: "table[1]/row[2]/column[3]". */
  readonly spots: readonly Spot[];
  readonly aside: readonly Aside[];
}

/** An element whose text is not part of the notice. */
export interface Aside {
  readonly why: Furniture | "external" | "metadata";
  readonly start: number;
  readonly end: number;
  readonly characters: number;
}

export interface FlowContext {
  readonly source: SourcedText;
  readonly decode: DecodeReference;
  readonly limits: Limits;
  /** Tables already counted before this piece of markup; the first here is number `tables + 1`. */
  readonly tables?: number;
}

/** Reads a parsed page into paragraphs and grids. */
export function flowOf(root: Element, context: FlowContext): Flow {
  const walker = new Walker(root, context);
  walker.visitChildren(root);
  walker.flush();
  return walker.result();
}

/** Elements that a browser shows as lines of their own. */
const BLOCKS = new Set([
  ...[
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "address",
    "hgroup",
  ],
  ...["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "center", "figure", "figcaption", "fieldset", "legend", "form"],
  ...["details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr", "dir", "search"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "pre", "listing", "xmp", "plaintext"],
]);

const PREFORMATTED = new Set(["pre", "listing", "xmp", "plaintext", "textarea"]);

class Walker {
  private readonly blocks: Block[] = [];
  private readonly facts: Fact[] = [];
  private readonly spots: Spot[] = [];
  private readonly aside: Aside[] = [];
  private readonly inline = new InlineText();
  private readonly sizeOf: (element: Element) => TextSize;
  private readonly soiled: boolean;
  private tables: number;
  private heading: number | undefined;

  constructor(
    root: Element,
    private readonly context: FlowContext,
  ) {
    this.sizeOf = measure(root, context.source.text);
    this.tables = context.tables ?? 0;
    // References can spell control characters as well.
    this.soiled = hasControls(context.source.text) || context.source.text.includes("&");
  }

  result(): Flow {
    const { blocks, facts, aside } = withoutPageLines(this.blocks);
    const lines = aside.map(({ text, why }) => ({ why, start: text.start, end: text.end, characters: text.length }));
    return { blocks, facts: [...this.facts, ...facts], spots: this.spots, aside: [...this.aside, ...lines] };
  }

  visitChildren(element: Element): void {
    for (const child of element.children) {
      if (child.kind === "text") this.inline.add(this.textOf(child));
      else this.visit(child);
    }
  }

  private visit(element: Element): void {
    const { tag } = element;
    if (tag === "br") this.inline.newLine(this.breakAt(element));
    else if (this.isSetAside(element)) return;
    else if (PREFORMATTED.has(tag)) this.preformatted(element);
    else if (tag === "table") this.table(element);
    else if (BLOCKS.has(tag)) {
      this.flush();
      const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : undefined;
      const outer = this.heading;
      this.heading = heading ?? outer;
      this.visitChildren(element);
      this.flush();
      this.heading = outer;
    } else this.visitChildren(element);
  }

  /** Ends the paragraph that is being gathered. */
  flush(): void {
    for (const text of this.inline.takeParagraphs()) {
      const heading = this.heading === undefined ? {} : { heading: this.heading };
      this.blocks.push({ kind: "paragraph", text, ...heading });
    }
  }

  private preformatted(element: Element): void {
    this.flush();
    const lines = this.linesOf(element, true);
    for (const text of lines) this.blocks.push({ kind: "line", text });
  }

  private table(element: Element): void {
    this.flush();
    const placed = layOut(element, this.context.limits);
    if (isLayoutTable(placed, this.sizeOf)) {
      this.visitChildren(element);
      this.flush();
      return;
    }
    const cells = placed.cells.map((cell) => ({ ...cell, lines: this.linesOf(cell.element) }));
    if (this.isMetadataTable(placed, cells)) {
      this.putAside("metadata", element);
      return;
    }
    this.tables++;
    this.blocks.push(this.grid(placed, cells));
  }

  private grid(placed: PlacedTable, cells: readonly LinedCell[]): Grid {
    const caption = placed.caption ? SourcedText.join(this.linesOf(placed.caption)) : SourcedText.EMPTY;
    for (const { element, row, column } of cells) {
      if (element.start < 0) continue;
      const path = `table[${this.tables}]/row[${row + 1}]/column[${column + 1}]`;
      this.spots.push({ ...this.rangeOf(element), place: { path } });
    }
    return {
      kind: "grid",
      rowCount: placed.rowCount,
      columnCount: placed.columnCount,
      cells: withHeaderSpans(
        cells.map(({ row, column, rowSpan, columnSpan, lines }) => ({ row, column, rowSpan, columnSpan, lines })),
        placed.columnCount,
      ),
      ...(caption.length > 0 ? { caption } : {}),
      ...(placed.headerRows === null ? {} : { headerRows: placed.headerRows }),
    };
  }

  /** Reads the table's facts if it is nothing but labels and values (索引号, 发文字号, …). */
  private isMetadataTable(placed: PlacedTable, cells: readonly LinedCell[]): boolean {
    if (placed.rowCount > 40) return false;
    const facts: Fact[] = [];
    for (let row = 0; row < placed.rowCount; row++) {
      const texts = cells.filter((cell) => cell.row === row).map((cell) => SourcedText.join(cell.lines));
      const found = factsOfRow(texts);
      if (!found) return false;
      facts.push(...found);
    }
    const known = areMetadata(facts) || (facts.length === 1 && this.facts.length > 0);
    if (known) this.facts.push(...facts);
    return known;
  }

  /** The lines of a cell: what <br> and block elements part. */
  private linesOf(element: Element, asIs = false): SourcedText[] {
    const inline = new InlineText();
    const visit = (node: Element | Text): void => {
      if (node.kind === "text") {
        if (asIs) inline.addAsIs(this.textOf(node));
        else inline.add(this.textOf(node));
        return;
      }
      if (node.tag === "br") {
        inline.newLine();
        return;
      }
      if (this.isSetAside(node)) return;
      const block = BLOCKS.has(node.tag);
      if (block) inline.newLine();
      for (const child of node.children) visit(child);
      if (block) inline.newLine();
    };
    for (const child of element.children) visit(child);
    return inline.takeLines().filter((line) => asIs || !isBlank(line.text));
  }

  private isSetAside(element: Element): boolean {
    if (isSilent(element)) return true;
    if (EXTERNAL.has(element.tag)) {
      this.putAside("external", element);
      return true;
    }
    const size = this.sizeOf(element);
    const why = furnitureOf(element, size);
    if (why === null) return false;
    if (size.text > 0) this.putAside(why, element);
    return true;
  }

  private putAside(why: Aside["why"], element: Element): void {
    this.aside.push({ why, ...this.rangeOf(element), characters: this.sizeOf(element).text });
  }

  private rangeOf({ start, end }: Element): Range {
    const { source } = this.context;
    if (start < 0 || start >= end) return { start: 0, end: 0 };
    return { start: source.rangeAt(start).start, end: source.rangeAt(end - 1).end };
  }

  private textOf({ start, end, parent }: Text): SourcedText {
    if (start < 0) return SourcedText.EMPTY;
    const raw = parent?.tag === "xmp" || parent?.tag === "plaintext";
    const { source, decode } = this.context;
    const text = raw ? source.slice(start, end) : textBetween(source, start, end, decode);
    return this.soiled ? withoutControls(text) : text;
  }

  private breakAt({ start, end }: Element): SourcedText | undefined {
    return start < 0 ? undefined : spanning("\n", this.context.source, start, end);
  }
}

interface LinedCell extends Pick<GridCell, "row" | "column" | "rowSpan" | "columnSpan" | "lines"> {
  readonly element: Element;
}
