import { matchMarker } from "../../../model/language/numerals";
import type { ColumnSense } from "../cell-cost";
import type { Neighbours } from "../seen-together";
import type { Strip } from "./cells";

export interface RowModel {
  readonly columns: readonly (readonly Strip[])[];
  readonly senses: readonly ColumnSense[];
  /** Columns whose cells may cover several rows: they take no part in the division. */
  readonly merged: ReadonlySet<number>;
  readonly align: "middle" | "top";
  /** Lines that are section rows. */
  readonly sections: readonly Strip[];
  readonly neighbours: Neighbours;
}

/** Lines that lie one below the other, with the pieces on them: those of the flows that hold the tasks. */
export interface Spine {
  /** For each line what it is; pieces of a column up to it. */
  readonly lines: readonly {
    readonly line: number;
    readonly flow: number;
    readonly sheet: number;
    readonly section: boolean;
  }[];
  /** For each column the pieces that stand in these flows. */
  readonly glued: readonly (readonly Strip[])[];
  /** For each column and line how many of its glued pieces stand above the line. */
  readonly above: readonly Int32Array[];
  /** Columns that have pieces elsewhere: the spine alone cannot judge their cells. */
  readonly loose: ReadonlySet<number>;
  /** Pieces at which the tasks' own serials say that a row begins; empty where they have none. */
  readonly marked: ReadonlySet<Strip>;
}

/**
 * The pieces that begin with the next serial of one chain in the task column ("12.推动…"). A chain of less than three, or
 * one that leaves most markers out, is none: a task may hold a list of its own.
 */
function markedPieces(tasks: readonly Strip[]): Set<Strip> {
  const chain: Strip[] = [];
  let last = 0;
  let seen = 0;
  for (const strip of tasks) {
    const marker = matchMarker(strip.text);
    if (!marker || marker.style === "chapter") continue;
    seen++;
    // A section begins again at 1.
    if (marker.value !== last + 1 && marker.value !== 1) continue;
    last = marker.value;
    chain.push(strip);
  }
  return new Set(chain.length >= 3 && last > 1 && chain.length >= seen * 0.7 ? chain : []);
}

export function spineOf({ columns, senses, merged, sections }: RowModel): Spine {
  const task = senses.findIndex(({ role }) => role === "task");
  const flows = new Set(columns[Math.max(0, task)]!.map(({ flow }) => flow));
  const glued = columns.map((list) => list.filter(({ flow }) => flows.has(flow)));
  const lines = new Map<number, Spine["lines"][number]>();
  for (const [k, list] of glued.entries()) {
    if (merged.has(k)) continue;
    for (const { line, flow, sheet } of list) lines.set(line, { line, flow, sheet, section: false });
  }
  for (const { line, flow, sheet } of sections) lines.set(line, { line, flow, sheet, section: true });
  const sorted = [...lines.values()].sort((a, b) => a.line - b.line);
  const above = glued.map((list) => {
    const counts = new Int32Array(sorted.length + 1);
    let n = 0;
    for (const [i, { line }] of sorted.entries()) {
      while (n < list.length && list[n]!.line < line) n++;
      counts[i] = n;
    }
    counts[sorted.length] = list.length;
    return counts;
  });
  const loose = new Set<number>();
  for (const [k, list] of columns.entries()) if (list.length > glued[k]!.length) loose.add(k);
  return { lines: sorted, glued, above, loose, marked: markedPieces(glued[Math.max(0, task)]!) };
}
