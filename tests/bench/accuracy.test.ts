import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BASELINE_FILE, readSample } from "../../bench/accuracy/sample/sample";
import { type Baseline, scoreSample } from "../../bench/accuracy/sample/score-sample";
import { parseNoticeText } from "../../src/index";

// Held to what was reached when the baseline was last written. Where one cell falls so that others rise, look at the
// figures of `npm run bench:accuracy`, then write it anew: npm run bench:baseline.
describe("accuracy on the committed sample", () => {
  const baseline = JSON.parse(readFileSync(BASELINE_FILE, "utf8")) as Baseline;
  const reached = scoreSample(readSample(), (text) => parseNoticeText(text));

  test("covers the same cells", () => {
    expect(Object.keys(reached)).toEqual(Object.keys(baseline));
  });

  test.each(Object.keys(baseline))("%s: no worse than the baseline", (cell) => {
    const was = baseline[cell]!;
    const is = reached[cell]!;
    expect(is.records, "the sample itself changed").toBe(was.records);
    expect(is.f1, "record-exact F1 fell").toBeGreaterThanOrEqual(was.f1);
    expect(is.silent, "more records are wrong and verified").toBeLessThanOrEqual(was.silent);
  });
});
