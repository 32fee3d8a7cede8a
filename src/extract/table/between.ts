import type { Document } from "../../model/document";
import type { SourcedText } from "../../model/sourced";
import { bareText } from "./lattice";

/** Why a text between two grids does not part them. */
export type BetweenReason = "repeated-caption" | "page-number" | "running-line";

/** A running title is a short line. */
const RUNNING_LENGTH = 40;

/**
 * Texts that stand between grids again and again, the same each time: running titles of a document whose format knows no
 * pages. White space removed.
 *
 * ```
 *  <table> 1 … 6  </table>
 *  示范市人民政府文件          ← once more below the next part: it belongs to the paper, not to the table
 *  <table> 7 … 12 </table>
 * ```
 */
export function runningLines({ pages }: Pick<Document, "pages">): ReadonlySet<string> {
  const times = new Map<string, number>();
  let gap: Set<string> | null = null;
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    if (block.kind === "grid") {
      for (const text of gap ?? []) times.set(text, (times.get(text) ?? 0) + 1);
      gap = new Set();
    } else gap?.add(bareText([block.text]));
  }
  return new Set([...times].filter(([text, n]) => n > 1 && text.length <= RUNNING_LENGTH).map(([text]) => text));
}

/** Why `text`, between a table and a grid that may go on with it, says nothing; null where it may begin something new. */
export function saysNothing(
  text: SourcedText,
  captions: ReadonlySet<string>,
  running: ReadonlySet<string>,
): BetweenReason | null {
  const bare = bareText([text]);
  if (captions.has(bare) || /^[（(]?续(?:表|上表|前表)?\d*[）)]?$/.test(bare)) return "repeated-caption";
  if (/^\d{1,4}$/.test(bare)) return "page-number";
  return running.has(bare) ? "running-line" : null;
}
