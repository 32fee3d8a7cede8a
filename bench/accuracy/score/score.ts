import type { Task } from "../../../src/model/notice";
import type { TrueTask } from "../generator/notice";
import { align } from "./align";
import { normalise, normaliseArea } from "./normalise";

/** The fields that are counted one by one. */
export const FIELDS = [
  "section",
  "area",
  "areaNumber",
  "number",
  "title",
  "task",
  "lead",
  "cooperating",
  "deadline",
] as const;
export type Field = (typeof FIELDS)[number];

/** What a record must have right, all at once, to be exact. */
const EXACT: readonly Field[] = ["area", "number", "task", "lead", "cooperating"];

/** What is compared of a parsed record: a peer's records have no status, then nothing is flagged. */
export type GotTask = {
  /** Set where noise hit a separator of the list: then only the names in a row can be compared. */
  readonly joinLead?: boolean;
  readonly joinCooperating?: boolean;
} & Pick<Task, "section" | "area" | "areaNumber" | "number" | "title" | "task" | "deadline"> & {
    readonly leadUnits: readonly { readonly name: string }[];
    readonly cooperatingUnits: readonly { readonly name: string }[];
    readonly status: "verified" | "review";
  };

export interface Difference {
  readonly kind: "wrong" | "missing" | "invented";
  readonly fields: readonly Field[];
  readonly silent: boolean;
  readonly truth: TrueTask | null;
  readonly got: GotTask | null;
}

/** Counts of one document or, added up, of many. */
export interface Score {
  documents: number;
  documentsRight: number;
  truth: number;
  got: number;
  exact: number;
  flagged: number;
  /** Wrong or invented, and `verified`. */
  silent: number;
  /** Right, and flagged all the same. */
  flaggedRight: number;
  swapped: number;
  split: number;
  fused: number;
  dropped: number;
  invented: number;
  failures: number;
  leadHit: number;
  leadTruth: number;
  leadGot: number;
  cooperatingHit: number;
  cooperatingTruth: number;
  cooperatingGot: number;
  fieldRight: Record<Field, number>;
  fieldTruth: Record<Field, number>;
}

const zeroes = (): Record<Field, number> =>
  Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;

export const emptyScore = (): Score => ({
  documents: 0,
  documentsRight: 0,
  truth: 0,
  got: 0,
  exact: 0,
  flagged: 0,
  silent: 0,
  flaggedRight: 0,
  swapped: 0,
  split: 0,
  fused: 0,
  dropped: 0,
  invented: 0,
  failures: 0,
  leadHit: 0,
  leadTruth: 0,
  leadGot: 0,
  cooperatingHit: 0,
  cooperatingTruth: 0,
  cooperatingGot: 0,
  fieldRight: zeroes(),
  fieldTruth: zeroes(),
});

/** Adds `part` to `sum`. */
export function addScore(sum: Score, part: Score): void {
  for (const key of Object.keys(part) as (keyof Score)[]) {
    const value = part[key];
    if (typeof value === "number") (sum[key] as number) += value;
    else for (const field of FIELDS) (sum[key] as Record<Field, number>)[field] += value[field];
  }
}

/** How texts are compared: with noise, punctuation may be lost and serials may be gone, which is nobody's fault. */
export interface Comparison {
  readonly noisy: boolean;
  /** Noise took out serials: records may come without theirs (a merged one is missing in several). */
  readonly serialsDropped: boolean;
}

export const CLEAN: Comparison = { noisy: false, serialsDropped: false };

const lettersOnly = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

const names = (units: readonly { readonly name: string }[]): string[] => [
  ...new Set(units.map(({ name }) => normalise(name))),
];
const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name) => right.includes(name));

function fieldValue(task: TrueTask | GotTask, field: Field, comparison: Comparison, joined: boolean): string {
  const plain = (text: string): string => (comparison.noisy ? lettersOnly(text) : text);
  const list = (units: TrueTask["leadUnits"]): string =>
    joined ? lettersOnly(units.map(({ name }) => normalise(name)).join("")) : names(units).map(plain).sort().join("|");
  switch (field) {
    case "lead":
      return list(task.leadUnits);
    case "cooperating":
      return list(task.cooperatingUnits);
    case "area":
      return plain(normaliseArea(task.area));
    case "section":
      return plain(normalise(task.section).replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/u, ""));
    case "task":
      // "…工作（责任单位：…）。": whether the stop after the note belongs to the task is left open.
      return plain(normalise(task.task).replace(/[。;]$/u, ""));
    default:
      return plain(normalise(task[field]));
  }
}

/** `areaNumber` is asked for only where the truth has one: a merged serial may be given as both. */
const isAsked = (truth: TrueTask, field: Field): boolean => field !== "areaNumber" || truth.areaNumber !== null;

/** The fields in which the two differ. */
export const differingFields = (truth: TrueTask, got: GotTask, comparison: Comparison): Field[] =>
  FIELDS.filter((field) => {
    if (!isAsked(truth, field)) return false;
    const joined =
      (field === "lead" && got.joinLead === true) || (field === "cooperating" && got.joinCooperating === true);
    return fieldValue(truth, field, comparison, joined) !== fieldValue(got, field, comparison, joined);
  });

/**
 * Scores one document's records against the truth. `null` for a parse that threw: nothing found, a failure.
 *
 * Splits, fusions and inventions are told apart by where the text went: a truth record without partner whose text
 * stands inside another result is fused, else dropped; a result without partner whose text stands inside a truth
 * record is a split-off piece, else invented.
 */
export function scoreDocument(
  truth: readonly TrueTask[],
  parsed: { readonly tasks: readonly GotTask[] } | null,
  comparison: Comparison = CLEAN,
): { score: Score; differences: Difference[] } {
  const got: readonly GotTask[] = parsed?.tasks ?? [];
  const score = emptyScore();
  const differences: Difference[] = [];
  score.documents = 1;
  score.truth = truth.length;
  score.got = got.length;
  score.failures = parsed === null ? 1 : 0;
  const { pairs, truthLeft, gotLeft } = align(truth, got);
  for (const task of truth) countUnits(score, "Truth", task);
  for (const task of got) countUnits(score, "Got", task);
  for (const task of got) if (task.status === "review") score.flagged++;
  for (const task of truth) for (const field of FIELDS) if (isAsked(task, field)) score.fieldTruth[field]++;

  for (const [trueTask, gotTask] of pairs) {
    let wrong = differingFields(trueTask, gotTask, comparison);
    if (comparison.serialsDropped) {
      wrong = wrong.filter((field) => !((field === "number" || field === "areaNumber") && gotTask[field] === null));
    }
    for (const field of FIELDS) if (isAsked(trueTask, field) && !wrong.includes(field)) score.fieldRight[field]++;
    const lead = [names(trueTask.leadUnits), names(gotTask.leadUnits)] as const;
    const cooperating = [names(trueTask.cooperatingUnits), names(gotTask.cooperatingUnits)] as const;
    score.leadHit += lead[0].filter((name) => lead[1].includes(name)).length;
    score.cooperatingHit += cooperating[0].filter((name) => cooperating[1].includes(name)).length;
    if (!sameSet(...lead) && lead[0].some((name) => cooperating[1].includes(name) && !cooperating[0].includes(name)))
      score.swapped++;
    else if (
      !sameSet(...cooperating) &&
      cooperating[0].some((name) => lead[1].includes(name) && !lead[0].includes(name))
    )
      score.swapped++;
    const exact = !wrong.some((field) => EXACT.includes(field));
    if (exact) score.exact++;
    if (exact && gotTask.status === "review") score.flaggedRight++;
    if (!exact && gotTask.status === "verified") score.silent++;
    if (wrong.length > 0) {
      differences.push({
        kind: "wrong",
        fields: wrong,
        silent: !exact && gotTask.status === "verified",
        truth: trueTask,
        got: gotTask,
      });
    }
  }
  for (const task of truthLeft) {
    const text = normalise(task.task);
    if (got.some((other) => normalise(other.task).includes(text) && text !== "")) score.fused++;
    else score.dropped++;
    differences.push({ kind: "missing", fields: [], silent: false, truth: task, got: null });
  }
  for (const task of gotLeft) {
    const text = normalise(task.task);
    if (truth.some((other) => normalise(other.task).includes(text))) score.split++;
    else score.invented++;
    if (task.status === "verified") score.silent++;
    differences.push({ kind: "invented", fields: [], silent: task.status === "verified", truth: null, got: task });
  }
  score.documentsRight = score.exact === truth.length && got.length === truth.length && parsed !== null ? 1 : 0;
  return { score, differences };
}

function countUnits(score: Score, side: "Truth" | "Got", task: TrueTask | GotTask): void {
  score[`lead${side}`] += names(task.leadUnits).length;
  score[`cooperating${side}`] += names(task.cooperatingUnits).length;
}

const ratio = (part: number, whole: number, empty: number): number => (whole === 0 ? empty : part / whole);

/** The rates of the design's measures, from the counts. */
export function rates(score: Score) {
  const f1 = (hit: number, truth: number, got: number): number => ratio(2 * hit, truth + got, 1);
  return {
    f1: f1(score.exact, score.truth, score.got),
    documentsRight: ratio(score.documentsRight, score.documents, 1),
    leadF1: f1(score.leadHit, score.leadTruth, score.leadGot),
    cooperatingF1: f1(score.cooperatingHit, score.cooperatingTruth, score.cooperatingGot),
    swapRate: ratio(score.swapped, score.truth, 0),
    flagged: ratio(score.flagged, score.got, 0),
    silent: ratio(score.silent, score.got, 0),
    fields: Object.fromEntries(
      FIELDS.map((field) => [field, ratio(score.fieldRight[field], score.fieldTruth[field], 1)]),
    ) as Record<Field, number>,
  };
}
