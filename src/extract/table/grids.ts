import type { Axis, Document, Grid, Page } from "../../model/document";
import type { Doubt, Dropped, FlowText, TaskTable } from "../../model/extraction";
import type { RoleRule } from "../../model/language/roles";
import { type Message, message } from "../../model/messages";
import type { SourcedText } from "../../model/sourced";
import { appendRow } from "./append-row";
import { dropUnfilled } from "./aside-rows";
import { type BetweenReason, runningLines, saysNothing } from "./between";
import { bodyRows, captionSection, doubtsOf } from "./body";
import { enterSection, headTables, isChapter, isNextChapter } from "./chapters";
import { type ColumnMap, edgesOf, mapByPlace, mapOf } from "./columns";
import { cutOffBy } from "./cut-off";
import { inferHeader, LOST_COLUMNS, mapByContent, NO_HEADER } from "./headerless";
import { findHeader, type Header, sameHeadings } from "./headers";
import { bareText, filledLines, type Lattice, latticeOf } from "./lattice";
import { closeTable, type OpenCell, type OpenTable, openTable, takeText } from "./open-table";
import { stripsOf } from "./side-by-side";

/** What the blocks of a document's pages hold: tables of tasks, and the text beside them. */
export interface GridTables {
  readonly tables: readonly TaskTable[];
  readonly flow: readonly FlowText[];
  readonly dropped: readonly Dropped[];
  readonly messages: readonly Message[];
}

/**
 * Reads the grids among the blocks of all pages as tables of tasks, joins those that go on over pages, and leaves
 * everything else as flow text: lines, paragraphs, and the cells of grids that hold no tasks, row by row.
 *
 * @param document pages in reading order, whose `blocks` are complete.
 * @param rules header synonyms of the caller's, tried before the built-in ones.
 */
export function tablesFromGrids(document: Pick<Document, "axis" | "pages">, rules: readonly RoleRule[]): GridTables {
  const reader = new GridReader(rules, document.axis, runningLines(document));
  for (const page of document.pages) reader.page(page);
  return reader.end();
}

class GridReader {
  private readonly tables: TaskTable[] = [];
  /** The chapter's heading above each of the tables. */
  private readonly headings: (SourcedText | null)[] = [];
  private readonly flow: FlowText[] = [];
  private readonly dropped: Dropped[] = [];
  private readonly messages: Message[] = [];
  private open: OpenTable | null = null;
  /** Text since the last grid: between two grids it may be a caption repeated, or end the table. */
  private between: FlowText[] = [];
  /** The columns of the table read last: a grid without a header may have the same. */
  private known: Header["columns"] | null = null;

  constructor(
    private readonly rules: readonly RoleRule[],
    private readonly axis: Axis,
    private readonly running: ReadonlySet<string>,
  ) {}

  page(page: Page): void {
    for (const block of page.blocks) {
      if (block.kind === "grid") this.grid(block, page);
      else {
        const whole = block.kind === "paragraph";
        const heading = block.kind === "paragraph" && block.heading ? { heading: block.heading } : {};
        if (block.text.text.trim() !== "")
          this.between.push({ text: block.text, page: page.number, whole, ...heading });
      }
    }
  }

  end(): GridTables {
    this.endTable();
    this.keepBetween();
    return {
      tables: headTables(this.tables, this.headings),
      flow: this.flow,
      dropped: this.dropped,
      messages: this.messages,
    };
  }

  private grid(grid: Grid, page: Page): void {
    const lattice = latticeOf(grid);
    const header = findHeader(lattice, this.rules);
    const strips = header ? stripsOf(grid, header) : [];
    if (strips.length > 0) {
      for (const strip of strips) this.grid(strip, page);
      return;
    }
    const table = this.open;
    const goesOn = table !== null && this.between.every(({ text }) => this.saysNothing(text, table) !== null);
    if (table && goesOn && header && sameHeadings(table.header, header)) {
      this.drop("repeated-header", header);
      this.addRows(table, lattice, page, header.firstRow + header.rowCount, mapOf(header));
    } else if (header) {
      this.begin(header, lattice, page, []);
    } else {
      const section = table && !goesOn ? this.sectionBetween(table) : null;
      const map = table && (goesOn || section) ? mapByPlace(table, grid) : null;
      if (table && map && section) {
        this.between = this.between.filter(({ text }) => text !== section);
        table.region.push(...section.ranges());
        enterSection(table, section);
      }
      if (table && map) this.addRows(table, lattice, page, 0, map);
      else this.headerless(lattice, page, goesOn ? table : null);
    }
  }

  private begin(header: Header, lattice: Lattice, page: Page, doubts: readonly Doubt[]): void {
    const { grid } = lattice;
    this.endTable();
    const section = captionSection(lattice, header.firstRow);
    this.addCaptionRows(grid, page, header.firstRow - (section ? 1 : 0));
    const captions = new Set(this.between.slice(-4).map(({ text }) => bareText([text])));
    const above = this.between.at(-1)?.text;
    const heading = above && isChapter(above) ? above : null;
    this.keepBetween();
    this.known = header.columns;
    this.open = openTable(header, { captions, heading, section }, page.number, doubts);
    this.drop("header", header);
    this.addRows(this.open, lattice, page, header.firstRow + header.rowCount, mapOf(header));
  }

  /** A grid whose columns no heading names: by what they hold, it goes on with the table above or is one of its own. */
  private headerless(lattice: Lattice, page: Page, above: OpenTable | null): void {
    const { grid } = lattice;
    const map = above ? mapByContent(above.header.columns, lattice) : null;
    if (above && map) {
      this.addRows(above, lattice, page, 0, map, [LOST_COLUMNS]);
      return;
    }
    const header = inferHeader(lattice, this.known);
    if (header) {
      this.begin(header, lattice, page, [NO_HEADER]);
      return;
    }
    if (above && grid.columnCount > 1) {
      const text = "A table follows that may go on with the table of tasks above it; its columns could not be told.";
      const place = this.axis.locate(grid.cells.flatMap(({ lines }) => lines)[0]?.ranges() ?? [])[0] ?? null;
      this.messages.push(message("table-header-missing", text, { place }));
    }
    this.asFlow(grid, page);
  }

  /** A heading between two parts of a table, that of the chapter after the one above; nothing else stands there. */
  private sectionBetween(table: OpenTable): SourcedText | null {
    const [said, ...others] = this.between.filter(({ text }) => this.saysNothing(text, table) === null);
    return said && others.length === 0 && isNextChapter(table.section ?? table.heading, said.text) ? said.text : null;
  }

  private saysNothing(text: SourcedText, { captions }: OpenTable): BetweenReason | null {
    return saysNothing(text, captions, this.running);
  }

  private addRows(
    table: OpenTable,
    lattice: Lattice,
    page: Page,
    firstRow: number,
    map: ColumnMap,
    doubts: readonly Doubt[] = [],
  ): void {
    const { grid } = lattice;
    for (const { text } of this.between) {
      this.dropped.push({ reason: this.saysNothing(text, table) ?? "repeated-caption", text });
      table.region.push(...text.ranges());
    }
    this.between = [];
    takeText(table, grid);
    const own = [...table.doubts, ...this.cutOff(grid, page), ...doubts];
    let first = true;
    // A cell at the top of the page that turned out to be the rest of one above is that one in every row it covers.
    const same = new Map<OpenCell | null, OpenCell | null>();
    for (const row of bodyRows(lattice, firstRow, table.header, map, page.canvas === undefined)) {
      if (row.kind === "header") for (const text of row.texts) this.dropped.push({ reason: "repeated-header", text });
      else if (row.kind === "aside") for (const text of row.texts) this.dropped.push({ reason: row.reason, text });
      else if (row.kind === "section") {
        const reason = this.saysNothing(row.text, table);
        if (reason) this.dropped.push({ reason, text: row.text });
        else enterSection(table, row.text);
        first &&= reason !== null;
      } else {
        const cells = row.cells.map((cell) => same.get(cell) ?? cell);
        const doubts = [...own, ...doubtsOf(cells, table.header)];
        const read = { cells, section: table.section, page: page.number, doubts, continued: false };
        const joined = appendRow(table, read, first, this.axis);
        if (joined) this.messages.push(joined);
        for (const [i, cell] of row.cells.entries()) {
          if (cell && cell.span > 1) same.set(cell, table.rows.at(-1)!.cells[i] ?? cell);
        }
        first = false;
      }
    }
    table.edges = edgesOf(table, grid, map);
    table.openBottom = grid.openBottom ?? false;
    table.page = page.number;
  }

  private cutOff(grid: Grid, page: Page): Doubt[] {
    const cut = cutOffBy(page, grid);
    if (cut) this.messages.push(cut);
    return cut ? [{ code: "table-cut-off", text: cut.text }] : [];
  }

  private addCaptionRows(grid: Grid, page: Page, rows: number): void {
    for (const cell of grid.cells) {
      if (cell.row >= rows) continue;
      for (const text of filledLines(cell)) {
        this.between.push({ text, page: page.number, whole: false });
        this.dropped.push({ reason: "caption", text });
      }
    }
  }

  private asFlow(grid: Grid, page: Page): void {
    this.cutOff(grid, page);
    this.endTable();
    this.keepBetween();
    // One row or one column frames text; more of both is a table, and what a cell says is no prose.
    const cell = grid.rowCount > 1 && grid.columnCount > 1 ? { cell: true as const } : {};
    for (const text of grid.cells.flatMap(filledLines))
      this.flow.push({ text, page: page.number, whole: false, ...cell });
  }

  private drop(reason: string, header: Header): void {
    for (const cell of header.cells) for (const text of filledLines(cell)) this.dropped.push({ reason, text });
  }

  private endTable(): void {
    const table = this.open;
    this.open = null;
    if (!table) return;
    for (const text of dropUnfilled(table)) this.dropped.push({ reason: "empty-row", text });
    // A text over all columns below the last row heads nothing: a note at the foot of the table.
    if (table.section && table.rows.at(-1)?.section !== table.section) {
      this.dropped.push({ reason: "table-note", text: table.section });
    }
    if (table.rows.length === 0) {
      this.messages.push(message("table-without-rows", "A header row was found and no row below it."));
    }
    this.tables.push(closeTable(table, this.axis));
    this.headings.push(table.heading);
  }

  private keepBetween(): void {
    for (const text of this.between) this.flow.push(text);
    this.between = [];
  }
}
