import { forEachOutside } from "./characters";
import { isUnitName, withoutBrackets } from "./units";

/** The generic ends of names, which are no names by themselves. */
const ENDS_OF_NAMES =
  "办事处 街道办事处 办公室 委员会 管理委员会 管委会 管理局 监督管理局 管理办公室 人民政府 服务中心 管理中心 发展中心 指导中心 研究中心 分局 支队 总队 大队 有限公司 有限责任公司 集团公司 分公司 学院 大学 学校 医院 银行 支行 分行 协会 联合会 领导小组 领导小组办公室 工作组 指挥部 发展局 监管局 事务局 保障局 建设局 旅游局 救援局 执法局 统计局".split(
    " ",
  );
/** Every tail of them: a line may break a name anywhere (各街道办 ⏎ 事处, 市城市管 ⏎ 理局). */
const NAME_ENDS = new Set(ENDS_OF_NAMES.flatMap((word) => Array.from(word, (_, i) => word.slice(i))));
const LONGEST_END = Math.max(...ENDS_OF_NAMES.map((word) => word.length));
const ONE_CHARACTER = /^[局委办厅部院署会处科室所站队司团馆组门位构心府校市县区州镇乡]$/;

/** Whether `list` can only begin with the end of a name that began before it: 公室（市外事办）、市财政局. */
export function isNameEnd(list: string): boolean {
  const names = withoutBrackets(list.trim());
  const cut = names.search(/[、，,；;/／\n]/);
  let end = cut < 0 ? names.length : cut;
  while (end > 0 && (names[end - 1] === "等" || names[end - 1] === "。")) end--;
  if (end > LONGEST_END) return false;
  const bare = names.slice(0, end);
  return NAME_ENDS.has(bare) || ONE_CHARACTER.test(bare);
}

/** 永洲镇人民 ⏎ 政府: a place name begins a unit. */
const BEGINS_WITH_A_PLACE = /^[^（(〔]{2,4}?(?:[市县区镇乡州省]|街道)/;
/** Endings after which a name hardly goes on: not 市 or 区, which begin as many names as they end. */
const ENDS_FIRMLY =
  /(?:[局委办厅院]|办公室|服务[站所]|[^干]部|部门|单位|机构|中心|政府|公司|银行|集团|大学|学院|海关|分行|支队|管委会|协会|联合会)$/;
/** A room or a club ends fewer names for good, so that more must speak for a break after it. */
const FIRM_OR_ROOM = new RegExp(`${ENDS_FIRMLY.source}|[室馆署联协]$`);
const STARTS_A_NAME =
  /^(?:[各市省县区州镇乡团](?!级?以?上)|国家|国务院|中央|中国|全市|全省|全区|有关|相关|其他|人民银行|人行|国网|公安|财政|教育|发改|科技|住建|民政|人社|农业|水利|交通|卫健|文旅|商务|工信|经信)/;

/** Whether a list begins with the level or field of a unit, as most names do. */
export function startsAName(list: string): boolean {
  return STARTS_A_NAME.test(list);
}

/** Bodies that are part of another: 市公安局 ⏎ 交警支队 may be one unit or two. */
const MAY_BE_PART = /(?:支队|总队|大队|分局|分行|支行|分公司|分院|公司|中心|[所站室处科办])$|(?<!总)(?:税务局|海关)$/;

/** Bodies whose departments are named after them: 市委 ⏎ 宣传部, 市纪委 ⏎ 监委, 国务院 ⏎ 国资委. */
const HAS_DEPARTMENTS = /(?:^|[各省市县区州旗央])(?:委|纪委|党委|党组)$|国务院$|政府$/;

/** The name that a list ends with, what stands in brackets left out: there a separator parts no names of the list. */
export function lastName(list: string): string {
  let outside = "";
  forEachOutside(list, (char) => {
    outside += char;
  });
  return outside
    .split(/[、，,；;/／\n]/)
    .at(-1)!
    .replace(/等$/, "");
}

/**
 * Whether two names that stand one after another are surely two: the first ends as few names go on, and the second
 * begins as names do, or is whole and no body that is part of another.
 *
 * ```
 *   市教育局 | 永洲镇人民政府   yes     市公安局 | 交警支队   perhaps one     省人力资源社 | 会保障厅   one
 * ```
 */
export function surelyTwo(last: string, next: string): boolean {
  if (!isUnitName(last) || !FIRM_OR_ROOM.test(last) || isNameEnd(next)) return false;
  if (STARTS_A_NAME.test(next)) return true;
  if (HAS_DEPARTMENTS.test(last) && !BEGINS_WITH_A_PLACE.test(next)) return false;
  return !MAY_BE_PART.test(withoutBrackets(next)) && (isUnitName(next) || BEGINS_WITH_A_PLACE.test(next));
}

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
  const last = lastName(before);
  const next = after.split(/[、，,；;/／]/, 1)[0]!.replace(/等$/, "");
  if (!isUnitName(last) || next.length < 2 || isNameEnd(next)) return false;
  if (STARTS_A_NAME.test(next)) return true;
  // 国家税务总局 ⏎ 南通市税务局 and 中国建设银行 ⏎ 南通分行 are one name each.
  if (/(?:总局|银行|公司|集团)$/.test(last) && /(?:税务局|分局|分行|支行|分公司|分院)$/.test(next)) return false;
  return last.length >= 4 && ENDS_FIRMLY.test(last) && (isUnitName(next) || BEGINS_WITH_A_PLACE.test(next));
}

/** How two names printed without anything between them begin alike: 省司法厅省气象厅. */
const FIRST_LEVEL = /^(?:[省市县区州]|各)/;

/**
 * Where `text` holds two whole names side by side, as an extractor leaves two lines of a cell that it took for one: the
 * index at which the second begins; -1 where it does not.
 */
export function gluedNames(text: string): number {
  const level = FIRST_LEVEL.exec(text)?.[0];
  if (level === undefined || /[（(〔、，,；;/\s]/.test(text)) return -1;
  for (let at = text.indexOf(level, 3); at > 0; at = text.indexOf(level, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    if (ENDS_FIRMLY.test(before) && isUnitName(before) && after.length >= 3 && isUnitName(after)) return at;
  }
  return -1;
}

/** Digits inside a name: the next row's serial, or a page's number. */
const NUMBER_INSIDE = /(?:[局委办厅院]|中心|政府|公司)\d/;
/** 国务院有关部门, 有关部 | 门和单位, 各地区 | … : what a group is called has parts that read as names. */
const GROUP = /^(?:各|有关|相关|其他)|国务院$/;

/** Whether a name reads as two without anything between, as a lost separator leaves them: 市商务局市机关事务管理局. */
export function holdsTwoNames(name: string): boolean {
  const bare = withoutBrackets(name);
  if (NUMBER_INSIDE.test(bare)) return true;
  for (let at = 3; at + 4 <= bare.length; at++) {
    const [left, right] = [bare.slice(0, at), bare.slice(at)];
    if (GROUP.test(left) || /总局$/.test(left) || HAS_DEPARTMENTS.test(left) || !ENDS_FIRMLY.test(left)) continue;
    if (surelyTwo(left, right) && isUnitName(right)) return true;
  }
  return false;
}
