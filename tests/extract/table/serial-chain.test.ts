import fc from "fast-check";
import { expect, it } from "vitest";
import { longestChain } from "../../../src/extract/table/serial-chain";

/** The chain's values: "." is no number. */
const chainOf = (text: string) => {
  const values = text.split(" ").map((word) => (word === "." ? null : Number(word)));
  return longestChain(values)
    .map((i) => values[i])
    .join(" ");
};

it.each([
  [". . .", ""],
  ["1 2 3", "1 2 3"],
  ["1 . 2 20 3 . 4 2017 5", "1 2 3 4 5"],
  ["1 2 4 5", "1 2 4 5"],
  ["1 2 3 1 2", "1 2 3 1 2"],
  ["7 1 2 3", "1 2 3"],
  ["0 -1 1 2", "1 2"],
])("%s → %s", (values, chain) => {
  expect(chainOf(values)).toBe(chain);
});

it("finds the whole of a chain that no chance number touches", () => {
  const noise = fc.array(fc.constantFrom(null, 2017, 1500, 900), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(noise, { minLength: 2, maxLength: 40 }), (between) => {
      const values = between.flatMap((rest, i) => [i + 1, ...rest]);
      const chain = longestChain(values).map((i) => values[i]);
      expect(chain).toEqual(between.map((_, i) => i + 1));
    }),
    { numRuns: 50 },
  );
});

it("gives ascending indexes of positive numbers for any values", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -3, max: 12 }))), (values) => {
      const chain = longestChain(values);
      chain.forEach((at, i) => {
        expect(values[at]).toBeGreaterThan(0);
        if (i > 0) expect(at).toBeGreaterThan(chain[i - 1]!);
      });
    }),
    { numRuns: 100 },
  );
});
