import type { Doubt } from "../../extraction";
import type { SourcedText } from "../../sourced";
import {
  bare,
  commaPieces,
  DUTY,
  jointAt,
  labelsIn,
  looksLikeUnits,
  MARK,
  namesIn,
  trimmed,
  verbsIn,
  withoutMark,
} from "./phrases";
import { findImplied, findRule, findUnread, type Rule } from "./rules";
import { BARE_DEADLINE, LIST_OPENING, type NoteRole } from "./vocabulary";

/** A list of units with the role that the words beside it give. */
export interface RoleList {
  readonly role: NoteRole;
  /** Separators inside, role words outside. */
  readonly text: SourcedText;
}

/** What the words of a note say, before the notice's rules are applied. */
export interface ParsedNote {
  /** What told the roles: a label (责任单位：), a verb (…负责), or nothing but the units themselves. */
  readonly form: "labelled" | "verbal" | "bare";
  readonly lists: readonly RoleList[];
  readonly rules: readonly Rule[];
  readonly implied: readonly SourcedText[];
  readonly deadline: SourcedText | null;
  readonly doubts: readonly Doubt[];
}

/**
 * Parses the content of a note.
 *
 * ```
 *  note      = clause { (；|。|，) clause }
 *  clause    = rule | implied | labelled | verbal | deadline | list
 *  rule      = "列第一位的为牵头单位，下同"
 *  implied   = "以下均需" list "落实，不再列出"
 *  labelled  = label ("：") ( verbal | list )
 *  verbal    = ["由"] list verb { (，|、) ["会同"] list verb }
 *  list      = unit { (、|，|；) unit }
 *  deadline  = "完成时限：" … | "2025年底前完成"
 * ```
 *
 * A list takes its role from the verb after it, else from the label before it. Gives null where `content` is no note.
 */
export function parseNote(content: SourcedText): ParsedNote | null {
  return new NoteParser().parse(content);
}

class NoteParser {
  private readonly lists: RoleList[] = [];
  private readonly rules: Rule[] = [];
  private readonly implied: SourcedText[] = [];
  private readonly doubts: Doubt[] = [];
  private deadline: SourcedText | null = null;
  private labelled = false;
  /** A label names the deadline. */
  private dated = false;
  private verbal = false;

  parse(content: SourcedText): ParsedNote | null {
    this.note(content);
    if (this.lists.length === 0 && this.implied.length === 0 && (this.deadline === null || !this.dated)) return null;
    const labelled = this.labelled || (this.dated && !this.verbal);
    const form = labelled ? "labelled" : this.verbal ? "verbal" : "bare";
    const { lists, rules, implied, deadline, doubts } = this;
    return { form, lists, rules, implied, deadline, doubts };
  }

  /** note: rules and implied units are taken out first; they hold commas and verbs of their own. */
  private note(text: SourcedText): void {
    const implied = findImplied(text);
    const rule = findRule(text) ?? findUnread(text);
    if (implied && (!rule || implied.from < rule.from)) {
      this.implied.push(implied.units);
      this.around(text, implied.from, implied.to);
    } else if (rule) {
      this.rules.push(rule.rule);
      if (rule.rule.kind === "unread")
        this.doubt("note-unparsed", "A rule of the note was not understood.", rule.rule.text);
      this.around(text, rule.from, rule.to);
    } else this.clauses(text);
  }

  private around(text: SourcedText, from: number, to: number): void {
    if (from > 0) this.note(text.slice(0, from));
    if (to < text.length) this.note(text.slice(to));
  }

  /** Cuts at labels: each governs the text up to the next. */
  private clauses(text: SourcedText): void {
    const labels = labelsIn(text);
    const head = text.slice(0, labels[0]?.from ?? text.length);
    if (bare(head) !== "") this.unlabelled(head);
    labels.forEach((label, i) => {
      const body = text.slice(label.to, labels[i + 1]?.from ?? text.length);
      if (label.damaged)
        this.doubt("note-unparsed", "The label of the note is damaged.", text.slice(label.from, label.to));
      if (label.kind === "person") return;
      if (label.kind === "deadline") {
        this.dated = true;
        this.setDeadline(body);
      } else this.labelledList(body, label.kind);
    });
  }

  private labelledList(body: SourcedText, role: NoteRole): void {
    this.labelled = true;
    if (!this.verbs(body, role)) this.list(body, role);
  }

  private unlabelled(text: SourcedText): void {
    if (this.verbs(text, null)) {
      this.verbal = true;
      return;
    }
    if (this.duties(text)) {
      this.verbal = true;
      return;
    }
    const said = bare(text);
    if (/^(?:下同|以下同|余同)$/.test(said)) return;
    const dated = dateBefore(text) ?? 0;
    if (BARE_DEADLINE.test(said)) this.setDeadline(text);
    else if (this.lists.length === 0) {
      // "（法规科、人事科，6月底前）"
      this.list(dated > 0 ? text.slice(0, dated) : text, "responsible");
      if (dated > 0) this.setDeadline(text.slice(dated));
    } else this.trailing(text);
  }

  /** verbal: each verb closes the list before it. False where no verb stands at the end of a list. */
  private verbs(text: SourcedText, label: NoteRole | null): boolean {
    const verbs = verbsIn(text);
    if (verbs.length === 0) return false;
    let from = 0;
    for (const verb of verbs) {
      const said = trimmed(text.slice(from, verb.from));
      const dated = dateBefore(text.slice(from, verb.to));
      if (dated !== null) {
        // "市教育局负责，2025年底前完成": the last verb speaks of a day.
        const list = trimmed(text.slice(from, from + dated));
        if (list.length > 0) this.list(list, label ?? "responsible");
        this.setDeadline(text.slice(from + dated, verb.to));
      } else if (said.length > 0) this.list(said, verb.role);
      // "责任单位：市教育局、市财政局，按职责分工负责": the verb speaks of the list before the comma.
      else if (this.lists.length === 0) return false;
      from = verb.to;
    }
    const rest = trimmed(text.slice(from));
    if (rest.length > 0) this.trailing(rest, label);
    return true;
  }

  /** "市教育局负责校舍，市财政局负责资金": roles are clear, the parts of the task are kept for a reader. */
  private duties(text: SourcedText): boolean {
    const duties = commaPieces(text).map((piece) => ({ piece, match: DUTY.exec(piece.text) }));
    const clear = ({ piece, match }: (typeof duties)[number]) =>
      match !== null && looksLikeUnits(piece.slice(0, match[1]!.length));
    if (duties.length === 0 || !duties.every(clear)) return false;
    for (const { piece, match } of duties) {
      const role = match![2] === "牵头" ? "lead" : match![2] === "负责" ? "responsible" : "cooperating";
      this.list(piece.slice(0, match![1]!.length), role);
    }
    this.doubt("note-unparsed", "The note gives each unit a part of the task.", text);
    return true;
  }

  /** What follows the last verb or a finished clause. */
  private trailing(text: SourcedText, label: NoteRole | null = null): void {
    const said = trimmed(text);
    if (said.length === 0 || /^(?:下同|以下同|余同)$/.test(said.text)) return;
    if (BARE_DEADLINE.test(said.text)) {
      this.setDeadline(said);
    } else if (looksLikeUnits(said)) {
      const led = this.lists.some(({ role }) => role === "lead");
      this.doubt("role-uncertain", "Units without a role word follow others that have one.", said);
      this.list(said, led ? "cooperating" : (label ?? "responsible"));
    } else this.doubt("note-unparsed", "A part of the note was not understood.", said);
  }

  /** list: "A会同B" parts into the one in charge and the one that helps; a mark at a unit's side makes it lead. */
  private list(text: SourcedText, role: NoteRole): void {
    const opening = LIST_OPENING.exec(trimmed(text).text);
    const helps = opening !== null && /会同|联合|协同/.test(opening[0]) && this.lists.length > 0;
    const said = trimmed(opening ? trimmed(text).slice(opening[0].length) : text);
    if (said.length === 0) return;
    const own = helps ? "cooperating" : role;
    const joint = own === "cooperating" ? -1 : jointAt(said.text);
    if (joint > 0) {
      this.marked(trimmed(said.slice(0, joint)), own === "responsible" ? "lead" : own);
      this.marked(trimmed(said.slice(joint + 2)), "cooperating");
    } else this.marked(said, own);
  }

  /** Some units of a list are marked: those lead, whatever the label says of all. */
  private marked(text: SourcedText, role: NoteRole): void {
    const names = namesIn(text);
    const isMarked = names.map((name) => MARK.test(name.text));
    if (!isMarked.includes(true)) {
      this.lists.push({ role, text });
      return;
    }
    const parted = isMarked.includes(false) && role !== "cooperating";
    names.forEach((name, i) => {
      const own = parted ? (isMarked[i] ? "lead" : "cooperating") : role;
      this.lists.push({ role: own, text: withoutMark(name) });
    });
  }

  private setDeadline(text: SourcedText): void {
    const said = trimmed(text);
    if (said.length === 0) return;
    if (this.deadline === null) this.deadline = said;
    else this.doubt("note-unparsed", "The note gives two deadlines.", said);
  }

  private doubt(code: Doubt["code"], text: string, seen: SourcedText): void {
    this.doubts.push({ code, text, seen: seen.text });
  }
}

/** Where the last piece of `clause` begins, if it is a day or a term; null if it is none. */
function dateBefore(clause: SourcedText): number | null {
  const end = clause.text.replace(/[\s，,；;。]+$/, "").length;
  const from = Math.max(...["，", ",", "；", ";"].map((char) => clause.text.lastIndexOf(char, end - 1))) + 1;
  return BARE_DEADLINE.test(clause.text.slice(from, end).trim()) ? from : null;
}

/** Notes that stand together are one: "（牵头单位：…）（配合单位：…）", or one label below the other. */
export function mergeNotes(notes: readonly ParsedNote[]): ParsedNote | null {
  const [first, ...others] = notes;
  if (!first) return null;
  return others.reduce(
    (one, next) => ({
      form: one.lists.length > 0 ? one.form : next.form,
      lists: [...one.lists, ...next.lists],
      rules: [...one.rules, ...next.rules],
      implied: [...one.implied, ...next.implied],
      deadline: one.deadline ?? next.deadline,
      doubts: [...one.doubts, ...next.doubts],
    }),
    first,
  );
}
