import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document";
import { FenjieError } from "../../src/model/error";
import { read, readText } from "../../src/read";
import { settings } from "./settings";

const lines = (document: Document) =>
  document.pages.map((page) => page.blocks.map((block) => (block.kind === "line" ? block.text.text : "?")));
const codes = (document: Document) => document.messages.map((m) => m.code);
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof FenjieError ? error.code : String(error);
  }
  return "no error";
};

/** Every character of every block stands in the source where its origin says. */
function expectTrueOrigins(document: Document) {
  for (const page of document.pages) {
    for (const block of page.blocks) {
      if (block.kind !== "line") throw new Error("text has lines only");
      const source = block.text.ranges().map(({ start, end }) => document.axis.text.slice(start, end));
      expect(source.join("")).toBe(block.text.text);
    }
  }
}

describe("readText", () => {
  it("gives a line for each source line, with its spaces and without its break", () => {
    const document = readText("序 \r\n 号\n\n1\r推动\u2028工作\u2029。\v完", settings());
    expect(lines(document)).toEqual([["序 ", " 号", "", "1", "推动", "工作", "。", "完"]]);
    expect(document.pageCount).toBeNull();
    expect(document.pages[0]!.number).toBeNull();
    expectTrueOrigins(document);
  });

  it("ends pages at form feeds, and takes the one after the last page for no page", () => {
    const document = readText("一页\n\f二页\n\n\f三页\n\f", settings());
    expect(lines(document)).toEqual([["一页"], ["二页", ""], ["三页"]]);
    expect(document.pageCount).toBe(3);
    expect(document.axis.locate([{ start: 4, end: 6 }])).toEqual([{ start: 4, end: 6, line: 2, column: 2, page: 2 }]);
  });

  it("keeps the number of a page that is empty", () => {
    expect(lines(readText("一\f\f三", settings()))).toEqual([["一"], [""], ["三"]]);
  });

  it.each([
    ["below each page", "甲\n\n-- 1 of 2 --\n\n乙\n\n-- 2 of 2 --\n\n"],
    ["above each page", "--- Page 1 ---\n甲\n=== 第 2 页 ===\n乙"],
    ["in brackets", "[Page 1]\n甲\n[page 2]\n乙"],
  ])("takes an extractor's page marks for page breaks: %s", (_, text) => {
    const document = readText(text, settings());
    expect(lines(document).map((page) => page.join(""))).toEqual(["甲", "乙"]);
    expect(document.pages.map((page) => page.number)).toEqual([1, 2]);
    expect(codes(document)).toEqual(["part-ignored"]);
    expectTrueOrigins(document);
  });

  it("leaves printed page numbers, and marks that do not count from one, in the text", () => {
    const text = "甲\n— 1 —\n- 2 -\n-- 7 of 9 --\n乙";
    expect(lines(readText(text, settings()))).toEqual([text.split("\n")]);
  });

  it("sets control characters aside and says so, but not for a byte order mark", () => {
    const document = readText("\ufeff责任\u0000单\u200b位\u0007", settings());
    expect(lines(document)).toEqual([["责任单位"]]);
    expect(codes(document)).toEqual(["control-characters"]);
    expect(document.messages[0]!.text).toContain("3 ");
    expectTrueOrigins(document);
    expect(codes(readText("\ufeff责任单位", settings()))).toEqual([]);
  });

  it.each(["", " \n\t\u3000\r\n\f \ufeff", "\u200b\n\u0000"])("refuses text without a character: %j", (text) => {
    expect(codeOf(() => readText(text, settings()))).toBe("empty-input");
  });

  it("refuses a source that is control characters for a good part", () => {
    expect(codeOf(() => readText("任务\u0000\u0001\u0002".repeat(20), settings()))).toBe("not-text");
  });

  it("names the limit that was passed and how to raise it", () => {
    const few = settings({ limits: { characters: 5 } });
    expect(() => readText("一二三四五六", few)).toThrow(/limit is 5.*options\.limits\.characters/);
    expect(codeOf(() => readText("一二三四五六", few))).toBe("too-large");
    expect(codeOf(() => readText("\n\n\n一", settings({ limits: { lines: 3 } })))).toBe("too-large");
    expect(codeOf(() => readText("一\f二\f三", settings({ limits: { pages: 2 } })))).toBe("too-many-pages");
    expect(lines(readText("一二三四五六", settings({ limits: { characters: 6 } })))).toEqual([["一二三四五六"]]);
  });

  it("reads one line of five million characters", () => {
    const document = readText("责任单位".repeat(1_250_000), settings());
    expect(document.pages[0]!.blocks).toHaveLength(1);
    expect(document.axis.locate([{ start: 4_999_999, end: 5_000_000 }])[0]!.column).toBe(5_000_000);
  });

  it("places every line where an editor shows it", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ 一-丁a1。\u2028\f]{0,6}$/), { minLength: 1 }), (parts) => {
        const text = `${parts.join("\n")}\n完`;
        const document = readText(text, settings());
        expectTrueOrigins(document);
        for (const page of document.pages) {
          for (const block of page.blocks) {
            if (block.kind !== "line" || block.text.length === 0) continue;
            const [place] = document.axis.locate(block.text.ranges());
            const line = text.split("\n")[place!.line! - 1]!;
            expect(line.slice(place!.column! - 1)).toContain(block.text.text);
            if (page.number !== null) expect(place!.page).toBe(page.number);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("loses no printing character of any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (text) => {
        let document: Document;
        try {
          document = readText(text, settings());
        } catch (error) {
          expect(error).toBeInstanceOf(FenjieError);
          return;
        }
        expectTrueOrigins(document);
        const printing = (s: string) => s.replace(/[\s\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu, "");
        expect(printing(lines(document).flat().join(""))).toBe(printing(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe("read", () => {
  it("takes the same text from a string, bytes, a buffer and a blob", async () => {
    const text = "重点任务\n责任单位：市教育局";
    const bytes = new TextEncoder().encode(text);
    for (const input of [text, bytes, bytes.buffer, new Blob([bytes])]) {
      const document = await read(input, settings());
      expect(document.axis.text).toBe(text);
      expect(document.mediaType).toBe("text/plain");
    }
  });

  it("refuses a media type that has no reader", async () => {
    await expect(read("甲", settings({ mediaType: "video/mp4" }))).rejects.toMatchObject({
      code: "unsupported-format",
    });
    await expect(read("甲", settings({ mediaType: "constructor" }))).rejects.toMatchObject({
      code: "unsupported-format",
    });
    await expect(read("甲", settings({ mediaType: "Text/Plain; charset=utf-8" }))).resolves.toBeDefined();
  });

  it("refuses an input that is none", async () => {
    await expect(read(42 as never, settings())).rejects.toMatchObject({ code: "invalid-option" });
    await expect(read(new Uint8Array(), settings())).rejects.toMatchObject({ code: "empty-input" });
  });
});
