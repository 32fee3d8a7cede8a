import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { canvasOfd, type OfdStyle } from "../../../bench/accuracy/renderers/ofd";
import type { Document, Glyph, Page, Rule } from "../../../src/model/document";
import { read } from "../../../src/read";
import { readOfd } from "../../../src/read/ofd/read";
import { settings } from "../settings";
import { codeOf } from "./ofd";

describe("any page", () => {
  const glyph = fc
    .record({
      char: fc.constantFrom("任", "务", "1", "—", "<", "&"),
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 800 }),
      size: fc.constantFrom(9, 10.5, 16),
    })
    .map(
      ({ char, x, y, size }): Omit<Glyph, "at"> => ({
        char,
        size,
        box: [x, y - 0.12 * size, x + size, y + 0.88 * size],
      }),
    );
  const rule = fc.record({
    direction: fc.constantFrom("horizontal" as const, "vertical" as const),
    position: fc.integer({ min: 1, max: 590 }),
    from: fc.integer({ min: 1, max: 200 }),
    to: fc.integer({ min: 210, max: 590 }),
    thickness: fc.constantFrom(0.5, 1, 2),
  });
  const pageOf = ([glyphs, drawn]: [Omit<Glyph, "at">[], Rule[]], number: number): Page => ({
    number,
    size: [595.28, 841.89],
    blocks: [],
    canvas: { glyphs: glyphs.map((one, at) => ({ ...one, at })), rules: drawn },
  });
  const style: fc.Arbitrary<OfdStyle> = fc.record({
    grouped: fc.boolean(),
    scaled: fc.boolean(),
    filled: fc.boolean(),
    template: fc.boolean(),
    composite: fc.boolean(),
  });

  it("comes back as it was drawn, however a writer puts it", async () => {
    const pages = fc.array(
      fc.tuple(fc.array(glyph, { minLength: 1, maxLength: 12 }), fc.array(rule, { maxLength: 5 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(pages, style, async (drawn, how) => {
        const wanted = drawn.map((one, i) => pageOf(one, i + 1));
        const document = await read(canvasOfd(wanted, how), settings());
        expect(document.pages).toHaveLength(wanted.length);
        for (const [i, page] of document.pages.entries()) {
          const { glyphs, rules: lines } = wanted[i]!.canvas!;
          expect(page.canvas!.glyphs.map(short)).toEqual(glyphs.map(short));
          expect(page.canvas!.rules.map(rounded)).toEqual(lines.map(rounded));
        }
        expectTrueOrigins(document);
      }),
      { numRuns: 100 },
    );
  });

  it("gives a document or a FenjieError, whatever bytes of a part are changed", async () => {
    const parts = unzipSync(
      canvasOfd([pageOf([[{ char: "任", size: 9, box: [1, 1, 10, 10] }], []], 1)], { template: true, scaled: true }),
    );
    const names = Object.keys(parts);
    const change = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(127));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const soiled = Object.fromEntries(names.map((name) => [name, Uint8Array.from(parts[name]!)]));
        for (const [name, at, value] of changes) soiled[name]![at % soiled[name]!.length] = value;
        expect(await codeOf(readOfd(zipSync(soiled), settings()))).toMatch(/^[a-z-]+$|^no error$/);
      }),
      { numRuns: 150 },
    );
  });

  const short = ({ char, box, size }: Omit<Glyph, "at">) =>
    `${char} ${box[0].toFixed(2)} ${(box[1] + 0.12 * size).toFixed(2)} ${size.toFixed(2)}`.replaceAll("-0.00", "0.00");
  const rounded = ({ direction, position, from, to, thickness }: Rule) =>
    [direction, ...[position, from, to, thickness].map((n) => n.toFixed(2))].join(" ");
});

function expectTrueOrigins(document: Document) {
  for (const page of document.pages) {
    for (const { at, char } of page.canvas!.glyphs) {
      expect(document.axis.text.slice(at, at + char.length)).toBe(char);
      if (char.trim() === "") continue;
      expect(document.axis.locate([{ start: at, end: at + char.length }])[0]!.page).toBe(page.number);
    }
  }
}
