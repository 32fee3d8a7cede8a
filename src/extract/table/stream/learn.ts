import { breaksBetweenNames } from "../../../model/language/name-breaks";
import type { ColumnRole } from "../../../model/language/roles";
import { cellKindOf } from "./cells";
import type { Features } from "./features";
import { GAP, widthFrom } from "./gaps";
import { countMeetings } from "./meeting";
import type { PathCell } from "./path";
import { learnProfile, type Profile, type SeenCell, type SignCount, type SpaceCount } from "./profile";
import { type DecodedCell, type DecodedTable, rowsOfPath } from "./rows";

/** The profile that one reading of the whole table teaches. */
export function learnFrom(path: readonly PathCell[], features: Features, profile: Profile): Profile {
  const { roles } = profile;
  return learnProfile(
    profile,
    seenCells(rowsOfPath(path, roles), features, roles),
    countSigns(features.gaps.blank, path, roles.length),
    countSigns(features.gaps.trailing, path, roles.length),
    countSpaces(features, path, roles, GAP.space),
    countSpaces(features, path, roles, GAP.plain),
    countStops(features, path, roles),
    countMeetings(path, features, roles),
  );
}

/** How often a sign at line ends was seen inside cells and at their ends. */
function countSigns(sign: Uint8Array, path: readonly PathCell[], columns: number): SignCount {
  const joins: [number, number, number] = [0, 0, 0];
  const ends: [number, number, number] = [0, 0, 0];
  for (const { from, to, column } of path) {
    if (column >= columns) continue;
    for (let g = from + 1; g < to; g++) joins[sign[g]!]!++;
    ends[sign[to]!]!++;
  }
  return { joins, ends };
}

/** How often lines of running text end with a full stop inside a cell, and how often its last line does. */
function countStops(
  { gaps: { kind }, stop }: Features,
  path: readonly PathCell[],
  roles: readonly ColumnRole[],
): SignCount {
  const joins: [number, number, number] = [0, 0, 0];
  const ends: [number, number, number] = [0, 0, 0];
  for (const { from, to, column } of path) {
    if (column >= roles.length || cellKindOf(roles[column]!) !== "running") continue;
    for (let g = from + 1; g < to; g++) if (kind[g] === GAP.line) joins[stop[g - 1] ? 1 : 2]!++;
    ends[stop[to - 1] ? 1 : 2]!++;
  }
  return { joins, ends };
}

/** Spaces behind serials are left out: they say nothing of others. */
function countSpaces(
  { gaps: { kind } }: Features,
  path: readonly PathCell[],
  roles: readonly ColumnRole[],
  space: number,
): SpaceCount {
  let inside = 0;
  let between = 0;
  for (const { from, to, column } of path) {
    if (column >= roles.length) continue;
    for (let g = from + 1; g < to; g++) if (kind[g] === space) inside++;
    if (kind[to] === space && (space === GAP.space || roles[column] !== "number")) between++;
  }
  return { inside, between };
}

function seenCells(decoded: DecodedTable, f: Features, roles: readonly ColumnRole[]): SeenCell[][] {
  return decoded.rows.map((row) =>
    row.cells.map((cell) => {
      const lines: number[] = [];
      const inner: number[] = [];
      for (const { from, to } of cell.stretches) {
        for (let g = from + 1; g <= to; g++) {
          if (f.gaps.kind[g] !== GAP.line) continue;
          const width = widthFrom(f.gaps, from, g);
          lines.push(width);
          if (g < to && !isListBreak(f, cell.column, g, roles)) inner.push(width);
        }
      }
      const last = cell.stretches.at(-1)!.to - 1;
      return {
        column: cell.column,
        lines,
        inner,
        listBreaks: listBreaksIn(cell, f, roles),
        separators: separatorsIn(cell, f, roles),
        finished: f.stop[last] === 1,
      };
    }),
  );
}

function listBreaksIn(cell: DecodedCell, f: Features, roles: readonly ColumnRole[]): number {
  let count = 0;
  for (const { from, to } of cell.stretches) {
    for (let g = from + 1; g < to; g++) if (isListBreak(f, cell.column, g, roles)) count++;
  }
  return count;
}

/** Separators between two names of a list. */
function separatorsIn(cell: DecodedCell, f: Features, roles: readonly ColumnRole[]): number {
  if (cellKindOf(roles[cell.column]!) !== "list") return 0;
  return cell.stretches.reduce((sum, { from, to }) => sum + f.nameEnd.subarray(from, to - 1).filter(Boolean).length, 0);
}

/** The line's end parts two names of a list that have no separator: it says nothing of the column's edge. */
function isListBreak(f: Features, column: number, g: number, roles: readonly ColumnRole[]): boolean {
  if (cellKindOf(roles[column]!) !== "list" || f.gaps.kind[g] === GAP.none) return false;
  return breaksBetweenNames(f.atoms[g - 1]!.text.text, f.atoms[g]!.text.text);
}
