import { setWidth } from "../../../model/language/characters";
import { type ColumnSense, isListed, isSerial, SENTENCE_END } from "../cell-cost";
import type { BodyLine } from "../division/lines";
import { serialValue } from "../division/serials";
import type { FlatLine } from "../flat-line";
import type { Neighbours } from "../seen-together";
import { longestChain } from "../serial-chain";
import { type CutLine, cutLine, misfitOf, type Piece } from "./cut-line";
import type { AlignedHeader } from "./header";
import type { PlacedText } from "./placed";
import { findBorders, type Strip, stripOf, stripsAt, stripsBetween } from "./strips";
import type { Metric, Token } from "./tokens";

/** Lines of one table, header and page numbers taken out, with the header that stands on each sheet. */
export interface TableLines {
  readonly header: AlignedHeader;
  /** Indices of the lines below the header. */
  readonly lines: readonly number[];
  /** The repeated header of a sheet, where there is one. */
  readonly repeated: ReadonlyMap<number, AlignedHeader>;
}

/** A line that costs this much to cut, and more for each piece beyond the first, is not one of the table's. */
const ACROSS = 5;
const ACROSS_EACH = 1.5;
/** A line that can be cut into more pieces than this is the table's, however badly it is cut. */
const MOST_ACROSS = 2;

/**
 * Cuts every line of a table into columns, sheet by sheet, since tools place each page anew. What is the same on all
 * sheets, the width of each column's text, is learned first and then held to.
 */
export function cutBody({ flat, tokens, y, metric }: PlacedText, table: TableLines): BodyLine[] {
  const roles = table.header.columns.map(({ role }) => role);
  const sheets = new Map<number, number[]>();
  for (const i of table.lines) {
    if (tokens[i]!.length > 0) sheets.set(flat[i]!.sheet, [...(sheets.get(flat[i]!.sheet) ?? []), i]);
  }
  const fits: { sheet: number; held: number[]; strips: Strip[]; cuts: CutLine[][] }[] = [];
  for (const [sheet, held] of sheets) {
    const header = table.repeated.get(sheet) ?? (sheet === flat[table.header.from]!.sheet ? table.header : null);
    const all = held.flatMap((i) => tokens[i]!);
    const starts = header
      ? [stripsAt(all, bordersBetween(all, header.columns.map(middle), metric), roles), stripsBetween(header.columns)]
      : [shifted(flat, tokens, held, fits.at(-1)?.strips ?? stripsBetween(table.header.columns), metric)];
    const tried = starts.map((strips) => refit(flat, tokens, held, strips, metric));
    const fit = tried.reduce((best, other) => (costOf(other.cuts) < costOf(best.cuts) ? other : best));
    fits.push({ sheet, held, ...fit });
  }
  const widths = table.header.columns.map((_, k) =>
    textWidth(fits.flatMap(({ cuts }) => cuts.map(([cut]) => cut!.pieces[k]))),
  );
  const strays = straySerials(fits, roles.indexOf("number"));
  const lines: BodyLine[] = [];
  for (const fit of fits) {
    const bounded = fit.strips.map((strip, k) => ({ ...strip, width: widths[k] ?? strip.width }));
    const again = fits.length > 1 || fit.held.some((i) => strays.has(i));
    const { cuts, strips } = again ? refit(flat, tokens, fit.held, bounded, metric, widths, strays) : fit;
    for (const [n, i] of fit.held.entries()) {
      const ways = cuts[n]!;
      const pieceCount = ways[0]!.pieces.filter((piece) => piece !== null).length;
      const across = pieceCount <= MOST_ACROSS && ways[0]!.cost > ACROSS + ACROSS_EACH * (pieceCount - 1);
      lines.push({
        line: i,
        sheet: fit.sheet,
        y: y[i]!,
        gap: blankAbove(flat, i),
        cuts: ways.slice(0, across ? 1 : undefined).map(({ pieces, cost }) => ({
          pieces: pieces.map((piece) => (across ? null : (piece?.text ?? null))),
          cost,
        })),
        across,
        misfit: misfitOf(tokens[i]!, strips),
        whole: flat[i]!.text.text.trim(),
      });
    }
  }
  return lines;
}

/** {@link findBorders} looks at whole units: finer ones where places were measured. */
function bordersBetween(tokens: readonly Token[], anchors: readonly number[], metric: Metric): number[] {
  if (metric !== "em") return findBorders(tokens, anchors).borders;
  const fine = tokens.map(({ line, start, end }) => ({
    line,
    start: Math.round(start * FINE),
    end: Math.round(end * FINE),
  }));
  return findBorders(
    fine,
    anchors.map((x) => x * FINE),
  ).borders.map((x) => x / FINE);
}

/** Parts of a character's width that borders are looked for in. */
const FINE = 5;

/**
 * Lines at whose head stands a number that is no row's: it does not go on counting where the others do.
 *
 * ```
 *  3   新增规上企业        the second number is the task's, though it stands where
 *  69 户以上。             the serials do
 *  4   落实…
 * ```
 */
function straySerials(fits: readonly { held: readonly number[]; cuts: CutLine[][] }[], column: number): Set<number> {
  const found: { line: number; value: number | null }[] = [];
  for (const { held, cuts } of fits) {
    for (const [n, line] of held.entries()) {
      const text = cuts[n]![0]!.pieces[column]?.text.text;
      if (text !== undefined && isSerial(text)) found.push({ line, value: serialValue(text) });
    }
  }
  const chain = new Set(longestChain(found.map(({ value }) => value)));
  // Few links: the serials are not of a kind that counts.
  if (chain.size < 3 || chain.size < found.length * 0.4) return new Set();
  const values = found.map(({ value }) => value);
  const counts = (i: number) => chain.has(i) || (values[i] !== null && values[i] === values[i - 1]);
  return new Set(found.filter((_, i) => !counts(i)).map(({ line }) => line));
}

function costOf(cuts: readonly CutLine[][]): number {
  return cuts.reduce((sum, [best]) => sum + Math.min(best!.cost, ACROSS), 0);
}

function middle({ start, end }: { start: number; end: number }): number {
  return (start + end) / 2;
}

/** The width that a column's pieces keep to; null where too few are known. */
function textWidth(pieces: readonly (Piece | null | undefined)[]): number | null {
  return fullWidth(pieces.flatMap((piece) => (piece ? [setWidth(piece.text.text.replace(/\s+/gu, ""))] : [])));
}

function blankAbove(flat: readonly FlatLine[], i: number): number {
  let gap = 0;
  while (i - gap - 1 >= 0 && flat[i - gap - 1]!.blank) gap++;
  return gap;
}

/** Cuts from the strips, strips from the cuts, and cuts once more. */
function refit(
  flat: readonly FlatLine[],
  tokens: readonly (readonly Token[])[],
  held: readonly number[],
  from: readonly Strip[],
  metric: Metric,
  widths: readonly (number | null)[] = [],
  strays: ReadonlySet<number> = new Set(),
): { cuts: CutLine[][]; strips: Strip[] } {
  let strips = [...from];
  let cuts: CutLine[][] = [];
  for (let round = 0; round < 3; round++) {
    if (round > 0) {
      const good = cuts.map(([best]) => best!).filter(({ cost }) => cost < ACROSS);
      const next = strips.map((strip, k) => {
        const pieces = good.map((cut) => cut.pieces[k]).filter((piece): piece is Piece => piece != null);
        if (pieces.length === 0) return strip;
        const learned = stripOf(pieces, strip.role);
        return { ...learned, width: widths[k] ?? learned.width };
      });
      // Strips that change places were learned from pieces in the wrong columns.
      if (next.some(({ low, high }, k) => k > 0 && low + high <= next[k - 1]!.low + next[k - 1]!.high)) break;
      strips = next;
    }
    cuts = held.map((i) => cutLine(flat[i]!.text, tokens[i]!, strips, metric, strays.has(i) ? "none" : "any"));
  }
  return { cuts, strips };
}

/** On a page without a header the columns of the page before may have moved as one: the move that cuts best. */
function shifted(
  flat: readonly FlatLine[],
  tokens: readonly (readonly Token[])[],
  held: readonly number[],
  strips: readonly Strip[],
  metric: Metric,
): Strip[] {
  const sample = [...held].sort((a, b) => tokens[b]!.length - tokens[a]!.length).slice(0, 8);
  const shifts = new Set(Array.from({ length: 19 }, (_, i) => i - 9));
  for (const i of sample) {
    for (const { start } of tokens[i]!) for (const { low } of strips) shifts.add(start - low);
  }
  let best: { strips: Strip[]; cost: number } | null = null;
  for (const shift of shifts) {
    const moved = strips.map((strip) => ({
      ...strip,
      low: strip.low + shift,
      high: strip.high + shift,
      left: strip.left === null ? null : strip.left + shift,
      middle: strip.middle === null ? null : strip.middle + shift,
    }));
    let cost = Math.min(1, Math.abs(shift) * 0.1);
    for (const i of sample) cost += Math.min(ACROSS, cutLine(flat[i]!.text, tokens[i]!, moved, metric)[0]!.cost);
    if (!best || cost < best.cost) best = { strips: moved, cost };
  }
  return best!.strips;
}

/** What the pieces of each column teach of it: the width of a full line, and whether its cells end like sentences. */
export function senseColumns(lines: readonly BodyLine[], header: AlignedHeader, neighbours: Neighbours): ColumnSense[] {
  return header.columns.map(({ role }, k) => {
    const texts = lines
      .map((line) => line.cuts[0]!.pieces[k]?.text.trim())
      .filter((text): text is string => text != null);
    const full = fullWidth(texts.map((text) => setWidth(text)));
    const short = texts.filter((text) => full !== null && setWidth(text) < full - 1.5);
    const ended = short.filter((text) => SENTENCE_END.test(text));
    return {
      role,
      full,
      sentences: short.length === 0 ? 0.5 : ended.length / short.length,
      listed: (role === "lead" || role === "cooperating") && isListed(texts),
      neighbours,
    };
  });
}

/** The width that lines of a column fill: the greatest that several come near to; null where too few are known. */
function fullWidth(widths: readonly number[]): number | null {
  if (widths.length < 4) return null;
  const sorted = [...widths].sort((a, b) => b - a);
  const support = Math.max(2, widths.length * 0.08);
  return (
    sorted.find((width) => sorted.filter((other) => other <= width && other > width - 1.25).length >= support) ??
    sorted[0]!
  );
}
