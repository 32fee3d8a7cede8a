/** What a cell's text costs by its role: to begin with, for each token, and at its end. */
export interface TextCost {
  readonly start: number;
  /** The line before token `at` ends an item of a list inside the cell. */
  ends?(at: number): boolean;
  step(at: number): number;
  end(end: number): number;
}
