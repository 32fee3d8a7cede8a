import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNotice, parseNoticeText } from "../../src/index";
import { gb18030 } from "./gb18030";
import { expectAllRight, expectConserved, expectNoneSilentlyWrong, SEED_LINES, SEED_TEXT } from "./truth";

/** Six parses each; a failure is told as it was found, since every step of shrinking is a parse as well. */
const FEW = { numRuns: 6, endOnFailure: true };
/** One choice for each line of the notice: all that a disturbance of lines needs. */
const perLine = fc.array(fc.boolean(), { minLength: SEED_LINES.length, maxLength: SEED_LINES.length });
const isBlank = (line: string) => line.trim() === "";

function expectRight(text: string, flagged = 0): void {
  const parsed = parseNoticeText(text);
  expectAllRight(parsed, flagged);
  expectConserved(parsed);
}

function expectHonest(text: string): void {
  const parsed = parseNoticeText(text);
  expectNoneSilentlyWrong(parsed);
  expectConserved(parsed);
}

describe("the seed notice keeps its 48 records", () => {
  it("with CRLF, CR, or a mixture of line breaks", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("\n", "\r\n"), { minLength: 1, maxLength: 7 }), (breaks) => {
        expectRight(SEED_LINES.map((line, i) => line + breaks[i % breaks.length]).join(""));
      }),
      { ...FEW, examples: [[["\r\n"]]] },
    );
    expectRight(SEED_TEXT.replaceAll("\n", "\r"));
  });

  it("with any of its blank lines removed", () => {
    fc.assert(
      fc.property(perLine, (remove) => {
        expectRight(SEED_LINES.filter((line, i) => !(isBlank(line) && remove[i])).join("\n"));
      }),
      { ...FEW, examples: [[SEED_LINES.map(() => true)]] },
    );
  });

  it("with blank lines added anywhere", () => {
    fc.assert(
      fc.property(perLine, (add) => {
        expectRight(SEED_LINES.map((line, i) => (add[i] ? `${line}\n` : line)).join("\n"));
      }),
      { ...FEW, examples: [[SEED_LINES.map(() => true)]] },
    );
  });

  it("with the spaces at the ends of any lines removed", () => {
    fc.assert(
      fc.property(perLine, (trim) => {
        // Where the spaces are gone that marked the cells' ends, two boundaries between units are in doubt.
        expectRight(SEED_LINES.map((line, i) => (trim[i] ? line.trimEnd() : line)).join("\n"), 3);
      }),
      { ...FEW, examples: [[SEED_LINES.map(() => true)]] },
    );
  });

  it("with any of its digits of full width", () => {
    const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
    fc.assert(
      fc.property(perLine, (widen) => {
        expectRight(SEED_LINES.map((line, i) => (widen[i] ? line.replace(/\d/g, wide) : line)).join("\n"));
      }),
      { ...FEW, examples: [[SEED_LINES.map(() => true)]] },
    );
  });

  it("as GB18030 bytes, with any line breaks", async () => {
    for (const text of [SEED_TEXT, SEED_TEXT.replaceAll("\n", "\r\n")]) {
      const parsed = await parseNotice(gb18030(text));
      expectAllRight(parsed);
      expect(parsed.messages.map(({ code }) => code)).toContain("encoding-guessed");
    }
  });

  it("without the letterhead, or any part of what stands before the table", () => {
    const head = SEED_LINES.findIndex((line) => /^\s*序\s*$/.test(line));
    expect(head).toBeGreaterThan(20);
    const letterhead = SEED_LINES.findIndex((line) => line.startsWith("南通市人民政府办公室文件"));
    expectRight(SEED_LINES.filter((_, i) => i !== letterhead && i !== letterhead + 1).join("\n"));
    fc.assert(
      fc.property(fc.nat(head), fc.nat(head), (a, b) => {
        expectRight([...SEED_LINES.slice(0, Math.min(a, b)), ...SEED_LINES.slice(Math.max(a, b))].join("\n"));
      }),
      { ...FEW, examples: [[0, head]] },
    );
  });

  it("with page numbers before its repeated headers", () => {
    const heads = SEED_LINES.flatMap((line, i) => (/^\s*序\s*$/.test(line) ? [i] : []));
    expect(heads).toHaveLength(4);
    const marks = [
      (n: number) => `— ${n} —`,
      (n: number) => `- ${n} -`,
      (n: number) => `第${n}页`,
      (n: number) => `－${n}－`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...marks), fc.integer({ min: 1, max: 90 }), fc.boolean(), (mark, first, feed) => {
        const lines = SEED_LINES.map((line, i) => {
          const page = heads.indexOf(i);
          return page < 1 ? line : `${mark(first + page)}\n${feed ? "\f" : ""}${line}`;
        });
        expectRight(lines.join("\n"));
      }),
      FEW,
    );
  });
});

describe("the seed notice is never read wrong in silence", () => {
  it("with tabs or several spaces for any of its inner spaces", () => {
    fc.assert(
      fc.property(perLine, fc.constantFrom("\t", "  ", "\u3000"), (change, gap) => {
        const lines = SEED_LINES.map((line, i) => (change[i] ? line.replace(/(?<=\S) (?=\S)/g, gap) : line));
        expectHonest(lines.join("\n"));
      }),
      { ...FEW, examples: [[SEED_LINES.map(() => true), "\t"]] },
    );
  });

  it("with spaces added at the ends of any lines", () => {
    fc.assert(
      fc.property(perLine, fc.constantFrom(" ", "  "), (add, spaces) => {
        expectHonest(SEED_LINES.map((line, i) => (add[i] && !isBlank(line) ? line + spaces : line)).join("\n"));
      }),
      FEW,
    );
  });
});
