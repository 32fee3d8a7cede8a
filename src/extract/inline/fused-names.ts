import { holdsTwoNames } from "../../model/language/name-breaks";
import { isUnitName } from "../../model/language/units";

const LEVEL = /[省市县区州](?!级|直|属)/g;
/** Offices that share their staff are printed as one name (市经信局市新经济委); then a notice does it throughout. */
const HABIT = 3;
const BEGINS_A_GROUP = /^(?:各(?!分局|支队|大队|科室|处室)|有关|相关|[省市县区镇乡州](?:级|直|属)?(?:各|有关|相关))/;
const BEGINS_WITH_A_LEVEL = /^(?:[省市县区镇乡州](?!级|直|属)|.{2,3}(?:[省市县区镇乡州]|街道))/;
const ENDS_FIRMLY = /(?:[局厅]|[^级]部|中心|公司|银行|集团|大学|学院|办公室|办事处|管委会|[所站]|海关|协会|联合会)$/;
const DIGIT_INSIDE = /\p{Script=Han}\d{1,3}(?=\p{Script=Han})(?!号|师|团|所|院|中|小|医|高|期|片|组|局|处|分)/u;

/**
 * Names that read as two with the separator lost, or as one with a page number inside.
 *
 * ```
 *   市残联市医保局                    the level again
 *   市国资委景城镇人民政府            a whole name, and a place that begins the next
 *   市税务局兴洲街道办事处            兴洲街道办事处 is a unit of its own elsewhere
 *   水务站各有关单位                  a group begins behind a whole name
 *   中国移动临洲分公4司
 * ```
 *
 * @param names the units of all notes.
 */
export function fusedNames(names: readonly string[]): Set<string> {
  const known = new Set(names);
  const counts = new Map<string, number>();
  for (const name of names) if (isFused(name, known)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count < HABIT).map(([name]) => name));
}

function isFused(name: string, known: ReadonlySet<string>): boolean {
  if (DIGIT_INSIDE.test(name) || levelAgain(name) || holdsTwoNames(name)) return true;
  for (let at = 3; at <= name.length - 3; at++) {
    const [before, after] = [name.slice(0, at), name.slice(at)];
    if (BEGINS_A_GROUP.test(after) && ENDS_FIRMLY.test(before) && isUnitName(before) && isUnitName(after)) return true;
    if (!known.has(after)) continue;
    // 市公安局交警支队 is one, though 交警支队 may stand alone elsewhere.
    if (BEGINS_WITH_A_LEVEL.test(after) || (known.has(before) && ENDS_FIRMLY.test(before))) return true;
  }
  return false;
}

function levelAgain(name: string): boolean {
  for (const { index } of name.matchAll(LEVEL)) {
    if (index < 3 || name[index] !== name[0]) continue;
    if (isUnitName(name.slice(0, index)) && isUnitName(name.slice(index))) return true;
  }
  return false;
}
