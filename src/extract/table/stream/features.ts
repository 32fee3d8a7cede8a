import { BRACKETS, forEachOutside } from "../../../model/language/characters";
import { matchMarker, parseNumber } from "../../../model/language/numerals";
import { isUnitName, unitShare } from "../../../model/language/units";
import type { Token } from "../flat/tokens";
import { longestChain } from "../serial-chain";

/** What the decoder looks at in each token, read once. Arrays are indexed by token; gap g lies before token g. */
export interface Features {
  readonly count: number;
  readonly tokens: readonly Token[];
  /** Bracket depth before token i; count + 1 entries. */
  readonly depth: Int32Array;
  /** The token ends a sentence. */
  readonly stop: Uint8Array;
  /** A sentence ends inside the token. */
  readonly prose: Uint8Array;
  /** The whole token reads as units, 0 to 1. */
  readonly units: Float32Array;
  /** The token cut at separators outside of brackets: its names, the first and last of which may be parts of one. */
  readonly names: readonly (readonly string[])[];
  /** The token's marker belongs to the chain of serials that stand inside task cells. */
  readonly inCell: Uint8Array;
  /** The token is a bare number of the chain that a number column holds. */
  readonly inColumn: Uint8Array;
  readonly bareNumber: Uint8Array;
  readonly deadline: Uint8Array;
  readonly section: Uint8Array;
  /** A page break, a repeated header or both lie before the token. */
  readonly pageBreak: Uint8Array;
  /** A space before the token that a digit or Latin letter beside it explains. */
  readonly plainSpace: Uint8Array;
  /** Something that only stands after a table: 抄送, 附件, 注. */
  readonly afterTable: Uint8Array;
  /** Serials stand inside the task cells; in a column of their own. */
  readonly serialsInCells: boolean;
  readonly serialsInColumn: boolean;
  /** Blank lines, trailing spaces tell something: some lines have them and some do not. */
  readonly blanksTell: boolean;
  readonly trailingTells: boolean;
}

const STOP = /[。；;！？!?][”’）)》]?$/;
const YEAR = "(?:20\\d{2}|19\\d{2}|[〇零一二三四五六七八九]{4}|今|本|当|明|次)年度?";
const MONTH = "\\d{1,2}月份?(?:\\d{1,2}日|[上中下]旬)?";
const PART = `(?:[上下]半年|第?[一二三四1-4]季度|${MONTH})`;
const EDGE = "(?:底|末|初|中)?(?:之?以?前|内|起)?";
const DATE = `(?:${YEAR}${PART}?|${PART})${EDGE}`;
const DONE = "(?:基本|全面|全部)?(?:完成|启动|建成|办结|见效|实施|推进|开展|落实)?";
/** The whole text of a deadline cell: a date or stretch of time with what is to be done by it, or "for good" in its many forms. */
export const DEADLINE = new RegExp(
  `^(?:(?:力争|争取|预计)?${DATE}(?:[-—–―~～〜至到]${DATE})?${DONE}|年底${EDGE}${DONE}|年内${DONE}|[月季]底${EDGE}` +
    `|(?:长期|持续|全年|每年|每月|每季度|立即|即时|即知即改|常态化?|近期|中期|远期|分阶段|分年度)[^\\d]{0,8}|按[^\\d]{1,8}(?:推进|执行|完成|实施|落实|开展))$`,
);
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部]).{2,40}$/;
const AFTER_TABLE =
  /^(?:抄送|抄报|主送|主题词|附件|附表|附[:：]|注[:：\d]|备注[:：]|说明[:：]|联系人|（此件|\(此件|此件|印发|分送)/;

export function readFeatures(
  tokens: readonly Token[],
  breaks: ReadonlySet<number>,
  hasNumberColumn: boolean,
): Features {
  const count = tokens.length;
  const bytes = () => new Uint8Array(count + 1);
  const features = {
    count,
    tokens,
    depth: new Int32Array(count + 1),
    stop: bytes(),
    prose: bytes(),
    units: new Float32Array(count + 1),
    inCell: bytes(),
    inColumn: bytes(),
    bareNumber: bytes(),
    deadline: bytes(),
    section: bytes(),
    pageBreak: bytes(),
    plainSpace: bytes(),
    afterTable: bytes(),
  };
  const names: string[][] = [];
  const markers: (number | null)[] = [];
  const numbers: (number | null)[] = [];
  let ends = 0;
  let blanks = 0;
  let trailing = 0;
  let lines = 0;
  tokens.forEach((token, i) => {
    const { text } = token.text;
    features.depth[i + 1] = features.depth[i]! + depthOf(text);
    features.stop[i] = STOP.test(text) ? 1 : 0;
    features.prose[i] = /[。；：！？]./.test(text) ? 1 : 0;
    features.units[i] = isUnitName(text) ? 1 : unitShare(text);
    names.push(namesOf(text));
    const marker = matchMarker(text);
    const inCell = marker && marker.style === "arabic" && text.length > marker.length;
    markers.push(inCell ? marker.value : null);
    const number = bareNumberOf(text);
    numbers.push(number);
    features.bareNumber[i] = number === null ? 0 : 1;
    features.deadline[i] = text.length <= 20 && DEADLINE.test(text) ? 1 : 0;
    features.section[i] = SECTION.test(text) && !STOP.test(text) ? 1 : 0;
    features.afterTable[i] = AFTER_TABLE.test(text) ? 1 : 0;
    features.pageBreak[i] = i > 0 && (breaks.has(i) || token.page !== tokens[i - 1]!.page) ? 1 : 0;
    features.plainSpace[i] = i > 0 && token.gap === "space" && plain(tokens[i - 1]!, token) ? 1 : 0;
    if (token.gap === "line") {
      lines++;
      if (token.blankBefore > 0) blanks++;
    }
    if (token.spacesAtEnd !== null) {
      ends++;
      if (token.spacesAtEnd > 0) trailing++;
    }
  });
  const inCell = longestChain(markers);
  const inColumn = hasNumberColumn ? longestChain(numbers) : [];
  for (const i of inCell) features.inCell[i] = 1;
  for (const i of inColumn) features.inColumn[i] = 1;
  const tells = (some: number, all: number) => all > 8 && some / all > 0.08 && some / all < 0.92;
  return {
    ...features,
    names,
    serialsInCells: inCell.length >= 3 && inCell.length * 2 >= markers.filter((value) => value !== null).length,
    serialsInColumn: hasNumberColumn && inColumn.length >= 2,
    blanksTell: tells(blanks, lines),
    trailingTells: tells(trailing, ends),
  };
}

/** "12", "12.", "（三）", "三": the whole of a number cell. */
function bareNumberOf(text: string): number | null {
  if (text.length > 6) return null;
  const bare = text.replace(/[.．、。]$/, "").replace(/^[（(](.+)[）)]$/, "$1");
  return /^(?:\d{1,4}|[一二三四五六七八九十百]{1,4})$/.test(bare) ? parseNumber(bare) : null;
}

/** A text cut at separators outside of brackets. */
export function namesOf(text: string): string[] {
  if (!/[、，,；;/／]/.test(text)) return [text];
  const names: string[] = [];
  let from = 0;
  forEachOutside(text, (char, at) => {
    if (!"、，,；;/／".includes(char)) return;
    names.push(text.slice(from, at));
    from = at + 1;
  });
  names.push(text.slice(from));
  return names;
}

function depthOf(text: string): number {
  let depth = 0;
  for (const char of text) {
    if (BRACKETS.has(char)) depth++;
    else if (CLOSERS.has(char)) depth--;
  }
  return depth;
}
const CLOSERS = new Set(BRACKETS.values());

function plain(left: Token, right: Token): boolean {
  return /[\x21-\x7e]$/.test(left.text.text) || /^[\x21-\x7e]/.test(right.text.text);
}
