import { type NoteStyle, PATTERN_WEIGHTS, type Pattern, type Rule } from "./note";
import type { Random } from "./random";

/** Where chapters, items and paragraphs stand to each other. */
export type Structure =
  | "chapter-item"
  | "section-area-item"
  | "heading-paragraph"
  | "arabic"
  | "article"
  | "circled"
  | "bracketed-arabic";

/** How one notice words its notes, decided once for it. */
export interface ProseStyle {
  readonly structure: Structure;
  readonly pattern: Pattern;
  readonly rule: Rule;
  readonly ruleApart: boolean;
  readonly implied: boolean;
  readonly brackets: "round" | "shell" | "narrow" | "none";
  readonly stop: "usual" | "inside" | "after";
  readonly twoNotes: boolean;
  readonly goesOn: boolean;
  readonly twoParagraphs: boolean;
  readonly distractors: boolean;
  readonly note: NoteStyle;
}

/** Patterns with the shares of real notices; rules, brackets and oddities beside them. */
export function drawStyle(random: Random): ProseStyle {
  const pattern = random.weighted(PATTERN_WEIGHTS);
  const ruled = pattern === "label" || pattern === "does" || pattern === "bare";
  const rule: Rule =
    ruled && random.chance(0.3) ? (pattern === "label" && random.chance(0.35) ? "comma-leads" : "first-leads") : "none";
  const structure = random.weighted({
    "chapter-item": 34,
    "section-area-item": 24,
    "heading-paragraph": 14,
    arabic: 12,
    article: 5,
    circled: 4,
    "bracketed-arabic": 7,
  });
  const brackets =
    pattern === "label" && random.chance(0.08) ? "none" : random.weighted({ round: 86, shell: 9, narrow: 5 });
  // Without markers nothing but the paragraph tells where a task begins: text before or after it would be anybody's.
  const marked = structure !== "heading-paragraph";
  return {
    structure,
    pattern,
    rule,
    ruleApart: random.chance(0.2),
    implied: rule !== "none" && random.chance(0.25),
    brackets,
    stop: brackets === "none" ? "usual" : random.weighted({ usual: 80, inside: 8, after: 12 }),
    twoNotes: random.chance(0.15),
    goesOn: marked && random.chance(0.1),
    twoParagraphs: marked && random.chance(0.1),
    distractors: random.chance(0.3),
    note: {
      rule,
      label: random.pick(["责任单位", "责任单位", "责任单位", "责任部门", "牵头单位", "落实单位"]),
      comma: random.chance(0.2) ? 0.3 : 0.03,
      nested: random.chance(0.3),
      open: random.chance(0.2),
    },
  };
}

/** The words of a rule, as they stand at the end of the first note or in a sentence of their own. */
export function ruleSentences(random: Random, style: ProseStyle): string[] {
  const sentences: string[] = [];
  if (style.rule === "first-leads") {
    sentences.push(
      random.pick([
        "列第一位者为牵头单位，下同",
        "列第一位的为牵头单位，下同",
        "排在第一位的部门为牵头部门，下同",
        "排第一位的为牵头单位，下同",
      ]),
    );
  }
  if (style.rule === "comma-leads")
    sentences.push(random.pick(["第一个逗号前为牵头单位，下同", "首个逗号前为牵头单位，下同"]));
  if (style.implied) sentences.push("以下均需各县〔市、区〕政府落实，不再列出");
  return sentences;
}
