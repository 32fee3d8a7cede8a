import { describe, expect, test } from "vitest";
import { tableNotice } from "../../bench/accuracy/generator/generate";
import { addNoise } from "../../bench/accuracy/noise/noise";
import { webLine } from "../../bench/accuracy/sources";

const text = Array.from({ length: 10 }, (_, index) =>
  webLine(tableNotice(2 * index + 2)).replaceAll("。", "。\n"),
).join("\n");

describe("noise", () => {
  test("hits about the share of characters it is asked for", () => {
    const visible = text.replace(/\s/gu, "").length;
    for (const rate of [0.005, 0.02]) {
      const share = addNoise(text, rate, "a").hit.size / visible;
      expect(share).toBeGreaterThan(rate * 0.7);
      expect(share).toBeLessThan(rate * 1.4);
    }
  });

  test("every character left knows where it stood", () => {
    const noisy = addNoise(text, 0.02, "b");
    expect(noisy.toClean.length).toBe(noisy.text.length + 1);
    for (let at = 0; at < noisy.text.length; at++) {
      const from = noisy.toClean[at]!;
      if (!noisy.hit.has(from)) expect(noisy.text[at]).toBe(text[from]);
    }
  });

  test("the same seed gives the same faults, no rate gives none", () => {
    expect(addNoise(text, 0.02, "c").text).toBe(addNoise(text, 0.02, "c").text);
    expect(addNoise(text, 0.02, "c").text).not.toBe(addNoise(text, 0.02, "d").text);
    expect(addNoise(text, 0, "c").text).toBe(text);
  });
});
