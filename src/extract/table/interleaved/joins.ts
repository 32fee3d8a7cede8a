import { breaksBetweenNames, isNameEnd } from "../../../model/language/name-breaks";
import { parseNumber } from "../../../model/language/numerals";
import type { ColumnRole } from "../../../model/language/roles";
import { isUnitName } from "../../../model/language/units";
import { SENTENCE_END } from "../cell-cost";
import type { Neighbours } from "../seen-together";
import type { Looks } from "./looks";
import { COLUMN_WEIGHTS as W } from "./weights";

const STARTS_INSIDE = /^[，。；：、）〕】》”’！？,;:)\]%％]/u;

/** What it costs that `b` stands below `a` in one column, in the same cell or at the head of the next. */
export function joinCost(a: Looks | null, b: Looks, role: ColumnRole, isFull: boolean, neighbours: Neighbours): number {
  if (role === "number") return serialStep(a, b);
  const inside = STARTS_INSIDE.test(b.text);
  if (!a) return inside ? W.startsInside : 0;
  let cost = b.stray > 0 && a.open === 0 ? W.strayBracket : 0;
  const ended = SENTENCE_END.test(a.text);
  if (inside && (ended || !isFull)) return cost + W.startsInside;
  if (role === "lead" || role === "cooperating") return cost + unitStep(a, b, isFull);
  if (role === "deadline") return cost;
  if (ended) return cost;
  const known = neighbours.across(a.text, b.text);
  if (known === 3) cost += W.seenTriple;
  else if (known === 2) cost += W.seenPair;
  else if (!/[，、：]$/u.test(a.text)) cost += W.unseen;
  if (!isFull && role === "task") cost += W.afterShort;
  return cost;
}

function serialStep(a: Looks | null, b: Looks): number {
  if (!a) return 0;
  const [from, to] = [parseNumber(bareNumber(a.text)), parseNumber(bareNumber(b.text))];
  if (from === null || to === null) return 0;
  return to === from + 1 ? W.nextSerial : to === 1 ? 0 : W.otherSerial;
}

function bareNumber(text: string): string {
  return text.replace(/[（()）.、．]/gu, "");
}

/**
 * Two pieces of a column of units: a name may run over the break where the line above is full, and nowhere else.
 *
 * ```
 *   市中医药管      full, no name by itself: must go on     市政务办      not full: 理局 is not its rest
 *   理局            a rest: must go on with something       理局
 * ```
 */
function unitStep(a: Looks, b: Looks, isFull: boolean): number {
  if (a.sign || b.sign) return 0;
  const last = a.text.split(/[、，,；;/]|等(?![级次])/u).at(-1)!;
  const first = b.text.split(/[、，,；;/]|等(?![级次])/u)[0]!;
  const rest = isNameEnd(first) || first === "";
  if (last === "") return rest ? W.nameTorn : 0;
  if (rest) return !isFull ? W.nameTorn : isUnitName(last + first) ? W.nameMended : W.nameTorn * 0.6;
  if (breaksBetweenNames(a.text, b.text) || isNameEnd(last)) return 0;
  if (!isFull) return isUnitName(last) ? 0 : W.nameTorn;
  if (isUnitName(last + first) && !isUnitName(last)) return W.nameMended * 0.6;
  return isUnitName(last) ? W.nameTorn * 0.2 : W.nameTorn * 0.7;
}
