import type { ColumnRole } from "../../../model/language/roles";
import type { Placed } from "./assign";
import { type FlowLine, textOf, widthOf } from "./flows";
import type { ColumnShape } from "./options";

/** Pieces of a column of which nothing can be learned yet. */
const FEWEST = 4;
/** Width of a column against the widest text of the table, before anything is known of it. */
const USUAL: Record<ColumnRole, number> = {
  number: 0.2,
  area: 0.6,
  title: 0.6,
  task: 1,
  lead: 0.85,
  cooperating: 0.85,
  deadline: 0.45,
  extra: 1,
};

/** A first guess: the task takes up the widest lines, the columns that group or name it far less. */
export function guessShapes(roles: readonly ColumnRole[], lines: readonly FlowLine[]): ColumnShape[] {
  const widths = lines
    .flatMap((line) => line.tokens.map((_, t) => widthOf(textOf(line, t, t + 1).text)))
    .sort((a, b) => a - b);
  const widest = widths.at(-1 - Math.floor(widths.length / 12)) ?? null;
  return roles.map((role) => ({ role, full: widest === null ? null : Math.max(3, widest * USUAL[role]) }));
}

/**
 * The width of a full line in each column, from the pieces given to it: what all but the widest few keep to. A piece
 * beside another on one line is cut surely; one alone on its line may have been given to the wrong column.
 */
export function learnShapes(roles: readonly ColumnRole[], placed: readonly Placed[]): ColumnShape[] {
  return roles.map((role, k) => {
    const all: number[] = [];
    const beside: number[] = [];
    for (const { pieces } of placed) {
      const piece = pieces[k];
      if (!piece) continue;
      all.push(piece.width);
      if (pieces.some((other, j) => other && j !== k)) beside.push(piece.width);
    }
    const widths = beside.length >= FEWEST * 2 ? beside : all;
    if (widths.length < FEWEST) return { role, full: null };
    widths.sort((a, b) => a - b);
    return { role, full: widths.at(-1 - Math.floor(widths.length / 14))! };
  });
}
