import type { Doubt } from "../../model/extraction";
import type { ParsedNote } from "../../model/language/notes/grammar";
import { splitUnits } from "../../model/language/unit-list";
import { isUnitName } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";

/** An assignment note found in an item's text: text[from, to) with its brackets, `content` without. */
export interface NoteSpan {
  readonly from: number;
  readonly to: number;
  readonly content: SourcedText;
  readonly parsed: ParsedNote;
  readonly doubts: readonly Doubt[];
}

export const OPEN = /[（(〔［[【]/;
export const CLOSE = /[）)〕］\]】]/;

/** Whether every name of a list is a unit's. */
export function allUnits(list: SourcedText): boolean {
  const { units, unparsed } = splitUnits(list);
  return units.length > 0 && unparsed.length === 0 && units.every(({ name }) => isUnitName(name.text));
}

/** Where the first paragraph after `at` begins; the end of the text if there is none. */
export function nextParagraph(text: SourcedText, paragraphs: readonly number[], at: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return paragraphs[low] ?? text.length;
}

export function overlaps({ from, to }: Pick<NoteSpan, "from" | "to">, spans: readonly NoteSpan[]): boolean {
  return spans.some((span) => span.from < to && from < span.to);
}
