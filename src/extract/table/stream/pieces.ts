import { surelyTwo } from "../../../model/language/name-breaks";
import type { Token } from "../flat/tokens";
import { DEADLINE } from "./dates";
import { HEAD, type NameJudge } from "./names";
import { WEIGHTS as W } from "./weights";

/** What a page break may leave of a deadline: 月31日前. */
export const DATE_TAIL = /^(?:年|月|日|底|前|末|内|\d{1,2}月|\d{1,2}日|[一二三四]?季度|半年|完成)+$/;
/** An area of more characters is taken for no unit. */
const LONGEST_UNIT = 20;
/** Pieces of more atoms are so rare that nothing is kept for them. */
const MOST_ATOMS = 20;
/** Characters of a stretch that is no name, and is not looked at. */
const NO_NAME = 1000;

/**
 * What stretches of atoms cost as one name, one deadline, one area: asked again in every round and from every column, so
 * that each is judged once.
 */
export class Pieces {
  /** All atoms' text, and the characters before each. */
  private readonly all: string;
  private readonly offset: Int32Array;
  private readonly nameCosts: Known;
  private readonly groupCosts: Known;
  private readonly dateCosts: Known;

  constructor(
    private readonly atoms: readonly Token[],
    private readonly stop: Uint8Array,
    private readonly unitPiece: Uint8Array,
    private readonly names: NameJudge,
  ) {
    this.all = atoms.map(({ text }) => text.text).join("");
    this.offset = new Int32Array(atoms.length + 1);
    for (let i = 0; i < atoms.length; i++) this.offset[i + 1] = this.offset[i]! + atoms[i]!.text.length;
    this.nameCosts = new Known(atoms.length);
    this.groupCosts = new Known(atoms.length);
    this.dateCosts = new Known(atoms.length);
  }

  /** Characters of atoms [from, to). */
  length(from: number, to: number): number {
    return this.offset[to]! - this.offset[from]!;
  }

  /** Atoms [from, to) as one name of a unit. */
  name(from: number, to: number): number {
    const known = this.nameCosts.get(from, to);
    if (this.length(from, to) > NO_NAME) return W.unitUnparsed * 2;
    return known >= 0 ? known : this.nameCosts.set(from, to, this.judgeName(from, to));
  }

  /** As a deadline; what goes on after a page break may be the tail of one. */
  deadline(from: number, to: number, resumed: boolean): number {
    const known = this.dateCosts.get(from, to);
    const cost = known >= 0 ? known : this.dateCosts.set(from, to, this.judgeDeadline(from, to));
    return resumed && cost > 0 && DATE_TAIL.test(this.text(from, to)) ? 0 : cost;
  }

  /** As an area or a title; what goes on after a page break may be a single character. */
  group(from: number, to: number, resumed: boolean): number {
    const known = this.groupCosts.get(from, to);
    const cost = known >= 0 ? known : this.groupCosts.set(from, to, this.judgeGroup(from, to));
    const length = this.length(from, to);
    if (resumed || length >= 4) return cost;
    return cost + (length < 2 ? W.areaTiny * 2 : W.areaTiny);
  }

  private judgeName(from: number, to: number): number {
    const cost = this.names.cost(this.text(from, to));
    return cost < W.unitFused && this.isFused(from, to) ? W.unitFused : cost;
  }

  /** 市委宣传部 ⏎ 国网瑞湖供电公司: a line's end in it parts two whole names. */
  private isFused(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) {
      const behind = () => this.text(at, to).replace(/[、，,；;]$/, "");
      if (this.atoms[at]!.gap === "line" && surelyTwo(this.text(from, at), behind())) return true;
    }
    return false;
  }

  private judgeDeadline(from: number, to: number): number {
    const length = this.length(from, to);
    if (length <= 32 && DEADLINE.test(this.text(from, to))) return 0;
    return W.notDeadline + Math.min(4, length * 0.12);
  }

  /** A few words, no sentence, no list of units. */
  private judgeGroup(from: number, to: number): number {
    const text = this.text(from, to);
    let cost = 0;
    for (let i = from; i < to; i++) if (this.stop[i]) cost += W.areaSentence;
    if (/[，,。]/.test(text)) cost += W.areaComma;
    if (/\d/.test(text[text.length - 1]!)) cost += W.areaTiny;
    if (text.length <= 16 && DEADLINE.test(text)) cost += W.areaLikeDate;
    const units = this.unitPiece[from] || (text.length <= LONGEST_UNIT && this.name(from, to) < W.unitUnparsed / 2);
    if (units) cost += looksLikeUnits(this.text(from, from + 1)) ? W.areaLikeUnits : W.areaLikeUnits * LESS;
    if (text.length > 24) cost += (text.length - 24) * W.areaLong;
    return cost;
  }

  private text(from: number, to: number): string {
    return this.all.slice(this.offset[from]!, this.offset[to]!);
  }
}

/** 托育机构, 地下管网: they end like names of units, and as often name a task. */
const looksLikeUnits = (name: string) => HEAD.test(name) || /[局委办厅部院]$/.test(name);
const LESS = 0.4;

/** Costs of stretches of atoms that were judged before. */
class Known {
  private costs: Float64Array | null = null;

  constructor(private readonly count: number) {}

  /** -1 where the stretch was not judged yet. */
  get(from: number, to: number): number {
    return this.costs && to - from <= MOST_ATOMS ? this.costs[from * MOST_ATOMS + to - from - 1]! : -1;
  }

  set(from: number, to: number, cost: number): number {
    this.costs ??= new Float64Array(this.count * MOST_ATOMS).fill(-1);
    if (to - from <= MOST_ATOMS) this.costs[from * MOST_ATOMS + to - from - 1] = cost;
    return cost;
  }
}
