import fc from "fast-check";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import { SourcedText } from "../../../src/model/sourced";
import { readHtml, readHtmlBytes } from "../../../src/read/html/read";
import { referenceDecoder, textBetween } from "../../../src/read/html/text";
import { type Element, parseHtml } from "../../../src/read/html/tree";
import { expectOrigins } from "../origins";
import { settings } from "../settings";
import { standsInHtml } from "./stands";

/** Scraps of pages, in any order: unclosed, misnested, cut. */
const scraps = fc.constantFrom(
  ...[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<br>",
    "<ul><li>",
    "</ul>",
    "<h2>",
    "</h2>",
  ],
  ...[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th rowspan=2>",
    "<td colspan=3>",
    "<thead>",
    "</thead>",
  ],
  ...[
    "<tbody>",
    "<caption>",
    "</caption>",
    "<td rowspan=0>",
    "<pre>",
    "</pre>",
    "<svg><title>",
    "</svg>",
    "<select><option>",
  ],
  ...[
    "<script>",
    "</script>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "<textarea>",
    "</textarea>",
    "<xmp>",
    "</xmp>",
    "<template>",
  ],
  ...[
    "&nbsp;",
    "&amp;lt;",
    "&#22269;",
    "&#x0;",
    "&notit;",
    "&",
    "&ampersand",
    "<",
    ">",
    "\r\n",
    "\r",
    "\n",
    "\t ",
    "\0",
  ],
  ...[
    "发文字号：",
    "索引号",
    "市教育局、",
    "推动建设。",
    " 5G ",
    "𠮷",
    "\ufeff",
    "—",
    "<nav>",
    "</nav>",
    "<p hidden>",
    "<iframe>",
  ],
);
const page = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(""));

async function readOrNull(html: string) {
  try {
    return await readHtml(html, settings());
  } catch (error) {
    expect(error).toBeInstanceOf(FenjieError);
    return null;
  }
}

describe("any page", () => {
  it("is read, or refused with a FenjieError; every character stands where it says", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(page, async (html) => {
        const document = await readOrNull(html);
        if (!document) return;
        read++;
        expectOrigins(document, standsInHtml);
        for (const block of document.pages[0]!.blocks) {
          if (block.kind !== "grid") continue;
          const taken = new Set<number>();
          for (const { row, column, rowSpan, columnSpan } of block.cells) {
            expect(row + rowSpan).toBeLessThanOrEqual(block.rowCount);
            expect(column + columnSpan).toBeLessThanOrEqual(block.columnCount);
            for (let r = row; r < row + rowSpan; r++) {
              for (let c = column; c < column + columnSpan; c++) {
                expect(taken.has(r * block.columnCount + c)).toBe(false);
                taken.add(r * block.columnCount + c);
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it("gives the text that the parser gives", async () => {
    const decode = await referenceDecoder();
    await fc.assert(
      fc.asyncProperty(page, async (html) => {
        const root = await parseHtml(html, settings().limits);
        expect(ink(textOf(root, SourcedText.of(html), decode))).toBe(
          ink(parserText(parse(html, { scriptingEnabled: false }))),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("of any bytes gives a document or a FenjieError", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const error = await readHtmlBytes(bytes, settings()).then(
          () => null,
          (thrown) => thrown,
        );
        if (error !== null) expect(error).toBeInstanceOf(FenjieError);
      }),
      { numRuns: 200 },
    );
  });
});

/** Without what parsers treat each in their own way: the line break after <pre>, NUL in foreign elements. */
const ink = (text: string) => text.replace(/[\s\ufffd]/g, "");

/** Elements whose text the parser takes as it stands. */
const RAW = new Set(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"]);

function textOf(node: Element, source: SourcedText, decode: (reference: string) => string): string {
  return node.children
    .map((child) => {
      if (child.kind === "element")
        return child.tag === "template" || RAW.has(child.tag) ? "" : textOf(child, source, decode);
      return textBetween(source, child.start, child.end, decode).text;
    })
    .join("");
}

interface ParserNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly ParserNode[];
}

function parserText(node: ParserNode): string {
  if (RAW.has(node.nodeName) || node.nodeName === "template") return "";
  return node.value ?? (node.childNodes ?? []).map(parserText).join("");
}
