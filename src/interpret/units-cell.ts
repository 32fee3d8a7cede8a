import type { UnitDraft } from "../model/draft";
import type { Doubt, TableCell } from "../model/extraction";
import { forEachOutside } from "../model/language/characters";
import { holdsTwoNames } from "../model/language/name-breaks";
import { parseNote } from "../model/language/notes/grammar";
import type { Rule } from "../model/language/notes/rules";
import type { NoteRole } from "../model/language/notes/vocabulary";
import { splitUnits } from "../model/language/unit-list";
import { SourcedText } from "../model/sourced";
import { settleLead } from "./lead-in-cell";
import { joinUnitLines, type UnitHabits } from "./unit-lines";

/** A cell of units as it was read: its text, its names, and what is to be said of them. */
export interface UnitsCell {
  readonly text: SourcedText;
  readonly units: readonly UnitDraft[];
  /** Units that words inside the cell give the co-operating role: "市经信局牵头，相关部门参与". */
  readonly cooperating: readonly UnitDraft[];
  readonly doubts: readonly Doubt[];
  readonly remarks: readonly Doubt[];
}

const NOTHING: UnitsCell = { text: SourcedText.EMPTY, units: [], cooperating: [], doubts: [], remarks: [] };

/** Units where a cell lists units; in prose 中央 ends too much else to tell a note by it. */
const CENTRAL_BODY = /^(?:共青|九三|民|农工|致公|台)[团学革盟建进党社]*中央$/;

const NO_HABITS: UnitHabits = { style: "unknown", known: new Set() };

/** 镇市场监管局（镇知识产权，各村（社局）区）: "局）" and "，各村（社" changed places. */
const NESTED_LIST = /[（(〔][^（(〔）)〕]*[，,；;][^（(〔）)〕]*[（(〔]/;

/** Reads a cell of units: its lines joined or parted, cut into lists where words inside it give roles, and into names. */
export function readUnitsCell(
  cell: TableCell | null,
  lineWidth: number | null = null,
  habits: UnitHabits = NO_HABITS,
  rule: Rule | null = null,
): UnitsCell {
  if (!cell || cell.lines.every((line) => line.text.trim() === "")) return NOTHING;
  const { text, doubts: joints } = joinUnitLines(cell, lineWidth, habits);
  const { lists, doubts: unread } = listsOf(text);
  const parsed = lists.map(({ role, text: list }) => ({ role, ...splitUnits(list) }));
  const doubts: Doubt[] = [
    ...joints,
    ...unread,
    ...parsed.flatMap(({ unparsed }) =>
      unparsed.flatMap((name) =>
        CENTRAL_BODY.test(name.text)
          ? []
          : {
              code: "unit-unparsed" as const,
              text: `"${name.text}" does not look like the name of a unit.`,
              seen: name.text,
            },
      ),
    ),
  ];
  for (const { name } of parsed.flatMap(({ units }) => units)) {
    const text = holdsTwoNames(name.text)
      ? "A name reads as two names with nothing between them."
      : NESTED_LIST.test(name.text)
        ? "A bracket holds a comma and another bracket: lines may stand in the wrong order."
        : null;
    if (text) doubts.push({ code: "uncertain-boundary", text, seen: name.text });
  }
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
  const { lead, others, doubt } = settleLead(of(false), of(true).length > 0 || led ? null : rule);
  if (doubt) doubts.push(doubt);
  return { text, units: lead, cooperating: [...others, ...of(true)], doubts, remarks };
}

/** A word that gives units a role inside their cell, as in an assignment note. */
const ROLE_WORD = /牵头|负责|配合|参与|参加|协助|会同|主办|主责|协办|(?:单位|部门)[：:]/;

/** The lists in a cell, with the roles that words inside it give them; without such words the whole cell is one list. */
function listsOf(text: SourcedText): {
  readonly lists: readonly { readonly role: NoteRole | null; readonly text: SourcedText }[];
  readonly doubts: readonly Doubt[];
} {
  let outside = "";
  forEachOutside(text.text, (char) => {
    outside += char;
  });
  const note = ROLE_WORD.test(outside) ? parseNote(text) : null;
  if (note && note.form !== "bare" && note.lists.length > 0) return note;
  return { lists: [{ role: null, text }], doubts: [] };
}
