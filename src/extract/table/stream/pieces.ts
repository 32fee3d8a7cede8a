import { surelyTwo } from "../../../model/language/name-breaks";
import type { Token } from "../flat/tokens";
import { DEADLINE } from "./dates";
import type { NameJudge } from "./names";
import { WEIGHTS as W } from "./weights";

/** What a page break may leave of a deadline: 月31日前. */
const DATE_TAIL = /^(?:年|月|日|底|前|末|内|\d{1,2}月|\d{1,2}日|[一二三四]?季度|半年|完成)+$/;
/** An area of more characters is taken for no unit. */
const LONGEST_UNIT = 20;
/** No piece that is judged as a whole has more atoms. */
const MOST_ATOMS = 64;

/**
 * What stretches of atoms cost as one name, one deadline, one area: asked again in every round and from every column, so
 * that each is judged once.
 */
export class Pieces {
  /** Characters before each atom. */
  private readonly offset: Int32Array;
  private readonly nameCosts = new Map<number, number>();
  private readonly groupCosts = new Map<number, number>();
  private readonly dateCosts = new Map<number, number>();

  constructor(
    private readonly atoms: readonly Token[],
    private readonly stop: Uint8Array,
    private readonly unitPiece: Uint8Array,
    private readonly names: NameJudge,
  ) {
    this.offset = new Int32Array(atoms.length + 1);
    for (let i = 0; i < atoms.length; i++) this.offset[i + 1] = this.offset[i]! + atoms[i]!.text.length;
  }

  /** Characters of atoms [from, to). */
  length(from: number, to: number): number {
    return this.offset[to]! - this.offset[from]!;
  }

  /** Atoms [from, to) as one name of a unit. */
  name(from: number, to: number): number {
    return once(this.nameCosts, from, to, () => {
      const cost = this.names.cost(this.text(from, to));
      return this.isFused(from, to) ? Math.max(cost, W.unitFused) : cost;
    });
  }

  /** 市委宣传部 ⏎ 国网瑞湖供电公司: a line's end in it parts two whole names. */
  private isFused(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) {
      if (
        this.atoms[at]!.gap === "line" &&
        surelyTwo(this.text(from, at), this.text(at, to).replace(/[、，,；;]$/, ""))
      )
        return true;
    }
    return false;
  }

  /** As a deadline; what goes on after a page break may be the tail of one. */
  deadline(from: number, to: number, resumed: boolean): number {
    const cost = once(this.dateCosts, from, to, () => {
      const text = this.text(from, to);
      if (text.length <= 32 && DEADLINE.test(text)) return 0;
      return W.notDeadline + Math.min(4, text.length * 0.12);
    });
    return resumed && cost > 0 && DATE_TAIL.test(this.text(from, to)) ? 0 : cost;
  }

  /** As an area or a title; what goes on after a page break may be a single character. */
  group(from: number, to: number, resumed: boolean): number {
    const cost = once(this.groupCosts, from, to, () => this.judgeGroup(from, to));
    const length = this.length(from, to);
    if (resumed || length >= 4) return cost;
    return cost + (length < 2 ? W.areaTiny * 2 : W.areaTiny);
  }

  /** A few words, no sentence, no list of units. */
  private judgeGroup(from: number, to: number): number {
    const text = this.text(from, to);
    let cost = 0;
    for (let i = from; i < to; i++) if (this.stop[i]) cost += W.areaSentence;
    if (/[，,。]/.test(text)) cost += W.areaComma;
    if (/\d$/.test(text)) cost += W.areaTiny;
    if (text.length <= 16 && DEADLINE.test(text)) cost += W.areaLikeDate;
    const units = this.unitPiece[from] || (text.length <= LONGEST_UNIT && this.name(from, to) < W.unitUnparsed / 2);
    if (units) cost += W.areaLikeUnits;
    if (text.length > 24) cost += (text.length - 24) * W.areaLong;
    return cost;
  }

  private text(from: number, to: number): string {
    let text = "";
    for (let i = from; i < to; i++) text += this.atoms[i]!.text.text;
    return text;
  }
}

function once(known: Map<number, number>, from: number, to: number, judge: () => number): number {
  const key = from * MOST_ATOMS + (to - from);
  let cost = known.get(key);
  if (cost === undefined) {
    cost = judge();
    known.set(key, cost);
  }
  return cost;
}
