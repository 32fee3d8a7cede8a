import type { NoticeMetadata } from "../../../src/model/notice";
import type { TrueDocument } from "../generator/notice";
import { normalise } from "./normalise";

export const PARTS = [
  "title",
  "documentNumber",
  "issuers",
  "recipients",
  "date",
  "printedDate",
  "copyTo",
  "disclosure",
  "impliedUnits",
] as const;
export type Part = (typeof PARTS)[number];

/** Asked and right, for each part of the notice. */
export type DocumentScore = Record<Part, { asked: number; right: number }>;

export const emptyDocumentScore = (): DocumentScore =>
  Object.fromEntries(PARTS.map((part) => [part, { asked: 0, right: 0 }])) as DocumentScore;

function value(document: Partial<TrueDocument> | NoticeMetadata, part: Part): string {
  const found = document[part];
  if (Array.isArray(found))
    return found.map((item) => normalise(typeof item === "string" ? item : item.name)).join("|");
  return normalise(found as string | null | undefined).replace(/[。.:]$/u, "");
}

/** Which of the notice's own parts came out as in the truth; a part that `truth` does not know (undefined) is not asked. */
export function scoreParts(
  truth: Partial<TrueDocument>,
  got: NoticeMetadata | null,
): { score: DocumentScore; wrong: Part[] } {
  const score = emptyDocumentScore();
  const wrong: Part[] = [];
  for (const part of PARTS) {
    if (truth[part] === undefined) continue;
    score[part].asked = 1;
    if (got && value(truth, part) === value(got, part)) score[part].right = 1;
    else wrong.push(part);
  }
  return { score, wrong };
}
