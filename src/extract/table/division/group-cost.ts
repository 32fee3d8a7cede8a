import { matchMarker } from "../../../model/language/numerals";
import { stopsShort } from "../cell-cost";
import type { GroupModel } from "./groups";
import { displacement } from "./heights";
import type { Extent, Ladder } from "./ladder";
import type { CutBodyLine } from "./lines";
import type { BodyRow } from "./rows";
import { GROUP_WEIGHTS } from "./weights";

/**
 * The price of a merged cell: rows [from, to) covered by the column's lines `held[begin, end)`.
 *
 * @param textCost what the lines cost as one cell's text.
 */
export function groupCosts(
  lines: readonly CutBodyLine[],
  rows: readonly BodyRow[],
  ladder: Ladder,
  held: readonly number[],
  model: GroupModel,
  textCost: (begin: number, end: number) => number,
): (from: number, to: number, begin: number, end: number) => number {
  const w = GROUP_WEIGHTS;
  const { column, sense, align, mates } = model;
  const texts = held.map((i) => lines[i]!.pieces[column]!.text);
  const knownShares = new Map<number, readonly Extent[]>();

  return (from, to, begin, end) => {
    let cost: number = w.group;
    if (mates.size > 0) {
      let own = 0;
      for (let i = rows[from]!.from; i < rows[to - 1]!.to; i++) if (mates.has(i)) own++;
      cost += own === 0 ? w.noSerial : w.moreSerials * (own - 1);
    }
    if (end === begin) return cost + (sense.role === "number" ? 2 : 1) * w.empty;
    cost += textCost(begin, end) + wordsCost(begin, end);
    const first = lines[held[begin]!]!;
    if (first.sheet > lines[rows[from]!.from]!.sheet) cost += align === "top" ? w.lateAtTop : w.lateInMiddle;
    return cost + placeCost(from, to, begin, end);
  };

  function wordsCost(begin: number, end: number): number {
    let cost = 0;
    if (end > begin + 1 && repeats(texts.slice(begin, end))) cost += w.repeated;
    const chapter = matchMarker(texts[begin]!);
    if (chapter?.style.endsWith("chapter")) cost += w.chapter;
    let length = texts[begin]!.length;
    for (let i = begin + 1; i < end; i++) {
      length += texts[i]!.length;
      if (lines[held[i - 1]!]!.sheet !== lines[held[i]!]!.sheet)
        cost += w.torn + (stopsShort(texts[i - 1]!.trim(), texts[i]!.trim(), sense.full) ? w.tornShort : 0);
      const marker = matchMarker(texts[i]!);
      if (marker && marker.style !== "arabic") cost += w.serialInside;
    }
    if (length <= 2 && (sense.full ?? 0) >= 5) cost += w.rest;
    return cost + w.tooLong * Math.max(0, length - 20);
  }

  /** Where the group runs over a page break its text stands in the middle of one page's share, or is torn too. */
  function placeCost(from: number, to: number, begin: number, end: number): number {
    let cost = 0;
    for (let i = begin; i < end; ) {
      const sheet = lines[held[i]!]!.sheet;
      const y: number[] = [];
      for (; i < end && lines[held[i]!]!.sheet === sheet; i++) y.push(ladder.y[held[i]!]!);
      const shares = sharesOf(from, to);
      const share = shares.find((part) => part.sheet === sheet);
      if (!share) {
        cost += w.offMost;
        continue;
      }
      const measured = lines[held[begin]!]!.y !== null;
      const usual = costAt(y, share, align, to - from, measured);
      if (shares.length < 2) cost += usual;
      else {
        const atTop = costAt(y, share, "top", to - from, measured);
        const whole = costAt(y, wholeOf(shares, share), "middle", to - from, measured);
        cost += Math.min(usual, w.otherPlace + Math.min(atTop, whole));
      }
    }
    return cost;
  }

  /** The heights from first to last of the rows' own text, sheet by sheet. */
  function sharesOf(from: number, to: number): readonly Extent[] {
    const key = from * (rows.length + 1) + to;
    const known = knownShares.get(key);
    if (known) return known;
    const shares: Extent[] = [];
    knownShares.set(key, shares);
    for (let r = from; r < to; r++) {
      for (const part of ladder.extents[r]!) {
        const last = shares.at(-1);
        if (last && last.sheet === part.sheet) shares[shares.length - 1] = { ...last, bottom: part.bottom };
        else shares.push(part);
      }
    }
    return shares;
  }
}

/** All shares of a group as if they stood on the sheet of one of them. */
function wholeOf(shares: readonly Extent[], share: Extent): Pick<Extent, "top" | "bottom"> {
  const at = shares.indexOf(share);
  const height = (parts: readonly Extent[]) => parts.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
  return { top: share.top - height(shares.slice(0, at)), bottom: share.bottom + height(shares.slice(at + 1)) };
}

function costAt(
  y: readonly number[],
  share: Pick<Extent, "top" | "bottom">,
  align: "middle" | "top",
  rows: number,
  measured: boolean,
): number {
  const w = GROUP_WEIGHTS;
  const { off, uneven } = displacement(y, share, align);
  const free = measured ? w.freeMeasured : w.free + w.freeEach * rows;
  const bent = uneven.reduce((sum, by) => sum + Math.max(0, by - (measured ? w.freeMeasured : w.freeUneven)), 0);
  const freeGap = measured ? w.freeGapMeasured : w.freeGap;
  const apart = y.reduce((sum, at, i) => sum + (i === 0 ? 0 : Math.max(0, at - y[i - 1]! - 1 - freeGap)), 0);
  const tall = y.length - 1 > share.bottom - share.top;
  const outside = tall ? 0 : Math.max(0, share.top - y[0]! - 0.5) + Math.max(0, y.at(-1)! - share.bottom - 0.5);
  return (
    Math.min(w.offMost, w.off * Math.max(0, off - free)) +
    Math.min(w.unevenMost, w.uneven * bent) +
    Math.min(w.apartMost, w.apart * apart) +
    Math.min(w.offMost, w.outside * outside)
  );
}

/** Whether the text is one text several times over: an area printed again in each row. */
function repeats(lines: readonly string[]): boolean {
  const text = lines.join("").replace(/\s+/gu, "");
  const half = (text + text).indexOf(text, 1);
  return half < text.length && half >= 2;
}
