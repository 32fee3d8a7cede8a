import { isNameEnd } from "../../../model/language/name-breaks";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import type { Token } from "../flat/tokens";
import { GAP, type Gaps } from "./gaps";
import { endsName, type NameJudge, WORK } from "./names";
import type { TextProfile } from "./text-profile";
import { WEIGHTS } from "./weights";

/** A name whose head fills a line, whole with what follows: 市退役军人事务 ⏎ 局、… */
export function isBrokenName(atoms: readonly Token[], gaps: Gaps, i: number, names: NameJudge): boolean {
  const [head, tail] = [atoms[i], atoms[i + 1]];
  if (!head || !tail || gaps.kind[i + 1] !== GAP.line) return false;
  const whole = head.text.text + tail.text.text;
  const ends = endsName(whole) || gaps.kind[i + 2] === GAP.line;
  return ends && head.text.length > 2 && names.cost(whole) <= WEIGHTS.unitOnce;
}

/** Together they are a name that stands whole elsewhere; or one whose head alone is none. */
export function isNameRest(head: Token, rest: Token, names: NameJudge, text: TextProfile): boolean {
  const whole = `${head.text.text}${rest.text.text}`.replace(/[、，,；;]$/, "");
  if (names.cost(whole) > WEIGHTS.unitOnce) return false;
  return text.timesAlone(whole) > 0 || (isNameEnd(rest.text.text) && !isUnitName(head.text.text));
}

/** The text from atom `i` to the next space or line's end. */
export function pieceFrom(atoms: readonly Token[], gaps: Gaps, i: number): string {
  let text = atoms[i]!.text.text;
  for (let j = i + 1; j < atoms.length && gaps.kind[j] === GAP.none; j++) text += atoms[j]!.text.text;
  return text;
}

/**
 * Names of units and nothing else; the first and the last may be cut by the line's ends:
 *
 * ```
 *   市发改          no: it may be anything         局、市财政局、市交      yes: two ends of names about a whole one
 *   市教育局        yes                            市教育局、市财政局要    no
 * ```
 */
export function isUnitPiece(text: string): boolean {
  if (text.length < 2 || text.length > 40 || isNoUnit(text)) return false;
  if (isUnitName(text)) return true;
  const names = text.replace(/[、，,；;/／]$/, "").split(/[、，,；;/／]/);
  const last = names.length - 1;
  let whole = 0;
  for (const [i, name] of names.entries()) {
    if (isUnitName(name) && !isNameEnd(name)) whole++;
    else if (i === 0 && (isNameEnd(name) || isUnitName(name))) continue;
    else if (i !== last || i === 0 || name.length > 6 || WORK.test(name)) return false;
  }
  return whole > 0;
}
