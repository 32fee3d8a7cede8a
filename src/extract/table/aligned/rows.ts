import { type Marker, matchMarker, parseNumber } from "../../../model/language/numerals";
import { type ColumnSense, cellCost, isSerial } from "../cell-cost";
import type { Piece } from "./columns";

/** One line of the table's body, cut into columns; lines that hold nothing are left out and counted in `gap`. */
export interface BodyLine {
  /** Index in the text given. */
  readonly line: number;
  readonly sheet: number;
  /** Vertical position on its sheet, in lines. */
  readonly y: number;
  /** Blank lines above. */
  readonly gap: number;
  readonly pieces: readonly (Piece | null)[];
  /** A line that reaches over columns: a section row, or text that is not the table's. Its pieces are null. */
  readonly across: boolean;
  /** The line's text, without space at its ends. */
  readonly whole: string;
}

export const ROW_WEIGHTS = {
  /** A second serial in one row. */
  twoSerials: 9,
  /** No serial at the head of the task where others have one, and one further down. */
  noMarker: 4,
  markerInside: 4,
  /** The serial is not the one before plus one (a restart at 1 costs less). */
  serialJump: 2.5,
  serialRestart: 1,
  /** Each line by which a cell's middle lies off its row's middle (or its top off the row's top), the first half free. */
  offCentre: 0.9,
  offCentreMost: 3.5,
  /** Each line by which a cell begins below its row's top, where cells stand at the top. */
  belowTop: 1.6,
  /** A line without text in a cell's middle while other columns go on, each beyond the first. */
  hole: 0.8,
  /** Two lines of a cell with a whole line of another cell between them. */
  outOfStep: 1.8,
  /** A row ends between two lines with a blank line between (a gain), or goes on over one. */
  blankBetween: -0.5,
  blankInside: 0.5,
  /** A row goes on over a page break. */
  overPage: 1,
  /** A line is taken as a section row: with and without a chapter marker. */
  section: 0.6,
  sectionUnmarked: 3.5,
  /** A line that reaches over columns and is nobody's. */
  other: 4.5,
  /** Each line after the last row that is taken to lie behind the table. */
  behind: 2.2,
  behindAcross: 0.4,
} as const;

export interface RowModel {
  readonly senses: readonly ColumnSense[];
  /** Columns whose cells may cover several rows; they do not take part in the division into rows. */
  readonly merged: ReadonlySet<number>;
  readonly align: "middle" | "top";
  /** Section rows: only lines that reach over columns, or also a chapter's heading alone in the column of the areas. */
  readonly sections: "across" | "marked";
  /** Body lines whose task begins with a serial of the tasks' own chain ("12.推动…"). */
  readonly marked: ReadonlySet<number>;
  /** Costs of cells once reckoned, by column, first line and number of lines; shared by all readings of one body. */
  readonly known: Map<string, number>;
}

export interface BodyRow {
  /** `other`: a line inside the table that is no row's. */
  readonly kind: "row" | "section" | "other";
  /** Body lines [from, to). */
  readonly from: number;
  readonly to: number;
  /** How much more the best division costs that does not have this row. */
  readonly margin: number;
}

export interface Division {
  readonly rows: readonly BodyRow[];
  /** First body line behind the table. */
  readonly end: number;
  readonly cost: number;
}

const LONGEST_ROW = 90;
const HOPELESS = 28;

/**
 * Divides the body into rows: a shortest path over the borders between lines. Each stretch of lines is priced as one
 * row from the cells that it would have; no column is looked at alone.
 *
 * ```
 *   line 4          制定发布《导则》，打                      ┐
 *   line 5   2      造形成 3 个以上          市数据局   2026  │ one serial, sentence whole, cells in the middle: cheap
 *   line 6          数据集。                                  ┘
 * ```
 */
export function divide(lines: readonly BodyLine[], model: RowModel): Division {
  const n = lines.length;
  const serials = serialsBefore(lines, model);
  const steps: { from: number; to: number; kind: BodyRow["kind"]; cost: number }[][] = [];
  const ahead = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const back: ({ from: number; kind: BodyRow["kind"] } | null)[] = new Array(n + 1).fill(null);
  ahead[0] = 0;
  for (let from = 0; from < n; from++) {
    steps[from] = [];
    if (ahead[from] === Number.POSITIVE_INFINITY) continue;
    const section = sectionCost(lines[from]!, model);
    if (section < 9) steps[from]!.push({ from, to: from + 1, kind: "section", cost: section });
    if (lines[from]!.across || CLOSING.test(lines[from]!.whole))
      steps[from]!.push({ from, to: from + 1, kind: "other", cost: ROW_WEIGHTS.other });
    let found = 0;
    const marked = model.sections === "marked";
    for (let to = from + 1; to <= n && to - from <= LONGEST_ROW; to++) {
      const line = lines[to - 1]!;
      if (line.across || (marked && isMarkedAlone(line, model.merged))) break;
      const number = numberPiece(line, model);
      if (number) found++;
      if (found > 1) break;
      if (CLOSING.test(line.whole)) break;
      const cost = rowCost(lines, from, to, model, serials);
      steps[from]!.push({ from, to, kind: "row", cost });
      // What makes a stretch this bad (cells that end inside it) only grows with its length.
      if (cost > HOPELESS) break;
    }
    for (const step of steps[from]!) {
      const cost = ahead[from]! + step.cost;
      if (cost < ahead[step.to]!) {
        ahead[step.to] = cost;
        back[step.to] = { from, kind: step.kind };
      }
    }
  }
  const behind = tailCosts(lines);
  // The rest of the way from each border, for the margins.
  const rest = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  for (let from = n; from >= 0; from--) {
    rest[from] = behind[from]!;
    for (const step of steps[from] ?? []) rest[from] = Math.min(rest[from]!, step.cost + rest[step.to]!);
  }
  let end = n;
  for (let at = 0; at <= n; at++) if (ahead[at]! + behind[at]! < ahead[end]! + behind[end]! - 1e-9) end = at;
  const cost = ahead[end]! + behind[end]!;
  if (cost === Number.POSITIVE_INFINITY) return { rows: [], end: 0, cost: behind[0]! };
  const rows: BodyRow[] = [];
  for (let at = end; at > 0; ) {
    const step = back[at]!;
    rows.unshift({ kind: step.kind, from: step.from, to: at, margin: 0 });
    at = step.from;
  }
  return { rows: withMargins(rows, steps, ahead, rest, cost, lines), end, cost };
}

/** For each row the cheapest whole division with a step that overlaps the row and is not the row. */
function withMargins(
  rows: readonly BodyRow[],
  steps: readonly { from: number; to: number; kind: string; cost: number }[][],
  ahead: Float64Array,
  rest: Float64Array,
  cost: number,
  lines: readonly BodyLine[],
): BodyRow[] {
  const margins = rows.map(() => Number.POSITIVE_INFINITY);
  const holds = new Int32Array(lines.length).fill(-1);
  for (const [i, row] of rows.entries()) holds.fill(i, row.from, row.to);
  for (const list of steps) {
    for (const step of list) {
      const other = ahead[step.from]! + step.cost + rest[step.to]! - cost;
      if (other > 8) continue;
      let last = -1;
      for (let at = step.from; at < step.to; at++) {
        const i = holds[at]!;
        if (i < 0 || i === last) continue;
        last = i;
        const row = rows[i]!;
        if (row.from === step.from && row.to === step.to && row.kind === step.kind) continue;
        margins[i] = Math.min(margins[i]!, other);
      }
    }
  }
  return rows.map((row, i) => ({ ...row, margin: margins[i]! }));
}

/** How lines begin that follow a table: the imprint, the disclosure, a remark. */
const CLOSING =
  /^(?:抄\s*送|主\s*送|分\s*送|印\s*发|附\s*件|附\s*注|备\s*注|说\s*明|注)\s*\d*\s*[：:]|^（此件|\d{1,2}日\s*印发$/u;

/** What it costs that the table ends at each border and the rest is other text. */
function tailCosts(lines: readonly BodyLine[]): Float64Array {
  const costs = new Float64Array(lines.length + 1);
  for (let i = lines.length - 1; i >= 0; i--) {
    const closing = lines[i]!.across || CLOSING.test(lines[i]!.whole);
    costs[i] = costs[i + 1]! + (closing ? ROW_WEIGHTS.behindAcross : ROW_WEIGHTS.behind);
  }
  return costs;
}

function numberPiece(line: BodyLine, model: RowModel): Piece | null {
  const at = model.senses.findIndex(({ role }, k) => role === "number" && !model.merged.has(k));
  const piece = at < 0 ? null : (line.pieces[at] ?? null);
  return piece && isSerial(piece.text.text) ? piece : null;
}

/** The last serial before each line; null before the first. */
function serialsBefore(lines: readonly BodyLine[], model: RowModel): (number | null)[] {
  let last: number | null = null;
  const before: (number | null)[] = [];
  for (const line of lines) {
    before.push(last);
    const piece = numberPiece(line, model);
    if (piece) last = serialValue(piece.text.text) ?? last;
  }
  return before;
}

/** "12", "12.", "（三）" as numbers; "2.1" as none: its last part may run on or not. */
export function serialValue(text: string): number | null {
  const bare = text.replace(/[\s（()）.、．]/gu, (char) => (char === "." ? "." : "")).replace(/\.$/u, "");
  return parseNumber(bare) ?? matchMarker(`${bare}、`)?.value ?? null;
}

/** A chapter's heading ("一、强化创新") that is all there is on its line and stands in a column of merged cells. */
export function isMarkedAlone(line: BodyLine, merged: ReadonlySet<number>): boolean {
  if (line.across) return false;
  const held = line.pieces.findIndex((piece) => piece !== null);
  if (held < 0 || !merged.has(held) || line.pieces.some((piece, k) => piece !== null && k !== held)) return false;
  const marker = matchMarker(line.whole);
  return marker !== null && isChapter(marker) && marker.length < line.whole.length;
}

function isChapter(marker: Marker): boolean {
  return marker.style === "chapter" || marker.style === "bracketed-chapter";
}

function sectionCost(line: BodyLine, model: RowModel): number {
  const held = line.pieces.findIndex((piece) => piece !== null);
  if (line.pieces.filter((piece) => piece !== null).length > 1) return 99;
  const text = line.whole.replace(/\s+/gu, "");
  if (text.length > 45 || text.length < 2 || /[。；]$/u.test(text)) return 99;
  const marker = matchMarker(text);
  const chapter = marker !== null && isChapter(marker);
  if (chapter && marker.length >= text.length) return 99;
  // In a column that may be merged the same words are an area's: only text that reaches out of it is a section row.
  if (!line.across && model.merged.has(held)) return model.sections === "marked" && chapter ? ROW_WEIGHTS.section : 99;
  if (!line.across && !chapter) return 99;
  return chapter ? ROW_WEIGHTS.section : ROW_WEIGHTS.sectionUnmarked;
}

function rowCost(
  lines: readonly BodyLine[],
  from: number,
  to: number,
  model: RowModel,
  serials: readonly (number | null)[],
): number {
  const w = ROW_WEIGHTS;
  let cost = 0;
  const sheets = lines[to - 1]!.sheet - lines[from]!.sheet;
  cost += w.overPage * sheets;
  if (from > 0 && lines[from]!.gap > 0) cost += w.blankBetween;
  for (let i = from + 1; i < to; i++)
    if (lines[i]!.gap > 0 && lines[i]!.sheet === lines[i - 1]!.sheet) cost += w.blankInside;
  const extent = rowExtent(lines, from, to, model.merged);
  if (!extent) return 6;
  for (const [k, sense] of model.senses.entries()) {
    if (model.merged.has(k)) continue;
    const held: number[] = [];
    for (let i = from; i < to; i++) if (lines[i]!.pieces[k]) held.push(i);
    const key = held.length === 0 ? `${k}` : `${k}:${held[0]}:${held.length}`;
    let own = model.known.get(key);
    if (own === undefined) {
      own = cellCost(
        sense,
        held.map((i) => lines[i]!.pieces[k]!.text.text),
      );
      model.known.set(key, own);
    }
    cost += own;
    if (sense.role === "number") cost += serialCost(lines, held, k, serials);
    if (sense.role === "task" && model.marked.size > 0) cost += chainCost(held, model.marked);
    if (held.length > 0 && sheets === 0) cost += placeCost(lines, held, extent, model.align);
    for (let h = 1; h < held.length; h++)
      if (outOfStep(lines, held[h - 1]!, held[h]!, k, model.merged)) cost += w.outOfStep;
  }
  return cost;
}

/** With serials inside the tasks each row has one, at the head of its task. */
function chainCost(held: readonly number[], marked: ReadonlySet<number>): number {
  const w = ROW_WEIGHTS;
  const own = held.filter((i) => marked.has(i));
  if (own.length === 0) return w.noMarker;
  return (own[0] === held[0] ? 0 : w.markerInside) + w.twoSerials * (own.length - 1);
}

/**
 * The lines that begin with the next serial of one chain in the task column. A chain of less than three, or one that
 * leaves most serials out, is none: a task may hold a list of its own.
 */
export function markedLines(lines: readonly BodyLine[], task: number): Set<number> {
  const chain: number[] = [];
  let last = 0;
  let seen = 0;
  for (const [i, line] of lines.entries()) {
    const marker = line.pieces[task] ? matchMarker(line.pieces[task]!.text.text) : null;
    if (!marker || marker.style === "chapter") continue;
    seen++;
    // A section begins again at 1.
    if (marker.value !== last + 1 && marker.value !== 1) continue;
    last = marker.value;
    chain.push(i);
  }
  return new Set(chain.length >= 3 && last > 1 && chain.length >= seen * 0.7 ? chain : []);
}

function serialCost(
  lines: readonly BodyLine[],
  held: readonly number[],
  k: number,
  serials: readonly (number | null)[],
) {
  const w = ROW_WEIGHTS;
  const found = held.filter((i) => isSerial(lines[i]!.pieces[k]!.text.text));
  if (found.length === 0) return 0;
  let cost = w.twoSerials * (found.length - 1);
  const before = serials[found[0]!] ?? null;
  const value = serialValue(lines[found[0]!]!.pieces[k]!.text.text);
  if (value !== null && before !== null && value !== before + 1) cost += value === 1 ? w.serialRestart : w.serialJump;
  return cost;
}

/**
 * Whether two lines that follow each other in a cell cannot do so, since lines of one table lie evenly:
 *
 * ```
 *                      市残联            ← 市残联 and 市委社会工作部 cannot be neighbours in one cell:
 *   统筹农机北斗终端                        there is a whole line of the task between them
 *   帮扶4～6次         市委社会工作部
 * ```
 */
function outOfStep(
  lines: readonly BodyLine[],
  a: number,
  b: number,
  column: number,
  merged: ReadonlySet<number>,
): boolean {
  if (b - a < 2 || lines[a]!.sheet !== lines[b]!.sheet) return false;
  for (let k = 0; k < lines[a]!.pieces.length; k++) {
    if (k === column || merged.has(k)) continue;
    let between = 0;
    for (let i = a + 1; i < b; i++) if (lines[i]!.pieces[k]) between++;
    if (between > 0 && (lines[a]!.pieces[k] || lines[b]!.pieces[k])) return true;
    if (between > 1) return true;
  }
  return false;
}

/** First and last y of what belongs to the row alone. */
function rowExtent(lines: readonly BodyLine[], from: number, to: number, merged: ReadonlySet<number>) {
  let first = -1;
  let last = -1;
  for (let i = from; i < to; i++) {
    if (!lines[i]!.pieces.some((piece, k) => piece !== null && !merged.has(k))) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? null : { top: lines[first]!.y, bottom: lines[last]!.y };
}

function placeCost(
  lines: readonly BodyLine[],
  held: readonly number[],
  extent: { top: number; bottom: number },
  align: RowModel["align"],
): number {
  const w = ROW_WEIGHTS;
  const top = lines[held[0]!]!.y;
  const bottom = lines[held.at(-1)!]!.y;
  const off = Math.abs((top + bottom) / 2 - (extent.top + extent.bottom) / 2);
  const misplaced = align === "top" ? w.belowTop * (top - extent.top) : w.offCentre * Math.max(0, off - 0.5);
  let cost = Math.min(w.offCentreMost, misplaced);
  for (let i = 1; i < held.length; i++) {
    const gap = lines[held[i]!]!.y - lines[held[i - 1]!]!.y - 1;
    if (gap > 1) cost += w.hole * (gap - 1);
  }
  return cost;
}
