import type { ColumnSense } from "../cell-cost";
import type { Neighbours } from "../seen-together";
import type { FlowLine } from "./flows";
import type { ColumnShape, Option, Piece } from "./options";

/** Lines [from, to) without a blank line between them. */
export interface Flow {
  readonly sheet: number;
  readonly from: number;
  readonly to: number;
}

/** A table's lines with all that is known or assumed of its columns. */
export interface Grid {
  readonly lines: readonly FlowLine[];
  readonly flows: readonly Flow[];
  readonly columns: readonly ColumnShape[];
  readonly senses: readonly ColumnSense[];
  /** Columns whose cells may cover several rows: they take no part in the division. */
  readonly free: ReadonlySet<number>;
  readonly align: "middle" | "top";
  readonly neighbours: Neighbours;
  readonly options: readonly (readonly Option[])[];
  readonly pieces: readonly Piece[];
  /** Places ("line:token") at which the tasks' own serials say that a row begins; empty where they have none. */
  readonly marked: ReadonlySet<string>;
}

export function flowsOf(lines: readonly FlowLine[]): Flow[] {
  const flows: { sheet: number; from: number; to: number }[] = [];
  for (const [i, line] of lines.entries()) {
    const last = flows.at(-1);
    if (last && lines[i - 1]!.flow === line.flow) last.to = i + 1;
    else flows.push({ sheet: line.sheet, from: i, to: i + 1 });
  }
  return flows;
}
