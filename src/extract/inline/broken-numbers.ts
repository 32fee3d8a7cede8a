import type { Doubt } from "../../model/extraction";
import { displayWidth } from "../../model/language/characters";
import type { SourcedText } from "../../model/sourced";
import { boundary } from "./boundary";
import { type ProseLine, wrapEdge } from "./lines";

/** A hanging full stop or a half-width sign runs over by less. */
const OVERRUN = 2;
/** How far short of the edge a line with a hyphen at its end may be. */
const SLACK = 3;

/**
 * Numbers that stand across the edge of the text in a line that runs over it. An extractor that takes the hyphen at a
 * line's end for a word's joins the two lines and leaves it out: 3-7次 becomes 37次.
 *
 * ```
 *   步实施，打造“揭榜挂帅”服务模式。服务链主企业开展走访帮扶|              edge
 *   术经纪人参与中小企业数字化转型。服务产业联盟开展上门服务2|7次，打造…   2-7次
 * ```
 *
 * @returns where the second and later digits of such numbers stand on the axis.
 */
export function brokenNumbers(lines: readonly ProseLine[]): ReadonlySet<number> {
  const places = new Set<number>();
  const edge = wrapEdge(lines);
  if (edge === null) return places;
  for (const { text, whole, indent, edge: end } of lines) {
    if (whole || end < edge + OVERRUN) continue;
    for (const { index, 0: digits } of text.text.matchAll(/\d{2,}/g)) {
      const from = indent + displayWidth(text.text.slice(0, index));
      const to = from + displayWidth(digits);
      if (to < edge - SLACK || from > edge) continue;
      for (let at = index + 1; at < index + digits.length; at++) places.add(text.rangeAt(at).start);
    }
  }
  return places;
}

/** A doubt for each such number in `task`. */
export function doubtBroken(task: SourcedText, places: ReadonlySet<number>): Doubt[] {
  for (let at = 0; places.size > 0 && at < task.length; at++) {
    if (!places.has(task.rangeAt(at).start)) continue;
    const text = "A number stands where a line was broken; a hyphen may be lost in it.";
    return [boundary(text, task.text.slice(Math.max(0, at - 3), at + 4))];
  }
  return [];
}
