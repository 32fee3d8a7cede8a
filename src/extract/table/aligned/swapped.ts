import { displayWidth } from "../../../model/language/characters";
import type { SourcedText } from "../../../model/sourced";
import type { BodyLine } from "../division/lines";
import { ideographsMeet, type Neighbours } from "../seen-together";

/** How much better the characters must meet, in characters known to stand together, before two lines change places. */
const SURE = 3;

/**
 * Puts lines of one cell in order that the tool printed the wrong way round. `pdftotext -layout` gathers what overlaps into
 * one line; of two lines of a column the lower one may be caught by its neighbours and come first, the upper one then
 * stands alone below it:
 *
 * ```
 *   同步规划，开展政策宣     区应急局、各乡
 *   范创建；探索新的办法     镇人民政府       宣|讲 and 示|范 stand together elsewhere in the notice, 宣|范 does not:
 *   讲；深化项目审批示                        讲… belongs between the two
 * ```
 */
export function inOrder(lines: readonly BodyLine[], neighbours: Neighbours): BodyLine[] {
  const ordered = [...lines];
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [above, below] = [ordered[i]!, ordered[i + 1]!];
    const column = loneColumn(below);
    if (column < 0 || above.sheet !== below.sheet || above.y !== null || below.gap > 0) continue;
    const late = pieceOf(above, column);
    if (!late || loneColumn(above) >= 0) continue;
    const early = pieceOf(below, column)!;
    // What stops short ends its cell: it is no line in the midst of one.
    if (displayWidth(late.text.trim()) + 2 < displayWidth(early.text.trim())) continue;
    const before = nearest(ordered, i, -1, column);
    const after = nearest(ordered, i + 1, 1, column);
    const meet = (a: SourcedText | null, b: SourcedText | null) => (a && b ? meeting(a.text, b.text, neighbours) : 0);
    const printed = meet(before, late) + meet(late, early) + meet(early, after);
    const swapped = meet(before, early) + meet(early, late) + meet(late, after);
    if (swapped - printed < SURE) continue;
    ordered[i] = withPiece(above, column, early);
    ordered[i + 1] = { ...withPiece(below, column, late), whole: late.text.trim() };
  }
  return ordered;
}

/** Characters that are known to stand together where two lines meet; less than none where a word of neither can end. */
function meeting(a: string, b: string, neighbours: Neighbours): number {
  const known = neighbours.across(a, b);
  return known > 0 ? known : ideographsMeet(a, b) ? -1 : 0;
}

function pieceOf(line: BodyLine, column: number): SourcedText | null {
  return line.cuts[0]!.pieces[column] ?? null;
}

/** The column that holds all there is on a line; -1 where several do. */
function loneColumn(line: BodyLine): number {
  const held = line.cuts[0]!.pieces.flatMap((piece, k) => (piece === null ? [] : [k]));
  return held.length === 1 ? held[0]! : -1;
}

function nearest(lines: readonly BodyLine[], from: number, by: 1 | -1, column: number): SourcedText | null {
  for (let i = from + by; lines[i]; i += by) {
    const piece = pieceOf(lines[i]!, column);
    if (piece) return piece;
  }
  return null;
}

/** The line with another text in a column; other cuts stand only where they have the same text there. */
function withPiece(line: BodyLine, column: number, piece: SourcedText): BodyLine {
  const own = line.cuts[0]!.pieces[column];
  const cuts = line.cuts
    .filter(({ pieces }) => pieces[column]?.text === own?.text)
    .map((cut) => ({ ...cut, pieces: cut.pieces.map((text, k) => (k === column ? piece : text)) }));
  return { ...line, cuts };
}
