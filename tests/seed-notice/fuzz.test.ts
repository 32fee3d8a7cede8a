import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FenjieError, type ParsedNotice, parsedNoticeSchema, parseNoticeText } from "../../src/index";
import { SEED } from "../read/seed-table";
import { expectConserved, SEED_LINES, SEED_TEXT } from "./truth";

/** A result, or null for an input that was refused as it may be; anything else escapes. */
function parsedOrRefused(text: string): ParsedNotice | null {
  try {
    return parseNoticeText(text);
  } catch (error) {
    if (error instanceof FenjieError && error.code !== "internal") return null;
    throw error;
  }
}

function expectSound(text: string): ParsedNotice | null {
  const parsed = parsedOrRefused(text);
  if (parsed === null) return null;
  expectConserved(parsed);
  expect(parsedNoticeSchema.parse(structuredClone(parsed))).toEqual(parsed);
  for (const { places } of parsed.tasks) {
    for (const { start, end } of [...places.task, ...places.leadText, ...places.cooperatingText]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start).toBeLessThan(end!);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
  expect(new Set(parsed.tasks.map(({ id }) => id)).size).toBe(parsed.tasks.length);
  return parsed;
}

/** What notices are made of, so that chance makes headers, serials, lists, notes and brackets out of it. */
const words = fc.constantFrom(
  ..."序 号 序号 重点任务 主要工作 责任单位 协同单位 1 2 3 10. （一） 一、 市教育局 市财政局、 等 牵头 配合 （责任单位： ） 《 》 。 ； ， \n \n\n \t \f \u3000 / 无 “ ” — 3 — 推进义务教育 2017年 〔 〕 ⼈ ３ \u0000 \ud842\udfb7".split(
    " ",
  ),
  " ",
  "\n",
  "\r\n",
);

const edit = fc.tuple(
  fc.constantFrom("delete", "double", "swap", "cut"),
  fc.nat(SEED_LINES.length - 1),
  fc.nat(SEED_LINES.length - 1),
);

function edited(edits: readonly (readonly [string, number, number])[]): string {
  const lines = [...SEED_LINES];
  for (const [kind, a, b] of edits) {
    const [i, j] = [a % lines.length, b % lines.length];
    if (kind === "delete") lines.splice(i, 1);
    else if (kind === "double") lines.splice(i, 0, lines[i]!);
    else if (kind === "swap") [lines[i], lines[j]] = [lines[j]!, lines[i]!];
    else lines[i] = lines[i]!.slice(0, j % (lines[i]!.length + 1));
  }
  return lines.join("\n");
}

describe("whatever comes", () => {
  it("any string gives a sound result or a FenjieError", () => {
    const strings = fc.oneof(fc.string(), fc.string({ unit: "binary", maxLength: 400 }));
    fc.assert(
      fc.property(strings, (text) => void expectSound(text)),
      { numRuns: 120 },
    );
  });

  it("any jumble of a notice's words gives a sound result or a FenjieError", () => {
    const jumble = fc.array(words, { maxLength: 120 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(jumble, (text) => void expectSound(`序号 主要工作 责任单位\n${text}`)),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(jumble, (text) => void expectSound(text)),
      { numRuns: 60 },
    );
  });

  it("the seed with lines deleted, doubled, swapped and cut gives a sound result", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
        expect(expectSound(edited(edits))).not.toBeNull();
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it("the seed cut off anywhere keeps its whole rows, and its last row never holds more than the truth", () => {
    const key = (text: string) => text.replace(/\s/g, "");
    fc.assert(
      fc.property(fc.integer({ min: 1400, max: SEED_TEXT.length }), (length) => {
        const parsed = expectSound(SEED_TEXT.slice(0, length))!;
        const verified = parsed.tasks.filter(({ status }) => status === "verified");
        for (const task of verified) {
          const truth = SEED.tasks.find(({ number }) => number === task.number)!;
          expect(key(task.task)).toBe(key(truth.task));
          // A list of units cut between two of them looks like a list: only the last row may lack some.
          const last = task === parsed.tasks.at(-1);
          for (const field of ["leadText", "cooperatingText"] as const) {
            if (last) expect(key(truth[field]).startsWith(key(task[field])), `${task.number} ${field}`).toBe(true);
            else expect(key(task[field])).toBe(key(truth[field]));
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
