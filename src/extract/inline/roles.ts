import type { Doubt, NoteList } from "../../model/extraction";
import { forEachOutside } from "../../model/language/characters";
import type { ParsedNote, RoleList } from "../../model/language/notes/grammar";
import type { Rule } from "../../model/language/notes/rules";
import { splitUnits } from "../../model/language/unit-list";
import type { SourcedText } from "../../model/sourced";

/**
 * Settles who leads and who co-operates:
 *
 * ```
 *  牵头 A, 责任/负责 B          A leads, B co-operates
 *  责任/负责 A, 配合 B          A leads, B co-operates
 *  责任/负责 A、B              both lead, or as the rule in force says
 *  牵头单位：A、B              the same; "A、B牵头" says it of both, whatever the rule
 *  指导 A, 参与 B              A leads, B co-operates; who gives guidance beside others in charge helps
 * ```
 */
export function settleRoles(note: ParsedNote, rule: Rule | null): { lists: NoteList[]; doubts: readonly Doubt[] } {
  const { lists } = note;
  const has = (role: RoleList["role"]) => lists.some((list) => list.role === role);
  const doubts: Doubt[] = [];
  if (has("guiding")) {
    doubts.push({ code: "role-uncertain", text: "The note names units that give guidance (指导).", seen: "指导" });
  }
  const ruled =
    rule !== null && !has("cooperating") && (!has("lead") || (note.form === "labelled" && lists.length === 1));
  const settled = lists.flatMap(({ role, text }): NoteList[] => {
    if (role === "cooperating") return [{ role, text }];
    if (role === "guiding") return [{ role: has("responsible") || has("lead") ? "cooperating" : "lead", text }];
    if (role === "responsible" && has("lead")) return [{ role: "cooperating", text }];
    return ruled ? byRule(text, rule, doubts) : [{ role: "lead", text }];
  });
  return { lists: settled, doubts };
}

/** Rules that leave open who leads. */
const UNKNOWN: Partial<Record<Rule["kind"], string>> = {
  unseen: "The notice marks the unit that leads by its typeface, which the text does not show.",
  unread: "The notice states a rule of who leads that was not understood.",
};

function byRule(text: SourcedText, rule: Rule, doubts: Doubt[]): NoteList[] {
  if (rule.kind === "first") return partAt(text, firstEnd(text));
  if (rule.kind === "before") {
    const at = separatorAt(text, rule.separator);
    if (mixed(text, at, rule.separator)) {
      const said = "The rule of who leads goes by a comma, and the list mixes kinds of commas.";
      doubts.push({ code: "role-uncertain", text: said, seen: text.text.slice(Math.max(0, at - 6), at + 6) });
    }
    return partAt(text, at);
  }
  if (UNKNOWN[rule.kind] && splitUnits(text).units.length > 1) {
    doubts.push({ code: "role-uncertain", text: UNKNOWN[rule.kind]!, seen: rule.text.text });
  }
  return [{ role: "lead", text }];
}

/** "人力资源社会保障部等有关部门": the list ends in one word, the first unit in the middle of it. */
function firstEnd(text: SourcedText): number {
  const { units } = splitUnits(text);
  const second = units[1]?.name;
  if (!second) return text.length;
  const start = second.rangeAt(0).start;
  for (let at = 0; at < text.length; at++) if (text.rangeAt(at).start === start) return at;
  return text.length;
}

function separatorAt(text: SourcedText, separators: string): number {
  let found = text.length;
  forEachOutside(text.text, (char, at) => {
    if (found === text.length && separators.includes(char)) found = at + 1;
  });
  return found;
}

/**
 * Whether a misread mark may be what the rule cuts at, or may hide it: a second comma behind the first, or a comma of
 * another width than the notice's language has.
 */
function mixed(text: SourcedText, at: number, separators: string): boolean {
  if (at >= text.length) return false;
  const [char, rest] = [text.text[at - 1]!, text.slice(at)];
  return /[,;]/.test(char) || separatorAt(rest, separators) < rest.length;
}

/** The separator stays with the first part, where {@link splitUnits} would report it: it is cut off. */
function partAt(text: SourcedText, at: number): NoteList[] {
  const lead = text.slice(0, at);
  const end = at < text.length ? lead.text.replace(/(?:[\s、，,；;和与及]|以及)+$/, "").length : lead.length;
  const parts: NoteList[] = [{ role: "lead", text: lead.slice(0, end) }];
  if (at < text.length) parts.push({ role: "cooperating", text: text.slice(at) });
  return parts;
}
