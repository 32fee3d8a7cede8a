import type { Doubt, TableCell, TableRow, TaskTable } from "../../../model/extraction";
import type { ColumnRole } from "../../../model/language/roles";
import type { SourcedText } from "../../../model/sourced";
import { type ColumnSense, SENTENCE_END } from "../cell-cost";
import type { Box } from "./boxes";
import { cutShortTexts, groupRows, usualWidth } from "./groups";
import type { BlockHeader } from "./header";
import { type BoxKind, kindsOf, taskWidth } from "./kinds";
import { Neighbours } from "./neighbours";
import { type Placing, placeBoxes } from "./place";
import { sortBySerial } from "./serials";
import { type TaskRow, taskRows } from "./tasks";
import type { PlacedBox } from "./ways";
import { FUSED_MARGIN, SURE_MARGIN } from "./weights";
import { columnWidths } from "./widths";

type Grid = TableCell[][];

/** A text of a column with merged cells, and its box. */
interface MergedText {
  readonly at: number;
  readonly lines: readonly SourcedText[];
}

/** One table in the making: its boxes with their kinds, and what has been found of its rows. */
export class BlockTable {
  private readonly roles: readonly ColumnRole[];
  private readonly kinds: (BoxKind | null)[];
  private readonly unused: SourcedText[] = [];
  private rows: readonly TaskRow[] = [];
  private around: Neighbours;
  private grid: Grid = [];
  private readonly sections = new Map<number, SourcedText>();
  private doubtful: boolean[] = [];
  private fuses = false;
  /** Most tasks end like sentences. */
  private sentences = false;

  constructor(
    private readonly header: BlockHeader,
    private readonly boxes: readonly Box[],
  ) {
    this.roles = header.roles;
    this.kinds = kindsOf(boxes, header.roles);
    this.around = new Neighbours(boxes, this.kinds, []);
  }

  decode(): { table: TaskTable; unused: readonly SourcedText[] } {
    this.findRows();
    this.grid = this.rows.map((row) =>
      this.roles.map((role) => ({ lines: role === "task" ? [...row.lines] : ([] as SourcedText[]) })),
    );
    this.doubtful = this.rows.map((row) => row.margin < SURE_MARGIN);
    this.fuses = this.rows.some((row) => row.touches);
    const serials = this.placeNumbers();
    this.placeKind("deadline", ["deadline"]);
    this.placeKind("extra", ["extra"]);
    this.placeSections();
    this.placeKind("units", ["lead", "cooperating"]);
    this.placeShort(serials);
    if (this.unused.length > 0) this.doubtAll();
    this.doubtTorn();
    return { table: this.table(), unused: this.unused };
  }

  private at(kind: BoxKind): number[] {
    return this.kinds.flatMap((k, i) => (k === kind ? [i] : []));
  }

  private findRows(): void {
    const found = this.at("task").map((at) => ({ box: this.boxes[at]!, at, boxes: 1 }));
    if (found.length === 0) return;
    const ended = found.filter(({ box }) => SENTENCE_END.test(box.lines.at(-1)!.text.trim())).length;
    this.sentences = ended * 2 >= found.length;
    const sense: ColumnSense = {
      role: "task",
      full: taskWidth(found.map(({ box }) => box)),
      listed: true,
      sentences: this.sentences ? 1 : 0,
    };
    const counted = taskRows(found, sense, this.serialsBySheet());
    this.rows = counted;
    if (this.roles.includes("area")) {
      // Serials number the rows, or areas of several rows each: the rows that the text shows without them tell.
      const free = taskRows(found, sense, () => null);
      const serials = this.at("number").length;
      this.rows = free.length <= serials + Math.max(1, serials * 0.12) ? counted : free;
    }
    this.around = new Neighbours(this.boxes, this.kinds, this.rows);
  }

  /** How many serials stand on each sheet, where they number rows; null where they number something else. */
  private serialsBySheet(): (sheet: number) => number | null {
    const numbers = this.at("number");
    if (!this.roles.includes("number") || numbers.length === 0) return () => null;
    return (sheet) => numbers.filter((i) => this.boxes[i]!.sheet === sheet).length;
  }

  private put(role: ColumnRole, row: number, lines: readonly SourcedText[]): void {
    const column = this.roles.indexOf(role);
    if (column < 0 || !this.grid[row]) this.unused.push(...lines);
    else this.grid[row]![column] = { lines: [...this.grid[row]![column]!.lines, ...lines] };
  }

  private doubt(row: number): void {
    this.doubtful[row] = true;
  }

  private doubtAll(): void {
    this.doubtful = this.rows.map(() => true);
  }

  /** Serials: one a row, or, fewer of them, one a group of rows. */
  private placeNumbers(): readonly MergedText[] {
    const numbers = this.at("number");
    if (numbers.length === 0) return [];
    if (!this.roles.includes("number")) {
      for (const i of numbers) this.unused.push(...this.boxes[i]!.lines);
      return [];
    }
    // A column that is not in the order of its serials on a page is put in it: it runs down the page.
    const sorted = sortBySerial(numbers, this.boxes);
    if (sorted.length === this.rows.length) {
      for (const [row, i] of sorted.entries()) {
        this.put("number", row, this.boxes[i]!.lines);
        this.around.rowsOfBox.set(i, row);
      }
      return [];
    }
    if (sorted.length > this.rows.length) {
      this.doubtAll();
      for (const i of sorted) this.unused.push(...this.boxes[i]!.lines);
      return [];
    }
    return sorted.map((i) => ({ at: i, lines: this.boxes[i]!.lines }));
  }

  /** Rows over the whole width: each names the rows from the next task in the text on. */
  private placeSections(): void {
    for (const at of this.at("section")) {
      const { lines } = this.boxes[at]!;
      const row = this.around.nextTask(at);
      if (row === null || this.sections.has(row)) this.unused.push(...lines);
      else this.sections.set(row, lines[0]!);
    }
  }

  /** Merged cells of a column; the same object in each row that one covers. */
  private merge(role: ColumnRole, texts: readonly MergedText[], mates: readonly MergedText[] = []): void {
    const { groups, sure } = groupRows(
      texts.map(({ at, lines }) => ({
        lines,
        sheet: this.boxes[at]!.sheet,
        before: this.around.taskRun(at, -1),
        behind: this.around.taskRun(at, 1),
        run: this.around.runLength(at),
      })),
      this.rows.map((row, i) => ({ ...row, task: row.height, height: this.heightOf(i) })),
    );
    if (!sure) this.doubtAll();
    if (groups.length === 0) for (const { lines } of texts) this.unused.push(...lines);
    const column = this.roles.indexOf(role);
    for (const { lines, from, to } of groups) {
      const cell: TableCell = { lines };
      for (let row = from; row < to; row++) this.grid[row]![column] = cell;
    }
    for (const [i, { lines }] of mates.entries()) {
      const group = groups[i];
      if (!group) this.unused.push(...lines);
      const cell: TableCell = { lines };
      for (let row = group?.from ?? 0; row < (group?.to ?? 0); row++)
        this.grid[row]![this.roles.indexOf("number")] = cell;
    }
  }

  /** Lines of a row's highest cell, as far as cells are placed. */
  private heightOf(row: number): number {
    const others = this.grid[row]!.filter((_, k) => this.roles[k] !== "task").map(({ lines }) => lines.length);
    return Math.max(this.rows[row]!.height, ...others);
  }

  /** Areas and titles. */
  private placeShort(serials: readonly MergedText[]): void {
    const own = this.at("short");
    const role = this.roles.includes("area") ? "area" : "title";
    if (own.length === 0) {
      if (serials.length > 0) this.merge("number", serials);
      if (this.roles.includes("area") || this.roles.includes("title")) this.doubtAll();
      return;
    }
    if (this.roles.includes("area") && this.roles.includes("title")) {
      if (serials.length > 0) this.merge("number", serials);
      this.placeKind("short", ["area", "title"]);
      this.doubtAll();
      return;
    }
    const full = usualWidth(own.map((i) => this.boxes[i]!.lines));
    const texts = own.flatMap((at) => cutShortTexts(this.boxes[at]!.lines, full).map((lines) => ({ at, lines })));
    // As many serials as areas: they number them.
    const paired = serials.length === texts.length;
    if (serials.length > 0 && !paired) this.merge("number", serials);
    if (texts.length > this.rows.length) this.placeKind("short", [role]);
    else this.merge(role, texts, paired ? serials : []);
    // A piece of another column's text is no name.
    if (texts.some(({ lines }) => !isName(lines.map(({ text }) => text).join("")))) this.doubtAll();
  }

  /** Places the boxes of a kind into the columns of these roles. */
  private placeKind(kind: BoxKind, wanted: readonly ColumnRole[]): void {
    const own = this.at(kind);
    const columns = this.roles.flatMap((role, k) => (wanted.includes(role) ? [{ role, k }] : [])).slice(0, 2);
    if (columns.length === 0 || this.rows.length === 0) {
      for (const i of own) this.unused.push(...this.boxes[i]!.lines);
      return;
    }
    if (own.length === 0) return;
    const placed: PlacedBox[] = own.map((i) => {
      const { lines, sheet } = this.boxes[i]!;
      return {
        lines,
        sheet,
        near: this.around.near(i),
        direct: this.around.follows(i),
        afterTask: this.around.taskBefore(i),
      };
    });
    const placing = this.cheapest(
      placed,
      columns.map(({ role }) => role),
    );
    if (!placing) {
      this.doubtAll();
      for (const i of own) this.unused.push(...this.boxes[i]!.lines);
      return;
    }
    for (const { box, column, row, from, to } of placing.cells) {
      const { k } = columns[column]!;
      const cell = this.grid[row]![k]!;
      this.grid[row]![k] = { lines: [...cell.lines, ...placed[box]!.lines.slice(from, to)] };
      this.around.rowsOfBox.set(own[box]!, row);
    }
    for (const box of placing.outside) this.unused.push(...placed[box]!.lines);
    if (placing.outside.length > 0) this.doubtAll();
    if (kind === "units" && columns.length > 1) this.doubtHoles(columns.map(({ k }) => k));
    const sure = SURE_MARGIN * (this.fuses ? FUSED_MARGIN : 1);
    for (const margins of placing.margins)
      for (const [row, margin] of margins.entries()) if (margin < sure) this.doubt(row);
  }

  /**
   * Rows that lie at a page break, where one row of the table runs over such a break: other cells may, too. And tasks that
   * end in mid-sentence where others do not.
   */
  private doubtTorn(): void {
    const torn = this.rows.some(({ sheet, lastSheet }) => lastSheet > sheet);
    for (const [i, row] of this.rows.entries()) {
      const next = this.rows[i + 1];
      if (torn && next && next.sheet > row.sheet) {
        this.doubt(i);
        this.doubt(i + 1);
      }
      const open = !SENTENCE_END.test(row.lines.at(-1)?.text.trim() ?? "");
      if (row.lastSheet > row.sheet || (open && this.sentences)) this.doubt(i);
    }
  }

  /** A page with an empty cell in one of two columns of units: which row it is in, the text hardly says. */
  private doubtHoles(columns: readonly number[]): void {
    const holes = this.rows.filter((_, row) => columns.some((k) => this.grid[row]![k]!.lines.length === 0));
    const sheets = new Set(holes.flatMap(({ sheet, lastSheet }) => [sheet, lastSheet]));
    for (const [row, { sheet, lastSheet }] of this.rows.entries()) {
      if (sheets.has(sheet) || sheets.has(lastSheet)) this.doubt(row);
    }
  }

  /** The cheapest placing over the widths that the columns may have. */
  private cheapest(placed: readonly PlacedBox[], roles: readonly ColumnRole[]): Placing | null {
    let best: Placing | null = null;
    for (const widths of columnWidths(
      placed.map(({ lines }) => lines),
      roles.length,
    )) {
      const senses = roles.map((role, c): ColumnSense => ({ role, listed: true, full: widths[c]!, sentences: 0 }));
      const placing = placeBoxes(placed, this.rows, senses, this.fuses);
      if (placing && (!best || placing.cost < best.cost)) best = placing;
    }
    return best;
  }

  private table(): TaskTable {
    const doubt: Doubt = {
      code: "uncertain-boundary",
      text: "The text gives the columns one after another; which row a cell belongs to is not certain.",
    };
    let section: SourcedText | null = null;
    const sections = this.rows.map((_, i) => {
      section = this.sections.get(i) ?? section;
      return section;
    });
    const rows = this.rows.map(
      (row, i): TableRow => ({
        cells: this.grid[i]!,
        section: sections[i]!,
        page: row.page,
        doubts: this.doubtful[i] ? [doubt] : [],
        ...(row.lastSheet > row.sheet ? { continued: true } : {}),
      }),
    );
    const { headings } = this.header;
    return {
      columns: this.roles.map((role, k) => ({ role, heading: headings[k]!, lineWidth: null })),
      rows,
      region: [],
    };
  }
}

function isName(text: string): boolean {
  const bare = text.replace(/\s+/gu, "");
  return bare.length >= 3 && !/^\d|[，。；]/u.test(bare);
}
