/** A sheet, upright. */
export interface Paper {
  /** As CSS names it. */
  readonly css: string;
  /** Its short and its long side in twentieths of a point. */
  readonly twips: readonly [short: number, long: number];
}

export const A4: Paper = { css: "A4", twips: [11906, 16838] };
export const A3: Paper = { css: "A3", twips: [16838, 23811] };
export const B5: Paper = { css: "B5", twips: [9979, 14173] };
