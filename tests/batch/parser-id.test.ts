import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { version } from "../../package.json";
import { parserId } from "../../src/batch/parser-id";
import { scratch, write } from "./scratch";

const idOf = (directory: string, module: string) => parserId(pathToFileURL(`${directory}/${module}`).href);

test("another build of the same version is another parser", () => {
  const directory = scratch({ "dist/batch.js": "one", "dist/chunk-A.js": "two", "dist/chunk-A.js.map": "x" });
  const before = idOf(directory, "dist/batch.js");
  expect(before).toMatch(new RegExp(`^${version.replaceAll(".", "\\.")}\\+[0-9a-f]{8}$`));
  expect(idOf(directory, "dist/chunk-A.js")).toBe(before);
  write(directory, { "dist/chunk-A.js.map": "y", "dist/batch.d.ts": "z" });
  expect(idOf(directory, "dist/batch.js")).toBe(before);
  write(directory, { "dist/chunk-A.js": "three" });
  expect(idOf(directory, "dist/batch.js")).not.toBe(before);
});

test("from the sources, a change in any stage counts", () => {
  const directory = scratch({ "src/batch/parser-id.ts": "one", "src/check/doubt.ts": "two" });
  const before = idOf(directory, "src/batch/parser-id.ts");
  write(directory, { "src/check/doubt.ts": "three" });
  expect(idOf(directory, "src/batch/parser-id.ts")).not.toBe(before);
});
