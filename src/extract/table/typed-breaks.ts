import type { Axis, Box } from "../../model/document";
import type { TableCell } from "../../model/extraction";
import { displayWidth } from "../../model/language/characters";
import type { SourcedText } from "../../model/sourced";

/** A cell whose place on the page is known. */
interface PlacedCell {
  readonly lines: readonly SourcedText[];
  readonly box?: Box;
}

interface Stretch {
  readonly page: number | null;
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

const SETTINGS = {
  /** So much of a character's width must be left over for a piece to have fitted. */
  slack: 0.25,
  /** A cell centres its lines when those of every cell lie this near to its middle, in points. */
  centred: 0.75,
  /** Room between rule and text in a centred column, of a character's width, where no line is wide enough to show it. */
  padding: 0.8,
};

/**
 * What made the lines of a column's cells end, where the page's geometry tells: a line was broken by the column's edge
 * only if what begins the next line would not have fitted on it.
 *
 * ```
 *  │ 市教育局     │  市 would have fitted: the break was typed
 *  │ 市自然资源和 │  规 would not: the edge may have made the break
 *  │ 规划局       │
 * ```
 *
 * @returns for each cell with several lines one entry a break.
 */
export function measureBreaks<T extends PlacedCell>(
  cells: readonly T[],
  axis: Axis,
): Map<T, NonNullable<TableCell["breaks"]>> {
  const placed = cells.flatMap((cell) => {
    const stretches = cell.box ? cell.lines.map((line) => stretchOf(line, axis)) : [];
    return cell.box && stretches.length > 0 ? [{ cell, box: cell.box, stretches }] : [];
  });
  const found = new Map<T, NonNullable<TableCell["breaks"]>>();
  const padding = paddingOf(placed);
  if (padding === null) return found;
  for (const { cell, box, stretches } of placed) {
    const room = box[2] - box[0] - 2 * padding;
    const breaks = cell.lines.slice(1).map((next, i) => {
      const [line, below] = [stretches[i], stretches[i + 1]];
      if (!line || !below || line.page !== below.page || line.from < box[0] || line.to > box[2]) return "edge" as const;
      const character = (line.to - line.from) / displayWidth(cell.lines[i]!.text.trim());
      // A line that is set in takes the room of its indent, too.
      const width = line.to - (isCentred(box, stretches) ? line.from : Math.min(line.from, box[0] + padding));
      const piece = stretchOf(firstPiece(next.trim()), axis);
      const needed = piece ? piece.to - piece.from : character;
      return width + needed + character * SETTINGS.slack <= room ? ("typed" as const) : ("edge" as const);
    });
    if (breaks.length > 0) found.set(cell, breaks);
  }
  return found;
}

/** What no typesetter parts: a character with the brackets before it and the punctuation after it, or a Latin word. */
function firstPiece(line: SourcedText): SourcedText {
  const length =
    /^[（(《〈“‘「『〔【[]*(?:[\p{Script=Latin}\d.%]+|.)?[、，,。．；;：:！!？?）)》〉”’」』〕】\]…]*/u.exec(
      line.text,
    )![0].length;
  return line.slice(0, Math.max(1, length));
}

function isCentred(box: Box, lines: readonly (Stretch | null)[]): boolean {
  return lines.every(
    (line) => !line || Math.abs((line.from + line.to) / 2 - (box[0] + box[2]) / 2) <= SETTINGS.centred,
  );
}

/** Room between a cell's rule and its text: that of the line which comes nearest to its left rule. */
function paddingOf(cells: readonly { readonly box: Box; readonly stretches: readonly (Stretch | null)[] }[]) {
  let left = Number.POSITIVE_INFINITY;
  let character = 0;
  let centred = true;
  for (const { box, stretches } of cells) {
    centred &&= isCentred(
      box,
      stretches.filter((line) => line && line.from >= box[0] && line.to <= box[2]),
    );
    for (const line of stretches) {
      if (!line || line.from < box[0] || line.to > box[2]) continue;
      left = Math.min(left, line.from - box[0]);
      character = Math.max(character, line.height);
    }
  }
  if (!Number.isFinite(left)) return null;
  return centred ? Math.min(left, character * SETTINGS.padding) : left;
}

function stretchOf(text: SourcedText, axis: Axis): Stretch | null {
  const boxes = axis.locate(text.ranges()).flatMap(({ page, box }) => (box ? [{ page: page ?? null, box }] : []));
  const [first] = boxes;
  if (!first) return null;
  const [from, to] = [Math.min(...boxes.map(({ box }) => box[0])), Math.max(...boxes.map(({ box }) => box[2]))];
  return { page: first.page, from, to, height: first.box[3] - first.box[1] };
}
