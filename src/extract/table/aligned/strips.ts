import { displayWidth } from "../../../model/language/characters";
import type { ColumnRole } from "../../../model/language/roles";
import type { SourcedText } from "../../../model/sourced";
import type { HeaderColumn } from "./header";
import type { Token } from "./tokens";

/** Where a column lies: the columns of type that nearly all its pieces keep to, and how wide its text gets. */
export interface Strip {
  readonly low: number;
  readonly high: number;
  /** In full-width characters. */
  readonly width: number;
  readonly role: ColumnRole;
  /** Where most of its pieces begin; null where they begin at many places, or agree better on their middles. */
  readonly left: number | null;
  /** Where the middles of most of its pieces lie: they are centred. */
  readonly middle: number | null;
  /** The middle of its heading, while nothing else is known of it. */
  readonly centre: number | null;
}

/**
 * The best places for the borders between columns: each lies between the middles of two headings, is crossed by as few
 * tokens as can be, and has on many lines a token that ends left of it and one that begins right of it.
 *
 * @param tokens those of one page, line by line, from left to right.
 * @param anchors middles of the columns' headings, or of the strips of the page before.
 */
export function findBorders(
  tokens: readonly Pick<Token, "line" | "start" | "end">[],
  anchors: readonly number[],
): { borders: number[]; cost: number } {
  const right = Math.max(1, ...tokens.map(({ end }) => end), ...anchors.map((x) => Math.ceil(x) + 1));
  const crossed = new Float64Array(right + 2);
  for (const { start, end } of tokens) {
    for (let x = start + 1; x < end; x++) crossed[x]! += Math.min(x - start, end - x, 4);
  }
  const borders: number[] = [];
  let cost = 0;
  for (let k = 0; k + 1 < anchors.length; k++) {
    const from = Math.max(Math.ceil(anchors[k]! + 0.5), (borders.at(-1) ?? -1) + 1);
    const to = Math.max(from, Math.floor(anchors[k + 1]!));
    const parting = new Float64Array(to - from + 1);
    for (let i = 1; i < tokens.length; i++) {
      const [a, b] = [tokens[i - 1]!, tokens[i]!];
      if (a.line !== b.line || a.end < anchors[k]! - 1 || b.start > anchors[k + 1]! + 1) continue;
      for (let x = Math.max(from, a.end); x <= Math.min(to, b.start); x++)
        parting[x - from]! += b.start - a.end > 1 ? 1 : 0.5;
    }
    const price = (x: number) => (crossed[x] ?? 0) - PARTING * parting[x - from]!;
    let best = from;
    let ties = 1;
    for (let x = from + 1; x <= to; x++) {
      if (price(x) < price(best) - 1e-9) {
        best = x;
        ties = 1;
      } else if (Math.abs(price(x) - price(best)) < 1e-9 && x === best + ties) ties++;
    }
    cost += price(best);
    borders.push(best + Math.floor(ties / 2));
  }
  return { borders, cost };
}

/** What a line that parts at a border is worth, against a token that the border crosses. */
const PARTING = 0.4;

/** The strips that the tokens of whole columns keep to, cut at `borders`. */
export function stripsAt(tokens: readonly Token[], borders: readonly number[], roles: readonly ColumnRole[]): Strip[] {
  const edges = [0, ...borders, Number.POSITIVE_INFINITY];
  return edges.slice(0, -1).map((from, k) => {
    const to = edges[k + 1]!;
    const inside = tokens.filter((token) => token.start >= from && token.end <= to);
    if (inside.length === 0)
      return {
        low: from,
        high: Number.isFinite(to) ? to : from + 8,
        width: 4,
        role: roles[k]!,
        left: null,
        middle: null,
        centre: null,
      };
    return stripOf(inside, roles[k]!);
  });
}

/** Strips as wide as the headings leave room for: where nothing is known yet but the order of the columns. */
export function stripsBetween(headings: readonly HeaderColumn[]): Strip[] {
  return headings.map(({ start, end, role }, k) => {
    const before = headings[k - 1]?.end ?? 0;
    const after = headings[k + 1]?.start ?? end + 12;
    return {
      low: Math.min(start, before + 1),
      high: Math.max(end, after - 1),
      width: Number.POSITIVE_INFINITY,
      role,
      left: null,
      middle: null,
      centre: (start + end) / 2,
    };
  });
}

/** The strip of pieces known to stand in one column. One stray piece in ten may lie outside. */
export function stripOf(pieces: readonly { start: number; end: number; text: SourcedText }[], role: ColumnRole): Strip {
  const starts = pieces.map(({ start }) => start).sort((a, b) => a - b);
  const ends = pieces.map(({ end }) => end).sort((a, b) => a - b);
  const widths = pieces.map(({ text }) => displayWidth(text.text.replace(/\s+/gu, ""))).sort((a, b) => a - b);
  const left = usualPlace(starts);
  const middle = usualPlace(pieces.map(({ start, end }) => (start + end) / 2));
  const centred = middle.share > left.share;
  const skip = Math.floor(pieces.length / 12);
  return {
    low: starts[skip]!,
    high: ends.at(-1 - skip)!,
    width: widths.at(-1 - Math.floor(pieces.length / 25))!,
    role,
    left: centred ? null : left.at,
    middle: centred ? middle.at : null,
    centre: null,
  };
}

/** The place where most of the pieces lie, give or take one, and how many of them; null where that is not half of them. */
function usualPlace(places: readonly number[]): { at: number | null; share: number } {
  let at = places[0]!;
  let most = 0;
  for (const place of new Set(places)) {
    const near = places.filter((other) => Math.abs(other - place) <= 1).length;
    if (near > most) [at, most] = [place, near];
  }
  return places.length >= 4 && most > places.length / 2 ? { at, share: most / places.length } : { at: null, share: 0 };
}
