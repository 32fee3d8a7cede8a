import type { UnitDraft } from "../model/draft";
import type { Doubt, TableCell, TableColumn } from "../model/extraction";
import { displayWidth, unbalanced } from "../model/language/characters";
import { closeGaps } from "../model/language/spacing";
import { breaksBetweenNames, isNameEnd, isUnitName, splitUnits } from "../model/language/units";
import { SourcedText } from "../model/sourced";

/** A cell of units as it was read: its text, its names, and what is to be said of them. */
export interface UnitsCell {
  readonly text: SourcedText;
  readonly units: readonly UnitDraft[];
  readonly doubts: readonly Doubt[];
  readonly remarks: readonly Doubt[];
}

/** What is known of the width of the cell's column. */
type Width = Pick<TableColumn, "lineWidth" | "measured">;

const NOTHING: UnitsCell = { text: SourcedText.EMPTY, units: [], doubts: [], remarks: [] };

/** A line this much shorter than its column (in full-width characters) ended before the column's edge. */
const SHORT = 1.6;
/** The same where the column's width was measured: one more character would have fitted. */
const SHORT_MEASURED = 1;

/**
 * Reads a cell of units. Its lines are joined, unless a line break stands for a separator:
 *
 * ```
 *  │ 市教育局、市发改 │      │ 市教育局   │
 *  │ 委、市国土局     │      │ 市财政局   │   ← two whole names, and the first line is short
 *   one broken name          two units
 * ```
 */
export function readUnitsCell(cell: TableCell | null, column: Width | undefined): UnitsCell {
  const lines = (cell?.lines ?? []).map((line) => closeGaps(line.trim())).filter((line) => line.length > 0);
  if (lines.length === 0) return NOTHING;
  const text = joinUnitLines(lines, column, cell?.hardBreaks === true);
  const { units, trailing, unparsed } = splitUnits(text);
  const doubts: Doubt[] = unparsed.map((name) => ({
    code: "unit-unparsed",
    text: `"${name.text}" does not look like the name of a unit.`,
    seen: name.text,
  }));
  const remarks: Doubt[] = trailing
    ? [{ code: "trailing-separator", text: `The list of units ends with "${trailing.text}".`, seen: trailing.text }]
    : [];
  return { text, units, doubts, remarks };
}

function joinUnitLines(lines: readonly SourcedText[], width: Width | undefined, hard: boolean): SourcedText {
  const parts: SourcedText[] = [];
  let sofar = "";
  const listed = lines.some((line) => /[、，,；;]/.test(line.text));
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && separates(sofar, before, line, width, hard, listed)) {
      parts.push(lineBreak(before, line));
      sofar = "";
    }
    parts.push(line);
    sofar += line.text;
  });
  return SourcedText.join(parts);
}

/** The line break between two lines, with the stretch of source between them as its origin. */
function lineBreak(before: SourcedText, after: SourcedText): SourcedText {
  const start = before.end;
  return SourcedText.spanning("\n", start <= after.start ? { start, end: after.start } : { start, end: start });
}

function separates(
  sofar: string,
  before: SourcedText,
  after: SourcedText,
  column: Width | undefined,
  hard: boolean,
  listed: boolean,
): boolean {
  if (unbalanced(sofar).open.length > 0 || /^[、，,；;/／）)〕（(〔等]/.test(after.text)) return false;
  // A list with separators of its own needs no line breaks to part its names: 海安县、通州 / 区政府; 各设区 / 市政府、省民政厅.
  if (listed && column?.measured) return false;
  if (breaksBetweenNames(sofar, after.text)) return true;
  // 区自然资源局（区林业局、区海洋局）is one name: what separates inside brackets separates no names of the list.
  const names = sofar.replace(/[（(〔][^（(〔）)〕]*[）)〕]/g, "");
  const last = names.split(/[、，,；;/／]/).at(-1)!;
  // One character alone (…有关部 / 门) is the rest of a name.
  if (!isUnitName(last) || isNameEnd(after.text)) return false;
  return hard || stopsShort(before, after, column);
}

/** Whether a line stops short of the column's edge, so that its end is not the edge's doing. */
function stopsShort(before: SourcedText, after: SourcedText, column: Width | undefined): boolean {
  const width = column?.lineWidth ?? null;
  if (width === null) return isUnitName(after.text);
  return width - displayWidth(before.text) >= (column?.measured ? SHORT_MEASURED : SHORT);
}
