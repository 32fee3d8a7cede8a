import { isUnitName } from "../units";

/**
 * The words that an assignment note is made of. All are tried on text with its gaps closed. What a word says:
 * `lead` names who leads, `cooperating` who helps, `responsible` who is in charge (and leads if nobody else does),
 * `guiding` who gives guidance.
 */
export type NoteRole = "lead" | "cooperating" | "responsible" | "guiding";

const LEAD = "牵头|主办|主责|主管|主抓";
const COOPERATE = "配合|协同|协办|参与|参加|协助|协作|支持|联动|协调|会办|成员";
const RESPONSIBLE = "责任|负责|承办|实施|落实|执行|承担|分工";
/** Typists and fonts put a ratio sign or a small form for the colon. */
export const COLON = "[：:∶﹕︰]";
const KIND = "单位|部门|机构|处室|科室|股室|主体|地区|区县|乡镇|方";
const ANY = `${LEAD}|${COOPERATE}|${RESPONSIBLE}`;

/** "责任单位：", "牵头部门:", "牵头和责任单位：", "责任分工：", "牵头：". */
const LABEL = new RegExp(
  `^(?:(?:上述|以上)(?:各|[两二三四五六七八九十\\d]{1,2})?项?(?:任务|工作|措施|内容)*的?)?(?:第一|主要|共同|具体|直接|总|任务|工作)*(?:${ANY})(?:${ANY}|组织|及|和|、)*((?:${KIND})?)(?:[（(](?:${KIND}|${ANY})+[）)])?(?:[及和、/](?:${ANY})*(?:${KIND}))?${COLON}`,
);
/** 责任领导：, 责任人：, 联系人：: people, no units. */
const PERSON_LABEL = new RegExp(
  `^\\p{Script=Han}{0,6}(?:领导|责任人|负责人|联系人|联络员|负责同志|人员|电话)(?:及\\p{Script=Han}{1,6})?${COLON}`,
  "u",
);
const DEADLINE_LABEL = new RegExp(
  `^(?:完成|工作|办理|落实|实施|推进|整改|任务)*(?:时限|期限|时间|节点|时序|进度)(?:要求|节点|安排|进度)?${COLON}`,
);
/** A label that has lost a character to the page's edge or to a font: "责任位：". */
const DAMAGED_LABEL = new RegExp(`^(?:责任[单位]|责单位|任单位|责任单.|牵头[单位]|头单位)${COLON}`);

/** A label whose colon is lost, before what must then be a unit: "责任单位市教育局". */
const WITHOUT_COLON =
  /^(?:责任|牵头|主办|承办|主责|落实|实施|配合|协办|协同|参与)(?:责任)?(?:单位|部门|主体)(?![：:∶﹕︰]|按|分别|共同|负责|牵头|配合|落实|要|应|须|为|和|及)/;

/** Length of a label without its colon at the head of `text`; 0 where there is none. */
export function labelWithoutColon(text: string): number {
  return WITHOUT_COLON.exec(text)?.[0].length ?? 0;
}

/** "责任部门为市教育局、市财政局。": a unit must follow. */
const LABEL_AS_SENTENCE =
  /^(?:主要|具体)?(?:责任|牵头|主办|承办|配合|协办|落实|实施)(?:责任)?(?:单位|部门)(?:分别)?[为是]/;

export interface Label {
  readonly kind: NoteRole | "person" | "deadline";
  readonly length: number;
  /** Whether it names a kind of organisation (责任单位), not the role alone (责任). */
  readonly full: boolean;
  readonly damaged: boolean;
}

/** The label that `text` begins with, its colon included. */
export function matchLabel(text: string): Label | null {
  const plain = (kind: Label["kind"], length: number) => ({ kind, length, full: true, damaged: false });
  const person = PERSON_LABEL.exec(text);
  if (person) return plain("person", person[0].length);
  const deadline = DEADLINE_LABEL.exec(text);
  if (deadline) return plain("deadline", deadline[0].length);
  const label = LABEL.exec(text);
  if (label) {
    const full = label[1] !== "" || label[0].includes("分工");
    return { kind: roleOf(label[0]), length: label[0].length, full, damaged: false };
  }
  const said = LABEL_AS_SENTENCE.exec(text);
  const name = said ? /^[^、，,；;。]*/.exec(text.slice(said[0].length))![0] : "";
  if (said && isUnitName(name)) return plain(roleOf(said[0]), said[0].length);
  const damaged = DAMAGED_LABEL.exec(text);
  return damaged ? { kind: roleOf(damaged[0]), length: damaged[0].length, full: true, damaged: true } : null;
}

const LEADS = new RegExp(LEAD);
const COOPERATES = new RegExp(COOPERATE);
const RESPONDS = /责任|负责/;

/** "牵头责任单位" leads; "牵头和责任单位" says no more than 责任单位, since it parts the two nowhere. */
function roleOf(words: string): NoteRole {
  const several = /[及和、/]/.test(words) || (COOPERATES.test(words) && (LEADS.test(words) || /^责任/.test(words)));
  if (several && [LEADS, COOPERATES, RESPONDS].filter((role) => role.test(words)).length > 1) return "responsible";
  if (LEADS.test(words) || words.startsWith("头")) return "lead";
  return COOPERATES.test(words) ? "cooperating" : "responsible";
}

/** Whether a line begins with a label of any kind: a person's begins a line of its own as well. */
export function beginsWithAnyLabel(line: string): boolean {
  const label = matchLabel(line.trimStart());
  return label ? label.full && !label.damaged : false;
}

/** Whether a line begins with the label of a note that stands without brackets. */
export function beginsWithLabel(text: string): boolean {
  const label = matchLabel(text.trimStart());
  return label ? label.full && !label.damaged && label.kind !== "person" : false;
}

const BY_DUTY =
  "(?:(?:[按依]照?|根据)(?:各自|本|部门|工作|自身)*(?:职责|职能|分工|责任)+(?:范围|分工)?内?|分工(?=负责|落实|实施|推进|配合|参与|承担)|分别|共同|具体|积极|密切|主动|全力|各自|统筹|一并)*";
/** Verbs that may end a list by themselves; 组织 may not, since organisations are called so (党组织). */
const DO = "负[责贵]|落实|实施|推进|承担|抓好落实|抓落实|执行|完成|承办";
const GO_ON = `(?:${DO}|组织|贯彻|做好|到位|工作|抓总|总抓|协调|推动|开展|配合)`;

/**
 * A verb that ends its list of units: "A牵头负责", "B按职责分工负责", "C为配合单位". Groups: lead, cooperating,
 * responsible, guiding. What follows must be the end, a separator, or 会同.
 */
export const VERB = new RegExp(
  `${BY_DUTY}(?:(负责牵头${GO_ON}*|总?牵头${GO_ON}*|主办|主抓|主责|为总?(?:牵头|主办|主责)(?:责任)?(?:${KIND}))` +
    `|((?:配合|协同|协办|参与|参加|协助|协作|支持|联动)${GO_ON}*|为(?:${COOPERATE})(?:${KIND}))` +
    `|((?:组织|贯彻)?(?:${DO})${GO_ON}*|为责任(?:${KIND}))` +
    `|(指导(?:推进|落实|实施)?))(?=$|[，,、；;。\\s]|会同|联合)`,
  "g",
);

/** Words before the first unit of a list: "由市教育局负责", "会同市财政局负责". */
export const LIST_OPENING = /^(?:并|均|主要|具体|统一|原则上)*(?:由|会同|联合|协同(?=[各省市区县有相]))/;

/** A deadline that stands in a note without a label: "2025年6月底前完成", "长期坚持", "持续推进". */
export const BARE_DEADLINE =
  /^(?:(?:\d{4}年|\d{1,2}月|今年|明年|本年|年内|每年|每季度|每月|第?[一二三四]季度).{0,24}|(?:长期|持续|常态化|全年|立即|即时|随时|适时)(?:坚持|推进|开展|实施|落实|抓好|完成|整改)?)$/;
