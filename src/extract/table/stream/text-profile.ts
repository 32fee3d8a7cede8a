import { BRACKETS } from "../../../model/language/characters";

/** What the whole text tells of its own words, without any dictionary. */
export class TextProfile {
  private readonly pairs = new Map<number, number>();
  private readonly names = new Map<string, number>();
  /** Digits that stand beside an ideograph, and those with a space between. */
  private touching = 0;
  private spaced = 0;
  private torn = 0;
  /** The mark that closes what the line before opened as its first character, where it holds hardly more. */
  private tornOff: string | undefined;

  /** @param lines every line of the notice. */
  constructor(lines: Iterable<string>) {
    for (const line of lines) this.read(line);
  }

  /**
   * How often the last character of `left` and the first of `right` stand together inside lines, up to 9. Two that do
   * belong to one word:
   *
   * ```
   *   …数据标注基           基地 stands in other lines: the word goes on over the line's end
   *   地同步实施
   * ```
   */
  together(left: string, right: string): number {
    return Math.min(9, this.pairs.get(pairOf(leftOf(left.charCodeAt(left.length - 1)), right.charCodeAt(0))) ?? 0);
  }

  /** How often `name` stands between separators or alone in a line. */
  timesAlone(name: string): number {
    return this.names.get(name) ?? 0;
  }

  /**
   * Whether the text sets spaces between ideographs and digits, so that such a space says nothing; where digits touch what
   * stands beside them, a space parts two cells: 市科技局 2 对照….
   */
  get spacesDigits(): boolean {
    return this.spaced * LEAST_TOUCHING > this.touching;
  }

  /** Whether the extractor ended lines where punctuation is set close: some hold an opening mark and a word's head. */
  get tearsLines(): boolean {
    return this.torn > 0;
  }

  private read(line: string): void {
    if (this.tornOff !== undefined && line.length >= LEAST_FULL && line.includes(this.tornOff)) this.torn++;
    this.tornOff = TORN_OFF.test(line) ? BRACKETS.get(line.trim()[0]!) : undefined;
    this.touching += line.match(DIGIT_TOUCHES)?.length ?? 0;
    this.spaced += line.match(DIGIT_APART)?.length ?? 0;
    let from = 0;
    for (let i = 0; i <= line.length; i++) {
      const code = i < line.length ? line.charCodeAt(i) : SPACE;
      const left = i > 0 && isHan(code) ? leftOf(line.charCodeAt(i - 1)) : 0;
      if (left > 0) {
        const pair = pairOf(left, code);
        this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
      }
      if (!ENDS_NAME.has(code)) continue;
      if (i - from >= 3 && i - from <= 20) {
        const name = line.slice(from, i);
        if (!BRACKETS.has(name[0]!)) this.names.set(name, (this.names.get(name) ?? 0) + 1);
      }
      from = i + 1;
    }
  }
}

/** 着力引进一批 ⏎ “南 ⏎ 孔精英”创业人才项目: the next line is full, so that the column is not as narrow as this one. */
const LEAST_FULL = 8;
const TORN_OFF = /^\s*[“‘《（〔【［]\p{Script=Han}{1,3}\s*$/u;
const DIGIT_TOUCHES = /\d(?=\p{Script=Han})|\p{Script=Han}(?=\d)/gu;
const DIGIT_APART = /\d(?= \p{Script=Han})|\p{Script=Han}(?= \d)/gu;
/** So many digits that touch, for each that does not: serials stand apart in any text. */
const LEAST_TOUCHING = 3;

const SPACE = 0x20;
const ENDS_NAME = new Set([..." \t\u3000、，,；;/／"].map((char) => char.charCodeAt(0)));
const pairOf = (left: number, right: number) => left * 65_536 + right;
/** Any digit counts as the same: what stands behind one behind another, too (3次, 12 ⏎ 次). 0 for what is neither. */
const leftOf = (code: number) => (isHan(code) ? code : code >= 0x30 && code <= 0x39 ? 0x30 : 0);
const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff;
