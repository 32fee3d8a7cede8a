import { matchMarker } from "../../../model/language/numerals";
import type { FlowLine } from "./flows";

/**
 * Places ("line:token") that begin with the next serial of one chain ("12.推动…"). A chain of less than three, or one that
 * leaves most markers out, is none: a task may hold a list of its own.
 */
export function markedPlaces(lines: readonly FlowLine[]): Set<string> {
  const chain: string[] = [];
  let last = 0;
  let seen = 0;
  for (const [i, { tokens }] of lines.entries()) {
    for (const [t, { text }] of tokens.entries()) {
      const marker = matchMarker(text.text);
      if (!marker || marker.style === "chapter" || marker.length >= text.length) continue;
      seen++;
      // A section begins again at 1.
      if (marker.value !== last + 1 && marker.value !== 1) continue;
      last = marker.value;
      chain.push(`${i}:${t}`);
    }
  }
  return new Set(chain.length >= 3 && last > 1 && chain.length >= seen * 0.7 ? chain : []);
}
