import type { SourcedText } from "../../sourced";
import { forEachOutside } from "../characters";
import { splitUnits } from "../unit-list";
import { isUnitName } from "../units";
import { type Label, labelWithoutColon, matchLabel, type NoteRole, VERB } from "./vocabulary";

/** One unit or list, its verb, and what it is to do. */
export const DUTY = /^([^，,；;。]+?)(牵头|负责|配合|参与)(?!单位|部门)(.+)$/;

export function commaPieces(text: SourcedText): SourcedText[] {
  return text
    .split(/[，,；;。]/g)
    .map(trimmed)
    .filter((piece) => piece.length > 0);
}

/** "*县委组织部", "县财政局（牵头）": the marked unit leads. */
export const MARK = /^[*＊★☆▲△※]|[*＊★☆▲△※]$|[（(](?:牵头|主办|主责)(?:单位|部门)?[）)]$/;

export function withoutMark(name: SourcedText): SourcedText {
  const mark = MARK.exec(name.text);
  if (!mark) return name;
  return trimmed(mark.index === 0 ? name.slice(mark[0].length) : name.slice(0, mark.index));
}

export function namesIn(list: SourcedText): SourcedText[] {
  const names: SourcedText[] = [];
  let from = 0;
  forEachOutside(list.text, (char, at) => {
    if (!/[、，,；;]/.test(char)) return;
    names.push(trimmed(list.slice(from, at)));
    from = at + 1;
  });
  names.push(trimmed(list.slice(from)));
  return names.filter((name) => name.length > 0);
}

interface LabelSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: NoteRole | "person" | "deadline";
  readonly damaged: boolean;
}

/** Labels at the beginning of a piece: after a separator, a space, or at the start. */
export function labelsIn(text: SourcedText): LabelSpan[] {
  const spans: LabelSpan[] = [];
  let atStart = true;
  let next = 0;
  const visit = (char: string, at: number) => {
    if (at < next) return;
    if (atStart) {
      const rest = text.text.slice(at, at + 40);
      const label = matchLabel(rest) ?? colonLost(rest);
      if (label) {
        spans.push({ from: at, to: at + label.length, kind: label.kind, damaged: label.damaged });
        next = at + label.length;
        return;
      }
    }
    atStart = /[，,、；;。\s]/.test(char);
  };
  forEachOutside(text.text, visit);
  return spans;
}

/** "主办单位国家能源局；协办单位：…": a unit must follow at once. */
function colonLost(text: string): Pick<Label, "kind" | "length" | "damaged"> | null {
  const length = labelWithoutColon(text);
  const name = /^[^、，,；;。：:]+/.exec(text.slice(length))?.[0] ?? "";
  if (length === 0 || !isUnitName(name)) return null;
  return { kind: matchLabel(`${text.slice(0, length)}：`)?.kind ?? "responsible", length, damaged: true };
}

interface VerbSpan {
  readonly from: number;
  readonly to: number;
  readonly role: NoteRole;
}

/** Verbs outside of brackets. */
export function verbsIn(text: SourcedText): VerbSpan[] {
  const outside = new Set<number>();
  forEachOutside(text.text, (_char, at) => outside.add(at));
  const spans: VerbSpan[] = [];
  for (const match of text.text.matchAll(VERB)) {
    if (match[0] === "" || !outside.has(match.index)) continue;
    const role = match[1] ? "lead" : match[2] ? "cooperating" : match[3] ? "responsible" : "guiding";
    spans.push({ from: match.index, to: match.index + match[0].length, role });
  }
  return spans;
}

/** Where 会同 stands between two names: "市教育局会同市财政局". */
export function jointAt(list: string): number {
  const at = list.indexOf("会同");
  return at > 0 &&
    isUnitName(
      list
        .slice(0, at)
        .split(/[、，,；;]/)
        .at(-1)!,
    )
    ? at
    : -1;
}

export function looksLikeUnits(text: SourcedText): boolean {
  const { units, unparsed } = splitUnits(text);
  return units.length > 0 && unparsed.length * 2 < units.length;
}

/** Separators and full stops at the ends belong to no list. */
export function trimmed(text: SourcedText): SourcedText {
  const source = text.text;
  let from = 0;
  let to = source.length;
  while (from < to && /[\s，,、；;。]/.test(source[from]!)) from++;
  while (to > from && /[\s，,；;。]/.test(source[to - 1]!)) to--;
  return text.slice(from, to);
}

export function bare(text: SourcedText): string {
  return trimmed(text).text.replace(/、+$/, "");
}
