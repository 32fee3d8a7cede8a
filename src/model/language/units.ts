import { closesBracket, isSpace, opensBracket, SPACE } from "./characters";
import { remembered } from "./remembered";

/** "/" or 无 in a cell says that there is no unit. */
const NO_UNIT = /^(?:[/／\\—－–-]+|无|暂无|空)$/;

/** Whether a cell's text says that there is no unit. */
export function isNoUnit(text: string): boolean {
  return NO_UNIT.test(text.trim());
}

/** Levels of government, as they stand in names. */
export const LEVEL_WORD = "(?:自治区|自治州|直辖市|街道|乡镇|[省市州县区旗盟镇乡])";
const SHARED_LEVELS = new RegExp(`^((?:各|有关|相关|所辖)?${LEVEL_WORD}+)(?:、${LEVEL_WORD}+)+(?=.)`);

/** Last words and characters of organisations' names. 业, 会, 市 alone would also end 工业, 社会, 城市. */
const ENDS_LIKE_A_UNIT = new RegExp(
  `(?:${[
    "(?<!干)部",
    "[局委办厅院署处科室所站队司团馆台厂社组]",
    "(?<!社|机|都)会",
    "(?<!平|舞|月|阳)台",
    "(?<!运|执|施|履|推|通|飞|试|进|发)行",
    "(?<!上|超|楼|股|夜)市",
    "[省盟旗县镇乡村厂矿]",
    // 各设区 is the head of 各设区市政府.
    "(?<!设)区",
    // 恩施州 is a prefecture; 苏州 and 通州 are places whose 市 or 区 is still to come.
    "(?<=各|..)州",
    "街道|(?<=镇|乡)街|社区|中心|政府|公司|集团|银行|学校|大学|学院|院校|高校|中学|小学|医院|单位|部门|机构|企业|主体|平台公司|协会|联合体",
    "残联|妇联|团中央|文联|侨联|社科联|科协|作协|记协|工商联|团市委|团省委|团区委|团县委|法院|检察院|军分区|人武部|海关|税务|邮政|烟草|海事|气象|公安|交警|消防|武警|人行|银保监|证监|电力|供电|电信|移动|联通|铁塔|广电|石油|石化|机场|铁路|港口|港务|机关|基地|园区|开发区|新区|高新区|党校|编办|各地|各地方|各方|各方面|各级|领导小组|专班|指挥部|网|库|店|校|园|所|协|联|组织|团体|媒体|院系|实验室|研究会|智库|力量|属地",
  ].join("|")})$`,
);

/** What stands in prose and in no unit's name; the verbs only at its head, since 投资促进中心 and 推进办 are units. */
const PROSE =
  /[、，,。；：:！？“”《》]|^\d|\d[年月日次个]|^(?:[底前后]|日前|月底)|(?:持续推进|长期坚持|完成).|^(?:为(?!民)|推进|推动|加强|加快|建立|完善|开展|实施|落实|制定|提升|提高|促进|鼓励|健全|支持|引导|深化|打造|构建|优化|强化|做好|组织开展|积极)|牵头|负责|配合|参与/;

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
  // 各社 ⏎ 区居委会: of two characters only a level is a group by itself.
  if (bare.length < 2 || bare.length > 40 || /^各[^地方级省市州县区旗镇乡村校]$/.test(bare)) return false;
  return !PROSE.test(bare) && ENDS_LIKE_A_UNIT.test(bare);
}

/** A bracket's beginning, a mark or a space; nothing else is ever taken out of a name. */
const NOT_BARE = new RegExp(`[（(〔［[【《〈“‘「『*★]|${SPACE.source}`);

/** A name without what stands in brackets after or inside it, and without marks and spaces. */
export function withoutBrackets(name: string): string {
  if (!NOT_BARE.test(name)) return name;
  let bare = "";
  let depth = 0;
  for (const char of name) {
    const code = char.charCodeAt(0);
    if (opensBracket(code)) depth++;
    else if (depth > 0 && closesBracket(code)) depth--;
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
