import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { repeatNotice } from "../../bench/speed/repeated-notice";

const seed = readFileSync(new URL("../../fixtures/tongzheng-2017-57/input.txt", import.meta.url), "utf8");

it("once is the notice itself", () => {
  expect(repeatNotice(seed, 1)).toBe(seed);
});

it("numbers the copies on", () => {
  const lines = repeatNotice(seed, 3).split("\n");
  const serials = lines.flatMap((line) => /^(?:\p{Script=Han}* ?)(\d+)\.\p{Script=Han}/u.exec(line)?.[1] ?? []);
  expect(serials.map(Number)).toEqual(Array.from({ length: 144 }, (_, i) => i + 1));
});
