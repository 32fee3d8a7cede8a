import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type ParsedNotice,
  type Place,
  parsedNoticeSchema,
  parseNotice,
  parseNoticeText,
  type Unit,
} from "../src/index";

const file = (name: string) => new URL(`../fixtures/tongzheng-2017-57/${name}`, import.meta.url);
const bytes = readFileSync(file("input.txt"));
const text = bytes.toString("utf8");
const truth = JSON.parse(readFileSync(file("truth.json"), "utf8")) as {
  notice: Record<string, unknown>;
  tasks: readonly Record<string, unknown>[];
};
const parsed = parseNoticeText(text, { name: "input.txt" });

describe("the seed notice", () => {
  it("gives the 48 tasks of the truth, all verified", () => {
    const fields = Object.keys(truth.tasks[0]!);
    const names = (value: unknown) => (Array.isArray(value) ? (value as Unit[]).map((unit) => unit.name) : value);
    const seen = parsed.tasks.map((task) =>
      Object.fromEntries(fields.map((field) => [field, names(task[field as keyof typeof task])])),
    );
    expect(seen).toEqual(truth.tasks);
    expect(parsed.tasks.filter((task) => task.status !== "verified")).toEqual([]);
  });

  it("gives the nine metadata values of the truth", () => {
    expect(parsed.notice).toMatchObject(truth.notice);
    expect(Object.keys(truth.notice)).toHaveLength(9);
  });

  it("accounts for every character of the table", () => {
    const { characters, assigned, dropped } = parsed.coverage;
    expect(assigned + dropped.reduce((sum, piece) => sum + piece.characters, 0)).toBe(characters);
    expect(characters).toBeGreaterThan(3900);
  });

  it("says nothing but the trailing separator of task 37", () => {
    expect(parsed.messages.map(({ code, level, task }) => ({ code, level, task }))).toEqual([
      { code: "trailing-separator", level: "info", task: "37" },
    ]);
  });

  it("reads the same from bytes", async () => {
    expect(await parseNotice(new Uint8Array(bytes), { name: "input.txt" })).toEqual(parsed);
  });

  describe("every field is the source's text at its places", () => {
    /** What a person would read there: the pieces joined, white space of line breaks and letter-spacing taken out. */
    const at = (places: readonly Place[]) => places.map(({ start, end }) => text.slice(start, end)).join("");
    const bare = (value: string) => value.replace(/\s/g, "");

    it.each(parsed.tasks.map((task) => [task.id, task] as const))("task %s", (_, task) => {
      const { places } = task;
      for (const field of ["area", "areaNumber", "number", "task", "leadText", "cooperatingText"] as const) {
        expect(places[field].length > 0, field).toBe(task[field] !== "");
        expect(bare(at(places[field])), field).toBe(bare(task[field]!));
      }
      for (const field of ["leadUnits", "cooperatingUnits"] as const) {
        expect(places[field].map((unit) => bare(at(unit)))).toEqual(task[field].map((unit) => bare(unit.name)));
      }
    });

    it("metadata", () => {
      const { places } = parsed.notice;
      for (const field of ["title", "documentNumber", "recipients", "copyTo", "disclosure"] as const) {
        expect(bare(at(places[field] ?? [])), field).toBe(bare(parsed.notice[field]!));
      }
      expect(bare(at(places.date ?? []))).toBe("2017年4月20日");
      expect(bare(at(places.printedDate ?? []))).toBe("2017年4月27日");
    });
  });

  it("gives the golden result (npm run goldens, then read the difference)", () => {
    const golden = file("records.golden.json");
    if (process.env.UPDATE_GOLDENS === "1") writeFileSync(golden, `${JSON.stringify(parsed, null, 2)}\n`);
    expect(existsSync(golden)).toBe(true);
    const expected: ParsedNotice = parsedNoticeSchema.parse(JSON.parse(readFileSync(golden, "utf8")));
    expect(parsed).toEqual(expected);
  });
});
