import type { UnitDraft } from "../model/draft";
import type { Doubt, TableCell, TableColumn } from "../model/extraction";
import { displayWidth, forEachOutside, unbalanced } from "../model/language/characters";
import { parseNote } from "../model/language/notes/grammar";
import type { NoteRole } from "../model/language/notes/vocabulary";
import { closeGaps } from "../model/language/spacing";
import { breaksBetweenNames, isNameEnd, isUnitName, splitUnits } from "../model/language/units";
import { SourcedText } from "../model/sourced";

/** A cell of units as it was read: its text, its names, and what is to be said of them. */
export interface UnitsCell {
  readonly text: SourcedText;
  readonly units: readonly UnitDraft[];
  /** Units that words inside the cell give the co-operating role: "市经信局牵头，相关部门参与". */
  readonly cooperating: readonly UnitDraft[];
  readonly doubts: readonly Doubt[];
  readonly remarks: readonly Doubt[];
}

/** What is known of the width of the cell's column. */
type Width = Pick<TableColumn, "lineWidth" | "measured">;

const NOTHING: UnitsCell = { text: SourcedText.EMPTY, units: [], cooperating: [], doubts: [], remarks: [] };

/** A line this much shorter than its column (in full-width characters) ended before the column's edge. */
const SHORT = 1.6;
/** As many separators for each line break make a list that parts its names by them, and not by lines. */
const LISTED = 0.6;
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
  const lists = listsOf(text);
  const parsed = lists.map(({ role, text: list }) => ({ role, ...splitUnits(list) }));
  const doubts: Doubt[] = parsed.flatMap(({ unparsed }) =>
    unparsed.map((name) => ({
      code: "unit-unparsed" as const,
      text: `"${name.text}" does not look like the name of a unit.`,
      seen: name.text,
    })),
  );
  const remarks: Doubt[] = parsed.flatMap(({ trailing }) =>
    trailing
      ? [
          {
            code: "trailing-separator" as const,
            text: `The list of units ends with "${trailing.text}".`,
            seen: trailing.text,
          },
        ]
      : [],
  );
  // "A牵头，B按职责分工负责": beside a leading unit those that are responsible co-operate.
  const led = parsed.some(({ role }) => role === "lead");
  const cooperates = (role: NoteRole | null) =>
    role === "cooperating" || role === "guiding" || (led && role === "responsible");
  const of = (others: boolean) =>
    parsed.filter(({ role }) => cooperates(role) === others).flatMap(({ units }) => units);
  if (parsed.some(({ role }) => role === "guiding")) {
    doubts.push({ code: "role-uncertain", text: "Units that guide (指导) are neither lead nor co-operating units." });
  }
  const split = marked(of(false));
  if (split) return { text, units: split.lead, cooperating: [...split.others, ...of(true)], doubts, remarks };
  return { text, units: of(false), cooperating: of(true), doubts, remarks };
}

/** A word that gives units a role inside their cell, as in an assignment note. */
const ROLE_WORD = /牵头|负责|配合|参与|参加|协助|会同|主办|协办|(?:单位|部门)[：:]/;

/** The lists in a cell, with the roles that words inside it give them; without such words the whole cell is one list. */
function listsOf(text: SourcedText): readonly { readonly role: NoteRole | null; readonly text: SourcedText }[] {
  let outside = "";
  forEachOutside(text.text, (char) => {
    outside += char;
  });
  const note = ROLE_WORD.test(outside) ? parseNote(text) : null;
  return note && note.form !== "bare" && note.lists.length > 0 ? note.lists : [{ role: null, text }];
}

const MARKED = /[（(〔](?:牵头|主办|负责|牵头单位|牵头部门)[）)〕]$/;

/** Units of which some are marked as leading: "市发改委（牵头）、市财政局". The mark is no part of the name. */
function marked(units: readonly UnitDraft[]): { lead: UnitDraft[]; others: UnitDraft[] } | null {
  if (!units.some(({ name }) => MARKED.test(name.text))) return null;
  const lead = units
    .filter(({ name }) => MARKED.test(name.text))
    .map((unit) => ({ ...unit, name: unit.name.slice(0, unit.name.text.search(MARKED)).trim() }));
  return { lead, others: units.filter(({ name }) => !MARKED.test(name.text)) };
}

function joinUnitLines(lines: readonly SourcedText[], width: Width | undefined, hard: boolean): SourcedText {
  const parts: SourcedText[] = [];
  let sofar = "";
  const listed = separators(lines) >= (lines.length - 1) * LISTED;
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

/** Separators outside of brackets. */
function separators(lines: readonly SourcedText[]): number {
  let count = 0;
  forEachOutside(lines.map(({ text }) => text).join(""), (char) => {
    if (/[、，,；;]/.test(char)) count++;
  });
  return count;
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
