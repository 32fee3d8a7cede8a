import type { Doubt } from "../../model/extraction";
import { parseNote } from "../../model/language/notes/grammar";
import { parseSpoilt } from "../../model/language/notes/spoilt";
import { matchMarker } from "../../model/language/numerals";
import { splitUnits } from "../../model/language/unit-list";
import { isUnitName } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { boundary } from "./boundary";
import type { NoteSpan } from "./note-span";
import type { Item } from "./outline";
import { COUNTED } from "./page-numbers";

/**
 * What one record's text says against itself: its parts may belong to others.
 *
 * @param begin where the item's own text begins: what stands above an earlier note stands above this one, too.
 * @param goesOn it goes on behind another note.
 */
export function suspicions(item: Item, span: NoteSpan, task: SourcedText, begin: number, goesOn: boolean): Doubt[] {
  return [
    ...misplaced(item, span),
    ...swallowed(task, goesOn),
    ...headingInside(item, span, begin),
    ...noteInside(task),
    ...scrap(task),
    ...numberInside(task),
    ...digitsApart(task),
    ...countLost(task),
    ...unitsBehind(item, span),
  ];
}

/**
 * An extractor may put a note's line before the last line of its paragraph:
 *
 * ```
 *   …促进技术交
 *   （责任单位：省科技厅）
 *   流与合作。
 * ```
 */
function misplaced(item: Item, span: NoteSpan): Doubt[] {
  const before = item.text.text.slice(0, span.from).trimEnd();
  const after = item.text.text.slice(span.to).trim();
  const broken = before !== "" && !/[。！？；;：:”）)〕\]】％%\d]$/.test(before);
  const rest = /^[^。（(]{1,40}。/.exec(after);
  if (!broken || !rest || /^[，。；、]/.test(after)) return [];
  return [boundary("The note seems to stand inside its sentence.", rest[0])];
}

/** Text that goes on after a note with a number of its own is an item that was not told apart. */
function swallowed(task: SourcedText, goesOn: boolean): Doubt[] {
  const marker = goesOn ? matchMarker(task.text) : null;
  return marker ? [boundary("The text begins with a number of its own.", task.text.slice(0, marker.length))] : [];
}

const LIKE_A_HEADING = /^[\p{Script=Han}\d]{0,3}[）)、.．]?[^。；：，、！？（()）“”\d]{3,26}$/u;

/** A few words alone between two paragraphs are a heading whose number is lost, or that never had one. */
function headingInside({ text, paragraphs }: Item, span: NoteSpan, begin: number): Doubt[] {
  for (const [i, start] of paragraphs.entries()) {
    const end = paragraphs[i + 1] ?? text.length;
    if (i === 0 || start < begin || end > span.from) continue;
    const words = text.text.slice(start, end);
    if (LIKE_A_HEADING.test(words) && /[。；！？）)〕]$/.test(text.text.slice(0, start)))
      return [boundary("A line like a heading stands inside the text.", words)];
  }
  return [];
}

/** A bracket with at most one level of brackets inside: （责任单位：市教育局、各县（市、区）政府） */
const BRACKETED =
  /[（(〔［[【]((?:[^（()）〔〕［\][】【]|[（(〔［[【][^（()）〔〕［\][】【]{0,30}[）)〕］\]】]){3,200})[）)〕］\]】]/g;

const LABEL_INSIDE =
  /[责贵牵主配协承落][任住头办力合实]{1,3}(?:单[位泣]|部[门们]|郎门)[：:∶；;]|[（(〔](?:责任|牵头|主办|落实|承办)(?:单位|部门)(?!按|要|负责|牵头)[^（()）]{2,30}[、，,]/;

/** Units in brackets inside the text: a note whose words were not understood, or whose place is unusual. */
function noteInside(task: SourcedText): Doubt[] {
  const label = LABEL_INSIDE.exec(task.text);
  if (label) {
    const text = "The label of a note stands inside the text.";
    return [{ code: "note-unparsed", text, seen: task.text.slice(label.index, label.index + 30) }];
  }
  for (const match of task.text.matchAll(BRACKETED)) {
    if (!handsOut(task.slice(match.index + 1, match.index + 1 + match[1]!.length))) continue;
    const text = "Units in brackets inside the text may be a note of their own.";
    return [{ code: "note-unparsed", text, seen: match[0].slice(0, 40) }];
  }
  return [];
}

const EXPLAINS = /^(?:[A-Za-z]|包括|包含|含|如|例如|即|指|简称|以下简称|下称|不含)/;
const LONGEST_NAME = 16;

/** Two units or more, or one with a word that hands it something. */
function handsOut(content: SourcedText): boolean {
  if (EXPLAINS.test(content.text)) return false;
  const parsed = parseSpoilt(content) ?? parseNote(content);
  if (!parsed) return false;
  const names = parsed.lists.flatMap(({ text }) => splitUnits(text).units).map(({ name }) => name.text);
  const known = names.filter(isUnitName).length;
  if (names.some((name) => name.length > LONGEST_NAME && !isUnitName(name))) return false;
  return parsed.form === "bare" ? known === names.length && known >= 2 : names.length > 0;
}

const STRAY_NUMBER = new RegExp(`[。；，]\\d{1,3}(?=\\p{Script=Han})(?!${COUNTED})`, "u");

/** Two numbers side by side: something between them is lost, as the hyphen of 5-12 at a line's end. */
const TWO_NUMBERS = /\d\s+\d/;

/** "…水平；2完成建设": a number that counts nothing may be a page's. */
function numberInside({ text }: SourcedText): Doubt[] {
  const match = STRAY_NUMBER.exec(text) ?? TWO_NUMBERS.exec(text);
  return match ? [boundary("A page number may stand in the text.", text.slice(match.index, match.index + 8))] : [];
}

/** Two or three characters are the rest of a sentence that something cut. */
function scrap({ text }: SourcedText): Doubt[] {
  return text.length > 0 && text.length < 4 ? [boundary("The text is the rest of something.", text)] : [];
}

/**
 * Some extractors take the hyphen at a line's end for a word's: 3- ⏎ 7次 becomes 37次. Whether a number was broken or
 * lost its hyphen, the text does not show.
 */
function digitsApart(task: SourcedText): Doubt[] {
  for (const { index } of task.text.matchAll(/\d(?=\d)/g)) {
    if (task.rangeAt(index).end === task.rangeAt(index + 1).start) continue;
    return [
      boundary("A line ends inside a number; a hyphen may be lost there.", task.text.slice(index - 2, index + 4)),
    ];
  }
  return [];
}

const COUNT_LOST =
  /(?![零〇一二两三四五六七八九十百千万亿几多余数若干半国专正副县科市所])\p{Script=Han}\s*(?:[家名个处座场项件]|(?<![人场班架批频])次)(?:以上|左右)/u;

/** "…新建改建下派医师名以上": a line's head that looked like a serial, or a page's number, has lost what was counted. */
function countLost({ text }: SourcedText): Doubt[] {
  const match = COUNT_LOST.exec(text);
  return match
    ? [boundary("A count has lost its number.", text.slice(Math.max(0, match.index - 4), match.index + 6))]
    : [];
}

/** "（责任单位：市教育局），各县（市、区）政府）": the bracket was closed too early, or a mark was misread as one. */
function unitsBehind(item: Item, span: NoteSpan): Doubt[] {
  const after = item.text.text.slice(span.to, span.to + 120);
  const rest = /^[、，,；;]([^。（(]*(?:[（(][^（()）]{0,20}[）)][^。（()）]*)*)[）)〕]/.exec(after);
  if (!rest) return [];
  const text = "Units stand behind a note's closing bracket.";
  return [{ code: "bracket-unbalanced", text, seen: rest[0].slice(0, 40) }];
}
