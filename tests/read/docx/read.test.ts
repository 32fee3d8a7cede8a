import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/model/document";
import { FenjieError } from "../../../src/model/error";
import type { SourcedText } from "../../../src/model/sourced";
import { read as readAny } from "../../../src/read";
import { readDocx } from "../../../src/read/docx/read";
import { settings } from "../settings";
import { docx, p, read, run, shown, tbl, tc, tr } from "./docx";

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error) => (error instanceof FenjieError ? error.code : String(error)),
  );

function textsOf(document: Document): SourcedText[] {
  return document.pages.flatMap((page) =>
    page.blocks.flatMap((block) => (block.kind === "grid" ? block.cells.flatMap((cell) => cell.lines) : [block.text])),
  );
}

describe("readDocx", () => {
  it("is what a DOCX is read with", async () => {
    const document = await readAny(docx({ body: p("任务") }), settings());
    expect(document.mediaType).toContain("wordprocessingml");
    expect([document.pageCount, document.pages[0]!.number]).toEqual([null, null]);
    expect(shown(document)).toEqual(["任务"]);
  });

  it("finds the text by its relationship, under any name and prefix", async () => {
    const bytes = zipSync({
      "_rels/.rels": strToU8(
        '<Relationships><Relationship Type="x/officeDocument" Target="/body/main.xml"/></Relationships>',
      ),
      "body/main.xml": strToU8(
        '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>甲</t></r></p></body></d>',
      ),
    });
    expect(shown(await readDocx(bytes, settings()))).toEqual(["甲"]);
  });

  it("reports a header with words, and no page number", async () => {
    const rel = (type: string, target: string) => `<Relationship Type="x/${type}" Target="${target}"/>`;
    const part = (text: string) =>
      `<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(text)}</w:x>`;
    const document = await read({
      body: p("甲"),
      relationships: rel("header", "h.xml") + rel("footer", "f.xml"),
      others: { "word/h.xml": part("内部资料"), "word/f.xml": part("第 3 页") },
    });
    expect(document.messages).toMatchObject([{ code: "part-ignored", seen: "内部资料" }]);
  });

  it("follows nothing outside of the file and runs nothing in it", async () => {
    const document = await read({
      body: `${p("甲")}<w:altChunk r:id="r9"/>`,
      relationships:
        '<Relationship Type="x/styles" TargetMode="External" Target="http://example.invalid/styles.xml"/><Relationship Type="x/header" Target="../../../etc/passwd"/>',
      others: { "word/vbaProject.bin": "macro", "../../evil.xml": "x" },
    });
    expect(shown(document)).toEqual(["甲"]);
    expect(document.messages.map((m) => m.code)).toEqual(["part-ignored", "part-ignored"]);
  });

  it("tells documents without text apart", async () => {
    expect(await codeOf(read(p("")))).toBe("empty-input");
    expect(await codeOf(read({ body: p(""), others: { "word/media/image1.png": "x" } }))).toBe("needs-ocr");
    expect(await codeOf(readDocx(zipSync({ "word/other.xml": strToU8("<x/>") }), settings()))).toBe("damaged");
    const whole = docx({ body: p("甲") });
    expect(await codeOf(readDocx(whole.subarray(0, whole.length - 40), settings()))).toBe("damaged");
  });

  it("refuses entities and bombs", async () => {
    const part = (text: string) => zipSync({ "word/document.xml": strToU8(text) });
    const laughs = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>';
    expect(await codeOf(readDocx(part(laughs), settings()))).toBe("damaged");
    expect(await codeOf(readDocx(part(`<w:document>${" ".repeat(8_000_000)}</w:document>`), settings()))).toBe(
      "too-large",
    );
    const deep = `<w:document>${"<w:sdt>".repeat(10_000)}${"</w:sdt>".repeat(10_000)}</w:document>`;
    expect(await codeOf(readDocx(part(deep), settings()))).toBe("too-deep");
  });

  const inline = fc.oneof(
    fc.stringMatching(/^[一-丁a1 、。&\u200b]{0,5}$/).map((text) => run(text.replaceAll("&", "&amp;"))),
    fc.constantFrom("<w:r><w:br/></w:r>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "<w:r><w:tab/></w:r>"),
    fc.constantFrom('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    fc.constantFrom(
      `<w:r><w:txbxContent>${p("框")}</w:txbxContent></w:r>`,
      '<w:r><w:sym w:font="W" w:char="zz"/></w:r>',
    ),
  );
  const paragraph = fc
    .tuple(
      fc.array(inline, { maxLength: 4 }),
      fc.constantFrom("", "<w:rPr><w:del/></w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    )
    .map(([content, properties]) => p(content.join(""), properties));
  const cellProperties = fc.constantFrom(
    "",
    "<w:vMerge/>",
    '<w:vMerge w:val="restart"/>',
    '<w:gridSpan w:val="2"/>',
    "<w:hMerge/>",
  );
  const cell = fc.tuple(paragraph, cellProperties).map(([content, properties]) => tc(content, properties));
  const row = fc.array(cell, { maxLength: 4 }).map((cells) => tr(cells));
  const block = fc.oneof(
    paragraph,
    fc.array(row, { maxLength: 4 }).map((rows) => tbl(rows, [500, 50, 500])),
  );
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

  it("keeps every origin true and every cell in its grid, for any mixture of markup", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 5 }), async (blocks) => {
        const document = await read({ body: blocks.join("") + p("完"), numbering });
        for (const text of textsOf(document)) {
          const source = text.ranges().map(({ start, end }) => document.axis.text.slice(start, end));
          expect(source.join("")).toBe(text.text);
          for (const place of document.axis.locate(text.ranges()))
            expect(place.path).toMatch(/^body(?:\/[a-z]+\[\d+\])+$/);
        }
        for (const grid of document.pages[0]!.blocks) {
          if (grid.kind !== "grid") continue;
          const taken = new Set<string>();
          for (const { row, column, rowSpan, columnSpan } of grid.cells) {
            for (let r = row; r < row + rowSpan; r++) {
              for (let c = column; c < column + columnSpan; c++) {
                expect(r < grid.rowCount && c < grid.columnCount && !taken.has(`${r},${c}`)).toBe(true);
                taken.add(`${r},${c}`);
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("gives a document or a FenjieError, whatever bytes of a part are changed", async () => {
    const parts = unzipSync(docx({ body: p("任务") + tbl([tr(["甲", tc("乙", "<w:vMerge/>")])]), numbering }));
    const names = Object.keys(parts);
    const change = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(127));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const soiled = Object.fromEntries(names.map((name) => [name, Uint8Array.from(parts[name]!)]));
        for (const [name, at, value] of changes) soiled[name]![at % soiled[name]!.length] = value;
        expect(await codeOf(readAny(zipSync(soiled), settings()))).toMatch(/^[a-z-]+$|^no error$/);
      }),
      { numRuns: 100 },
    );
  });
});
