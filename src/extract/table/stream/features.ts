import { isNameEnd } from "../../../model/language/name-breaks";
import { matchMarker, parseNumber } from "../../../model/language/numerals";
import { isUnitName } from "../../../model/language/units";
import type { Token } from "../flat/tokens";
import { longestChain } from "../serial-chain";
import { GAP, type Gaps, gapsOf } from "./gaps";
import { isBrokenName, isNameRest, isUnitPiece, pieceFrom } from "./name-pieces";
import { endsName, HEAD, NameJudge } from "./names";
import { Pieces } from "./pieces";
import type { TextProfile } from "./text-profile";

/** What the decoder looks at in each atom, read once. */
export interface Features {
  readonly count: number;
  readonly atoms: readonly Token[];
  readonly gaps: Gaps;
  /** What stretches of atoms cost as names, deadlines, areas. */
  readonly pieces: Pieces;
  /** The atom ends a sentence. */
  readonly stop: Uint8Array;
  /** The atom ends with a separator outside of brackets: a name is whole there. */
  readonly nameEnd: Uint8Array;
  /** The atom begins a piece of a line, from a space to a space, that is names of units and nothing else. */
  readonly unitPiece: Uint8Array;
  /** The same, and one of them begins as units do: 市教育局, not 远程会诊中心. */
  readonly unitLine: Uint8Array;
  /** The atom's marker belongs to the chain of serials that stand inside task cells. */
  readonly inCell: Uint8Array;
  /** The atom is a bare number of the chain that a number column holds. */
  readonly inColumn: Uint8Array;
  readonly bareNumber: Uint8Array;
  /** A number that goes on with the next atom: 二十 ⏎ 一. */
  readonly brokenNumber: Uint8Array;
  readonly section: Uint8Array;
  /** Something that only stands after a table: 抄送, 附件, 注. */
  readonly afterTable: Uint8Array;
  /** 1 where a page break follows, with no serial of the chain before it: the break may cut the row that stands here. */
  readonly cutAhead: Uint8Array;
  /** No unit is named from this atom on. */
  readonly unitsEnd: number;
  /** The atom begins with what begins no text: a comma, a closing bracket. */
  readonly headless: Uint8Array;
  /** The atom is the rest of a name that the line above began: 市委金融 ⏎ 办. */
  readonly nameRest: Uint8Array;
  /** The atom begins with a remark in brackets, as it follows a name: （市知识产权局）、…. */
  readonly remark: Uint8Array;
  /** The atom begins with a year: 2024年. */
  readonly year: Uint8Array;
  /** The atom ends at a comma. */
  readonly comma: Uint8Array;
  /** The atom ends a sentence or stands behind the table, as no name does. */
  readonly unitProse: Uint8Array;
  /** The atom is a single character, and none that says that there is no unit. */
  readonly lone: Uint8Array;
  /** Before each gap: brackets opened less brackets closed; and the atom that begins what stands behind the last separator. */
  readonly depth: Int32Array;
  readonly nameFrom: Int32Array;
  /** Nothing in the text marks its page breaks: there may be one at any line's end. */
  readonly breaksUnmarked: boolean;
  /** Serials stand inside the task cells; in a column of their own. */
  readonly serialsInCells: boolean;
  readonly serialsInColumn: boolean;
}

/** Atoms that one page hardly holds. */
const FULL_PAGE = 120;

const STOP = /[。；;！？!?][”’）)》]?$/;
const REMARK = /^[（(〔](?![\d一二三四五六七八九十]+[）)〕])/;
/** What begins no cell: a closing mark, the tail of a date. */
const HEADLESS = /^[，。、；：）》”’〕\])%％]|^(?:前|底前|日前|月底前?|年底前?|前完成|底前完成)$/;
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节部]).{2,40}$/;
const AFTER_TABLE =
  /^(?:抄送|抄报|主送|主题词|附件|附表|附[:：]|注[:：\d]|备注[:：]|说明[:：]|联系人|（此件|\(此件|此件|印发|分送)/;
/** The imprint's line: 某某办公室 2023年10月26日印发. */
const IMPRINT = /(?:\d|[〇零一二三四五六七八九十])\s*日\s*印发\s*$/;

export function readFeatures(
  atoms: readonly Token[],
  breaks: ReadonlySet<number>,
  hasNumberColumn: boolean,
  text: TextProfile,
): Features {
  const count = atoms.length;
  const bytes = () => new Uint8Array(count + 1);
  const gaps = gapsOf(atoms, breaks, text);
  const features = {
    stop: bytes(),
    nameEnd: bytes(),
    unitPiece: bytes(),
    unitLine: bytes(),
    inCell: bytes(),
    inColumn: bytes(),
    bareNumber: bytes(),
    brokenNumber: bytes(),
    section: bytes(),
    afterTable: bytes(),
    headless: bytes(),
    nameRest: bytes(),
    remark: bytes(),
    year: bytes(),
    comma: bytes(),
    unitProse: bytes(),
    lone: bytes(),
  };
  const markers: (number | null)[] = [];
  const numbers: (number | null)[] = [];
  atoms.forEach((atom, i) => {
    const { text } = atom.text;
    features.stop[i] = STOP.test(text) ? 1 : 0;
    features.nameEnd[i] = gaps.straddled[i + 1] === 0 && endsName(text) ? 1 : 0;
    features.headless[i] = HEADLESS.test(text) ? 1 : 0;
    features.remark[i] = REMARK.test(text) ? 1 : 0;
    features.year[i] = /^20\d\d(?:年|$)/.test(text) ? 1 : 0;
    features.comma[i] = /[、，,]$/.test(text) ? 1 : 0;
    features.unitProse[i] = features.stop[i] && !/[;；]$/.test(text) ? 1 : 0;
    features.lone[i] = text.length === 1 && !/[/／\\—－–-]/.test(text) ? 1 : 0;
    const begins = gaps.kind[i]! >= GAP.plain;
    const marker = begins ? matchMarker(text) : null;
    const inCell = marker && (marker.style === "arabic" || marker.style === "bracketed-arabic");
    markers.push(inCell && (text.length > marker.length || gaps.kind[i + 1] === GAP.none) ? marker.value : null);
    const number = begins ? bareNumberOf(text) : null;
    numbers.push(number);
    features.bareNumber[i] = number === null ? 0 : 1;
    if (!begins) return;
    features.section[i] = gaps.kind[i]! >= GAP.space && SECTION.test(text) && !STOP.test(text) ? 1 : 0;
    features.afterTable[i] = AFTER_TABLE.test(text) || (gaps.kind[i] === GAP.line && isImprint(atoms, i)) ? 1 : 0;
    if (features.afterTable[i]) features.unitProse[i] = 1;
    const piece = pieceFrom(atoms, gaps, i);
    features.unitPiece[i] = isUnitPiece(piece) ? 1 : 0;
    features.unitLine[i] =
      features.unitPiece[i] && piece.split(/[、，,；;/／]/).some((name) => HEAD.test(name)) ? 1 : 0;
  });
  for (let i = 0; i + 1 < count; i++) {
    if (numbers[i] == null || numbers[i + 1] == null || !isBrokenNumber(atoms[i]!, atoms[i + 1]!)) continue;
    numbers[i] = numbers[i]! + numbers[i + 1]!;
    numbers[i + 1] = null;
    features.brokenNumber[i] = 1;
    features.bareNumber[i + 1] = 0;
  }
  const names = new NameJudge(text);
  for (let i = 0; i < count; i++)
    if (gaps.kind[i] === GAP.line && isBrokenName(atoms, gaps, i, names))
      features.unitPiece[i] = features.unitLine[i] = 1;
  for (let i = 1; i < count; i++)
    if (gaps.kind[i] === GAP.line && isNameRest(atoms[i - 1]!, atoms[i]!, names, text)) features.nameRest[i] = 1;
  const inCell = longestChain(markers);
  const inColumn = hasNumberColumn ? longestChain(numbers, true) : [];
  for (const i of inCell) features.inCell[i] = 1;
  for (const i of inColumn) features.inColumn[i] = 1;
  const cutAhead = cutsAhead(gaps, features.inCell, features.inColumn);
  return {
    count,
    atoms,
    gaps,
    cutAhead,
    pieces: new Pieces(atoms, features.stop, features.unitPiece, names),
    ...features,
    depth: depths(atoms),
    nameFrom: namesFrom(features.nameEnd),
    unitsEnd: features.unitPiece.lastIndexOf(1) + 1,
    breaksUnmarked: count > FULL_PAGE && !gaps.pageBreak.includes(1),
    serialsInCells: inCell.length >= 3 && inCell.length * 2 >= markers.filter((value) => value !== null).length,
    serialsInColumn: hasNumberColumn && inColumn.length >= 2,
  };
}

/** Round brackets, quotation marks and the like; the others open nothing that a page break might cut. */
const OPENING = /[（(〔《“【]/g;
const CLOSING = /[）)〕》”】]/g;

function depths(atoms: readonly Token[]): Int32Array {
  const depth = new Int32Array(atoms.length + 1);
  atoms.forEach(({ text: { text } }, i) => {
    depth[i + 1] = depth[i]! + (text.match(OPENING)?.length ?? 0) - (text.match(CLOSING)?.length ?? 0);
  });
  return depth;
}

function namesFrom(nameEnd: Uint8Array): Int32Array {
  const from = new Int32Array(nameEnd.length);
  for (let g = 2; g < nameEnd.length; g++) from[g] = nameEnd[g - 2] ? g - 1 : from[g - 1]!;
  return from;
}

/** The most atoms that one row puts before a page break. */
const LONGEST_ROW = 60;

function cutsAhead(gaps: Gaps, inCell: Uint8Array, inColumn: Uint8Array): Uint8Array {
  const ahead = new Uint8Array(gaps.kind.length);
  for (let g = gaps.pageBreak.indexOf(1); g >= 0; g = gaps.pageBreak.indexOf(1, g + 1)) {
    for (let i = g - 1; i > 0 && g - i < LONGEST_ROW && !inCell[i] && !inColumn[i]; i--) ahead[i] = 1;
  }
  return ahead;
}

/** The atom begins the imprint's line, or the one before it that names the office. */
function isImprint(atoms: readonly Token[], i: number): boolean {
  const { line } = atoms[i]!;
  if (IMPRINT.test(line.text)) return true;
  const next = atoms.slice(i + 1, i + 4).find((atom) => atom.line !== line);
  return next !== undefined && IMPRINT.test(next.line.text) && isUnitName(line.text.trim()) && !isNameEnd(line.text);
}

/** Narrow columns break Chinese numerals: 二十 ⏎ 一. */
function isBrokenNumber(head: Token, tail: Token): boolean {
  return (
    tail.gap === "line" &&
    /^[二三四五六七八九]?十$/.test(head.text.text) &&
    /^[一二三四五六七八九]$/.test(tail.text.text)
  );
}

/** "12", "12.", "（三）", "三": the whole of a number cell. */
function bareNumberOf(text: string): number | null {
  if (text.length > 6) return null;
  const bare = text.replace(/[.．、。]$/, "").replace(/^[（(](.+)[）)]$/, "$1");
  return /^(?:\d{1,4}|[一二三四五六七八九十百]{1,4})$/.test(bare) ? parseNumber(bare) : null;
}
