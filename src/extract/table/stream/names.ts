import { isNameEnd } from "../../../model/language/name-breaks";
import { isNoUnit, isUnitName, withoutBrackets } from "../../../model/language/units";
import type { TextProfile } from "./text-profile";
import { WEIGHTS as W } from "./weights";

/** The longest name of a unit, in characters; a longer text is none. */
export const LONGEST_NAME = 42;

const ROLE_WORDS = /(?:牵头负责|牵头|负责|配合|参与|落实|按职责分工负责)$/;
const SEPARATOR_AT_END = /[、，,；;/／]$/;
/** Work, not an organisation: such words stand in tasks that end like a name (…工作专班, …服务站). */
export const WORK =
  /实施|推进|完善|同步|达到|建立|开展|提升|打造|推动|落实|加强|鼓励|引导|健全|优化|推广|巩固|覆盖|不少于|以上|以下/;
/** A deadline in the next column, taken for a part of the name. */
const DATED = /\d年|年底|月底|季度/;
/** One name's end, and the next name's head behind it: 市教育局市财政局. */
const FUSED =
  /(?:[局委办厅]|中心|政府|公司|集团)(?=(?:市|省|区|县|各)(?!级?(?:政府|委|党委|域|场|内|外|长|属|直|人民)))./;
export const HEAD =
  /^[*★]?(?:[各省市州县区旗镇乡团国中全]|有关|相关|其他|属地|人民|人行|公安|教育|财政|民政|司法|税务|海关|工会|妇联|残联|科协|党|政法|组织|宣传|统战|发改|工信|住建|交通|水利|农业|商务|文旅|卫健|应急|审计|市场|统计|医保|乡村|生态|自然|人社|科技)|^[^，。]{2,4}?(?:省|市|州|县|区|旗|镇|乡|街道)/;

/** Ends in a separator: the name before it is whole. */
export const endsName = (text: string): boolean => SEPARATOR_AT_END.test(text);

/** Judges texts as names of units, by the language and by what the notice itself prints between separators. */
export class NameJudge {
  private readonly known = new Map<string, number>();

  constructor(private readonly text: TextProfile) {}

  /** Cost of reading `printed`, a separator at its end looked past, as one name. */
  cost(printed: string): number {
    let cost = this.known.get(printed);
    if (cost === undefined) {
      cost = this.judge(printed);
      this.known.set(printed, cost);
    }
    return cost;
  }

  private judge(printed: string): number {
    const name = printed.replace(SEPARATOR_AT_END, "").replace(/[。]$/, "").replace(/等$/, "").replace(ROLE_WORDS, "");
    if (name.length === 0) return printed.length === 0 ? W.unitUnparsed : 0.5;
    if (isNoUnit(printed)) return W.noUnit;
    const times = this.text.timesAlone(name);
    if (!isUnitName(name)) {
      const dated = DATED.test(name) ? W.unitDated : 0;
      return W.unitUnparsed + Math.min(4, name.length * 0.12) - (times >= 3 ? 0.5 : 0) + dated;
    }
    let cost = times >= 2 ? 0 : W.unitOnce;
    if (DATED.test(name)) cost += W.unitDated;
    if (isNameEnd(name)) cost += W.unitHeadless;
    if (FUSED.test(withoutBrackets(name))) cost += W.unitFused;
    if (times < 2 && WORK.test(name)) cost += W.unitWork;
    if (times < 2 && !HEAD.test(name)) cost += W.unitStrangeHead;
    if (name.length > 16) cost += Math.min(4, (name.length - 16) * 0.25);
    return cost;
  }
}
