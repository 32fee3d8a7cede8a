import { matchMarker } from "../../../model/language/numerals";
import { type ColumnSense, cellCost, stopsShort } from "../cell-cost";
import type { BodyLine, BodyRow } from "./rows";

export const GROUP_WEIGHTS = {
  /** Each line by which the cell's middle lies off the middle of the rows it covers, the first free. */
  offCentre: 0.6,
  offCentreMost: 5,
  /** Each line of the cell that lies outside the rows it covers. */
  outside: 1.5,
  /** Lines of one cell with more than one line between them. */
  hole: 1.2,
  /** A group without text of its own, and one that may go on from the page before. */
  empty: 4,
  /** Groups are rather few: each has a cost of its own. */
  group: 0.6,
  /** A group that runs over a section row. */
  overSection: 6,
  /** A cell's text is torn by a page break, and its part before the break does not fill its line. */
  torn: 1.4,
  tornShort: 3,
  /** Serials that number the groups: none, or each beyond the first, among a group's rows. */
  noSerial: 2.5,
  moreSerials: 5,
  /** The text stands on a later page than the first row, where cells stand at the top, and in the middle. */
  lateAtTop: 4,
  lateInMiddle: 1,
  /** Each character beyond twenty: areas have short names. */
  tooLong: 0.15,
  /** The text is one text several times over. */
  repeated: 6,
  /** The text begins with a chapter's number, as section rows do. */
  chapter: 1.2,
  /** Inside a cell a line begins with a chapter's serial. */
  serialInside: 4,
} as const;

/** A merged cell: the lines of its text and the rows that it covers. */
export interface Group {
  /** Rows [from, to), by their place in the division (section rows counted). */
  readonly from: number;
  readonly to: number;
  /** Body lines that hold its text. */
  readonly held: readonly number[];
  readonly margin: number;
}

const MOST_ROWS = 60;
const MOST_LINES = 16;
/** Lines by which a merged cell's text may reach out of its rows. */
const SLACK = 6;

/**
 * Gives the texts of a column with merged cells to groups of rows: a shortest path over (row, line of the column). The
 * evidence is the place: a merged cell's text stands in the middle of its rows, or at their top.
 *
 * ```
 *  1            推动…。
 *               …             the two lines lie in the middle of rows 1 to 3,
 *  2  推进学前  按照…。       so they cover rows 1 to 3 and not 2 alone
 *     教育      …
 *  3            建立…。
 * ```
 *
 * @param mates body lines with serials that number the groups: each group has one.
 */
export function groupRows(
  lines: readonly BodyLine[],
  rows: readonly BodyRow[],
  column: number,
  sense: ColumnSense,
  merged: ReadonlySet<number>,
  align: "middle" | "top",
  known: Map<string, number>,
  mates: ReadonlySet<number> = new Set(),
): { groups: Group[]; cost: number } {
  const held: number[] = [];
  for (const row of rows) {
    for (let i = row.from; i < row.to; i++) if (row.kind === "row" && lines[i]!.pieces[column]) held.push(i);
  }
  const texts = held.map((i) => lines[i]!.pieces[column]!.text.text);
  const extents = rows.map((row) => extentOf(lines, row, merged));
  const width = held.length + 1;
  const cells = rows.length * width + width;
  const best = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const second = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const back = new Int32Array(cells).fill(-1);
  best[0] = 0;
  for (let from = 0; from < rows.length; from++) {
    for (let begin = 0; begin <= held.length; begin++) {
      const here = best[from * width + begin]!;
      if (here === Number.POSITIVE_INFINITY) continue;
      if (rows[from]!.kind !== "row") {
        relax(from * width + begin, (from + 1) * width + begin, here);
        continue;
      }
      for (let to = from + 1; to <= rows.length && to - from <= MOST_ROWS; to++) {
        if (rows[to - 1]!.kind !== "row") break;
        for (let end = begin; end <= held.length && end - begin <= MOST_LINES; end++) {
          if (end > begin && !near(held[end - 1]!, from, to)) {
            if (held[end - 1]! >= rows[to - 1]!.to) break;
            continue;
          }
          const cost = groupCost(from, to, begin, end);
          if (end > begin && cost > 40) break;
          relax(from * width + begin, to * width + end, here + cost);
        }
      }
    }
  }
  const goal = rows.length * width + held.length;
  const groups: Group[] = [];
  if (best[goal] === Number.POSITIVE_INFINITY) return { groups, cost: 99 };
  for (let at = goal; at > 0; ) {
    const from = back[at]!;
    const [r0, r1] = [Math.floor(from / width), Math.floor(at / width)];
    if (rows[r0]!.kind === "row") {
      groups.unshift({ from: r0, to: r1, held: held.slice(from % width, at % width), margin: second[at]! - best[at]! });
    }
    at = from;
  }
  return { groups, cost: best[goal]! };

  function relax(from: number, to: number, cost: number): void {
    if (cost < best[to]!) {
      second[to] = best[to]!;
      best[to] = cost;
      back[to] = from;
    } else if (cost < second[to]!) second[to] = cost;
  }

  /** Whether a line of the column lies among the lines of the rows, or so near that it may still be theirs. */
  function near(line: number, from: number, to: number): boolean {
    return line >= rows[from]!.from - SLACK && line < rows[to - 1]!.to + SLACK;
  }

  /** Whether the text is one text several times over: an area printed again in each row. */
  function repeats(begin: number, end: number): boolean {
    const text = texts.slice(begin, end).join("").replace(/\s+/gu, "");
    const half = (text + text).indexOf(text, 1);
    return half < text.length && half >= 2;
  }

  function textCost(begin: number, end: number): number {
    const key = `${column}:${held[begin]}:${end - begin}`;
    let cost = known.get(key);
    if (cost === undefined) {
      cost = cellCost(sense, texts.slice(begin, end));
      known.set(key, cost);
    }
    return cost;
  }

  function groupCost(from: number, to: number, begin: number, end: number): number {
    const w = GROUP_WEIGHTS;
    let cost = w.group;
    if (mates.size > 0) {
      let own = 0;
      for (let i = rows[from]!.from; i < rows[to - 1]!.to; i++) if (mates.has(i)) own++;
      cost += own === 0 ? w.noSerial : w.moreSerials * (own - 1);
    }
    if (end === begin) return cost + (sense.role === "number" ? 2 : 1) * w.empty;
    cost += textCost(begin, end);
    if (end > begin + 1 && repeats(begin, end)) cost += w.repeated;
    const chapter = matchMarker(texts[begin]!);
    if (chapter?.style.endsWith("chapter")) cost += w.chapter;
    for (let i = begin + 1; i < end; i++) {
      const [a, b] = [lines[held[i - 1]!]!, lines[held[i]!]!];
      if (a.sheet !== b.sheet)
        cost += w.torn + (stopsShort(texts[i - 1]!.trim(), texts[i]!.trim(), sense.full) ? w.tornShort : 0);
      else if (b.y - a.y > 2) cost += w.hole * (b.y - a.y - 2);
      const marker = matchMarker(texts[i]!);
      if (marker && marker.style !== "arabic") cost += w.serialInside;
    }
    const first = lines[held[begin]!]!;
    const final = lines[held[end - 1]!]!;
    let length = 0;
    for (let i = begin; i < end; i++) length += texts[i]!.length;
    cost += w.tooLong * Math.max(0, length - 20);
    if (first.sheet > lines[rows[from]!.from]!.sheet) cost += align === "top" ? w.lateAtTop : w.lateInMiddle;
    // Where the group runs over a page break its text stands in the middle of one page's share, or is torn too.
    const sheets = new Set([first.sheet, final.sheet]);
    for (const sheet of sheets) {
      const share = shareOn(sheet, from, to);
      if (!share) {
        cost += w.offCentreMost;
        continue;
      }
      const own = held
        .slice(begin, end)
        .filter((i) => lines[i]!.sheet === sheet)
        .map((i) => lines[i]!.y);
      const [low, high] = [own[0]!, own.at(-1)!];
      const off =
        align === "top" ? Math.abs(low - share.top) : Math.abs((low + high) / 2 - (share.top + share.bottom) / 2);
      cost += Math.min(w.offCentreMost, w.offCentre * Math.max(0, off - (to - from > 1 ? 1 : 0.5)));
      const tall = high - low > share.bottom - share.top;
      if (!tall) cost += w.outside * (Math.max(0, share.top - low) + Math.max(0, high - share.bottom));
    }
    return cost;
  }

  /** The y from first to last of the rows' own text on one sheet. */
  function shareOn(sheet: number, from: number, to: number): { top: number; bottom: number } | null {
    let top = Number.POSITIVE_INFINITY;
    let bottom = -1;
    for (let r = from; r < to; r++) {
      for (const part of extents[r]!) {
        if (part.sheet !== sheet) continue;
        top = Math.min(top, part.top);
        bottom = Math.max(bottom, part.bottom);
      }
    }
    return bottom < 0 ? null : { top, bottom };
  }
}

function extentOf(lines: readonly BodyLine[], row: BodyRow, merged: ReadonlySet<number>) {
  const parts: { sheet: number; top: number; bottom: number }[] = [];
  for (let i = row.from; i < row.to; i++) {
    const line = lines[i]!;
    if (!line.pieces.some((piece, k) => piece !== null && !merged.has(k))) continue;
    const part = parts.at(-1);
    if (part && part.sheet === line.sheet) parts[parts.length - 1] = { ...part, bottom: line.y };
    else parts.push({ sheet: line.sheet, top: line.y, bottom: line.y });
  }
  return parts;
}
