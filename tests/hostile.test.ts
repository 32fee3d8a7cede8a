import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { FenjieError, type ParseOptions, parseNotice } from "../src/index";
import { DOCX, OFD } from "../src/read/detect";
import { docx, p, tbl, tc, tr } from "./read/docx/docx";
import { ofd, path, text } from "./read/ofd/ofd";

/** The error's code and the limit that it names; "ok" and the codes of the messages for a result. */
async function outcome(input: string | Uint8Array, options: ParseOptions = {}): Promise<string> {
  try {
    const { messages } = await parseNotice(input, options);
    return ["ok", ...new Set(messages.map(({ code }) => code))].join(" ");
  } catch (error) {
    if (!(error instanceof FenjieError)) throw error;
    const { limit } = error.details;
    if (limit) expect(error.message).toContain(`options.limits.${String(limit)}`);
    return limit ? `${error.code} ${String(limit)}` : error.code;
  }
}

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
const parts = (entries: Record<string, Uint8Array>) => zipSync(entries);
const word = (body: string, prolog = "") =>
  parts({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });

describe("archives made to burst", () => {
  it.each<[string, () => Uint8Array, ParseOptions["limits"], string]>([
    ["a body of zeros", () => word(p("0".repeat(20_000_000))), {}, "too-large unpackRatio"],
    [
      "a part beside it of zeros",
      () => docx({ body: p("甲"), others: {}, styles: "0".repeat(30_000_000) }),
      {},
      "too-large unpackRatio",
    ],
    [
      "more than all parts may hold",
      () => docx({ body: p("推动建设。".repeat(300)) }),
      { unpackedBytes: 3000 },
      "too-large unpackedBytes",
    ],
    ["an OFD page of zeros", () => ofd(text("0".repeat(20_000_000))), {}, "too-large unpackRatio"],
  ])("%s", async (_, make, limits, expected) => {
    expect(await outcome(make(), { limits })).toBe(expected);
  });

  it("an archive inside a document is not opened", async () => {
    const inner = parts({ "c.zip": parts({ zeros: zeros(20) }) });
    const nested = docx({ body: p("甲"), others: {} });
    expect(await outcome(nested)).toBe("ok no-tasks");
    const entries = { "[Content_Types].xml": strToU8("<Types/>"), "word/embeddings/b.zip": inner };
    expect(await outcome(parts(entries))).toMatch(/^damaged|^unsupported-format/);
  });
});

describe("XML that reaches out or multiplies", () => {
  const ENTITIES = '<!DOCTYPE d [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;">]>';
  it.each([
    ["entities in a DOCX", () => word(p("&b;"), ENTITIES)],
    ["an external entity in a DOCX", () => word(p("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>')],
    ["entities in an OFD", () => parts({ "OFD.xml": strToU8(`${ENTITIES}<OFD>&b;</OFD>`) })],
  ])("%s are refused", async (_, make) => {
    expect(await outcome(make())).toBe("damaged");
  });

  it("macros, templates and parts elsewhere are not touched", async () => {
    const relationships = [
      '<Relationship Id="r1" Type="x/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/>',
      '<Relationship Id="r2" Type="x/header" Target="http://example.invalid/h.xml" TargetMode="External"/>',
      '<Relationship Id="r3" Type="x/header" Target="../../../../etc/hostname"/>',
    ].join("");
    const others = { "word/vbaProject.bin": "\0".repeat(1000), "../../evil.xml": "<x/>" };
    expect(await outcome(docx({ body: p("甲"), relationships, others }))).toBe("ok part-ignored no-tasks");
  });

  it("an OFD cannot name a file outside of itself", async () => {
    const root = strToU8("<OFD><DocBody><DocRoot>../../../etc/hostname</DocRoot></DocBody></OFD>");
    expect(await outcome(parts({ "OFD.xml": root }))).toBe("damaged");
  });
});

describe("ten thousand levels", () => {
  const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);
  it.each<[string, () => string | Uint8Array]>([
    ["HTML", () => `<p>甲${deep("<div>", "</div>")}`],
    ["HTML tables", () => deep("<table><tr><td>", "</td></tr></table>")],
    ["Markdown quotations", () => `# 甲\n\n# 乙\n\n${"> ".repeat(10_000)}甲`],
    ["JSON", () => '{"pdf_info":'.repeat(10_000)],
    ["JSON lists", () => `[{"type":${"[".repeat(10_000)}`],
    ["DOCX", () => word(deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"))],
    ["OFD", () => ofd(deep("<PageBlock>", "</PageBlock>"))],
  ])("of %s", async (_, make) => {
    expect(await outcome(make())).toMatch(/^too-deep/);
  });

  it("of nested tables in a DOCX, up to the limit, are read", async () => {
    expect(
      await outcome(word(`${"<w:tbl><w:tr><w:tc>".repeat(150)}${p("甲")}${"</w:tc></w:tr></w:tbl>".repeat(150)}`)),
    ).toBe("ok no-tasks");
  });
});

describe("tables that lie about their size", () => {
  it.each<[string, () => string | Uint8Array]>([
    ["HTML rowspan and colspan", () => `<table>${"<tr><td rowspan=65534 colspan=1000>甲".repeat(2000)}</table>`],
    ["DOCX gridSpan", () => docx({ body: tbl([tr([tc("甲", '<w:gridSpan w:val="999999999"/>')])]) })],
    ["DOCX gridBefore", () => docx({ body: tbl([tr([tc("甲")], '<w:gridBefore w:val="99999999"/>')]) })],
    [
      "docling offsets",
      () =>
        JSON.stringify({
          schema_name: "DoclingDocument",
          body: { children: [{ $ref: "#/tables/0" }] },
          tables: [{ data: { table_cells: [{ text: "甲", start_row_offset_idx: 1e9, start_col_offset_idx: 5 }] } }],
        }),
    ],
  ])("%s", async (_, make) => {
    expect(await outcome(make())).toBe("too-large cells");
  });

  it("an OFD path of a million strokes is too many objects", async () => {
    const strokes = path(`M 0 0 ${"L 9 0 L 0 0 ".repeat(700_000)}`);
    const limits = { unpackRatio: 1_000_000 };
    expect(await outcome(ofd(text("甲") + strokes), { limits })).toBe("too-many-objects pageObjects");
  });

  it("an OFD drawing that holds itself twice ends", async () => {
    const unit =
      '<CompositeGraphicUnit ID="5"><Content><CompositeObject ResourceID="5"/><CompositeObject ResourceID="5"/></Content></CompositeGraphicUnit>';
    const file = ofd(`${text("甲")}<CompositeObject ResourceID="5"/>`, {
      common: "<PublicRes>R.xml</PublicRes>",
      files: { "D/R.xml": `<Res><CompositeGraphicUnits>${unit}</CompositeGraphicUnits></Res>` },
    });
    expect(await outcome(file)).toMatch(/^ok|^too-many-objects/);
  });

  it("a step repeated a billion times ends", async () => {
    expect(
      await outcome(ofd(text("甲乙", 'Boundary="0 0 50 5" Size="4"', 'X="0" Y="4" DeltaX="g 999999999 4"'))),
    ).toMatch(/^ok/);
  });
});

describe("a hundred thousand rows", () => {
  const rows = "<tr><td>建设<td>市教育局".repeat(100_000);
  it.each<[string, () => string]>([
    ["of HTML in Markdown", () => `# 通知\n\n正文\n\n<table>${rows}</table>\n`],
    ["of HTML in JSON", () => JSON.stringify([{ type: "table", page_idx: 0, table_body: `<table>${rows}</table>` }])],
  ])("%s are read", async (_, make) => {
    expect(await outcome(make())).toBe("ok no-tasks");
  });
});

describe("files that are not what they say", () => {
  it.each<[string, string | Uint8Array, string, string]>([
    ["HTML as DOCX", strToU8("<html><body>甲</body></html>"), DOCX, "damaged"],
    ["text as OFD", strToU8("甲"), OFD, "damaged"],
    ["a DOCX as OFD", docx({ body: p("甲") }), OFD, "damaged"],
    ["an OFD as DOCX", ofd(text("甲")), DOCX, "damaged"],
    ["a DOCX as HTML", docx({ body: p("甲") }), "text/html", "not-text"],
    ["Markdown as JSON", "# 甲", "application/json", "damaged"],
    ["HTML as PDF", strToU8("<html><body>甲</body></html>"), "application/pdf", "damaged"],
    ["a type that nobody reads", "甲", "application/msword", "unsupported-format"],
  ])("%s", async (_, input, mediaType, expected) => {
    expect(await outcome(input, { mediaType })).toBe(expected);
  });

  it.each<[string, Uint8Array, string]>([
    ["no byte", new Uint8Array(), "empty-input"],
    ["white space", strToU8(" \r\n\t"), "empty-input"],
    ["an archive of nothing", parts({}), "unsupported-format"],
    ["a DOCX without text", docx({ body: "" }), "empty-input"],
    ["a DOCX without its body", parts({ "word/styles.xml": strToU8("<a/>") }), "damaged"],
    ["an OFD without text", ofd(""), "empty-input"],
    ["a page without text", strToU8("<html><body></body></html>"), "empty-input"],
    ["a list of nothing", strToU8("[]"), "unsupported-format"],
    ["a PDF of one line", strToU8("%PDF-1.7\n"), "damaged"],
  ])("%s", async (_, input, expected) => {
    expect(await outcome(input)).toBe(expected);
  });

  it.each([["doc"], ["html"], ["pdf"], ["docx"], [""]])("the name's ending says nothing: .%s", async (ending) => {
    const parsed = await parseNotice(docx({ body: p("甲") }), { name: `notice.${ending}` });
    expect(parsed.source.mediaType).toBe(DOCX);
  });
});

describe("text in another encoding than it says", () => {
  const gbk = Array.from({ length: 20 }, () => [0xca, 0xd0, 0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6]).flat();
  it.each<[string, number[], string]>([
    ["GBK that calls itself UTF-8", [...strToU8('<meta charset="utf-8"><p>'), ...gbk], "ok encoding-guessed no-tasks"],
    [
      "GBK under a name nobody knows",
      [...strToU8('<meta charset="x-none"><p>'), ...gbk],
      "ok encoding-guessed no-tasks",
    ],
    ["UTF-8 that calls itself Big5", [...strToU8('<meta charset="big5"><p>市教育局')], "ok no-tasks"],
    ["UTF-8 that calls itself UTF-16", [...strToU8('<meta charset="utf-16"><p>市教育局')], "ok no-tasks"],
    ["zeros", new Array(1000).fill(0), "not-text"],
  ])("%s", async (_, bytes, expected) => {
    expect(await outcome(Uint8Array.from(bytes))).toBe(expected);
  });
});
