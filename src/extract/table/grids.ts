import type { Axis, Document, Grid, Page } from "../../model/document";
import type { Doubt, Dropped, FlowText, TaskTable } from "../../model/extraction";
import type { RoleRule } from "../../model/language/roles";
import { type Message, message } from "../../model/messages";
import { bodyRows } from "./body";
import { type ColumnMap, edgesOf, mapByPlace, mapOf } from "./columns";
import { inherit, joinRows, weighContinuation } from "./continue";
import { findHeader, type Header, sameHeadings } from "./headers";
import { bareText, filledLines, latticeOf } from "./lattice";
import { closeTable, type OpenCell, type OpenRow, type OpenTable } from "./open-table";

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
  const reader = new GridReader(rules, document.axis);
  for (const page of document.pages) reader.page(page);
  return reader.end();
}

class GridReader {
  private readonly tables: TaskTable[] = [];
  private readonly flow: FlowText[] = [];
  private readonly dropped: Dropped[] = [];
  private readonly messages: Message[] = [];
  private open: OpenTable | null = null;
  /** Text since the last grid: between two grids it may be a caption repeated, or end the table. */
  private between: FlowText[] = [];

  constructor(
    private readonly rules: readonly RoleRule[],
    private readonly axis: Axis,
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
    this.flow.push(...this.between);
    return { tables: this.tables, flow: this.flow, dropped: this.dropped, messages: this.messages };
  }

  private grid(grid: Grid, page: Page): void {
    const lattice = latticeOf(grid);
    const header = findHeader(lattice, this.rules);
    const table = this.open;
    const goesOn = table !== null && this.onlyCaptionsBetween(table);
    if (table && goesOn && header && sameHeadings(table.header, header)) {
      this.drop("repeated-header", header);
      this.addRows(table, grid, page, header.firstRow + header.rowCount, mapOf(header));
    } else if (header) {
      this.endTable();
      this.addCaptionRows(grid, page, header.firstRow);
      const captions = new Set(this.between.slice(-4).map(({ text }) => bareText([text])));
      this.keepBetween();
      this.open = {
        header,
        rows: [],
        region: [],
        section: null,
        captions,
        edges: null,
        openBottom: false,
        page: page.number,
      };
      this.drop("header", header);
      this.addRows(this.open, grid, page, header.firstRow + header.rowCount, mapOf(header));
    } else {
      const map = table && goesOn ? mapByPlace(table, grid) : null;
      if (table && map) this.addRows(table, grid, page, 0, map);
      else this.asFlow(grid, page);
    }
  }

  /** Nothing but repeated captions and "（续表）" stands between the open table and the next grid. */
  private onlyCaptionsBetween(table: OpenTable): boolean {
    return this.between.every(({ text }) => {
      const bare = bareText([text]);
      return table.captions.has(bare) || /^[（(]?续(?:表|上表|前表)?\d*[）)]?$/.test(bare);
    });
  }

  private addRows(table: OpenTable, grid: Grid, page: Page, firstRow: number, map: ColumnMap): void {
    for (const { text } of this.between) {
      this.dropped.push({ reason: "repeated-caption", text });
      table.region.push(...text.ranges());
    }
    this.between = [];
    for (const cell of grid.cells) for (const line of cell.lines) table.region.push(...line.ranges());
    const cut = this.cutOff(grid, page);
    const lattice = latticeOf(grid);
    let first = true;
    // A cell at the top of the page that turned out to be the rest of one above is that one in every row it covers.
    const same = new Map<OpenCell | null, OpenCell | null>();
    for (const row of bodyRows(lattice, firstRow, table.header, map, page.canvas === undefined)) {
      if (row.kind === "header") for (const text of row.texts) this.dropped.push({ reason: "repeated-header", text });
      else if (row.kind === "section") {
        table.section = row.text;
        first = false;
      } else {
        const cells = row.cells.map((cell) => same.get(cell) ?? cell);
        this.addRow(
          table,
          { cells, section: table.section, page: page.number, doubts: [...cut], continued: false },
          first,
        );
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

  /** A doubt for every row of a grid that the page's edge cuts; a message in any case. */
  private cutOff(grid: Grid, page: Page): Doubt[] {
    if (!runsOffPage(grid, page)) return [];
    const text = "The table runs off the page's edge; part of its text may be missing.";
    const place = page.number === null ? null : { page: page.number };
    this.messages.push(message("table-cut-off", text, { place }));
    return [{ code: "table-cut-off", text }];
  }

  private addRow(table: OpenTable, row: OpenRow, firstOfGrid: boolean): void {
    const above = table.rows.at(-1);
    const overPage = firstOfGrid && above !== undefined;
    if (overPage) {
      const { score, evidence } = weighContinuation(table, above, row);
      if (score > 0) {
        joinRows(table, above, row);
        this.messages.push(
          message("row-continued-over-page", "A row goes on after a page break; its parts were joined.", {
            place: this.placeOf(row),
            seen: Object.keys(evidence).join(" "),
          }),
        );
      }
      if (Math.abs(score) <= 1) {
        above.doubts.push({
          code: "uncertain-boundary",
          text: "Whether the row at the top of the next page goes on with this row is not clear.",
        });
      }
      if (score > 0) return;
    }
    if (above && above.section === row.section) inherit(table, above, row, overPage);
    table.rows.push(row);
  }

  private placeOf(row: OpenRow): Message["place"] {
    const line = row.cells.flatMap((cell) => cell?.lines ?? [])[0];
    return line ? (this.axis.locate(line.ranges())[0] ?? null) : null;
  }

  private addCaptionRows(grid: Grid, page: Page, rows: number): void {
    for (const cell of grid.cells) {
      if (cell.row >= rows) continue;
      for (const text of filledLines(cell)) this.between.push({ text, page: page.number, whole: false });
    }
  }

  private asFlow(grid: Grid, page: Page): void {
    this.cutOff(grid, page);
    this.endTable();
    this.keepBetween();
    // One row or one column frames text; more of both is a table, and what a cell says is no prose.
    const cell = grid.rowCount > 1 && grid.columnCount > 1 ? { cell: true as const } : {};
    for (const { lines } of grid.cells.map((entry) => ({ lines: filledLines(entry) }))) {
      for (const text of lines) this.flow.push({ text, page: page.number, whole: false, ...cell });
    }
  }

  private drop(reason: string, header: Header): void {
    for (const cell of header.cells) for (const text of filledLines(cell)) this.dropped.push({ reason, text });
  }

  private endTable(): void {
    const table = this.open;
    this.open = null;
    if (!table) return;
    this.keepLooseSection(table);
    if (table.rows.length === 0) {
      this.messages.push(message("table-without-rows", "A header row was found and no row below it."));
    }
    this.tables.push(closeTable(table, this.axis));
  }

  /** A text over all columns below the last row heads nothing: a note at the foot of the table. */
  private keepLooseSection(table: OpenTable): void {
    if (table.section && table.rows.at(-1)?.section !== table.section) {
      this.dropped.push({ reason: "table-note", text: table.section });
    }
  }

  private keepBetween(): void {
    this.flow.push(...this.between);
    this.between = [];
  }
}

/** A table set wider than its sheet: its outer rule lies on the edge or beyond. */
function runsOffPage({ box }: Grid, { size }: Page): boolean {
  return box !== undefined && size !== undefined && (box[0] < 0.5 || box[2] > size[0] - 0.5);
}
