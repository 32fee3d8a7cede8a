import { breaksBetweenNames, isNameEnd } from "../../../model/language/name-breaks";
import { remembered } from "../../../model/language/remembered";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import { type Features, namesOf } from "./features";
import type { Profile } from "./profile";
import type { TextCost } from "./text-cost";
import { WEIGHTS as W } from "./weights";

/**
 * A list of units, read name by name as the tokens come: a name may be broken over lines, so only what stands between
 * separators is judged, and the rest when the cell ends.
 *
 * ```
 *   市发改          one name goes on           市教育局        two whole names and nothing between:
 *   委、市财政局                               市财政局        a list by line breaks, or two cells
 * ```
 */
export function unitsCost(f: Features, profile: Profile, column: number, from: number, resumes: boolean): TextCost {
  let pending = "";
  const inBrackets = (at: number) => f.depth[at]! > f.depth[from]!;
  const ends = (at: number) =>
    at > from && pending.length > 0 && !inBrackets(at) && breaksBetweenNames(pending, f.tokens[at]!.text.text);
  return {
    start: !resumes && (/^[（(〔]|^.$/.test(f.names[from]![0]!) || isNameEnd(f.names[from]![0]!)) ? W.unitHeadless : 0,
    ends,
    step(at) {
      let cost = 0;
      if (ends(at)) {
        cost += profile.listBreak[column]!;
        pending = "";
      }
      const names = inBrackets(at) ? namesAfter(f.tokens[at]!.text.text) : f.names[at]!;
      for (let i = 0; i < names.length - 1; i++) {
        cost += nameCost(pending + names[i]!);
        pending = "";
      }
      pending += names.at(-1)!;
      if (f.stop[at] || f.prose[at]) cost += W.unitProse;
      if (f.afterTable[at]) cost += W.outsideEnter / 2;
      return cost;
    },
    end: () => (pending.length > 0 ? nameCost(pending) : W.unitDangling),
  };
}

/** A token that begins inside a bracket, cut at separators behind the bracket's end: "教育督导室）、市财政局". */
function namesAfter(text: string): string[] {
  const close = text.search(/[）)〕］\]】》”]/) + 1;
  if (close === 0) return [text];
  const [first, ...rest] = namesOf(text.slice(close));
  return [text.slice(0, close) + first, ...rest];
}

const nameCost = remembered(judge);

/** Nothing for a name, the more the longer for what is none; a very long name is likelier prose that ends like one. */
function judge(name: string): number {
  const bare = name.replace(/等$/, "").replace(/(?:牵头|负责|配合|参与|落实)$/, "");
  const cost = isUnitName(bare) || isNoUnit(name) ? 0 : W.unitUnparsed + Math.min(4, name.length * 0.1);
  return name.length > 18 ? cost + Math.min(3, (name.length - 18) * 0.3) : cost;
}
