import type { UnitDraft } from "../model/draft";
import type { Doubt } from "../model/extraction";
import { MARK, withoutMark } from "../model/language/notes/phrases";
import type { Rule } from "../model/language/notes/rules";

/** Who of the units of one cell leads. */
export interface Leaders {
  readonly lead: readonly UnitDraft[];
  readonly others: readonly UnitDraft[];
  readonly doubt: Doubt | null;
}

/**
 * Units that are marked lead; the mark is no part of the name. Without marks the rule that the notice states tells.
 *
 * ```
 *   市发改委（牵头）、市财政局     市发改委 leads
 *   *市文旅局、市体育局            市文旅局 leads
 *   市发改委、市财政局             both lead; after "列第一位的为牵头单位" 市发改委 alone
 * ```
 */
export function settleLead(units: readonly UnitDraft[], rule: Rule | null): Leaders {
  const bare = units.map((unit) => ({ ...unit, name: withoutMark(unit.name) }));
  const isMarked = units.map(({ name }) => MARK.test(name.text) && withoutMark(name).length > 0);
  if (isMarked.includes(true)) return parted(bare, (i) => isMarked[i]!);
  const all: Leaders = { lead: units, others: [], doubt: null };
  if (rule === null || units.length < 2) return all;
  if (rule.kind === "first") return parted(bare, (i) => i === 0);
  const text = "The notice states a rule of who leads that this list of units does not show.";
  return { ...all, doubt: { code: "role-uncertain", text, seen: rule.text.text } };
}

function parted(units: readonly UnitDraft[], leads: (i: number) => boolean): Leaders {
  return { lead: units.filter((_, i) => leads(i)), others: units.filter((_, i) => !leads(i)), doubt: null };
}
