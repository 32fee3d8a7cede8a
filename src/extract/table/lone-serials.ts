import type { FlowText } from "../../model/extraction";
import { type Message, message } from "../../model/messages";

/** So many numbers, each the next after the one before, are no chance. */
const LEAST_STEPS = 3;
/** Serials of a column stand so close; page numbers have a page between them. */
const MOST_BETWEEN = 12;

/**
 * A message for the serials of a table that stand alone among the text although no table was found: an order of cells
 * that was not understood.
 *
 * ```
 *   专项行动 ⏎⏎ 1 ⏎⏎ 2 ⏎⏎ 开展…提质扩面 ⏎⏎ 3 ⏎⏎ 4 ⏎⏎ 完善…
 * ```
 */
export function loneSerials(flow: readonly FlowText[]): Message[] {
  let [last, at, steps] = [0, 0, 0];
  const seen: string[] = [];
  for (const [i, { text }] of flow.entries()) {
    const line = text.text.trim();
    if (!/^\d{1,3}$/.test(line)) continue;
    const serial = Number(line);
    if (serial === last + 1 && last > 0 && i - at <= MOST_BETWEEN) {
      steps++;
      if (seen.length === 0) seen.push(String(last));
      seen.push(line);
    }
    [last, at] = [serial, i];
  }
  if (steps < LEAST_STEPS) return [];
  const found = "A table's serials stand among the text, but no table: its rows were not read.";
  return [message("table-without-rows", found, { seen: seen.slice(0, 6).join(" | ") })];
}
