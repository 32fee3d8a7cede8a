import type { ColumnRole } from "../../../model/language/roles";
import { joinCost, overflowCost } from "./cells";
import type { Features } from "./features";
import { GAP, widthFrom } from "./gaps";
import { LONGEST_NAME } from "./names";
import { NEVER } from "./nodes";
import type { Profile } from "./profile";
import { WEIGHTS as W } from "./weights";

/** The most atoms of a cell that is read as a whole. */
const MOST_ATOMS: Partial<Record<ColumnRole, number>> = { number: 2, deadline: 8, area: 20, title: 20 };

/** No path pays this much for one cell. */
const TOO_DEAR = 26;
/** Nor this much for one that is read as a whole: a longer one is dearer still. */
const TOO_DEAR_AS_WHOLE = 16;

/**
 * The pieces that may begin at an atom, and what they cost: entry i is the piece of i + 1 atoms. One scan is filled again
 * and again.
 */
export class Scan {
  count = 0;
  /** Where the piece begins its cell, in a row of its own and in one that goes on after a page break; where it goes on. */
  readonly first = new Float64Array(MOST_PIECES);
  readonly resumed = new Float64Array(MOST_PIECES);
  readonly later = new Float64Array(MOST_PIECES);

  /** The names that may begin at atom `from` of a list: over line ends, up to a separator or a break between names. */
  names(f: Features, join: Float64Array, from: number): void {
    this.count = 0;
    let joins = 0;
    for (let at = from; at < f.count; at++) {
      if (at > from) {
        joins += join[at]! + (f.afterTable[at] ? W.outsideEnter / 2 : 0);
        if (joins > TOO_DEAR) return;
      }
      if (f.pieces.length(from, at + 1) > LONGEST_NAME) {
        if (at === from) this.add(W.unitUnparsed * 2, W.unitUnparsed * 2, W.unitUnparsed * 2);
        return;
      }
      const cost = f.pieces.name(from, at + 1);
      const prose = f.unitProse[at] ? W.unitProse : 0;
      const later = joins + cost + prose;
      // What goes on after a page break is the end of a name that was judged before it.
      const resumed = joins + Math.min(cost, W.resumedName) + prose;
      this.add(at === from && f.lone[from] ? later + W.unitHeadless : later, resumed, later);
      if (f.nameEnd[at]) return;
    }
  }

  /** Cells of `column` that are read as wholes: a number, a deadline, an area's or a title's name. */
  wholes(f: Features, profile: Profile, column: number, from: number): void {
    this.count = 0;
    const role = profile.roles[column]!;
    const end = Math.min(f.count, from + MOST_ATOMS[role]!);
    let joins = 0;
    // Longer pieces than one that is too dear are not asked for.
    let first = true;
    let resumed = true;
    for (let at = from; at < end; at++) {
      if (at > from) joins += joinCost(f, profile, column, at, true, from);
      if (joins > TOO_DEAR) return;
      if (f.afterTable[at]) joins += W.outsideEnter / 2;
      if (role === "number") {
        const cost = joins + (isNumber(f, from, at) ? 0 : W.notNumber);
        this.add(cost, cost, NEVER);
        continue;
      }
      const last =
        f.gaps.kind[at + 1] === GAP.line ? overflowCost(profile, column, widthFrom(f.gaps, from, at + 1)) : 0;
      if (role === "deadline") {
        const whole = joins + last;
        this.add(whole + f.pieces.deadline(from, at + 1, false), whole + f.pieces.deadline(from, at + 1, true), NEVER);
        continue;
      }
      const own: number = first ? f.pieces.group(from, at + 1, false) : NEVER;
      const rest: number = resumed ? f.pieces.group(from, at + 1, true) : NEVER;
      this.add(joins + last + own, joins + last + rest, NEVER);
      first = joins + own <= TOO_DEAR_AS_WHOLE;
      resumed = joins + rest <= TOO_DEAR_AS_WHOLE;
      if (!first && !resumed) return;
    }
  }

  private add(first: number, resumed: number, later: number): void {
    this.first[this.count] = first;
    this.resumed[this.count] = resumed;
    this.later[this.count] = later;
    this.count++;
  }
}

/** A name's atoms hold a character each at least. */
const MOST_PIECES = LONGEST_NAME + 1;

function isNumber(f: Features, from: number, last: number): boolean {
  return f.brokenNumber[from] ? last === from + 1 : last === from && f.bareNumber[from] === 1;
}
