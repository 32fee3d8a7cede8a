import { child, childElements, type XmlElement } from "../xml";
import { formatNumber } from "./number-format";
import type { Style } from "./styles";
import { signOf } from "./symbols";
import { isOn, value, whole } from "./values";

/**
 * The numbers that Word puts before paragraphs by itself. They are printed and read like typed text ("（一）", "3."), yet no
 * character of them is in the file: only what each level looks like and which paragraphs belong to it.
 *
 * ```
 *  numPr numId=4 ilvl=1 ─▶ num 4 ─▶ abstractNum 2 ─▶ level 1: chineseCounting, "（%2）", start 1
 *                          └ overrides: start at 3       counters of abstractNum 2: [2, 5, –]  ─▶ "（五）"
 * ```
 */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly restarted = new Set<string>();

  constructor(
    root: XmlElement | null,
    private readonly styles: ReadonlyMap<string, Style>,
  ) {
    const abstracts = new Map<string, XmlElement>();
    for (const abstract of childElements(root ?? undefined, "w:abstractNum")) {
      abstracts.set(abstract.attributes.get("w:abstractNumId") ?? "", abstract);
    }
    const nums = new Map<string, XmlElement>();
    for (const num of childElements(root ?? undefined, "w:num")) nums.set(num.attributes.get("w:numId") ?? "", num);
    for (const [id, num] of nums) {
      const list = this.listOf(num, nums, abstracts);
      if (list) this.lists.set(id, list);
    }
  }

  /** The label before a paragraph, with the gap behind it; "" when it has none. Counts it, so ask once, in order. */
  label(properties: XmlElement | undefined, style: Style | undefined): string {
    const direct = child(properties, "w:numPr");
    const numId = value(direct, "w:numId") ?? style?.numbering?.numId;
    const list = numId === undefined ? undefined : this.lists.get(numId);
    if (numId === undefined || !list) return "";
    const at = whole(direct, "w:ilvl") ?? list.levelOfStyle.get(style?.id ?? "") ?? style?.numbering?.level ?? 0;
    const level = list.levels.get(at);
    if (!level || at > 8) return "";
    const counters = this.count(numId, list, at);
    const text = level.text.replace(/%([1-9])/g, (_, digit) => {
      const other = list.levels.get(Number(digit) - 1);
      const n = counters[Number(digit) - 1] ?? other?.start ?? 1;
      return formatNumber(n, level.legal && other?.format !== "none" ? "decimal" : (other?.format ?? "decimal"));
    });
    return text === "" ? "" : text + level.gap;
  }

  private count(numId: string, list: List, at: number): (number | undefined)[] {
    const counters = this.counters.get(list.id) ?? [];
    this.counters.set(list.id, counters);
    const restart = list.starts.get(at);
    const key = `${numId} ${at}`;
    if (restart !== undefined && !this.restarted.has(key)) counters[at] = restart;
    else counters[at] = counters[at] === undefined ? (list.levels.get(at)?.start ?? 1) : counters[at] + 1;
    this.restarted.add(key);
    for (let above = 0; above < at; above++) counters[above] ??= list.levels.get(above)?.start ?? 1;
    for (let below = at + 1; below <= 8; below++) {
      const after = list.levels.get(below)?.restartAfter ?? below;
      if (at < after) counters[below] = undefined;
    }
    return counters;
  }

  private listOf(
    num: XmlElement,
    nums: ReadonlyMap<string, XmlElement>,
    abstracts: ReadonlyMap<string, XmlElement>,
  ): List | null {
    let abstract = abstracts.get(value(num, "w:abstractNumId") ?? "");
    const link = value(abstract, "w:numStyleLink");
    if (link !== undefined) {
      const target = nums.get(this.styles.get(link)?.numbering?.numId ?? "");
      abstract = abstracts.get(value(target, "w:abstractNumId") ?? "");
    }
    if (!abstract) return null;
    const levels = new Map<number, Level>();
    const levelOfStyle = new Map<string, number>();
    const starts = new Map<number, number>();
    const take = (element: XmlElement, at: number) => {
      levels.set(at, levelFrom(element));
      const style = value(element, "w:pStyle");
      if (style !== undefined) levelOfStyle.set(style, at);
    };
    for (const element of childElements(abstract, "w:lvl")) take(element, levelNumber(element));
    for (const override of childElements(num, "w:lvlOverride")) {
      const at = levelNumber(override);
      const element = child(override, "w:lvl");
      if (element) take(element, at);
      const start = whole(override, "w:startOverride");
      if (start !== undefined) starts.set(at, start);
    }
    return { id: abstract.attributes.get("w:abstractNumId") ?? "", levels, levelOfStyle, starts };
  }
}

interface List {
  /** Of the abstractNum: lists that share it count on together. */
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly levelOfStyle: ReadonlyMap<string, number>;
  /** Numbers at which this list begins anew. */
  readonly starts: ReadonlyMap<number, number>;
}

interface Level {
  readonly text: string;
  readonly format: string;
  readonly start: number;
  readonly gap: string;
  /** Shows the numbers of all levels as 1, 2, 3. */
  readonly legal: boolean;
  /** Begins anew after a paragraph of a level below this number; 0 for never. */
  readonly restartAfter: number | undefined;
}

function levelNumber(element: XmlElement): number {
  const text = element.attributes.get("w:ilvl") ?? "0";
  return /^\d$/.test(text) ? Number(text) : 0;
}

function levelFrom(element: XmlElement): Level {
  const format = value(element, "w:numFmt") ?? "decimal";
  const text = value(element, "w:lvlText") ?? "";
  const fonts = child(child(element, "w:rPr"), "w:rFonts")?.attributes;
  return {
    text: format === "bullet" ? bullet(text, fonts?.get("w:ascii") ?? fonts?.get("w:hAnsi") ?? "") : text,
    format,
    start: whole(element, "w:start") ?? 1,
    gap: (value(element, "w:suff") ?? "tab") === "nothing" ? "" : " ",
    legal: isOn(element, "w:isLgl"),
    restartAfter: whole(element, "w:lvlRestart"),
  };
}

/** A bullet's characters, those of a sign font as Unicode; what is not known is drawn and not read. */
function bullet(text: string, font: string): string {
  return [...text].map((char) => signOf(font, char.codePointAt(0)!) ?? "").join("");
}
