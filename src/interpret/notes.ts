import type { TaskDraft, UnitDraft } from "../model/draft";
import type { AssignmentNote, Doubt, NoteList } from "../model/extraction";
import { splitUnits } from "../model/language/unit-list";
import { SourcedText } from "../model/sourced";

/** Makes a task of each assignment note. The note's words stay whole in `leadText`, as the contract says. */
export function interpretNotes(notes: readonly AssignmentNote[]): TaskDraft[] {
  return notes.map((note) => {
    const lead = unitsOf(note.lists, "lead");
    const cooperating = unitsOf(note.lists, "cooperating");
    return {
      form: "inline",
      section: note.section,
      area: note.area,
      areaNumber: note.areaNumber,
      number: note.number,
      title: note.title,
      task: note.task,
      leadText: note.note,
      leadUnits: lead.units,
      cooperatingText: SourcedText.EMPTY,
      cooperatingUnits: cooperating.units,
      deadline: note.deadline,
      extra: [],
      page: note.page,
      doubts: [...note.doubts, ...lead.doubts, ...cooperating.doubts],
      remarks: [...lead.remarks, ...cooperating.remarks],
    };
  });
}

interface UnitsOfRole {
  readonly units: readonly UnitDraft[];
  readonly doubts: readonly Doubt[];
  readonly remarks: readonly Doubt[];
}

function unitsOf(lists: readonly NoteList[], role: NoteList["role"]): UnitsOfRole {
  const found = lists.filter((list) => list.role === role).map((list) => splitUnits(list.text));
  return {
    units: found.flatMap(({ units }) => units),
    doubts: found.flatMap(({ unparsed }) =>
      unparsed.map((name) => ({
        code: "unit-unparsed" as const,
        text: "A name that does not look like an organisation.",
        seen: name.text,
      })),
    ),
    remarks: found.flatMap(({ trailing }) =>
      trailing
        ? [{ code: "trailing-separator" as const, text: "A list of units ends with a separator.", seen: trailing.text }]
        : [],
    ),
  };
}

/** Units that the notice's rules add to every task, each once. */
export function impliedUnits(notes: readonly AssignmentNote[]): UnitDraft[] {
  const seen = new Set<string>();
  return notes
    .flatMap((note) => note.implied.flatMap((text) => splitUnits(text).units))
    .filter(({ name }) => !seen.has(name.text) && seen.add(name.text));
}
