import type { ParsedNotice } from "../../../src/model/notice";
import { addNoise } from "../noise/noise";
import { restore } from "../noise/restore";
import { addScore, emptyScore, rates, type Score, scoreDocument } from "../score/score";
import type { SampleNotice } from "./sample";

/** What the baseline keeps of one form and order, clean or with noise. */
export interface SampleCell {
  /** Record-exact F1, rounded down to four digits. */
  readonly f1: number;
  /** Records that are wrong and `verified`. */
  readonly silent: number;
  readonly records: number;
  readonly flagged: number;
}

export type Baseline = Record<string, SampleCell>;

const NOISE = 0.005;

/** Scores `parse` on the sample: each text as it is, and with noise. */
export function scoreSample(sample: readonly SampleNotice[], parse: (text: string) => ParsedNotice): Baseline {
  const sums = new Map<string, Score>();
  const add = (key: string, score: Score): void => {
    const sum = sums.get(key) ?? emptyScore();
    addScore(sum, score);
    sums.set(key, sum);
  };
  const attempt = (text: string): ParsedNotice | null => {
    try {
      return parse(text);
    } catch {
      return null;
    }
  };
  for (const { id, form, tasks, texts } of sample) {
    for (const { source, group, text } of texts) {
      add(`${form} ${group}`, scoreDocument(tasks, attempt(text)).score);
      const noisy = addNoise(text, NOISE, `${id} ${source}`);
      const parsed = attempt(noisy.text);
      const comparison = { noisy: true, serialsDropped: noisy.droppedSerials > 0 };
      add(
        `${form} ${group} noise`,
        scoreDocument(tasks, parsed && { tasks: restore(parsed, noisy) }, comparison).score,
      );
    }
  }
  return Object.fromEntries(
    [...sums]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, score]) => [
        key,
        {
          f1: Math.floor(rates(score).f1 * 10_000) / 10_000,
          silent: score.silent,
          records: score.truth,
          flagged: score.flagged,
        },
      ]),
  );
}
