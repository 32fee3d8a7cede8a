import type { CutBodyLine } from "./lines";

/** A place where one row may end and the next begin: before line `at` of those that make rows, or inside it. */
export interface Border {
  readonly at: number;
  /** The next line that belongs to the lower row as a whole: `at`, or what follows the lines that the border runs through. */
  readonly next: number;
  /**
   * Where the border runs through lines: what the upper row and the lower row have of them, as indices into the parts that
   * stand behind the lines given.
   */
  readonly part: { readonly upper: number; readonly lower: number } | null;
}

/** Lines with more pieces are only parted in one column against the others. */
const MOST_PIECES = 3;

/**
 * The borders between lines, in order. Where cells cover several rows, the border may run through lines: a merged cell's
 * text lies between two rows, and a tool that joins what overlaps joins all three; or it lets the next row's first line
 * come before the last line of this one.
 *
 * ```
 *                                                 柏洲燃气公司、市卫
 *    改造提质     推行“揭榜挂帅”机制，到2025      生健康委             生健康委 ends the row above, 推行… begins
 *      扩面       年底，覆盖率达到46%。           沅湖海关             the next: the border runs through the line
 * ```
 *
 * @param own indices of the lines that make rows.
 */
export function bordersOf(
  lines: readonly CutBodyLine[],
  own: readonly number[],
  merged: ReadonlySet<number>,
): { borders: Border[]; parts: CutBodyLine[] } {
  const borders: Border[] = [];
  const parts: CutBodyLine[] = [];
  const heldBy = (line: CutBodyLine) =>
    line.pieces.flatMap((piece, k) => (piece !== null && !merged.has(k) ? [k] : []));
  const part = (line: CutBodyLine, columns: ReadonlySet<number>): number => {
    const pieces = line.pieces.map((piece, k) => (columns.has(k) ? piece : null));
    parts.push({ ...line, pieces, cuts: [{ pieces, cost: 0 }] });
    return lines.length + parts.length - 1;
  };
  for (const [at, i] of own.entries()) {
    borders.push({ at, next: at, part: null });
    const line = lines[i]!;
    if (merged.size === 0 || line.across || line.y !== null) continue;
    const held = heldBy(line);
    if ([...merged].some((k) => line.pieces[k])) {
      for (const upper of sharesOf(held)) {
        const lower = new Set(held.filter((k) => !upper.has(k)));
        borders.push({ at, next: at + 1, part: { upper: part(line, upper), lower: part(line, lower) } });
      }
    }
    const late = lines[own[at + 1] ?? -1];
    if (!late || late.across || late.sheet !== line.sheet || held.length === 0) continue;
    const heldLate = heldBy(late);
    if (heldLate.length !== 1 || held.includes(heldLate[0]!)) continue;
    const upper = part(late, new Set(heldLate));
    borders.push({ at, next: at + 2, part: { upper, lower: part(line, new Set(held)) } });
  }
  borders.push({ at: own.length, next: own.length, part: null });
  return { borders, parts };
}

function sharesOf(held: readonly number[]): Set<number>[] {
  if (held.length < 2) return [];
  const singles = held.map((k) => new Set([k]));
  const others = held.map((k) => new Set(held.filter((other) => other !== k)));
  if (held.length === 2) return singles;
  return held.length <= MOST_PIECES ? [...singles, ...others] : singles;
}

/**
 * Takes apart the lines that borders run through: the upper row's part, then the merged cells' text, then the lower row's.
 *
 * @param place gives for two borders the lines between them.
 */
export function splitLines(
  given: readonly CutBodyLine[],
  own: readonly number[],
  shared: readonly Border[],
  parts: readonly CutBodyLine[],
): { lines: CutBodyLine[]; place: (from: Border, to: Border) => { from: number; to: number } } {
  const lines: CutBodyLine[] = [];
  const moved: number[] = [];
  const through = new Map(shared.map((border) => [own[border.at]!, border]));
  const upperEnd = new Map<Border, number>();
  const lowerBegin = new Map<Border, number>();
  for (let i = 0; i < given.length; i++) {
    const border = through.get(i);
    moved[i] = lines.length;
    if (!border?.part) {
      lines.push(given[i]!);
      continue;
    }
    const upper = parts[border.part.upper - given.length]!;
    const lower = parts[border.part.lower - given.length]!;
    lines.push(upper);
    upperEnd.set(border, lines.length);
    const last = border.next === border.at + 2 ? own[border.at + 1]! : i;
    for (; i <= last; i++) {
      const line = given[i]!;
      moved[i] = lines.length;
      const taken = line.line === upper.line ? upper : null;
      const kept = line.line === lower.line ? lower : null;
      const pieces = line.pieces.map((piece, k) => (taken?.pieces[k] || kept?.pieces[k] ? null : piece));
      if (pieces.some((piece) => piece !== null)) lines.push({ ...line, pieces, cuts: [{ pieces, cost: 0 }] });
    }
    i = last;
    lowerBegin.set(border, lines.length);
    lines.push(lower);
  }
  const begin = (border: Border) => lowerBegin.get(border) ?? moved[own[border.at]!]!;
  const end = (border: Border) => upperEnd.get(border) ?? moved[own[border.at - 1]!]! + 1;
  return { lines, place: (from, to) => ({ from: begin(from), to: end(to) }) };
}
