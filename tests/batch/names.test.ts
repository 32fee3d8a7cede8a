import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseNames, outputFile } from "../../src/batch/names";

const inputs = (...names: string[]) => names.map((name, i) => ({ name, path: `/${i}/${name}` }));

describe("chooseNames", () => {
  test("keeps directories and endings", () => {
    const names = ["a/x.txt", "b/x.txt", "x.pdf", "x.txt", "通政办发〔2017〕57号.pdf"];
    expect(chooseNames(inputs(...names))).toEqual(names);
  });

  test("tells names apart that a file system without case takes for the same", () => {
    const [first, second] = chooseNames(inputs("X.txt", "x.txt"));
    expect(first).toBe("X.txt");
    expect(second).toMatch(/^x~[0-9a-f]{8}\.txt$/);
  });

  test("tells a composed name from a decomposed one", () => {
    const [first, second] = chooseNames(inputs("é.txt".normalize("NFD"), "é.txt".normalize("NFC")));
    expect(second!.normalize("NFC")).not.toBe(first!.normalize("NFC"));
  });

  test("the run's own files are taken", () => {
    for (const name of ["manifest", "tasks", "TASKS"]) expect(chooseNames(inputs(name))[0]).toMatch(/~[0-9a-f]{8}$/);
  });

  test("an output does not take the place of a directory of outputs", () => {
    const [file, inside] = chooseNames(inputs("a", "a.json/x.txt"));
    expect(inside).toBe("a.json/x.txt");
    expect(file).toMatch(/^a~/);
  });

  test("a name that another file has already is not taken", () => {
    const [name] = chooseNames(inputs("2016/x.txt"), (base) => base === "2016/x.txt");
    expect(name).toMatch(/^2016\/x~[0-9a-f]{8}\.txt$/);
  });

  test("long names are cut between characters and keep their ending", () => {
    const [name] = chooseNames(inputs(`${"关于印发重点工作任务分解的通知".repeat(9)}.pdf`));
    expect(name).toMatch(/^关于印发.*~[0-9a-f]{8}\.pdf$/);
    expect(Buffer.byteLength(outputFile(name!, "ndjson"))).toBeLessThanOrEqual(255);
    expect(name).not.toContain("\uFFFD");
  });

  test("any names give distinct, writable, repeatable ones", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
      fc.constantFrom("a", "A", "tasks", "manifest", "a.json", "a.csv"),
      fc.integer({ min: 100, max: 300 }).map((n) => "长".repeat(n)),
    );
    const usable = part.map((text) => text.replaceAll("/", "_")).filter((text) => text !== "." && text !== "..");
    const path = fc.array(usable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (names) => {
        const sorted = inputs(...names.sort());
        const chosen = chooseNames(sorted);
        expect(chooseNames(sorted)).toEqual(chosen);
        const files = chosen.flatMap((base) => [outputFile(base, "json"), outputFile(base, "csv")]);
        expect(new Set(files.map((file) => file.normalize("NFC").toLowerCase())).size).toBe(files.length);
        for (const part of files.flatMap((file) => file.split("/"))) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
        }
      }),
      { numRuns: 200 },
    );
  });
});
