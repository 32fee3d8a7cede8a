import { displayWidth } from "../../../model/language/characters";
import type { SourcedText } from "../../../model/sourced";
import { widthOf } from "./kinds";

/** Widths that too few lines have are chance. */
const LEAST_LINES = 2;

/**
 * The widths that two neighbouring columns of one kind may have, each way a pair. A line that is followed by another fills
 * its column, or nearly:
 *
 * ```
 *   省人力资源社 ⏎ 会保障厅       six characters: the first column
 *   省法院、省 ⏎ 档案馆           five: the second                     → (6, 5), (5, 6), (6, 6)
 * ```
 */
export function columnWidths(boxes: readonly (readonly SourcedText[])[], columns: number): number[][] {
  const widest = Math.max(...boxes.map((lines) => widthOf(lines)));
  if (columns === 1) return [[widest]];
  const counts = new Map<number, number>();
  for (const lines of boxes) {
    if (lines.length < 2) continue;
    const width = Math.round(Math.max(...lines.slice(0, -1).map((line) => displayWidth(line.text.trim()))));
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const widths = [...counts].filter(([, count]) => count >= LEAST_LINES).map(([width]) => width);
  const narrower = widths
    .filter((width) => width < widest - 0.5)
    .sort((a, b) => b - a)
    .slice(0, 2);
  return [
    [widest, widest],
    ...narrower.flatMap((width) => [
      [widest, width],
      [width, widest],
    ]),
  ];
}
