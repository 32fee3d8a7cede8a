import { matchMarker } from "../../../model/language/numerals";
import type { SourcedText } from "../../../model/sourced";
import { type ColumnSense, cellCost, SENTENCE_END } from "../cell-cost";
import type { Box } from "./boxes";
import { MOST, BLOCK_WEIGHTS as w } from "./weights";

/** A row of the table as its task shows it. */
export interface TaskRow {
  readonly lines: readonly SourcedText[];
  /** Sheets on which it begins and ends. */
  readonly sheet: number;
  readonly lastSheet: number;
  readonly page: number | null;
  /** Lines on the sheet on which it begins. */
  readonly height: number;
  /** Index of the box that it begins in. */
  readonly box: number;
  /** The next row's task is joined to it: nothing in either is higher than its task. */
  readonly touches: boolean;
  /** How much dearer another division of the text would be. */
  readonly margin: number;
}

interface Cut {
  readonly cost: number;
  /** Ends of the cells, in lines of the box. */
  readonly ends: readonly number[];
}

/**
 * The rows of a table, read off the column of its tasks: each box is cut into cells at the least cost, and the serials
 * on its page say how many cells begin there.
 *
 * ```
 *   serials 4, 5, 6      建立…联动机制。        ┐
 *                        规范…专项行动。        │ one box, three cells: each ends a sentence before its line is full,
 *                        新增…；完成…左右。     ┘ and three serials stand on the page
 * ```
 *
 * @param boxes the boxes of tasks, in text order, with their index among all boxes.
 * @param serials how many rows begin on a sheet; null where no serial says so.
 */
export function taskRows(
  boxes: readonly TaskBox[],
  sense: ColumnSense,
  serials: (sheet: number) => number | null,
): TaskRow[] {
  const whole = joinTorn(boxes, sense, serials);
  return divide(whole, sense, serials, holdSeveral(whole, sense, serials) ? 0 : w.fused);
}

/**
 * One task may come in two boxes: a quotation mark at the head of a line moves it, and the extractor takes it for another
 * column's. The next box goes on with a sentence that is not ended, or there are fewer serials than boxes.
 *
 * ```
 *   巩固…放心消费单元长效机制，探索       box
 *   “白名单”服务模式，探索…机制。         box: the same task
 * ```
 */
function joinTorn(boxes: readonly TaskBox[], sense: ColumnSense, serials: (sheet: number) => number | null): TaskBox[] {
  const joined = [...boxes];
  const torn = (i: number) => {
    const box = joined[i]!;
    const next = joined[i + 1]!;
    if (next.box.sheet !== box.box.sheet || matchMarker(next.box.lines[0]!.text)) return Number.POSITIVE_INFINITY;
    const ended = SENTENCE_END.test(textOf(box.box.lines));
    if (next.at !== box.at + box.boxes) return Number.POSITIVE_INFINITY;
    return ended ? (box.box.lines.length === 1 ? 2 : 4) : 0;
  };
  const join = (i: number) => {
    const { box, at, boxes: held } = joined[i]!;
    const next = joined[i + 1]!;
    joined.splice(i, 2, { box: { ...box, lines: [...box.lines, ...next.box.lines] }, at, boxes: held + next.boxes });
  };
  if (sense.sentences > 0) for (let i = joined.length - 2; i >= 0; i--) if (torn(i) === 0) join(i);
  for (const sheet of new Set(boxes.map(({ box }) => box.sheet))) {
    const wanted = serials(sheet);
    const own = () => joined.flatMap(({ box }, i) => (box.sheet === sheet ? [i] : []));
    const above = joined.filter(({ box }) => box.sheet < sheet).at(-1);
    const goesOn = above !== undefined && !SENTENCE_END.test(textOf(above.box.lines));
    while (wanted !== null && wanted > 0 && own().length > wanted + (goesOn ? 1 : 0)) {
      const [best] = own()
        .slice(0, -1)
        .sort((a, b) => torn(a) - torn(b));
      if (best === undefined || torn(best) > 2) break;
      join(best);
    }
  }
  return joined;
}

/**
 * Whether boxes hold several tasks: there are more serials than boxes or, without serials, some box cries out to be cut.
 * Where space parts the rows, none does.
 */
function holdSeveral(
  boxes: readonly TaskBox[],
  sense: ColumnSense,
  serials: (sheet: number) => number | null,
): boolean {
  const sheets = [...new Set(boxes.map(({ box }) => box.sheet))];
  const known = sheets.filter((sheet) => serials(sheet) !== null);
  const short = known.some((sheet) => serials(sheet)! > boxes.filter(({ box }) => box.sheet === sheet).length);
  if (short) return true;
  if (known.length === sheets.length) return false;
  const gains = boxes.map(({ box }) => {
    const costs = cutsOf(box, sense, null, 0).map((cut) => cut?.cost ?? Number.POSITIVE_INFINITY);
    return (costs[1] ?? 0) - Math.min(...costs.slice(1));
  });
  return gains.filter((gain) => gain >= w.criesOut).length > boxes.length * w.fusedShare;
}

/** A box of tasks, its place in the text, and how many boxes of the text it is made of. */
export interface TaskBox {
  readonly box: Box;
  readonly at: number;
  readonly boxes: number;
}

function divide(
  boxes: readonly TaskBox[],
  sense: ColumnSense,
  serials: (sheet: number) => number | null,
  fused: number,
): TaskRow[] {
  const marked = markedLines(boxes.map(({ box }) => box));
  const sheets = [...new Set(boxes.map(({ box }) => box.sheet))];
  const rows: TaskRow[] = [];
  for (const sheet of sheets) {
    const own = boxes.filter(({ box }) => box.sheet === sheet);
    const torn = rows.length > 0 && goesOn(rows.at(-1)!, own[0]!.box, sense, marked !== null);
    const cuts = own.map(({ box }) => cutsOf(box, sense, marked, fused));
    const wanted = serials(sheet);
    const { chosen, margin } = chooseCuts(cuts, wanted === null ? null : wanted + (torn ? 1 : 0));
    own.forEach(({ box, at }, b) => {
      let from = 0;
      chosen[b]!.ends.forEach((to, n) => {
        const lines = box.lines.slice(from, to);
        from = to;
        const touches = n < chosen[b]!.ends.length - 1;
        const last = rows.at(-1);
        if (torn && b === 0 && n === 0 && last) {
          rows[rows.length - 1] = { ...last, lines: [...last.lines, ...lines], lastSheet: sheet };
          return;
        }
        rows.push({ lines, sheet, lastSheet: sheet, page: box.page, height: lines.length, box: at, touches, margin });
      });
    });
  }
  return rows;
}

/** The lines with the serials of tasks that carry their own (1. 2. 3. …); null where they carry none. */
function markedLines(boxes: readonly Box[]): ReadonlySet<SourcedText> | null {
  const heads = boxes.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const marker = matchMarker(line.text);
      return marker && marker.length < line.text.length ? [{ line, marker }] : [];
    }),
  );
  let best: SourcedText[] = [];
  for (const style of new Set(heads.map(({ marker }) => marker.style))) {
    const chain: SourcedText[] = [];
    let expected = 1;
    for (const { line, marker } of heads) {
      if (marker.style !== style) continue;
      if (marker.value !== expected && marker.value !== 1) continue;
      chain.push(line);
      expected = marker.value + 1;
    }
    if (chain.length > best.length) best = chain;
  }
  return best.length >= Math.max(2, boxes.length * 0.5) ? new Set(best) : null;
}

function textOf(lines: readonly SourcedText[]): string {
  return lines.map((line) => line.text.trim()).join("");
}

function goesOn(row: TaskRow, next: Box, sense: ColumnSense, marked: boolean): boolean {
  const marker = matchMarker(next.lines[0]!.text);
  if (marked) return marker === null;
  const text = textOf(row.lines);
  if (/^[，。；、）”》]/u.test(textOf(next.lines))) return true;
  if (SENTENCE_END.test(text)) return false;
  return sense.sentences >= 0.5 || /[，、（“《：]$/u.test(text);
}

/** For each number of cells the cheapest way to cut a box into so many. */
function cutsOf(box: Box, sense: ColumnSense, marked: ReadonlySet<SourcedText> | null, fused: number): (Cut | null)[] {
  const { lines } = box;
  const texts = lines.map((line) => line.text.trim());
  if (marked) {
    const ends = lines.flatMap((line, i) => (i > 0 && marked.has(line) ? [i] : []));
    const cuts: (Cut | null)[] = new Array(ends.length + 2).fill(null);
    cuts[ends.length + 1] = { cost: 0, ends: [...ends, lines.length] };
    return cuts;
  }
  const known = new Map<number, number>();
  const textCost = (from: number, to: number) => {
    const key = from * (lines.length + 1) + to;
    const cost = known.get(key) ?? cellCost(sense, texts.slice(from, to));
    known.set(key, cost);
    return cost;
  };
  const most = Math.min(MOST.cells, lines.length);
  // best[m][i]: lines [0, i) as m cells.
  let best: (Cut | null)[] = lines.map(() => null);
  best.push(null);
  best[0] = { cost: 0, ends: [] };
  const whole: (Cut | null)[] = [null];
  for (let m = 1; m <= most; m++) {
    const next: (Cut | null)[] = new Array(lines.length + 1).fill(null);
    for (let i = 0; i < lines.length; i++) {
      const before = best[i];
      if (!before) continue;
      for (let j = i + 1; j <= Math.min(lines.length, i + MOST.lines); j++) {
        const cost = before.cost + w.cell + (m > 1 ? fused : 0) + textCost(i, j);
        if (!next[j] || cost < next[j]!.cost) next[j] = { cost, ends: [...before.ends, j] };
      }
    }
    best = next;
    whole.push(next[lines.length]!);
  }
  if (!whole.some((cut) => cut !== null)) whole[1] = { cost: 0, ends: [lines.length] };
  return whole;
}

/** The cuts of a page's boxes together: cheapest, with as many cells as serials. */
function chooseCuts(cuts: readonly (readonly (Cut | null)[])[], wanted: number | null) {
  let best = new Map<number, { cost: number; chosen: Cut[] }>([[0, { cost: 0, chosen: [] }]]);
  for (const ways of cuts) {
    const next = new Map<number, { cost: number; chosen: Cut[] }>();
    for (const [count, { cost, chosen }] of best) {
      ways.forEach((cut, m) => {
        if (!cut) return;
        const known = next.get(count + m);
        if (!known || cost + cut.cost < known.cost)
          next.set(count + m, { cost: cost + cut.cost, chosen: [...chosen, cut] });
      });
    }
    best = next;
  }
  const ranked = [...best].map(([count, { cost, chosen }]) => ({
    cost: cost + (wanted === null ? 0 : w.serials * Math.abs(count - wanted)),
    chosen,
  }));
  ranked.sort((a, b) => a.cost - b.cost);
  return { chosen: ranked[0]!.chosen, margin: ranked[1] ? ranked[1].cost - ranked[0]!.cost : Number.POSITIVE_INFINITY };
}
