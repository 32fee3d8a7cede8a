import { expect, test } from "vitest";
import { displacement, heightsOf } from "../../../../src/extract/table/division/heights";
import { lineOf } from "./cut-line";

test("the tallest cell is the ruler: what lies between two of its lines is half a line lower", () => {
  const lines = [
    ["推动…", ""],
    ["", "市财政局"],
    ["开展…", ""],
    ["建立…", ""],
  ].map((cells, i) => lineOf(cells, i));
  const heights = heightsOf(lines, [0, 1, 2, 3], new Set());
  expect(heights).toEqual({ y: [0, 0.5, 1, 2], top: 0, bottom: 2, tallest: 3 });
  expect(displacement([0.5], heights, "middle").off).toBe(0.5);
  expect(displacement([0, 1, 2], heights, "middle")).toEqual({ off: 0, uneven: [0, 0, 0] });
});

test("measured places are taken as they are", () => {
  const lines = [3.2, 3.7, 4.2].map((y, i) => lineOf(["推动…"], i, y));
  expect(heightsOf(lines, [0, 1, 2], new Set())).toEqual({ y: [3.2, 3.7, 4.2], top: 3.2, bottom: 4.2, tallest: null });
});

test("two cells in one stretch stand unevenly", () => {
  expect(displacement([0, 3], { top: 0, bottom: 4 }, "middle").uneven).toEqual([1, 1]);
});
