import type { ColumnSense } from "../cell-cost";
import type { Neighbours } from "../seen-together";
import type { FlowLine } from "./flows";
import type { ColumnShape, Option, Piece } from "./options";

/** Lines [from, to) without a blank line between them. */
export interface Flow {
  readonly sheet: number;
  readonly from: number;
  readonly to: number;
  /** The one heading that stands at its head; null where there is none, or several. */
  readonly heading: string | null;
}

/** A table's lines with all that is known or assumed of its columns. */
export interface Grid {
  readonly lines: readonly FlowLine[];
  readonly flows: readonly Flow[];
  readonly columns: readonly ColumnShape[];
  readonly headings: readonly string[];
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

/** @param headings by flow, as the lines count them, the headings in it. */
export function flowsOf(lines: readonly FlowLine[], headings: ReadonlyMap<number, readonly string[]>): Flow[] {
  const flows: { sheet: number; from: number; to: number; heading: string | null }[] = [];
  for (const [i, line] of lines.entries()) {
    const last = flows.at(-1);
    if (last && lines[i - 1]!.flow === line.flow) last.to = i + 1;
    else {
      const [heading, other] = headings.get(line.flow) ?? [];
      flows.push({ sheet: line.sheet, from: i, to: i + 1, heading: other === undefined ? (heading ?? null) : null });
    }
  }
  return flows;
}
