import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Summary } from "../../src/batch/summary";
import { barLine, duration, Pace } from "../../src/cli/progress";
import { fitEnd, textWidth } from "../../src/cli/text-width";

function state(done: number, files: number, name: string, columns: number) {
  const pace = new Pace();
  const now = performance.now();
  for (let second = 1; second <= 10; second++) pace.step((done * second) / 10, now + second * 1000);
  const summary = Object.assign(new Summary(), { files: done, tasks: done * 10, review: 3 });
  return { files, summary, name, pace, columns };
}

describe("progress", () => {
  test("the bar says how far, how much, how fast, how long and what", () => {
    const line = barLine(state(500, 2000, "2017/通政办发〔2017〕57号.pdf", 120));
    expect(line).toMatch(
      /^━{5}─{15} {2}500\/2,000 {2}5,000 tasks {2}3 to review {2}5\d\/s {2}0:\d\d left {2}2017\/通政办发〔2017〕57号\.pdf$/,
    );
  });

  test("never takes more columns than the terminal has", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "通", "〔", "🀄", "é", "\n", "\u001b"), maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.nat(100_000), name, (columns, done, name) => {
        const line = barLine(state(done, 100_000, name, columns));
        expect(textWidth(line)).toBeLessThan(columns);
        expect(line).not.toMatch(/[\n\u001b]/);
      }),
      { numRuns: 200 },
    );
  });

  test("ideographs are two columns wide, and a name is cut at its beginning", () => {
    expect(textWidth("57号.pdf")).toBe(8);
    expect(fitEnd("通知57号.pdf", 9)).toBe("…57号.pdf");
    expect(fitEnd("通知57号.pdf", 8)).toBe("…7号.pdf");
  });

  test("the pace is that of the last half minute", () => {
    const pace = new Pace();
    expect(pace.perSecond).toBeNull();
    const now = performance.now();
    for (let second = 1; second <= 40; second++) pace.step(second * 1000, now + second * 1000);
    for (let second = 1; second <= 60; second++) pace.step(40_000 + second, now + (40 + second) * 1000);
    expect(pace.perSecond).toBeCloseTo(1, 1);
  });

  test("durations", () => {
    expect([0, 59.4, 65, 3700].map(duration)).toEqual(["0:00", "0:59", "1:05", "1:01:40"]);
  });
});
