import { isNameEnd } from "../../../model/language/name-breaks";
import { type ColumnSense, cellCost, isDeadline, isSerial, SENTENCE_END } from "../cell-cost";
import type { Neighbours } from "../seen-together";
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
}

/** No cell of a good reading costs this much: longer ones from the same piece are not asked for. */
export const HOPELESS = 16;

/** What stretches of one column cost as cells, each reckoned once. */
export class CellCosts {
  private readonly known: number[][];

  constructor(
    readonly strips: readonly Strip[],
    private readonly sense: ColumnSense,
    private readonly neighbours: Neighbours,
  ) {
    this.known = Array.from({ length: strips.length + 1 }, () => []);
  }

  /** Pieces [from, to) as one cell. */
  of(from: number, to: number): number {
    const list = this.known[from]!;
    list[to - from] ??= this.reckon(from, to);
    return list[to - from]!;
  }

  private reckon(from: number, to: number): number {
    const pieces = this.strips.slice(from, to);
    const { role, full } = this.sense;
    // A deadline's last line may be full, for it ends with no full stop; its other lines are priced below.
    const sense = role === "deadline" ? { ...this.sense, full: null } : this.sense;
    let cost = cellCost(
      sense,
      pieces.map(({ text }) => text),
    );
    const [first] = pieces;
    if (first && (role === "lead" || role === "cooperating") && startsInsideName(first.text))
      cost += W.startsInsideName;
    if (first && role === "deadline") {
      if (isDeadlineRest(first.text)) cost += W.startsInsideDeadline;
      if (isDeadlineOpen(pieces.at(-1)!.text)) cost += W.endsInsideDeadline;
      for (const [i, piece] of pieces.slice(0, -1).entries()) {
        if (isDeadlineOpen(piece.text) || isDeadlineRest(pieces[i + 1]!.text)) continue;
        // Whole, and what follows begins anew: two deadlines; or a break where the line was not full.
        if (isDeadline(piece.text) || (full !== null && piece.width < full - 1)) cost += W.shortInDeadline;
      }
    }
    const last = pieces.at(-1);
    const next = this.strips[to];
    if (role === "task" && last && full !== null && last.width >= full - 1 && !SENTENCE_END.test(last.text)) {
      if (pieces.length === 1) cost += W.endsFull;
      if (next && this.neighbours.across(last.text, next.text) === 3) cost += W.endsBeforeKnown;
    }
    if (role === "number") cost += W.twoSerials * Math.max(0, pieces.filter(({ text }) => isSerial(text)).length - 1);
    for (let i = 1; i < pieces.length; i++) {
      const [a, b] = [pieces[i - 1]!, pieces[i]!];
      if (a.flow !== b.flow && a.sheet === b.sheet) cost += W.tornByBlank;
    }
    return cost;
  }
}

function startsInsideName(text: string): boolean {
  return isNameEnd(text.split(/[、，,；;/\s]/u)[0]!);
}
