import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReadings, isMadeOf } from "../../src/check/agreement";
import type { ParsedNotice, Task } from "../../src/model/notice";
import { parseNoticeText } from "../../src/parse";

const NOTICE = parseNoticeText(
  "序号 主要工作 责任单位 配合单位\n1 修缮老旧泵站。 市水利局 市林业局\n2 建设示范苗圃。 市林业局 市水利局\n",
);
const PAGE = "序号主要工作责任单位配合单位1修缮老旧泵站。市水利局市林业局2建设示范苗圃。市林业局市水利局";

/** The notice's records as a first reading: verified, with a place on page 1. */
function first(change: Partial<Task> = {}): ParsedNotice {
  const place = [{ page: 1, box: [0, 0, 1, 1] as [number, number, number, number] }];
  const tasks = NOTICE.tasks.map((task, i) => ({
    ...task,
    ...(i === 0 ? change : {}),
    status: "verified" as const,
    reasons: [],
    places: { ...task.places, task: place },
  }));
  return { ...NOTICE, tasks, messages: [] };
}

const compare = (notice: ParsedNotice, ruled: boolean, tasks: readonly Task[] = first().tasks, page = PAGE) =>
  compareReadings(notice, { tasks, pages: new Map([[1, page]]), ruled });

describe("compareReadings", () => {
  it("leaves records alone on which both readings agree", () => {
    expect(first().tasks).toHaveLength(2);
    expect(compare(first(), true)).toEqual(first());
    expect(compare(first(), false)).toEqual(first());
  });

  it("sends a record to review whose characters the page does not hold", () => {
    const { tasks, messages } = compare(first({ leadText: "市水刑局" }), true);
    expect(tasks.map(({ status }) => status)).toEqual(["review", "verified"]);
    expect(tasks[0]!.reasons).toEqual(["readings-differ"]);
    expect(messages).toMatchObject([{ code: "readings-differ", task: "1", seen: "市水刑局" }]);
  });

  it("keeps the first value and tells both where no rules drew the cells", () => {
    const { tasks, messages } = compare(first({ leadText: "市水利局市林业局" }), false);
    expect(tasks[0]).toMatchObject({ leadText: "市水利局市林业局", status: "review" });
    expect(messages[0]).toMatchObject({ seen: "市水利局市林业局", expected: "市水利局" });
  });

  it("trusts ruled cells more than a second opinion on where they end", () => {
    const other = first({ leadText: "市水利局市林业局", cooperatingText: "" }).tasks;
    expect(compare(first(), true, other).tasks[0]!.status).toBe("verified");
    expect(compare(first(), false, other).tasks[0]!.status).toBe("review");
  });

  it("says where the second reading gave no text, and flags nothing for it", () => {
    const { tasks, messages } = compare(first(), true, [], "");
    expect(tasks.every(({ status }) => status === "verified")).toBe(true);
    expect(messages.map(({ code }) => code)).toEqual(["second-reading-empty"]);
  });

  it("finds the pieces of a value in any order, and no foreign character", () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom(..."水利林业城乡建设"), minLength: 2, maxLength: 9 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, fc.nat(), (value, at) => {
        const text = [...value].reverse().join("\n");
        const whole = value.join("");
        expect(isMadeOf(whole, text)).toBe(true);
        const i = at % whole.length;
        expect(isMadeOf(`${whole.slice(0, i)}财${whole.slice(i + 1)}`, text)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
