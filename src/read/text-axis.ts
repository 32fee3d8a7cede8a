import type { Axis } from "../model/document";
import type { Place } from "../model/place";
import type { Range } from "../model/sourced";

/**
 * The axis of a source that is text: axis offset = offset in the decoded text, in UTF-16 code units.
 * Places give `start` and `end`, and `line` and `column` of the start, both from 1, as editors count them: a line ends at
 * LF, CRLF or CR. With `pageStarts` (the offset at which each page begins, ascending) they give the page as well.
 */
export function textAxis(text: string, pageStarts?: readonly number[]): Axis {
  // Made when the first place is asked for: most callers of a batch never ask.
  let lineStarts: number[] | undefined;
  return {
    text,
    locate(ranges) {
      lineStarts ??= startsOfLines(text);
      const starts = lineStarts;
      return ranges.map((range) => placeOf(range, starts, pageStarts));
    },
  };
}

function placeOf({ start, end }: Range, lineStarts: readonly number[], pageStarts?: readonly number[]): Place {
  const line = lastAtOrBefore(lineStarts, start);
  const place: Place = { start, end, line: line + 1, column: start - lineStarts[line]! + 1 };
  if (pageStarts) place.page = lastAtOrBefore(pageStarts, start) + 1;
  return place;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Index of the last of the ascending `starts` that is not after `offset`; 0 when all are. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
