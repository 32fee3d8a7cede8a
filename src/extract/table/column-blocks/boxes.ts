import { type ColumnRole, type RoleRule, roleOfHeading } from "../../../model/language/roles";
import { closeLetterSpacing } from "../../../model/language/spacing";
import { isUnitName } from "../../../model/language/units";
import type { SourcedText } from "../../../model/sourced";
import { isDeadline, isSerial } from "../cell-cost";
import type { FlatLine } from "../flat-line";

/** Lines of one column without a blank line between them: one cell, or several that touch. */
export interface Box {
  readonly lines: SourcedText[];
  readonly sheet: number;
  readonly page: number | null;
  /** It is what stood behind a serial on the serial's line. */
  readonly besideSerial?: true;
  /** A heading of the table. */
  readonly heading?: { readonly role: ColumnRole; readonly text: string };
}

/**
 * Cuts text into boxes at blank lines and page breaks, and lines at the gaps between columns that lie so near to each
 * other that the extractor took them for one line:
 *
 * ```
 *   1 产业引育工程                    serial │ area
 *   市教育局等 市住房城乡 ⏎ 建设局    lead │ co-operating, whose name goes on in the next line
 * ```
 */
export function boxesOf(lines: readonly FlatLine[], skip: ReadonlySet<number>, own: readonly RoleRule[]): Box[] {
  const boxes: Box[] = [];
  let open: FlatLine[] = [];
  const close = () => {
    if (open.length > 0) boxes.push(...boxesIn(open, own));
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    if (skip.has(i)) continue;
    if (line.blank || (open.length > 0 && open[0]!.sheet !== line.sheet)) close();
    if (!line.blank) open.push(line);
  }
  close();
  return joinTails(boxes);
}

const LONGEST_HEADING = 10;

function boxesIn(flat: readonly FlatLine[], own: readonly RoleRule[]): Box[] {
  const { sheet, page } = flat[0]!;
  const boxes: Box[] = [];
  let rest: SourcedText[] = [];
  let afterSerial = false;
  const push = (lines: SourcedText[], heading?: Box["heading"]) => {
    if (lines.length > 0) boxes.push({ lines, sheet, page, ...(heading ? { heading } : {}) });
  };
  const closeRest = () => {
    if (rest.length > 0) boxes.push({ lines: rest, sheet, page, ...(afterSerial ? { besideSerial: true } : {}) });
    rest = [];
    afterSerial = false;
  };
  const lines = flat.map(({ text }) => closeLetterSpacing(text.trim()));
  for (let i = 0; i < lines.length; ) {
    const headed = headingAt(lines, i, own);
    if (headed) {
      closeRest();
      push(lines.slice(i, headed.to), headed.heading);
      i = headed.to;
      continue;
    }
    const run = headingRun(lines[i]!, own);
    if (run) {
      closeRest();
      for (const { line, heading } of run) push([line], heading);
      i++;
      continue;
    }
    const pieces = piecesOf(lines[i]!, rest.length === 0, own);
    if (pieces.length === 1) {
      const [only] = pieces;
      // Serials one under another are cells; a number amid other lines is a part of their text.
      if (
        rest.length === 0 &&
        isRowSerial(only!.text) &&
        (i + 1 === lines.length || isBesideSerial(lines[i + 1]!.text))
      )
        push([only!]);
      else rest.push(only!);
    } else {
      closeRest();
      afterSerial = pieces.length === 2 && isRowSerial(pieces[0]!.text);
      for (const piece of pieces.slice(0, -1)) push([piece], headingOf([piece], own) ?? undefined);
      const last = pieces.at(-1)!;
      const heading = headingOf([last], own);
      if (heading) push([last], heading);
      else rest = [last];
    }
    i++;
  }
  closeRest();
  return boxes;
}

function headingOf(lines: readonly SourcedText[], own: readonly RoleRule[]): Box["heading"] | null {
  const text = lines.map((line) => line.text.replace(/\s+/gu, "")).join("");
  if (text.length > LONGEST_HEADING) return null;
  const role = roleOfHeading(text, own);
  return role ? { role, text } : null;
}

/**
 * The heading whose lines begin at `from`: the longest run of up to five lines that is one ("时限要" ⏎ "求"). Below other
 * lines only 序号 is sure to be one: 攻坚 ⏎ 工程 is an area.
 */
function headingAt(lines: readonly SourcedText[], from: number, own: readonly RoleRule[]) {
  for (let to = Math.min(lines.length, from + 5); to > from; to--) {
    const heading = headingOf(lines.slice(from, to), own);
    // Above a cell that touches it, only a heading that can be nothing else counts: 建设 may begin a name.
    const sure =
      heading &&
      (to === lines.length || (heading.role !== "extra" && /^(?![省市区县](?!级)).{3,}|^[序编]号/u.test(heading.text)));
    if (heading && sure && (from === 0 || heading.role === "number" || ENDS_CAPTION.test(lines[from - 1]!.text)))
      return { to, heading };
  }
  return null;
}

const ENDS_CAPTION = /(?:表|清单|方案|。)$/u;

/** Headings that letter-spacing ran together: 序 号 重 点 工 程 */
function headingRun(line: SourcedText, own: readonly RoleRule[]) {
  if (!/^(?:序号|编号)./u.test(line.text) || line.text.length > 24 || /[\s，。]/u.test(line.text)) return null;
  const run: { line: SourcedText; heading: NonNullable<Box["heading"]> }[] = [];
  for (let from = 0; from < line.length; ) {
    let to = from === 0 ? 2 : Math.min(line.length, from + LONGEST_HEADING);
    while (to > from + 1 && !headingOf([line.slice(from, to)], own)) to--;
    const heading = headingOf([line.slice(from, to)], own);
    if (!heading) return null;
    run.push({ line: line.slice(from, to), heading });
    from = to;
  }
  return run;
}

/** A line's pieces in different columns: cut at spaces that spacing of digits and Latin letters does not explain. */
function piecesOf(line: SourcedText, top: boolean, own: readonly RoleRule[]): SourcedText[] {
  const pieces: SourcedText[] = [];
  let from = 0;
  for (const gap of line.text.matchAll(/[\s\u3000]+/gu)) {
    const left = line.text.slice(from, gap.index);
    const right = line.text.slice(gap.index + gap[0].length);
    if (left.length === 0 || right.length === 0 || !partsColumns(left, right, top && from === 0, own)) continue;
    pieces.push(line.slice(from, gap.index));
    from = gap.index + gap[0].length;
  }
  pieces.push(line.slice(from));
  return pieces;
}

/** Serials of rows are short and bare; "2-6" or "（三）" stand in texts. */
function isRowSerial(text: string): boolean {
  return /^(?:\d{1,3}|[一二三四五六七八九十]{1,4})[.、．]?$/u.test(text);
}

/** What may stand beside or below a serial: another one, or a short name; after the number of a quantity stands a measure. */
function isBesideSerial(text: string): boolean {
  return isRowSerial(text) || (text.length <= 14 && !MEASURE.test(text));
}

const MEASURE = /^(?:[年月日个项万亿次家处户人件场条套座所名位公千平吨元级类%％～~〜—―-]|以上|以下|左右|余)/u;
const NARROW = /[\p{Script=Latin}\d.%+-]/u;

function partsColumns(left: string, right: string, first: boolean, own: readonly RoleRule[]): boolean {
  const word = right.split(/\s/u, 1)[0]!;
  // 网 络: the last line of a letter-spaced text.
  if (word.length === 1 && left.split(/\s/u).at(-1)!.length === 1 && !isRowSerial(left)) return false;
  if (!NARROW.test(left.at(-1)!) && !NARROW.test(right[0]!)) return true;
  if (roleOfHeading(left, own) && roleOfHeading(word, own)) return true;
  if (first && isRowSerial(left) && !MEASURE.test(right)) return true;
  if (/^[/／]$/u.test(left)) return true;
  return isUnitName(left.split(/[、，,；;]/u).at(-1)!) && /^20\d\d|^\d{1,2}月/u.test(right);
}

/**
 * The tail of a cell whose first line the extractor joined to its neighbour's stands in a box of its own:
 *
 * ```
 *   市委组织部 市应急局 持续推        three pieces
 *                                     blank line
 *   进                                the rest of the last
 * ```
 */
function joinTails(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    const text = box.lines[0]!.text;
    const before = joined.at(-1);
    if (before && isBrokenName(before, box)) {
      joined[joined.length - 1] = { ...before, lines: [...before.lines, ...box.lines] };
      continue;
    }
    if (before && !box.heading && !before.heading && before.sheet === box.sheet && text.length <= 4) {
      const target = [joined.length - 1, joined.length - 2, joined.length - 3].find((i) => {
        const candidate = joined[i];
        return candidate && !candidate.heading && candidate.sheet === box.sheet && completes(candidate, text);
      });
      if (target !== undefined) {
        const owner = joined[target]!;
        joined[target] = { ...owner, lines: [...owner.lines, ...box.lines] };
        continue;
      }
    }
    joined.push(box);
  }
  return joined;
}

/**
 * An area whose first line stands on its serial's line, and the rest of it in a box below:
 *
 * ```
 *   2 基层医疗惠
 *
 *   民工程
 * ```
 */
function isBrokenName(before: Box, box: Box): boolean {
  if (!before.besideSerial || before.lines.length > 1 || box.heading || before.sheet !== box.sheet) return false;
  const [head, tail] = [before.lines[0]!.text, box.lines.map((line) => line.text).join("")];
  if (/[，。；]/u.test(head + tail) || isRowSerial(tail) || box.lines.length > 4) return false;
  if (isUnitName(tail) || isDeadline(tail)) return false;
  return Math.max(...box.lines.map((line) => line.length)) <= head.length + 1;
}

/** "持续推" + "进", "2025" + "年底", "区发展改革" + "委等": only together they say something. */
function completes(box: Box, tail: string): boolean {
  if (isSerial(tail) || isUnitName(tail)) return false;
  const head = box.lines.map((line) => line.text).join("");
  if (head.length > 30 || isSerial(head)) return false;
  if (/^\d{4}|年|月|^(?:持续|长期|按年|每|全|常态|适时)/u.test(head))
    return REST_OF_DATE.test(tail) && isDeadline(head + tail) && !WHOLE_DATE.test(head);
  const last = head.split(/[、，,]/u).at(-1)!;
  return !isUnitName(last) && isUnitName(last + tail.replace(/等$/u, ""));
}

const REST_OF_DATE = /^(?:[年月日度底前进成行]|\d{1,2}[月日]|[上下]半年|第?[一二三四]?季度|推进|完成|坚持|执行)/u;
const WHOLE_DATE = /(?:底前|日前|前完成|季度|半年|推进|坚持)$/u;
