import type { TaskDraft } from "../model/draft";
import type { Doubt } from "../model/extraction";

/** What a list of units goes on after. */
const GOES_ON = /[、，,；;/／和及与]$/;

/**
 * A list of units that ends with a separator is a slip of the pen, unless the source itself ends there: then the rest of
 * the list is likelier lost.
 *
 * ```
 *   崇川区、港闸区政府，        崇川区、港闸区政府，
 *   27.推进…                  ▒▒▒▒▒▒▒▒ end of the file
 *      a remark                  a doubt
 * ```
 */
export function cutOff({ leadText, cooperatingText }: TaskDraft, source: string): Doubt[] {
  const last = leadText.end > cooperatingText.end ? leadText : cooperatingText;
  if (!GOES_ON.test(last.text) || source.slice(last.end).trim() !== "") return [];
  return [
    {
      code: "table-cut-off",
      text: "The source ends in the middle of a list of units; the rest of it may be missing.",
      seen: last.text.slice(-8),
    },
  ];
}
