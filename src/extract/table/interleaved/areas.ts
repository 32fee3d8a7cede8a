import { matchMarker } from "../../../model/language/numerals";
import { type ColumnSense, cellCost } from "../cell-cost";
import type { Strip } from "./cells";
import type { FoundRow } from "./read-back";
import { AREA_WEIGHTS as W } from "./weights";

/** A merged cell: its pieces [begin, end) and the rows [from, to) that it covers. */
export interface Area {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
  /** How much more the cheapest other way to end the group here costs. */
  readonly margin: number;
}

/** Where the rows lie on their sheets, in lines, and where each piece of them does. */
export interface Heights {
  /** For each row its parts, a part for each sheet. */
  readonly parts: readonly (readonly { sheet: number; top: number; bottom: number }[])[];
  /** By flow: the pieces that stand in it, in order, with their height. */
  readonly known: ReadonlyMap<number, readonly { line: number; y: number }[]>;
  /** By flow: the first serial in it, where it holds nothing before. */
  readonly serials: ReadonlyMap<number, { sheet: number; y: number }>;
}

/** Lays the rows out from top to bottom, as high as their highest cell. */
export function heightsOf(
  columns: readonly (readonly Strip[])[],
  rows: readonly FoundRow[],
  merged: ReadonlySet<number>,
  align: "middle" | "top",
  number: number,
): Heights {
  const serials = new Map<number, { sheet: number; y: number }>();
  const known = new Map<number, { line: number; y: number }[]>();
  const tops = new Map<number, number>();
  const parts = rows.map((row) => {
    const bySheet = new Map<number, Strip[][]>();
    for (const [k, strips] of columns.entries()) {
      if (merged.has(k)) continue;
      for (const strip of strips.slice(row.from[k], row.to[k])) {
        const list = bySheet.get(strip.sheet) ?? columns.map(() => []);
        list[k]!.push(strip);
        bySheet.set(strip.sheet, list);
      }
    }
    return [...bySheet]
      .sort(([a], [b]) => a - b)
      .map(([sheet, cells]) => {
        const top = tops.get(sheet) ?? 0;
        const height = Math.max(...cells.map((cell) => cell.length));
        for (const [k, cell] of cells.entries()) {
          const above = align === "top" ? 0 : (height - cell.length) / 2;
          for (const [i, { flow, line }] of cell.entries()) {
            known.set(flow, [...(known.get(flow) ?? []), { line, y: top + above + i }]);
            if (k === number && !serials.has(flow)) serials.set(flow, { sheet, y: top + above + i });
          }
        }
        tops.set(sheet, top + height + 0.3);
        return { sheet, top, bottom: top + height - 1 };
      });
  });
  for (const list of known.values()) list.sort((a, b) => a.line - b.line);
  return { parts, known, serials };
}

/** The height of a piece by its neighbours in its flow; null where it stands in a flow of its own. */
function heightOf(strip: Strip, heights: Heights): number | null {
  const list = heights.known.get(strip.flow);
  if (!list) return null;
  const same = list.find(({ line }) => line === strip.line);
  if (same) return same.y;
  const before = list.findLast(({ line }) => line < strip.line);
  const after = list.find(({ line }) => line > strip.line);
  if (before && after) return (before.y + Math.max(before.y, after.y)) / 2;
  return before ? before.y + 0.5 : after!.y - 0.5;
}

/**
 * Between which heights a text in a flow of its own begins, where serials stand in the flows around it: flows of
 * neighbouring columns come by their tops.
 *
 * ```
 *   3                 top of row 3
 *                     ──
 *   开展数字乡村      begins between the tops of rows 3 and 4
 *   提档升级
 *                     ──
 *   4                 top of row 4
 * ```
 */
function boundsOf(strip: Strip, heights: Heights): { low: number; high: number } | null {
  const before = heights.serials.get(strip.flow - 1);
  const after = heights.serials.get(strip.flow + 1);
  const low = before && before.sheet === strip.sheet ? before.y : Number.NEGATIVE_INFINITY;
  const high = after && after.sheet === strip.sheet ? after.y : Number.POSITIVE_INFINITY;
  return before || after ? { low, high } : null;
}

const MOST_ROWS = 40;
const MOST_PIECES = 14;

/**
 * Gives the pieces of a column with merged cells to groups of rows: a shortest path over (row, piece, serial).
 *
 * @param serials of serials that number the groups the sheets; null where they do not.
 * @param breaks rows that a section row stands before.
 */
export function groupAreas(
  strips: readonly Strip[],
  sense: ColumnSense,
  rows: readonly FoundRow[],
  heights: Heights,
  align: "middle" | "top",
  serials: readonly Strip[] | null,
  breaks: ReadonlySet<number>,
): { areas: Area[]; cost: number } {
  const ys = strips.map((strip) => heightOf(strip, heights));
  const bounds = strips.map((strip, i) => (ys[i] === null ? boundsOf(strip, heights) : null));
  const serialYs = serials?.map((strip) => heightOf(strip, heights)) ?? [];
  const texts = new Map<number, number>();
  type Node = { row: number; piece: number; serial: number; cost: number; back: Node | null; second: number };
  const layers: Map<string, Node>[] = Array.from({ length: rows.length + 1 }, () => new Map());
  layers[0]!.set("0:0", { row: 0, piece: 0, serial: 0, cost: 0, back: null, second: Number.POSITIVE_INFINITY });
  for (let from = 0; from < rows.length; from++) {
    for (const node of layers[from]!.values()) {
      for (let to = from + 1; to <= rows.length && to - from <= MOST_ROWS; to++) {
        if (to - 1 > from && breaks.has(to - 1)) break;
        for (let end = node.piece; end <= strips.length && end - node.piece <= MOST_PIECES; end++) {
          const key = node.piece * (strips.length + 1) + end;
          const text = texts.get(key) ?? textCost(node.piece, end);
          texts.set(key, text);
          if (text > 25) break;
          const place = pieceCost(node.piece, end, from, to);
          const numbered = serials === null ? 0 : serialCost(node.serial, from, to);
          const serial = serials !== null && node.serial < serials.length ? node.serial + 1 : node.serial;
          relax(node, to, end, serial, node.cost + W.group + text + place + numbered);
        }
      }
    }
  }
  const ends = [...layers[rows.length]!.values()].map((node) => ({
    node,
    cost: node.cost + (strips.length - node.piece) * 4 + (serials ? (serials.length - node.serial) * W.noSerial : 0),
  }));
  ends.sort((a, b) => a.cost - b.cost);
  const areas: Area[] = [];
  for (let node: Node | null = ends[0]?.node ?? null; node?.back; node = node.back) {
    areas.unshift({
      from: node.back.row,
      to: node.row,
      begin: node.back.piece,
      end: node.piece,
      margin: node.second - node.cost,
    });
  }
  return { areas, cost: ends[0]?.cost ?? 99 };

  function relax(back: Node, row: number, piece: number, serial: number, cost: number): void {
    const key = `${piece}:${serial}`;
    const known = layers[row]!.get(key);
    if (!known) layers[row]!.set(key, { row, piece, serial, cost, back, second: Number.POSITIVE_INFINITY });
    else if (cost < known.cost) {
      known.second = known.cost;
      known.cost = cost;
      known.back = back;
    } else known.second = Math.min(known.second, cost);
  }

  function textCost(begin: number, end: number): number {
    if (begin === end) return W.empty;
    const texts = strips.slice(begin, end).map(({ text }) => text);
    let cost = cellCost(sense, texts);
    let length = 0;
    for (const text of texts) length += text.length;
    cost += W.tooLong * Math.max(0, length - 20);
    // A name seldom fills its last line to the very end.
    const last = strips[end - 1]!;
    if (end < strips.length && sense.full !== null && last.width >= sense.full - 0.5) cost += W.endsFull;
    const joined = texts.join("").replace(/\s+/gu, "");
    if ((joined + joined).indexOf(joined, 1) < joined.length) cost += W.repeated;
    for (let i = begin + 1; i < end; i++) {
      const [a, b] = [strips[i - 1]!, strips[i]!];
      if (a.sheet !== b.sheet) cost += W.tornByPage;
      else if (a.flow !== b.flow) cost += W.tornByBlank;
      const [above, below] = [ys[i - 1] ?? null, ys[i] ?? null];
      if (a.sheet === b.sheet && above !== null && below !== null)
        cost += Math.min(W.holeMost, W.hole * Math.max(0, below - above - 1.6));
      const marker = matchMarker(b.text);
      if (marker && marker.style !== "arabic") cost += W.chapterInside;
    }
    return cost;
  }

  function pieceCost(begin: number, end: number, from: number, to: number): number {
    let cost = 0;
    const lead = heights.parts[from]![0];
    if (end > begin && lead && strips[begin]!.sheet > lead.sheet)
      cost += align === "top" ? W.lateAtTop : W.lateInMiddle;
    for (const sheet of new Set(strips.slice(begin, end).map((strip) => strip.sheet))) {
      const share = shareOn(sheet, from, to);
      if (!share) {
        cost += W.otherPage;
        continue;
      }
      const own: number[] = [];
      for (let i = begin; i < end; i++) if (strips[i]!.sheet === sheet && ys[i] !== null) own.push(ys[i]!);
      if (own.length === 0) {
        const bound = bounds[begin];
        if (!bound || strips[begin]!.sheet !== sheet) continue;
        const at = align === "top" ? share.top : (share.top + share.bottom - (end - begin - 1)) / 2;
        cost += Math.min(W.offMost, W.outOfBounds * Math.max(0, bound.low - 1 - at, at - bound.high - 1));
        continue;
      }
      const [low, high] = [own[0]!, own.at(-1)!];
      const off =
        align === "top" ? Math.abs(low - share.top) : Math.abs((low + high) / 2 - (share.top + share.bottom) / 2);
      cost += Math.min(W.offMost, W.off * Math.max(0, off - (to - from > 1 ? 1 : 0.5)));
    }
    return cost;
  }

  function serialCost(n: number, from: number, to: number): number {
    const serial = serials![n];
    if (!serial) return W.noSerial;
    const share = shareOn(serial.sheet, from, to);
    if (!share) return W.otherPage;
    const y = serialYs[n];
    if (y == null) return 0;
    const off = align === "top" ? Math.abs(y - share.top) : Math.abs(y - (share.top + share.bottom) / 2);
    return Math.min(W.offMost, W.off * Math.max(0, off - (to - from > 1 ? 1 : 0.5)));
  }

  function shareOn(sheet: number, from: number, to: number): { top: number; bottom: number } | null {
    let top = Number.POSITIVE_INFINITY;
    let bottom = -1;
    for (let r = from; r < to; r++) {
      for (const part of heights.parts[r]!) {
        if (part.sheet !== sheet) continue;
        top = Math.min(top, part.top);
        bottom = Math.max(bottom, part.bottom);
      }
    }
    return bottom < 0 ? null : { top, bottom };
  }
}
