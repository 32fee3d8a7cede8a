import type { ColumnRole } from "../../../model/language/roles";
import { type ColumnSense, SENTENCE_END } from "../cell-cost";
import type { Strip } from "./cells";
import { type FlowLine, textOf, widthOf } from "./flows";
import type { ColumnShape } from "./options";

/** Pieces of a column of which nothing can be learned yet. */
const FEWEST = 4;
/** Width of a column against the widest text of the table, before anything is known of it; of others nothing is. */
const USUAL: Partial<Record<ColumnRole, number>> = { number: 0.2, area: 0.6, title: 0.6, task: 1, deadline: 0.45 };

/** A first guess: the task takes up the widest lines, the columns that group or name it far less. */
export function guessShapes(roles: readonly ColumnRole[], lines: readonly FlowLine[]): ColumnShape[] {
  const widths = lines
    .flatMap((line) => line.tokens.map((_, t) => widthOf(textOf(line, t, t + 1).text)))
    .sort((a, b) => a - b);
  const widest = widths.at(-1 - Math.floor(widths.length / 12)) ?? null;
  return roles.map((role) => {
    const share = USUAL[role];
    return { role, full: widest === null || share === undefined ? null : Math.max(3, widest * share) };
  });
}

/**
 * The width of a full line in each column, from the pieces given to it: what all but the widest few keep to. A piece
 * beside another on one line is cut surely; one alone on its line may have been given to the wrong column.
 */
export function learnShapes(roles: readonly ColumnRole[], strips: readonly (readonly Strip[])[]): ColumnShape[] {
  const shared = new Map<number, number>();
  for (const { line } of strips.flat()) shared.set(line, (shared.get(line) ?? 0) + 1);
  return roles.map((role, k) => {
    const beside = strips[k]!.filter(({ line }) => shared.get(line)! > 1);
    const widths = (beside.length >= FEWEST * 2 ? beside : strips[k]!).map(({ width }) => width);
    if (widths.length < FEWEST) return { role, full: null };
    widths.sort((a, b) => a - b);
    return { role, full: widths.at(-1 - Math.floor(widths.length / 14))! };
  });
}

/** What is known of the cells of each column: before anything was read, and from what was. */
export function sensesOf(shapes: readonly ColumnShape[], strips: readonly (readonly Strip[])[]): ColumnSense[] {
  return shapes.map(({ role, full }, k) => {
    const short = (strips[k] ?? []).filter(({ width }) => full !== null && width < full - 1.5);
    const ended = short.filter(({ text }) => SENTENCE_END.test(text));
    return { role, full, listed: true, sentences: short.length === 0 ? 0.5 : ended.length / short.length };
  });
}
