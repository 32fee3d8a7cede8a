import { matchMarker, parseNumber } from "../../../model/language/numerals";
import { isSerial } from "../cell-cost";
import type { CutBodyLine } from "./lines";

/** "12", "12.", "（三）" as numbers; "2.1" as none: its last part may run on or not. */
export function serialValue(text: string): number | null {
  const bare = text.replace(/[\s（()）.、．]/gu, (char) => (char === "." ? "." : "")).replace(/\.$/u, "");
  return parseNumber(bare) ?? matchMarker(`${bare}、`)?.value ?? null;
}

/** The serial on a line, as printed; null where its column holds none. */
export function serialOn(line: CutBodyLine, column: number): string | null {
  const text = line.pieces[column]?.text;
  return text !== undefined && isSerial(text) ? text : null;
}

/** The last serial before each line; null before the first. */
export function serialsBefore(lines: readonly CutBodyLine[], column: number): (number | null)[] {
  let last: number | null = null;
  const before: (number | null)[] = [];
  for (const line of lines) {
    before.push(last);
    const text = serialOn(line, column);
    if (text !== null) last = serialValue(text) ?? last;
  }
  return before;
}

/** The first serial on or below each line; null behind the last. */
export function serialsBelow(lines: readonly CutBodyLine[], column: number): (number | null)[] {
  const below: (number | null)[] = new Array(lines.length).fill(null);
  let next: number | null = null;
  for (let i = lines.length - 1; i >= 0; i--) {
    const text = serialOn(lines[i]!, column);
    if (text !== null) next = serialValue(text) ?? next;
    below[i] = next;
  }
  return below;
}

/**
 * The lines that begin with the next serial of one chain in the task column. A chain of less than three, or one that
 * leaves most serials out, is none: a task may hold a list of its own.
 */
export function markedLines(lines: readonly CutBodyLine[], task: number): Set<number> {
  const chain: number[] = [];
  let last = 0;
  let seen = 0;
  for (const [i, line] of lines.entries()) {
    const marker = line.pieces[task] ? matchMarker(line.pieces[task]!.text) : null;
    if (!marker || marker.style === "chapter") continue;
    seen++;
    // A section begins again at 1.
    if (marker.value !== last + 1 && marker.value !== 1) continue;
    last = marker.value;
    chain.push(i);
  }
  return new Set(chain.length >= 3 && last > 1 && chain.length >= seen * 0.7 ? chain : []);
}
