import type { Random } from "./random";
import type { Level } from "./unit-names";
import { drawUnits, nestedUnit, type TrueUnit, unitsOf } from "./units";

/** How a note says who does what; the first six are the patterns counted in real notices. */
export type Pattern =
  | "label"
  | "does"
  | "leads-by-duty"
  | "by-duty"
  | "lead-label"
  | "leads-cooperates"
  | "bare"
  | "starred";

/** Shares as counted in 759 notes of 44 real notices; the last two are rare, they are switches of whole notices. */
export const PATTERN_WEIGHTS: Readonly<Record<Pattern, number>> = {
  label: 397,
  does: 134,
  "leads-by-duty": 76,
  "by-duty": 61,
  "lead-label": 57,
  "leads-cooperates": 28,
  bare: 12,
  starred: 10,
};

/** A rule that the notice states once and that holds from there on. */
export type Rule = "none" | "first-leads" | "comma-leads";

export interface NoteStyle {
  readonly rule: Rule;
  readonly label: string;
  readonly comma: number;
  readonly nested: boolean;
  readonly open: boolean;
}

export interface TrueNote {
  /** Without the outer brackets. */
  readonly text: string;
  readonly lead: readonly TrueUnit[];
  readonly cooperating: readonly TrueUnit[];
}

/** "A、B，各区": the mark before a group is often a comma, though both are one list. */
function joinNames(random: Random, names: readonly string[], comma: number): string {
  let text = names[0] ?? "";
  for (const name of names.slice(1)) {
    text += (name.startsWith("各") ? random.chance(0.6) : random.chance(comma)) ? "，" : "、";
    text += name;
  }
  return text;
}

/** One assignment note with its truth. */
export function drawNote(
  random: Random,
  pool: readonly string[],
  level: Level,
  pattern: Pattern,
  style: NoteStyle,
): TrueNote {
  const names = drawUnits(random, pool, random.chance(0.25) ? 1 : random.int(2, random.chance(0.15) ? 9 : 5));
  if (style.nested && random.chance(0.35)) names[random.int(0, names.length - 1)] = nestedUnit(random, level);
  const list = [...new Set(names)];
  const [first = "", ...others] = list;
  const all = unitsOf(list);
  const openTail = style.open && random.chance(0.3) ? "等" : "";
  const opened = (given: readonly TrueUnit[]): TrueUnit[] =>
    given.map((unit, index) => (openTail && index === given.length - 1 ? { ...unit, open: true } : unit));
  switch (pattern) {
    case "label":
    case "does":
    case "by-duty": {
      const inner =
        style.rule === "comma-leads"
          ? commaList(random, list)
          : { text: joinNames(random, list, style.comma), leads: style.rule === "first-leads" ? 1 : all.length };
      // An ordinary label also closes with 等; after "等" the verb still follows ("A、B等负责").
      const marked = opened(all);
      const text = inner.text + openTail;
      const printed = {
        label: `${style.label}：${text}`,
        does: `${text}负责`,
        "by-duty": `${text}${random.pick(["按职责分工负责", "按职责分工负责", "按职责负责"])}`,
      }[pattern];
      return { text: printed, lead: marked.slice(0, inner.leads), cooperating: marked.slice(inner.leads) };
    }
    case "leads-by-duty": {
      if (others.length === 0) return { text: `${first}牵头负责`, lead: unitsOf([first]), cooperating: [] };
      return {
        text: `${first}牵头，${joinNames(random, others, 0)}${openTail}${random.pick(["按职责分工负责", "按职责分工负责", "分工负责"])}`,
        lead: unitsOf([first]),
        cooperating: opened(unitsOf(others)),
      };
    }
    case "lead-label": {
      const [a, b] = random.pick([
        ["牵头单位", "责任单位"],
        ["牵头单位", "配合单位"],
        ["牵头部门", "配合部门"],
        ["主办单位", "协办单位"],
        ["责任单位", "配合单位"],
      ] as const);
      if (others.length === 0 || (a === "牵头单位" && random.chance(0.3))) {
        return { text: `${a}：${joinNames(random, list, 0)}`, lead: all, cooperating: [] };
      }
      return {
        text: `${a}：${first}${random.pick(["，", "；", "；", "。"])}${b}：${joinNames(random, others, 0)}${openTail}`,
        lead: unitsOf([first]),
        cooperating: opened(unitsOf(others)),
      };
    }
    case "leads-cooperates": {
      if (others.length === 0) return { text: `${first}牵头负责`, lead: unitsOf([first]), cooperating: [] };
      const text = random.pick([
        `${first}牵头负责，${joinNames(random, others, 0)}${openTail}配合`,
        `${first}牵头，${joinNames(random, others, 0)}${openTail}${random.pick(["配合", "参与", "参加"])}`,
        `由${first}牵头，${joinNames(random, others, 0)}${openTail}配合`,
        `${first}牵头会同${joinNames(random, others, 0)}${openTail}负责`,
      ]);
      return { text, lead: unitsOf([first]), cooperating: opened(unitsOf(others)) };
    }
    case "bare":
      return {
        text: joinNames(random, list, 0),
        lead: style.rule === "first-leads" ? all.slice(0, 1) : all,
        cooperating: style.rule === "first-leads" ? all.slice(1) : [],
      };
    default: {
      // The star marks who leads, wherever it stands in the list.
      const star = random.int(0, list.length - 1);
      const marked = list.map((name, index) => (index === star ? `*${name}` : name));
      return {
        text: `${style.label}：${marked.join("、")}`,
        lead: unitsOf(list.filter((_, index) => index === star)),
        cooperating: unitsOf(list.filter((_, index) => index !== star)),
      };
    }
  }
}

/** "A、B，C、D" under the rule of the first comma: A and B lead. Without a comma all of them do. */
function commaList(random: Random, list: readonly string[]): { text: string; leads: number } {
  const leads = list.length === 1 || random.chance(0.25) ? list.length : random.int(1, Math.min(3, list.length - 1));
  const rest = list.slice(leads);
  return {
    text: list.slice(0, leads).join("、") + (rest.length > 0 ? `，${rest.join("、")}` : ""),
    leads: unitsOf(list.slice(0, leads)).length,
  };
}
