import { expect, it } from "vitest";
import { checkNumbering } from "../../src/check/numbering";
import { Source } from "./draft";

/** What is said of each row, "-" for nothing: doubts, then remarks in brackets. */
function saidOf(numbers: string): string {
  const source = new Source();
  const tasks = numbers.split(" ").map((number) => source.task(number === "." ? null : number));
  const { doubts, remarks } = checkNumbering(tasks);
  return tasks
    .map(
      (_, i) => [...doubts[i]!.map(({ code }) => code), ...remarks[i]!.map(({ code }) => `[${code}]`)].join("+") || "-",
    )
    .join(" ");
}

it.each([
  ["1 2 3", "- - -"],
  ["11 12 14", "- serial-gap serial-gap"],
  ["1 2 2", "- serial-duplicate serial-duplicate"],
  ["1 2 1 2", "- - [serial-restart] -"],
  ["1 2 . 3", "- - serial-missing -"],
  [". . .", "- - -"],
  [". . . 1", "- - - -"],
  ["（一） （二） （四）", "- serial-gap serial-gap"],
  ["3 2", "serial-gap serial-gap"],
])("%s", (numbers, said) => {
  expect(saidOf(numbers)).toBe(said);
});

it("takes a serial cell that covers several rows for no repetition", () => {
  const source = new Source();
  const first = source.task("1");
  const second = { ...source.task(null), number: first.number };
  expect(checkNumbering([first, second]).doubts).toEqual([[], []]);
});

it("doubts every row that shares the serial before a gap: one of them may have lost its own", () => {
  const source = new Source();
  const first = source.task("1");
  const second = { ...source.task(null), number: first.number };
  const third = source.task("3");
  expect(checkNumbering([first, second, third]).doubts.map((of) => of.map(({ code }) => code))).toEqual([
    ["serial-gap"],
    ["serial-gap"],
    ["serial-gap"],
  ]);
});
