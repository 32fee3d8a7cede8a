import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import { readMarkdown } from "../../../src/read/markdown/read";
import { expectOrigins, textsOf } from "../origins";
import { settings } from "../settings";
import { standsInMarkdown } from "./stands";

const scraps = fc.constantFrom(
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    "| a | b |\n|--|--|\n",
    "| 1 | 甲 |\n",
    "|",
    "\\|",
    "---\n",
    "# ",
    "> ",
    "- ",
    "1. ",
  ],
  ...[
    "**",
    "*",
    "_",
    "~",
    "~~",
    "`",
    "```\n",
    "[",
    "](x)",
    "![",
    "<br>",
    "<table>",
    "<tr><td>",
    "</td>",
    "</table>",
    "<!--",
  ],
  ...[
    "-->",
    "&nbsp;",
    "&amp;",
    "&#8203;",
    "&",
    "\\",
    "\t",
    "    ",
    "推动建设。",
    "市教育局、",
    "www.example.org",
    "𠮷",
    "\0",
  ],
);
const markdown = fc.array(scraps, { maxLength: 50 }).map((parts) => parts.join(""));

async function codeOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  if (error !== null) expect(error).toBeInstanceOf(FenjieError);
  return error?.code ?? null;
}

describe("any Markdown", () => {
  it("is read, or refused with a FenjieError; every character stands where it says", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        const document = await readMarkdown(text, settings()).catch((error) => {
          expect(error).toBeInstanceOf(FenjieError);
          return null;
        });
        if (!document) return;
        read++;
        expectOrigins(document, standsInMarkdown);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it("loses no ideograph that is no link target, image or comment", async () => {
    const plain = fc
      .array(
        fc.constantFrom("\n", "\n\n", "甲乙。", "丙", "1. ", "- ", "# ", "| ", "|--|\n", "**", "~", "`", "<br>", " "),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join(""));
    const han = (text: string) => text.replace(/[^\u4e00-\u9fff]/g, "");
    await fc.assert(
      fc.asyncProperty(plain, async (text) => {
        if (han(text) === "") return;
        const document = await readMarkdown(text, settings());
        expect(han(textsOf(document).join(""))).toBe(han(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe("hostile Markdown", () => {
  it("is read or refused without hanging", async () => {
    for (const mark of [
      "> ",
      "*a ",
      "**a _",
      "[a](",
      "![",
      "`a``",
      "<table>",
      "<div>",
      "| ",
      "~~a",
      "&amp;",
      "</table>",
    ]) {
      const code = await codeOf(readMarkdown(mark.repeat(3000), settings()));
      expect([null, "too-deep", "empty-input", "too-large"]).toContain(code);
    }
  });
});
