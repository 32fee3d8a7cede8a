import { isNameEnd } from "../../../model/language/name-breaks";
import { cellCost, isDeadline, isSerial, SENTENCE_END } from "../cell-cost";
import type { Grid } from "./grid";
import { joinCost } from "./joins";
import { isDeadlineOpen, isDeadlineRest } from "./looks";
import { ROW_WEIGHTS as W } from "./weights";

/** A piece in its column, from top to bottom. */
export interface Strip {
  readonly text: string;
  readonly width: number;
  /** Index of its line among the table's lines; lines of one flow lie one below the other. */
  readonly line: number;
  readonly flow: number;
  readonly sheet: number;
  /** Its tokens on the line. */
  readonly from: number;
  readonly to: number;
}

/** No cell of a good reading costs this much: longer ones from the same piece are not asked for. */
export const HOPELESS = 16;

/** Pieces of one column, from top to bottom, as one cell; the same pieces are the same object. */
export interface Cell {
  readonly column: number;
  readonly pieces: readonly number[];
  readonly next: Map<number, Cell>;
  cost: number | null;
}

/** What pieces cost as a cell, each cell reckoned once. */
export class CellReader {
  private readonly joins = new Map<number, number>();
  readonly none: readonly Cell[];

  constructor(private readonly grid: Pick<Grid, "lines" | "columns" | "senses" | "neighbours" | "pieces">) {
    this.none = grid.columns.map((_, column) => ({ column, pieces: [], next: new Map(), cost: null }));
  }

  /** The cell with one more piece below. */
  with(cell: Cell, piece: number): Cell {
    let longer = cell.next.get(piece);
    if (!longer) {
      longer = { column: cell.column, pieces: [...cell.pieces, piece], next: new Map(), cost: null };
      cell.next.set(piece, longer);
    }
    return longer;
  }

  /** What it costs that a piece follows those of the cell. */
  join(cell: Cell, b: number): number {
    const a = cell.pieces.at(-1);
    if (a === undefined) return 0;
    const { pieces, columns, neighbours } = this.grid;
    const key = (a * pieces.length + b) * columns.length + cell.column;
    let cost = this.joins.get(key);
    if (cost === undefined) {
      const { role, full } = columns[cell.column]!;
      const before = pieces[a]!;
      // Punctuation that must not begin a line may leave a line of prose short; a list of units may end one anywhere.
      const slack = role === "lead" || role === "cooperating" ? 0.6 : 1.25;
      cost = joinCost(before.looks, pieces[b]!.looks, role, full === null || before.width >= full - slack, neighbours);
      this.joins.set(key, cost);
    }
    return cost;
  }

  of(cell: Cell): number {
    cell.cost ??= this.reckon(cell.column, cell.pieces);
    return cell.cost;
  }

  private reckon(column: number, cell: readonly number[]): number {
    const { lines, senses, pieces: all } = this.grid;
    const pieces = cell.map((id) => all[id]!);
    const own = senses[column]!;
    const { role, full } = own;
    // A deadline's last line may be full, for it ends with no full stop; its other lines are priced below.
    const sense = role === "deadline" ? { ...own, full: null } : own;
    let cost = cellCost(
      sense,
      pieces.map(({ text }) => text),
    );
    const [first] = pieces;
    const last = pieces.at(-1);
    if (!first || !last) return cost;
    if ((role === "lead" || role === "cooperating") && startsInsideName(first.text)) cost += W.startsInsideName;
    if (role === "deadline") {
      if (isDeadlineRest(first.text)) cost += W.startsInsideDeadline;
      if (isDeadlineOpen(last.text)) cost += W.endsInsideDeadline;
      for (const [i, piece] of pieces.slice(0, -1).entries()) {
        if (isDeadlineOpen(piece.text) || isDeadlineRest(pieces[i + 1]!.text)) continue;
        // Whole, and what follows begins anew: two deadlines; or a break where the line was not full.
        if (isDeadline(piece.text) || (full !== null && piece.width < full - 1)) cost += W.shortInDeadline;
      }
    }
    const torn = role === "task" && full !== null && last.width >= full - 1 && !SENTENCE_END.test(last.text);
    if (torn && pieces.length === 1) cost += W.endsFull;
    if (role === "number") cost += W.twoSerials * Math.max(0, pieces.filter(({ text }) => isSerial(text)).length - 1);
    for (let i = 1; i < pieces.length; i++) {
      const [a, b] = [lines[pieces[i - 1]!.line]!, lines[pieces[i]!.line]!];
      if (a.flow !== b.flow && a.sheet === b.sheet) cost += W.tornByBlank;
    }
    return cost;
  }
}

function startsInsideName(text: string): boolean {
  return isNameEnd(text.split(/[、，,；;/\s]/u)[0]!);
}
