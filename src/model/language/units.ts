import type { UnitDraft } from "../draft";
import type { SourcedText } from "../sourced";

/** A list of units cut into its names, with what was noticed on the way. */
export interface UnitList {
  readonly units: readonly UnitDraft[];
  /** A separator stood after the last name ("市财政局、"). */
  readonly trailing: SourcedText | null;
  /** Names that do not look like an organisation. */
  readonly unparsed: readonly SourcedText[];
}

/**
 * Cuts a list of units at 、，；/ and line breaks outside brackets, and at 及 以及 和 与 会同 where both sides are unit
 * names; 等 opens the list at the unit before it.
 *
 * @param text one list, role words and colons already taken off; may hold "\n" where a line break is known to separate.
 */
export function splitUnits(text: SourcedText): UnitList {
  void text;
  throw new Error("not written yet");
}

/** Whether the whole of `name` reads as the name of an organisation or a group of them ("市教育局", "各有关单位"). */
export function isUnitName(name: string): boolean {
  void name;
  throw new Error("not written yet");
}
