import type { Cell, CellReader } from "./cells";
import type { Grid } from "./grid";
import type { Part, PartReader } from "./parts";
import type { Reach } from "./reach";

export interface RowStep {
  readonly kind: "row";
  /** With what a row that goes on has on the page before. */
  readonly cells: readonly Cell[];
  readonly parts: readonly Part[];
  /** It goes on with the row that the page before left open. */
  readonly rest: boolean;
  readonly cost: number;
}

export type Step = RowStep | OtherStep;

interface OtherStep {
  readonly kind: "section" | "outside";
  readonly flow: number;
  readonly line: number;
  readonly cost: number;
}

export interface Edge {
  readonly from: State;
  readonly step: Step;
  readonly cost: number;
}

/** How far the flows of a sheet are read. */
export interface State {
  readonly pos: readonly number[];
  /** The columns that each flow gave last. */
  readonly gave: readonly number[];
  readonly used: number;
  cost: number;
  readonly serial: number | null;
  /** The line of the last step, if it was a section row or lay outside the table. */
  readonly after: number | null;
  readonly section: boolean;
  /** The cells of the last row, which may go on on the next page. */
  row: RowStep["cells"] | null;
  readonly edges: Edge[];
  best: number;
  rest: number;
}

export interface Search extends Reach {
  readonly grid: Grid;
  readonly cells: CellReader;
  readonly parts: PartReader;
}
