import { SourcedText } from "../../model/sourced";
import type { NoticeLine } from "./lines";

export interface ReferenceDraft {
  readonly title: SourcedText;
  readonly documentNumber: SourcedText | null;
}

/** 《市委市政府关于…的意见》（通委发〔2014〕15号) */
const REFERENCE =
  /《([^《》]{2,150})》[（(]((?:[\p{Script=Han}A-Za-z]{1,20})[〔［[【（(](?:19|20)\d{2}[〕］\]】）)]第?\d{1,5}号)[）)]/gu;

/** Notices that the text names by title and number; each once. */
export function readReferences(lines: readonly NoticeLine[]): ReferenceDraft[] {
  const text = SourcedText.join(lines.map((line) => line.text));
  const seen = new Set<string>();
  const references: ReferenceDraft[] = [];
  for (const match of text.text.matchAll(REFERENCE)) {
    const [, title, number] = match as unknown as [string, string, string];
    if (seen.has(number)) continue;
    seen.add(number);
    const titleAt = match.index + 1;
    const numberAt = titleAt + title.length + 2;
    references.push({
      title: text.slice(titleAt, titleAt + title.length),
      documentNumber: text.slice(numberAt, numberAt + number.length),
    });
  }
  return references;
}
