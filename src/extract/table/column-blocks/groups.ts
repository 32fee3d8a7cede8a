import { displayWidth } from "../../../model/language/characters";
import type { SourcedText } from "../../../model/sourced";
import { stopsShort } from "../cell-cost";

/** A merged cell and the rows [from, to) that it covers. */
export interface Group {
  readonly lines: readonly SourcedText[];
  readonly from: number;
  readonly to: number;
}

export interface GroupText {
  readonly lines: readonly SourcedText[];
  readonly sheet: number;
  /** Rows of the tasks in the run just before and just behind it in the text, on its sheet. */
  readonly before: readonly number[];
  readonly behind: readonly number[];
  /** How many texts of its column stand together with it. */
  readonly run: number;
}

/** A row as far as merged cells are concerned. */
export interface GroupRow {
  readonly sheet: number;
  readonly lastSheet: number;
  /** Lines of its highest cell, and of its task. */
  readonly height: number;
  readonly task: number;
}

const WEIGHTS = {
  /** Each line by which a group's middle lies off where the text's order puts it, at most six. */
  offOrder: 0.45,
  offOrderMost: 6,
  /** Each line by which a group's text is higher than its rows. */
  tooHigh: 1.5,
  /** Uneven groups: times the square of the share by which one is larger or smaller than the mean. */
  uneven: 0.3,
  /** A group that begins on another page than its text. */
  otherSheet: 3,
  /** A group that is not as large as it says. */
  notStated: 3,
} as const;

/** Between two rows lies some space, in lines. */
const ROW_GAP = 0.5;
/** A text further left comes first although it stands so many lines lower. */
const LEFT_FIRST = 0.8;

/** The number that an area's text gives for its own rows: 提升学前教育（4项） */
function statedSize(lines: readonly SourcedText[]): number | null {
  const match = /[（(]\s*共?\s*(\d{1,3})\s*[项条个]\s*[）)]$/u.exec(
    lines
      .map((line) => line.text)
      .join("")
      .trim(),
  );
  return match ? Number(match[1]) : null;
}

/**
 * Gives the texts of a column with merged cells to rows, in order. Where a merged cell ends, the text seldom says:
 *
 * ```
 *   统筹创业担保贷款          3 rows? 4?     sure: as many texts as rows, one text alone, or texts that state their size
 *   规范就业困难人员帮扶      2 rows? 1?
 * ```
 */
export function groupRows(texts: readonly GroupText[], rows: readonly GroupRow[]): { groups: Group[]; sure: boolean } {
  const count = rows.length;
  const size = texts.length;
  if (size === 0 || count === 0 || size > count) return { groups: [], sure: size === 0 };
  if (size === count) return { groups: texts.map(({ lines }, i) => ({ lines, from: i, to: i + 1 })), sure: true };
  const stated = texts.map(({ lines }) => statedSize(lines));
  if (stated.every((n) => n !== null) && stated.reduce((a, b) => a + b!, 0) === count) {
    let from = 0;
    const groups = texts.map(({ lines }, i) => {
      const group = { lines, from, to: from + stated[i]! };
      from = group.to;
      return group;
    });
    return { groups, sure: true };
  }
  const ways = (["middle", "top"] as const).map((align) => spread(texts, rows, stated, align));
  const best = ways[0]!.cost <= ways[1]!.cost ? ways[0]! : ways[1]!;
  return { groups: best.groups, sure: size === 1 };
}

/**
 * The cheapest spreading of texts over rows. The order of the text tells where a merged cell's middle lies, for boxes
 * come sorted by their middles, those further left a little earlier:
 *
 * ```
 *   task 1        row 1          the area's middle lies between those of tasks 1 and 2:
 *   area          rows 1 and 2, or 1 to 3
 *   task 2        row 2
 * ```
 */
function spread(
  texts: readonly GroupText[],
  rows: readonly GroupRow[],
  stated: readonly (number | null)[],
  align: "middle" | "top",
): { groups: Group[]; cost: number } {
  const count = rows.length;
  const tops = topsOf(rows);
  // best[to]: the first k texts cover rows [0, to).
  let best = new Map<number, { cost: number; ends: number[] }>([[0, { cost: 0, ends: [] }]]);
  for (const [k, text] of texts.entries()) {
    const next = new Map<number, { cost: number; ends: number[] }>();
    const last = k === texts.length - 1;
    for (const [from, { cost, ends }] of best) {
      for (let to = last ? count : from + 1; to <= count - (texts.length - 1 - k); to++) {
        const share = (to - from) / (count / texts.length) - 1;
        const size = WEIGHTS.uneven * share ** 2 + (stated[k] && stated[k] !== to - from ? WEIGHTS.notStated : 0);
        const total = cost + size + placeCost(text, rows, tops, from, to, align);
        const known = next.get(to);
        if (!known || total < known.cost) next.set(to, { cost: total, ends: [...ends, to] });
      }
    }
    best = next;
  }
  const { ends, cost } = best.get(count) ?? { ends: [], cost: Number.POSITIVE_INFINITY };
  return { groups: ends.map((to, k) => ({ lines: texts[k]!.lines, from: ends[k - 1] ?? 0, to })), cost };
}

/** Where each row begins on its page, in lines. */
function topsOf(rows: readonly GroupRow[]): number[] {
  const tops: number[] = [];
  for (const [i, { sheet }] of rows.entries()) {
    const above = rows[i - 1];
    tops.push(above && above.sheet === sheet ? tops[i - 1]! + above.height + ROW_GAP : 0);
  }
  return tops;
}

function placeCost(
  text: GroupText,
  rows: readonly GroupRow[],
  tops: readonly number[],
  from: number,
  to: number,
  align: "middle" | "top",
): number {
  const w = WEIGHTS;
  const own = range(from, to).filter((row) => rows[row]!.sheet === text.sheet);
  let cost = rows[from]!.sheet === text.sheet ? 0 : w.otherSheet;
  if (own.length === 0) return cost + (rows[to - 1]!.lastSheet === text.sheet ? 0 : w.otherSheet);
  const top = tops[own[0]!]!;
  const bottom = tops[own.at(-1)!]! + rows[own.at(-1)!]!.height;
  if (text.lines.length > bottom - top + ROW_GAP) cost += w.tooHigh * (text.lines.length - (bottom - top));
  const middle = align === "middle" ? (top + bottom) / 2 : top + text.lines.length / 2;
  const task = (row: number) =>
    tops[row]! + (align === "middle" ? rows[row]!.height / 2 : rows[row]!.task / 2) + LEFT_FIRST;
  const mean = (held: readonly number[]) => held.reduce((sum, row) => sum + task(row), 0) / held.length;
  const off = Math.max(
    0,
    text.before.length > 0 ? mean(text.before) - middle : 0,
    text.behind.length > 0 ? middle - mean(text.behind) : 0,
  );
  return cost + (w.offOrder * Math.min(w.offOrderMost, off)) / text.run;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Width of the column that most lines of these texts fill, seen from the lines that are followed by another. */
export function usualWidth(texts: readonly (readonly SourcedText[])[]): number {
  const widths = texts.flatMap((lines) => lines.slice(0, -1).map((line) => Math.ceil(displayWidth(line.text.trim()))));
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0];
  return best;
}

/** Cuts a box of short texts where a line ends early: "消费提振" ⏎ "基工程" goes on, "…提升行动" ⏎ "加强公" does not. */
export function cutShortTexts(lines: readonly SourcedText[], full: number): SourcedText[][] {
  const texts: SourcedText[][] = [];
  let from = 0;
  for (let i = 0; i < lines.length; i++) {
    const next = lines[i + 1];
    if (next && !stopsShort(lines[i]!.text.trim(), next.text.trim(), full)) continue;
    texts.push(lines.slice(from, i + 1));
    from = i + 1;
  }
  return texts;
}
