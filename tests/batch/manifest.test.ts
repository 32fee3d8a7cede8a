import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Manifest } from "../../src/batch/manifest";
import type { FileRecord } from "../../src/batch/outcome";
import { scratch } from "./scratch";

const record = (name: string, tasks = 0): FileRecord => ({
  name,
  path: `/in/${name}`,
  sha256: "a".repeat(64),
  parser: "1",
  options: "2",
  outcome: "success",
  retry: false,
  pages: null,
  bytes: 1,
  tasks,
  review: 0,
  reasons: {},
  extra: ["预算"],
  outputs: [],
  messages: [],
});

async function filled(...records: FileRecord[]): Promise<string> {
  const directory = scratch();
  const manifest = Manifest.open(directory);
  for (const one of records) manifest.append(one);
  await manifest.sync();
  await manifest.close();
  return directory;
}

describe("Manifest", () => {
  test("gives back the last record of a name", async () => {
    const directory = await filled(record("a", 1), record("乙", 2), record("a", 3));
    const manifest = Manifest.open(directory);
    expect(manifest.get("a")).toEqual(record("a", 3));
    expect(manifest.get("乙")).toEqual(record("乙", 2));
    expect(manifest.get("b")).toBeNull();
    await manifest.close();
  });

  test("cut off at any byte, it has the whole records before the cut, and goes on after them", async () => {
    const directory = await filled(record("a"), record("乙"));
    const path = join(directory, "manifest.ndjson");
    const whole = readFileSync(path);
    const firstEnd = whole.indexOf(10) + 1;
    for (let length = whole.length - 1; length >= 0; length--) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const manifest = Manifest.open(directory);
      expect(manifest.names()).toEqual(length >= firstEnd ? ["a"] : []);
      manifest.append(record("c"));
      expect(manifest.get("c")).toEqual(record("c"));
      await manifest.close();
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      expect(lines.map((line) => (JSON.parse(line) as FileRecord).name).at(-1)).toBe("c");
      expect(lines.length).toBe(length >= firstEnd ? 2 : 1);
    }
  });

  test("a line that is no record costs that record alone", async () => {
    const directory = await filled(record("a"));
    appendFileSync(join(directory, "manifest.ndjson"), '{"name":"b"}\n\u0000\u0000\nnull\n');
    const manifest = Manifest.open(directory);
    manifest.append(record("c"));
    expect(manifest.names()).toEqual(["a", "c"]);
    await manifest.close();
  });

  test("compacted, it does not tell in which order the work was done", async () => {
    const one = await filled(record("b"), record("a", 7), record("a", 1));
    const other = await filled(record("a", 1), record("b"));
    for (const directory of [one, other]) {
      const manifest = Manifest.open(directory);
      await manifest.compact(join(directory, "temporary"));
      await manifest.close();
    }
    const [first, second] = [one, other].map((directory) => readFileSync(join(directory, "manifest.ndjson"), "utf8"));
    expect(first).toBe(second);
    expect(first!.match(/"name":"[ab]"/g)).toEqual(['"name":"a"', '"name":"b"']);
  });
});
