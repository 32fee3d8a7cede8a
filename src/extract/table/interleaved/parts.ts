import { SENTENCE_END } from "../cell-cost";
import { type Cell, type CellReader, HOPELESS } from "./cells";
import type { Grid } from "./grid";
import type { Option } from "./options";
import { ROW_WEIGHTS as W } from "./weights";

/** What a row takes from one flow: its lines [from, to), cut into cells. */
export interface Part {
  readonly flow: number;
  readonly from: number;
  readonly to: number;
  /** By column its cell; where the row goes on from the page before, with what it has there. */
  readonly cells: readonly Cell[];
  /** Columns that have a piece here. */
  readonly mask: number;
  readonly cost: number;
}

interface Open {
  readonly cells: readonly Cell[];
  /** Columns of the pieces in the order of the text, and the line of each. */
  readonly order: readonly number[];
  readonly at: readonly number[];
  readonly mask: number;
  readonly cost: number;
  readonly bad: number;
}

interface Extension {
  readonly before: Open;
  readonly option: Option;
  readonly cost: number;
}

const LONGEST = 70;
const BEAM = 20;
/** What is this much dearer than another way to read the lines is not followed. */
const FAR = 7;
const CLOSED = 4;
/** So much speaks against every way to go on: the row ended long before. */
const TOO_BAD = 9;

/**
 * The parts that a row may have in a flow from a line on. Lines of a flow come from top to bottom, so the numbers of
 * lines of the cells say in which order their pieces must come:
 *
 * ```
 *   │ 推动…   │ 市教育  │        三 lines and 二, in the middle:   推动…
 *   │ 有效实  │ 局      │                                           市教育
 *   │ 施。    │         │                                           有效实
 * ```
 */
export class PartReader {
  private readonly known = new Map<number, readonly Part[]>();

  constructor(
    private readonly grid: Grid,
    private readonly cells: CellReader,
  ) {}

  /** @param held what the row already has on the page before; null for a row that begins here. */
  from(flow: number, from: number, mask: number, held: readonly Cell[] | null): readonly Part[] {
    if (held) return this.read(flow, from, mask, held);
    const key = from * 65536 + mask * 256;
    let parts = this.known.get(key);
    if (!parts) {
      parts = this.read(flow, from, mask, null);
      this.known.set(key, parts);
    }
    return parts;
  }

  /** The cheapest of them that hold a cell of one column. */
  withColumn(
    flow: number,
    from: number,
    mask: number,
    column: number,
    most: number,
    held: readonly Cell[] | null,
  ): readonly Part[] {
    const key = from * 65536 + mask * 256 + column + 1;
    const known = held ? undefined : this.known.get(key);
    if (known) return known;
    const parts = this.from(flow, from, mask, held)
      .filter((part) => (part.mask & (1 << column)) !== 0)
      .sort(cheapestFirst)
      .slice(0, most);
    if (!held) this.known.set(key, parts);
    return parts;
  }

  private read(flow: number, from: number, mask: number, held: readonly Cell[] | null): Part[] {
    const { options, flows } = this.grid;
    const last = flows[flow]!.to;
    let open: Open[] = [{ cells: held ?? this.cells.none, order: [], at: [], mask: 0, cost: 0, bad: 0 }];
    const found: Part[] = [];
    for (let i = from; i < last && i - from < LONGEST; i++) {
      const next: Extension[] = [];
      for (const option of options[i]!) {
        if (option.kind !== "cells" || (option.mask & ~mask) !== 0) continue;
        for (const before of open) {
          const cost = this.costOf(before, option);
          if (before.bad + Math.max(0, cost - ORDINARY) <= TOO_BAD)
            next.push({ before, option, cost: before.cost + cost });
        }
      }
      if (next.length === 0) break;
      next.sort(cheapestFirst);
      open = [];
      for (const extension of next) {
        if (open.length === BEAM || extension.cost > next[0]!.cost + FAR) break;
        open.push(this.extend(extension, i));
      }
      const closed: Part[] = [];
      for (const one of open) {
        if (i + 1 < last && this.isOpen(one)) continue;
        const cost = this.close(one, held);
        if (cost < HOPELESS) closed.push({ flow, from, to: i + 1, cells: one.cells, mask: one.mask, cost });
      }
      found.push(...closed.sort(cheapestFirst).slice(0, CLOSED));
    }
    return found;
  }

  /** Where tasks end with full stops, none ends in a full line without one. */
  private isOpen({ cells, mask }: Open): boolean {
    for (const [k, { role, full, sentences }] of this.grid.senses.entries()) {
      if (role !== "task" || full === null || sentences < 0.9 || (mask & (1 << k)) === 0) continue;
      const { text, width } = this.grid.pieces[cells[k]!.pieces.at(-1)!]!;
      if (width >= full - 1 && !SENTENCE_END.test(text)) return true;
    }
    return false;
  }

  private costOf(before: Open, option: Option): number {
    let { cost } = option;
    let { mask } = before;
    for (let n = 0; n < option.at.length; n++) {
      const { piece, column } = option.at[n]!;
      cost += this.cells.join(before.cells[column]!, piece);
      if (mask & (1 << column)) cost += W.hole * this.holes(before.order, option, n);
      else if (mask !== 0) cost += W.newInRow;
      mask |= 1 << column;
    }
    return cost;
  }

  private extend({ before, option, cost }: Extension, line: number): Open {
    const cells = [...before.cells];
    let { mask } = before;
    for (const { piece, column } of option.at) {
      cells[column] = this.cells.with(cells[column]!, piece);
      mask |= 1 << column;
    }
    return {
      cells,
      order: [...before.order, ...option.at.map(({ column }) => column)],
      at: [...before.at, ...option.at.map(() => line)],
      mask,
      cost,
      bad: before.bad + Math.max(0, cost - before.cost - ORDINARY),
    };
  }

  /** Lines of a cell follow each other closely: between two of them every other column has one at most. */
  private holes(order: readonly number[], option: Option, upTo: number): number {
    const { column } = option.at[upTo]!;
    let holes = 0;
    let once = 0;
    for (let i = order.length + upTo - 1; i >= 0; i--) {
      const k = i >= order.length ? option.at[i - order.length]!.column : order[i]!;
      if (k === column) break;
      if (once & (1 << k) && !this.grid.free.has(k)) holes++;
      once |= 1 << k;
    }
    return holes;
  }

  private close(open: Open, held: readonly Cell[] | null): number {
    let { cost } = open;
    for (const [k, cell] of open.cells.entries()) {
      if ((open.mask & (1 << k)) === 0) continue;
      const share = this.grid.free.has(k) ? W.mergedShare : 1;
      cost += share * (this.cells.of(cell) - (held && held[k]!.pieces.length > 0 ? this.cells.of(held[k]!) : 0));
      if (cost > HOPELESS) return cost;
    }
    return cost + this.placeCost(open, held);
  }

  /** What the places of the pieces say against the row: in a flow lines come from top to bottom, level ones from left to right. */
  private placeCost({ cells, order, at }: Open, held: readonly Cell[] | null): number {
    const { free, align } = this.grid;
    const lines = cells.map(({ pieces }, k) => pieces.length - (held?.[k]?.pieces.length ?? 0));
    let height = 0;
    for (const [k, count] of lines.entries()) if (!free.has(k)) height = Math.max(height, count);
    const seen = cells.map(() => 0);
    let cost = 0;
    let before = -1;
    let y = 0;
    let line = -1;
    for (const [i, k] of order.entries()) {
      const n = seen[k]!++;
      if (free.has(k)) continue;
      const own = (align === "top" || held ? 0 : (height - lines[k]!) / 2) + n;
      if (before >= 0) {
        if (at[i] === line) cost += W.notLevel * Math.min(2, Math.max(0, Math.abs(own - y) - HALF_A_LINE));
        else if (own < y - 0.1) cost += W.outOfOrder * Math.min(2, y - own);
        else if (own < y + 0.1 && k < before) cost += W.levelBackwards;
      }
      before = k;
      y = Math.max(y, own);
      line = at[i]!;
    }
    return cost;
  }
}

const cheapestFirst = (a: { readonly cost: number }, b: { readonly cost: number }): number => a.cost - b.cost;

/** What a line may cost that belongs to its row. */
const ORDINARY = 0.4;
/** Pieces that lie half a line apart may still come out as one line. */
const HALF_A_LINE = 0.55;
