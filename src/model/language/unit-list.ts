import type { UnitDraft } from "../draft";
import type { SourcedText } from "../sourced";
import { forEachOutside, unbalanced } from "./characters";
import { breaksBetweenNames } from "./name-breaks";
import { isNoUnit, isUnitName, LEVEL_WORD } from "./units";

/** A list of units cut into its names, with what was noticed on the way. */
export interface UnitList {
  readonly units: readonly UnitDraft[];
  /** A separator stood after the last name ("市财政局、"). */
  readonly trailing: SourcedText | null;
  /** Names that do not look like an organisation. */
  readonly unparsed: readonly SourcedText[];
}

const SEPARATOR = /^[、，,；;/／\n]$/;
const CONJUNCTIONS = ["以及", "会同", "及", "和", "与"] as const;
/** 等 inside a word is no "and others": 高等院校, 中等职业学校. */
const WORDS_WITH_DENG = /[高中初同平均]等|等级|等次/y;
/** What may follow 等 and still name nobody: "市财政局等部门" is one open unit, "…等有关部门" two. */
const BARE_GROUP = /^(?:部门|单位|机构|处室|\d+[个家]?(?:部门|单位)?|[一二三四五六七八九十]+(?:个|家)?(?:部门|单位)?)$/;

/**
 * Cuts a list of units at 、，；/ and line breaks outside brackets, at a space between two names, and at 及 以及 和 与 会同
 * where both sides are unit names; 等 opens the list at the unit before it.
 *
 * ```
 *  市科技局等，各相关院校        → 市科技局 (open) | 各相关院校
 *  财政部等有关部门              → 财政部 (open) | 有关部门
 *  国务院相关部门及各地区        → 国务院相关部门 | 各地区
 *  各有关部门和单位              → 各有关部门和单位          (单位 alone names nobody)
 * ```
 *
 * @param text one list, role words and colons already taken off; may hold "\n" where a line break is known to separate.
 */
export function splitUnits(text: SourcedText): UnitList {
  const list = text.trim();
  if (list.length === 0 || isNoUnit(list.text)) return { units: [], trailing: null, unparsed: [] };
  const { pieces, trailing } = cutAtSeparators(list);
  const units: UnitDraft[] = [];
  for (const piece of pieces) for (const part of cutAtDeng(piece)) pushNames(part, units);
  const unparsed = units.filter(({ name }) => !isUnitName(name.text)).map(({ name }) => name);
  return { units, trailing, unparsed };
}

function cutAtSeparators(list: SourcedText): { pieces: SourcedText[]; trailing: SourcedText | null } {
  // A list whose brackets do not balance (lost in scanning) is cut as if it had none, or nothing after it would be cut.
  const cuts: number[] = [];
  const visit = (char: string, at: number) => {
    if (SEPARATOR.test(char) || (char === " " && breaksBetweenNames(list.text.slice(0, at), list.text.slice(at + 1))))
      cuts.push(at);
  };
  if (unbalanced(list.text).open.length > 0) for (let i = 0; i < list.length; i++) visit(list.text[i]!, i);
  else forEachOutside(list.text, visit);
  const pieces: SourcedText[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (sharesHead(list.text.slice(from, cut), list.text.slice(cut + 1))) continue;
    pieces.push(list.slice(from, cut).trim());
    from = cut + 1;
  }
  const last = list.slice(from).trim();
  const closing = /^[。.;；]$/.test(last.text);
  if (last.length > 0 && !closing) pieces.push(stripEnd(last));
  const trailing = cuts.length > 0 && last.length === 0 ? list.slice(cuts.at(-1)!, cuts.at(-1)! + 1) : null;
  return { pieces: pieces.filter((piece) => piece.length > 0), trailing };
}

const LEVEL = `${LEVEL_WORD}(?:[（(〔][^（()）〔〕]*[）)〕])?`;
const LEVELS_ONLY = new RegExp(`^(?:各|有关|相关|所辖)?(?:${LEVEL}|[、\\s])+$`);
const LEVELS_IN_BRACKETS = "[市县区旗镇乡][（(〔][市县区旗镇乡街道、，,\\s]+[）)〕]";
const LEVEL_GOES_ON = new RegExp(
  `^\\s*(?:(?:${LEVEL})+(?:[、，,]|$|(?:人民政府|政府|管委会|党委|人民法院|有关部门|相关部门)(?:$|[、，,；;。（(〔和及与等]))|${LEVELS_IN_BRACKETS})`,
);

/** "各市、县〔市、区〕政府" is one unit: levels of government before a 、 share what stands after it. */
function sharesHead(left: string, right: string): boolean {
  return LEVELS_ONLY.test(left.trim()) && LEVEL_GOES_ON.test(right);
}

/** A full stop at the end of the whole list is punctuation, not name. */
function stripEnd(piece: SourcedText): SourcedText {
  return /[。．]$/.test(piece.text) ? piece.slice(0, piece.length - 1).trim() : piece;
}

/** "财政部等有关部门" → 财政部等 | 有关部门; the first keeps its 等 as the mark of an open list. */
function cutAtDeng(piece: SourcedText): SourcedText[] {
  let cut = -1;
  forEachOutside(piece.text, (char, at) => {
    if (char !== "等") return;
    WORDS_WITH_DENG.lastIndex = at - 1;
    if (at > 0 && WORDS_WITH_DENG.test(piece.text)) return;
    WORDS_WITH_DENG.lastIndex = at;
    if (WORDS_WITH_DENG.test(piece.text)) return;
    cut = at;
  });
  if (cut <= 0) return [piece];
  // "…、商务部等和各省级人民政府": the conjunction has done its work.
  const after = piece.slice(cut + 1).trim();
  const rest = after.slice(/^(?:以及|和|及|与)?/.exec(after.text)![0].length).trim();
  const open = piece.slice(0, cut + 1);
  return rest.length === 0 || BARE_GROUP.test(rest.text) ? [open] : [open, rest];
}

function pushNames(part: SourcedText, units: UnitDraft[]): void {
  const open = part.text.endsWith("等") && !/[高中初同平均]等$/.test(part.text);
  const names = cutAtConjunctions(open ? part.slice(0, part.length - 1).trim() : part);
  names.forEach((name, i) => {
    if (name.length === 0) return;
    units.push(open && i === names.length - 1 ? { name, open: true } : { name });
  });
}

/** Cuts at a conjunction only where both sides are names: 市教育局和市财政局, not 市发展和改革委员会. */
function cutAtConjunctions(name: SourcedText): SourcedText[] {
  let cut: { at: number; length: number } | null = null;
  forEachOutside(name.text, (_char, at) => {
    if (cut) return;
    const word = CONJUNCTIONS.find((w) => name.text.startsWith(w, at));
    if (!word || at === 0) return;
    const left = name.text.slice(0, at).trim();
    const right = name.text.slice(at + word.length).trim();
    if (partsNames(left, right)) cut = { at, length: word.length };
  });
  if (!cut) return [name];
  const { at, length } = cut as { at: number; length: number };
  return [name.slice(0, at).trim(), ...cutAtConjunctions(name.slice(at + length).trim())];
}

function partsNames(left: string, right: string): boolean {
  if (!isUnitName(left) || ENDS_INSIDE_A_NAME.test(left) || !isUnitName(right) || BARE_KIND.test(right)) return false;
  return !ENDS_IN_A_TRADE.test(left) || BEGINS_A_NAME.test(right);
}

/** A kind of organisation without a name: not a unit beside a conjunction ("各有关部门和单位", "各级党委和政府"). */
const BARE_KIND = /^(?:[各有相关]*(?:单位|部门|机构|企业|组织|社会组织|个人|处室|科室|团体)|(?:人民)?政府)$/;
/** Left of a conjunction these are the first half of one name: 市机构和编制…, 城市和…, 市社会和…. */
const ENDS_INSIDE_A_NAME = /(?:(?:^|[省市县区])城市|社会|城乡|机构|组织|人才|基层|园区|社区|乡镇|市区|政府)$/;
/** What an office is in charge of may be called like a unit, and go on behind the conjunction: 市文化广电和旅游局, 区农业农村和水务局. */
const ENDS_IN_A_TRADE =
  /(?:农村|广电|税务|邮政|烟草|海事|气象|公安|交警|消防|武警|电力|供电|电信|移动|联通|铁塔|石油|石化|机场|铁路|港口|港务|媒体|基地|公园|水库)$/;
/** A name that begins so is whole: 市税务和市财政局 are two. */
const BEGINS_A_NAME = /^(?:[各省市州县区旗镇乡](?!场)|国家|国务院|中央|全国|有关|相关|其他|驻)/;
