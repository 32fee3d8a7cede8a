import type { UnitDraft } from "../draft";
import type { SourcedText } from "../sourced";
import { BRACKETS, forEachOutside, isSpace, unbalanced } from "./characters";
import { remembered } from "./remembered";

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
/** "/" or 无 in a cell says that there is no unit. */
const NO_UNIT = /^(?:[/／\\—－–-]+|无|暂无|空)$/;

/**
 * Cuts a list of units at 、，；/ and line breaks outside brackets, and at 及 以及 和 与 会同 where both sides are unit
 * names; 等 opens the list at the unit before it.
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

/** Whether a cell's text says that there is no unit. */
export function isNoUnit(text: string): boolean {
  return NO_UNIT.test(text.trim());
}

function cutAtSeparators(list: SourcedText): { pieces: SourcedText[]; trailing: SourcedText | null } {
  // A list whose brackets do not balance (lost in scanning) is cut as if it had none, or nothing after it would be cut.
  const cuts: number[] = [];
  const visit = (char: string, at: number) => {
    if (SEPARATOR.test(char)) cuts.push(at);
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

const LEVEL_WORD = "(?:自治区|自治州|直辖市|街道|乡镇|[省市州县区旗盟镇乡])";
const LEVEL = `${LEVEL_WORD}(?:[（(〔][^（()）〔〕]*[）)〕])?`;
const SHARED_LEVELS = new RegExp(`^((?:各|有关|相关|所辖)?${LEVEL_WORD}+)(?:、${LEVEL_WORD}+)+(?=.)`);
const LEVELS_ONLY = new RegExp(`^(?:各|有关|相关|所辖)?(?:${LEVEL}|[、\\s])+$`);
const LEVEL_GOES_ON = new RegExp(
  `^\\s*(?:${LEVEL})+(?:[、，,]|$|(?:人民政府|政府|管委会|党委|人民法院|有关部门|相关部门)(?:$|[、，,；;。（(〔和及与等]))`,
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
    if (isUnitName(left) && !ENDS_INSIDE_A_NAME.test(left) && isUnitName(right) && !BARE_KIND.test(right)) {
      cut = { at, length: word.length };
    }
  });
  if (!cut) return [name];
  const { at, length } = cut as { at: number; length: number };
  return [name.slice(0, at).trim(), ...cutAtConjunctions(name.slice(at + length).trim())];
}

/** A kind of organisation without a name: not a unit beside a conjunction ("各有关部门和单位"). */
const BARE_KIND = /^(?:[各有相关]*(?:单位|部门|机构|企业|组织|社会组织|个人|处室|科室|团体))$/;
/** Left of a conjunction these are the first half of one name: 市机构和编制…, 城市和…, 市社会和…. */
const ENDS_INSIDE_A_NAME = /(?:(?:^|[省市县区])城市|社会|城乡|机构|组织|人才|基层|园区|社区|乡镇|市区|政府)$/;

/** Last words and characters of organisations' names. 业, 会, 市 alone would also end 工业, 社会, 城市. */
const ENDS_LIKE_A_UNIT = new RegExp(
  `(?:${[
    "[局委办厅部院署处科室所站队司团馆台厂社组]",
    "(?<!社|机|都)会",
    "(?<!平|舞|月|阳)台",
    "(?<!运|执|施|履|推|通|飞|试|进|发)行",
    "(?<!上|超|楼|股|夜)市",
    "[省盟旗县区镇乡村厂矿]",
    // 恩施州 is a prefecture; 苏州 and 通州 are places whose 市 or 区 is still to come.
    "(?<=各|..)州",
    "街道|社区|中心|政府|公司|集团|银行|学校|大学|学院|院校|高校|中学|小学|医院|单位|部门|机构|企业|主体|平台公司|协会|联合体",
    "残联|妇联|文联|侨联|社科联|科协|作协|记协|工商联|团市委|团省委|团区委|团县委|法院|检察院|军分区|人武部|海关|税务|邮政|烟草|海事|气象|公安|交警|消防|武警|人行|银保监|证监|电力|供电|电信|移动|联通|铁塔|广电|石油|石化|机场|铁路|港口|港务|机关|基地|园区|开发区|新区|高新区|党校|编办|各地|各地方|各方|各方面|各级|领导小组|专班|指挥部|网|库|店|校|园|所|协|联|组织|团体|媒体|院系|实验室|研究会|智库|力量|属地",
  ].join("|")})$`,
);

/** What stands in prose and in no unit's name; the verbs only at its head, since 投资促进中心 and 推进办 are units. */
const PROSE =
  /[、，,。；：:！？“”《》]|^\d|\d[年月日次个]|^(?:[底前后]|日前|月底)|(?:持续推进|长期坚持|完成).|^(?:推进|推动|加强|加快|建立|完善|开展|实施|落实|制定|提升|提高|促进|鼓励|健全|支持|引导|深化|打造|构建|优化|强化|做好|组织开展|积极)|牵头|负责|配合|参与/;

/**
 * Whether the whole of `name` reads as the name of an organisation or a group of them ("市教育局", "各有关单位").
 * Brackets at the end are looked past: 各县（市）区政府（管委会）.
 */
export function isUnitName(name: string): boolean {
  return judged(name);
}

const judged = remembered(judgeName);

function judgeName(name: string): boolean {
  if (name.length > 80) return false;
  // "各市、县〔市、区〕政府" reads as 各市政府.
  const bare = withoutBrackets(name).replace(SHARED_LEVELS, "$1");
  if (bare.length < 2 || bare.length > 40) return false;
  return !PROSE.test(bare) && ENDS_LIKE_A_UNIT.test(bare);
}

/** The generic ends of names, which are no names by themselves. */
const ENDS_OF_NAMES =
  "办事处 街道办事处 办公室 委员会 管理委员会 管委会 管理局 监督管理局 管理办公室 人民政府 服务中心 管理中心 发展中心 指导中心 研究中心 分局 支队 总队 大队 有限公司 有限责任公司 集团公司 分公司 学院 大学 学校 医院 银行 支行 分行 协会 联合会 领导小组 领导小组办公室 工作组 指挥部 发展局 监管局 事务局 保障局 建设局 旅游局 救援局 执法局 统计局".split(
    " ",
  );
/** Every tail of them: a line may break a name anywhere (各街道办 ⏎ 事处, 市城市管 ⏎ 理局). */
const NAME_ENDS = new Set(ENDS_OF_NAMES.flatMap((word) => Array.from(word, (_, i) => word.slice(i))));
const ONE_CHARACTER = /^[局委办厅部院署会处科室所站队司团馆组门位构心府校]$/;

/** Whether `name` can only be the end of a name that began before it. */
export function isNameEnd(name: string): boolean {
  const bare = name.trim().replace(/[等、，。；]+$/, "");
  return NAME_ENDS.has(bare) || ONE_CHARACTER.test(bare);
}

/** 永洲镇人民 ⏎ 政府: a place name begins a unit. */
const BEGINS_WITH_A_PLACE = /^.{2,4}?(?:[市县区镇乡州省]|街道)/;
/** Endings after which a name hardly goes on: not 市 or 区, which begin as many names as they end. */
const ENDS_FIRMLY =
  /(?:[局委办厅院]|办公室|服务[站所]|[^干]部|部门|单位|机构|中心|政府|公司|银行|集团|大学|学院|海关|分行|支队|管委会|协会|联合会)$/;
const STARTS_A_NAME =
  /^(?:[各市省县区州镇乡团](?!级?以?上)|国家|国务院|中央|中国|全市|全省|全区|有关|相关|其他|人民银行|人行|国网|公安|财政|教育|发改|科技|住建|民政|人社|农业|水利|交通|卫健|文旅|商务|工信|经信)/;

/**
 * Whether a line break between two lines of a cell parts two names, rather than running through one:
 *
 * ```
 *   市教育局        yes: a whole name, and the next begins one      市发改       no: 市发改 is no name
 *   市财政局                                                        委、市科技局
 * ```
 *
 * @param before everything of the cell up to the break, or its last line.
 */
export function breaksBetweenNames(before: string, after: string): boolean {
  if (/[、，,；;/／]$/.test(before) || /^[、，,；;/／）)〕（(〔等]/.test(after)) return false;
  const last = before
    .split(/[、，,；;/／\n]/)
    .at(-1)!
    .replace(/等$/, "");
  const next = after.split(/[、，,；;/／]/, 1)[0]!.replace(/等$/, "");
  if (!isUnitName(last) || next.length < 2 || isNameEnd(next)) return false;
  if (STARTS_A_NAME.test(next)) return true;
  // 国家税务总局 ⏎ 南通市税务局 and 中国建设银行 ⏎ 南通分行 are one name each.
  if (/(?:总局|银行|公司|集团)$/.test(last) && /(?:税务局|分局|分行|支行|分公司|分院)$/.test(next)) return false;
  return last.length >= 4 && ENDS_FIRMLY.test(last) && (isUnitName(next) || BEGINS_WITH_A_PLACE.test(next));
}

function withoutBrackets(name: string): string {
  let bare = "";
  let depth = 0;
  for (const char of name) {
    if (BRACKETS.has(char)) depth++;
    else if (depth > 0 && [...BRACKETS.values()].includes(char)) depth--;
    else if (depth === 0 && !isSpace(char) && char !== "*" && char !== "★") bare += char;
  }
  return bare;
}

/**
 * How much `text` reads as a list of units, 0 to 1: the share of its separator-cut names that are unit names. A cheap
 * reading for decoders, on a piece that may begin or end inside a name.
 */
export function unitShare(text: string): number {
  let names = 0;
  let units = 0;
  for (const piece of text.split(/[、，,；;/／\s]+|等(?![级次])/)) {
    if (piece.length === 0) continue;
    names++;
    if (isUnitName(piece)) units++;
  }
  return names === 0 ? 0 : units / names;
}
