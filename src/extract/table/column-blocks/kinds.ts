import { displayWidth } from "../../../model/language/characters";
import { matchMarker } from "../../../model/language/numerals";
import type { ColumnRole } from "../../../model/language/roles";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import type { SourcedText } from "../../../model/sourced";
import { isDeadline, isSerial, SENTENCE_END } from "../cell-cost";
import type { Box } from "./boxes";

/** What a box looks like by itself; which of two columns of one kind it stands in, only its place can tell. */
export type BoxKind = "number" | "units" | "deadline" | "task" | "short" | "extra" | "section";

const SENTENCE = /[。；：:“”《》%]/u;
const LONGEST_DEADLINE = 16;

/** A single line of at most this share of a task's width may be a whole cell of a narrower column. */
const BRIEF = 0.62;

/** Characters of a box's longest line. */
export function widthOf(lines: readonly SourcedText[]): number {
  return Math.max(0, ...lines.map((line) => displayWidth(line.text.trim())));
}

function bare(lines: readonly SourcedText[]): string {
  return lines.map((line) => line.text.replace(/\s+/gu, "")).join("");
}

/**
 * The kinds of a table's boxes. Names, dates and serials are told by their text; what is left are texts, and the widest
 * column of them holds the tasks:
 *
 * ```
 *   ├── 18 ──────────────┤   ├── 5 ──┤   ├─ 9 ──────┤
 *   完善…帮扶试点，推动…     统筹创业     完成试点3个，
 *   …规划。                  担保贷款     覆盖率…        task │ short │ extra
 * ```
 */
export function kindsOf(boxes: readonly Box[], roles: readonly ColumnRole[]): (BoxKind | null)[] {
  const first = boxes.map((box) => (box.heading ? null : kindByText(box.lines, roles)));
  const texts = boxes.filter((_, i) => first[i] === "task");
  const wide = taskWidth(texts);
  const ended = texts.filter(({ lines }) => lines.length > 1 && SENTENCE_END.test(lines.at(-1)!.text.trim())).length;
  const sentences = ended * 2 >= texts.filter(({ lines }) => lines.length > 1).length;
  const short = roles.includes("area") || roles.includes("title");
  const extra = roles.includes("extra");
  const outcome = extra ? extraWidth(texts, wide) : 0;
  return first.map((kind, i) => {
    if (kind !== "task") return kind;
    const { lines } = boxes[i]!;
    const width = widthOf(lines);
    const text = bare(lines);
    if (isSection(lines, text, sentences))
      return short && !matchMarker(text) && width <= wide * BRIEF ? "short" : "section";
    const narrow = lines.length > 1 && width <= wide * 0.8;
    const brief = lines.length === 1 && width <= wide * BRIEF && !SENTENCE.test(text);
    // Texts of a further column need not end a sentence; they are wider than areas, and say more.
    if (extra && narrow && (/[、，]|\d/u.test(text.replace(/[（(].*$/u, "")) || width > outcome * 0.8)) return "extra";
    if (short && (narrow || brief) && !/[。；]|[，,].*[，,]/u.test(text) && text.length <= 36) return "short";
    if (extra && (narrow || (lines.length === 1 && width <= wide * BRIEF))) return "extra";
    return "task";
  });
}

/**
 * A row over the whole width of the table: 一、消费提振强基工程. Without a serial it is told from a task where tasks end
 * their sentences.
 */
function isSection(lines: readonly SourcedText[], text: string, sentences: boolean): boolean {
  if (lines.length > 1 || text.length > 30 || /[，。；：]/u.test(text)) return false;
  const marker = matchMarker(text);
  if (marker) return marker.style.includes("chapter");
  return sentences && text.length >= 4 && !SENTENCE.test(text);
}

/** Usual width of the narrower texts that end a sentence. */
function extraWidth(boxes: readonly Box[], wide: number): number {
  const widths = boxes
    .filter(({ lines }) => lines.length > 1 && SENTENCE_END.test(lines.at(-1)!.text.trim()))
    .map(({ lines }) => widthOf(lines))
    .filter((width) => width <= wide * 0.8)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** Width of a full line of a task: of the widest column that holds a fair share of the lines. */
export function taskWidth(boxes: readonly Box[]): number {
  const lines = new Map<number, number>();
  let all = 0;
  for (const box of boxes) {
    if (box.lines.length < 2) continue;
    const width = Math.round(widthOf(box.lines));
    lines.set(width, (lines.get(width) ?? 0) + box.lines.length);
    all += box.lines.length;
  }
  const widths = [...lines.keys()].sort((a, b) => b - a);
  // A full line is as wide as the column or, where a word did not fit, up to a character less.
  const best = widths.find((width) => (lines.get(width) ?? 0) + (lines.get(width - 1) ?? 0) >= all * FAIR_SHARE);
  return best ?? Math.max(0, ...boxes.map((box) => widthOf(box.lines)));
}

const FAIR_SHARE = 0.14;

function kindByText(lines: readonly SourcedText[], roles: readonly ColumnRole[]): BoxKind {
  const text = bare(lines);
  if (isSerial(text) && !/^[（(].*[)）]$/u.test(text)) return "number";
  if (isNoUnit(text)) return "units";
  const deadline = roles.includes("deadline");
  if (deadline && isDateCell(text)) return "deadline";
  if (deadline && lines.length > 1 && lines.every((line) => bare([line]).length <= 9) && isDateRun(text))
    return "deadline";
  if (isUnitsText(lines, text)) return "units";
  return "task";
}

const DATE =
  /\d{4}|\d月|季度|[上下]半年|^(?:长期|持续|全年|适时|即时|按时|立即|每[年月季]|按[年月季]|常年|常态化?(?:推进|开展|坚持|实施)?$)/u;

function isDateCell(text: string): boolean {
  return (
    text.length <= LONGEST_DEADLINE && isDeadline(text) && DATE.test(text) && !SENTENCE.test(text) && !isUnitName(text)
  );
}

const ONE_DATE =
  /(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第?[一二三四1-4]季度|[上下]半年)?(?:底|前|完成|全年|长期坚持|持续推进|按年度推进|长期|常年|每年)*/gu;

/** Several dates one under another, without a separator. */
function isDateRun(text: string): boolean {
  return DATE.test(text) && text.replace(ONE_DATE, "").length <= 2;
}

/** Whether most of a text is names of units, with separators or each on lines of its own. */
function isUnitsText(lines: readonly SourcedText[], text: string): boolean {
  if (/[。“《；].|[0-9]/u.test(text) && !/牵头|配合|参与/u.test(text)) return false;
  if (/牵头|配合|参与|负责/u.test(text)) {
    const names = text.replace(/牵头(?:负责)?|配合|参与|按职责分工负责|负责/gu, "，").split(/[、，,；;]/u);
    const whole = names.filter((name) => isUnitName(name)).length;
    return text.length < 120 && whole * 2 > names.filter((name) => name.length > 0).length;
  }
  if (BEGINS_WITH_VERB.test(text)) return false;
  const names = text.split(/[、，,；;/]|等(?![级次])/u).filter((name) => name.length > 0);
  const whole = names.filter((name) => isUnitName(name));
  if (whole.join("").length * 2 > text.length) return true;
  // Names on lines of their own, broken where the column is too narrow.
  let held = 0;
  let last = false;
  for (let i = 0; i < lines.length; ) {
    const sizes = [1, 2, 3].filter((n) => i + n <= lines.length);
    const used = sizes.find((n) => isUnitName(bare(lines.slice(i, i + n)).replace(/等$/u, "")));
    last = used !== undefined;
    if (used !== undefined) held += bare(lines.slice(i, i + used)).length;
    i += used ?? 1;
  }
  return held * 2 > text.length && (last || lines.length > 3);
}

/** What areas and tasks begin with, and units do not. */
const BEGINS_WITH_VERB =
  /^(?:推[进动]|加[强快]|建[立成设]|完[善成]|开展|实施|落实|制定|提[升高]|促进|鼓励|健全|支持|引导|深化|打造|构建|优化|强化|做好|扩大|统筹|规范|巩固|启动|探索|拓展|培育|指导|聚焦|加大|组织(?!部))/u;
