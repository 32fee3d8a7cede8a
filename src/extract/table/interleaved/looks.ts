import { unbalanced } from "../../../model/language/characters";
import { isNameEnd } from "../../../model/language/name-breaks";
import type { ColumnRole } from "../../../model/language/roles";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import { isDeadline, isSerial } from "../cell-cost";
import { COLUMN_WEIGHTS as W } from "./weights";

/** What a piece of text looks like by itself. Read once for each piece. */
export interface Looks {
  readonly text: string;
  readonly serial: boolean;
  readonly sign: boolean;
  /** Words that say who leads and who takes part. */
  readonly roles: boolean;
  /** Names of units, whole or torn at the piece's ends: share of them, 0 to 1, and whether all are whole. */
  readonly units: number;
  readonly wholeUnits: boolean;
  /** Something stands before or after a 、. */
  readonly list: boolean;
  readonly deadline: boolean;
  /** It begins as a chapter's heading does ("二、"), and is no sentence. */
  readonly chapter: boolean;
  readonly sentence: boolean;
  readonly comma: boolean;
  /** Brackets that it opens and leaves open, and such as it closes without having opened them. */
  readonly open: number;
  readonly stray: number;
  readonly strange: boolean;
}

const SEPARATORS = /[、，,；;/\s]|等(?![级次])/u;
const UNIT_WORD =
  /[局委厅办部院署会所站队校行]$|政府|部门|单位|管委会|公司|中心|学院|集团|街道|海关|银行|医院|大学|社区|法院|企业|乡镇|各/u;
/** What only a deadline leaves at a line's head, and at its end. */
const DEADLINE_TAIL = /^(?:[底前末初内月日度季进成]|半年|推进|坚持|底?前?完成)/u;
const DEADLINE_BEGUN = /^(?:第[一二三四](?:季)?|\d{4}|长期|持续|按[年月季])$/u;
const DEADLINE_HEAD = /(?:\d|[年度][上下第]|[第一二三四]季?|(?<!坚)持续?|长期?|推|坚|年度)$/u;

/** Whether a piece of a deadline column can only go on with one that began above it. */
export function isDeadlineRest(text: string): boolean {
  return DEADLINE_TAIL.test(text);
}

/** Whether a piece of a deadline column must go on below it. */
export function isDeadlineOpen(text: string): boolean {
  return DEADLINE_HEAD.test(text);
}

const ROLE_WORDS = /牵头|按职责分工|(?:负责|配合|参与)(?:$|[，；。])/u;
const ROLE_WORDS_ALL = /(?:共同)?(?:牵头负责|牵头|按职责分工负责|负责|配合|参与)/gu;

export function looksOf(text: string): Looks {
  const bare = text.replace(/\s+/gu, "");
  const brackets = unbalanced(bare);
  const roles = ROLE_WORDS.test(bare);
  const names = (roles ? text.replaceAll(ROLE_WORDS_ALL, "、") : text)
    .split(SEPARATORS)
    .filter((name) => name.length > 0);
  let whole = 0;
  let like = 0;
  for (const [i, name] of names.entries()) {
    if (i === 0 && isNameEnd(name)) like++;
    else if (isUnitName(name)) whole++;
    else if (UNIT_WORD.test(name) && name.length <= 16) like += 0.7;
  }
  return {
    text: bare,
    serial: isSerial(bare),
    sign: isNoUnit(bare),
    roles,
    units: names.length === 0 ? 0 : (whole + like) / names.length,
    wholeUnits: names.length > 0 && whole === names.length,
    list: bare.includes("、"),
    deadline:
      bare.length <= 14 &&
      (isDeadline(bare) || DEADLINE_BEGUN.test(bare) || (bare.length <= 6 && DEADLINE_TAIL.test(bare))) &&
      !/[，；。“《]/u.test(bare),
    chapter:
      /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])./u.test(bare) &&
      !/[。；，]/u.test(bare),
    sentence: /[。；！？](?!$)|[。；]$/u.test(bare),
    open: brackets.open.length,
    stray: brackets.stray.length,
    comma: /[，]/u.test(bare),
    strange: /[“”《》%：]|\d/u.test(bare),
  };
}

/** What it costs that a piece stands in a column of a role, by its looks alone. */
export function looksCost(looks: Looks, role: ColumnRole): number {
  if (role === "number") return looks.serial ? 0 : W.notNumber;
  let cost = looks.serial ? W.serialElsewhere[role] : 0;
  if (looks.chapter && role !== "area") cost += W.chapterElsewhere;
  switch (role) {
    case "lead":
    case "cooperating":
      if (looks.sign) return 0;
      if (looks.sentence) cost += W.sentenceInUnits;
      if (looks.strange) cost += W.strangeInUnits;
      if (looks.deadline && !looks.wholeUnits) cost += W.deadlineInUnits;
      return cost + (looks.units >= 0.99 ? 0 : W.fragmentInUnits * (2 - looks.units));
    case "deadline":
      if (looks.sign) return cost + 1;
      return cost + (looks.deadline ? 0 : W.notDeadline + Math.min(3, looks.text.length * 0.15));
    case "area":
    case "title":
      if (looks.sign) cost += W.signElsewhere;
      if (looks.roles) cost += W.roleWordsInText;
      if (looks.sentence) cost += W.sentenceInArea;
      if (looks.comma) cost += W.commaInArea;
      if (looks.deadline && looks.text.length > 2) cost += W.deadlineInText;
      return cost + (looks.wholeUnits || (looks.list && looks.units >= 0.5) ? W.unitsInText : 0);
    case "task":
      if (looks.sign) cost += W.signElsewhere;
      if (looks.deadline && looks.text.length > 1) cost += W.deadlineInText;
      return cost + (looks.wholeUnits ? W.unitsInText : 0);
    default:
      return cost + W.extra + (looks.wholeUnits ? W.unitsInExtra : 0);
  }
}
