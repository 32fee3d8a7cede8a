import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import type { ParseOptions } from "../../../src/model/options";
import { parseNotice } from "../../../src/parse";
import { gb18030 } from "../../seed-notice/gb18030";
import { buildPdf, rule, write } from "./build";

const XS = [20, 50, 200, 300, 380];
const YS = [280, 250, 220];
const CELLS: readonly (readonly [text: string, x: number, y: number])[] = [
  ["序号", 22, 260],
  ["主要工作", 60, 260],
  ["责任单位", 210, 260],
  ["配合单位", 310, 260],
  ["1", 30, 230],
  ["修缮老旧泵站。", 60, 230],
  ["市水利局", 210, 230],
  ["市林业局", 310, 230],
];
const PAGE = rule(XS, YS) + CELLS.map(([text, x, y]) => write(text, x, y)).join("");
const RECORD = { task: "修缮老旧泵站。", leadText: "市水利局", cooperatingText: "市林业局" };

const codeOf = (pdf: Uint8Array, options: ParseOptions = {}) =>
  parseNotice(pdf, options).then(
    () => "none",
    (error) => (error instanceof FenjieError ? error.code : `untyped ${error}`),
  );

describe("fonts without a map to Unicode", () => {
  // No test of a font needs more than its encoding's name: the engines bring what the codes mean.
  const inGbk = (text: string) => [...gb18030(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const gbkPage = (encode: (text: string) => string) =>
    rule(XS, YS) + CELLS.map(([text, x, y]) => `BT /F2 12 Tf 1 0 0 1 ${x} ${y} Tm <${encode(text)}> Tj ET\n`).join("");
  const font = (encoding: string) => ({
    10: `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
  });

  it.each(["GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H"])("reads %s twice, with one result", async (encoding) => {
    const pdf = buildPdf({ pages: [gbkPage(inGbk)], fonts: "/F2 10 0 R", objects: font(encoding) });
    const { tasks, messages } = await parseNotice(pdf);
    expect(tasks).toMatchObject([{ ...RECORD, status: "verified" }]);
    expect(messages.map(({ code }) => code)).not.toContain("second-reading-empty");
  });

  it("reads UniGB-UCS2-H twice, with one result", async () => {
    const { tasks, messages } = await parseNotice(buildPdf({ pages: [PAGE] }));
    expect(tasks).toMatchObject([{ ...RECORD, status: "verified" }]);
    expect(messages.map(({ code }) => code)).not.toContain("second-reading-empty");
  });

  it("says so where codes mean nothing: an own encoding, and no map", async () => {
    const own = (text: string) => [...text].map((_, i) => (i + 1).toString(16).padStart(4, "0")).join("");
    const pdf = buildPdf({
      pages: [gbkPage(own)],
      fonts: "/F2 10 0 R",
      objects: {
        10: "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [11 0 R] >>",
        11: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>",
      },
    });
    const { tasks, messages } = await parseNotice(pdf);
    expect(tasks.filter(({ status }) => status === "verified")).toEqual([]);
    expect(messages.map(({ code }) => code)).toContain("text-layer-unreadable");
  });
});

describe("encrypted files", () => {
  const encrypted = (options: PDFKit.PDFDocumentOptions) =>
    new Promise<Uint8Array>((resolve) => {
      const document = new PDFDocument({ ...options, size: [400, 300], margin: 20 });
      const parts: Buffer[] = [];
      document.on("data", (part: Buffer) => parts.push(part));
      document.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
      document.text("A page of text.");
      document.end();
    });

  it.each(["1.3", "1.4", "1.6", "1.7ext3"] as const)("opens version %s with its password only", async (pdfVersion) => {
    const pdf = await encrypted({ pdfVersion, userPassword: "open", ownerPassword: "own" });
    expect(await codeOf(pdf)).toBe("encrypted");
    expect(await codeOf(pdf, { password: "wrong" })).toBe("encrypted");
    expect(await codeOf(pdf, { password: "open" })).toBe("none");
    expect(await codeOf(pdf, { password: "own" })).toBe("none");
  });

  it("reads what is only locked against changes", async () => {
    expect(await codeOf(await encrypted({ pdfVersion: "1.7", ownerPassword: "own" }))).toBe("none");
  });
});

describe("large files", () => {
  it("refuses more pages than are allowed before it reads any, and reads 2,000 where they are", async () => {
    const pdf = buildPdf({ pages: Array.from({ length: 2000 }, (_, i) => (i === 1999 ? PAGE : "")) });
    const error = await parseNotice(pdf).catch((cause) => cause);
    expect(error).toMatchObject({ code: "too-many-pages", details: { limit: "pages", seen: 2000 } });
    const { tasks, source } = await parseNotice(pdf, { limits: { pages: 2000 }, crossCheck: false });
    expect(source.pages).toBe(2000);
    expect(tasks).toMatchObject([{ ...RECORD, places: { task: [{ page: 2000 }] } }]);
  });

  it("refuses a page with 200,000 figures, also inside a form or a single path", async () => {
    const figures = Array.from({ length: 200_000 }, (_, i) => `${i % 400} ${i % 300} m 0 9 l S\n`).join("");
    expect(await codeOf(buildPdf({ pages: [PAGE + figures] }))).toBe("too-many-objects");
    const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] /Length ${figures.length} >>\nstream\n${figures}\nendstream`;
    const nested = { pages: [`${PAGE}/X Do\n`], resources: "/XObject << /X 10 0 R >>", objects: { 10: form } };
    expect(await codeOf(buildPdf(nested))).toBe("too-many-objects");
    const path = `0 0 m ${Array.from({ length: 200_000 }, (_, i) => `${i % 400} ${i % 300} l\n`).join("")}S\n`;
    expect(await codeOf(buildPdf({ pages: [PAGE + path] }), { limits: { pageObjects: 20_000 } })).toBe(
      "too-many-objects",
    );
  });

  it("stops where a form draws itself, again and again", async () => {
    const form =
      "<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /XObject << /X 10 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream";
    const pdf = buildPdf({ pages: [`${PAGE}/X Do\n`], resources: "/XObject << /X 10 0 R >>", objects: { 10: form } });
    expect(["none", "too-large"]).toContain(await codeOf(pdf));
    expect(await codeOf(buildPdf({ pages: [PAGE] }))).toBe("none");
  });
});

describe("damaged files", () => {
  const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
  const good = String.fromCharCode(...buildPdf({ pages: [PAGE] }));

  it.each([
    ["no cross-reference table", good.slice(0, good.indexOf("xref\n"))],
    ["one that points elsewhere", good.replace(/\d{10} 00000 n/g, "0000000009 00000 n")],
    ["a trailer without a root", good.replace("/Root 1 0 R", "/Boot 1 0 R")],
    ["rubbish before its beginning", `rubbish\n${good}`],
    ["a stream whose length is wrong", good.replace(/\/Length \d+/, "/Length 7")],
  ])("are read as far as they go, or refused: %s", async (_, text) => {
    expect(["none", "damaged", "empty-input"]).toContain(await codeOf(bytesOf(text)));
  });

  it("are refused where pages go in a circle", async () => {
    const circle = good.replace(/\/Kids \[[^\]]*\]/, "/Kids [2 0 R]");
    expect(["none", "damaged", "empty-input"]).toContain(await codeOf(bytesOf(circle)));
  });
});

describe("scripts and attachments", () => {
  it("are neither run nor opened", async () => {
    const script = "this.exportDataObject\\({cName: 'a', nLaunch: 2}\\); app.launchURL\\('http://127.0.0.1:9/'\\);";
    const pdf = buildPdf({
      pages: [PAGE],
      catalogue: `/OpenAction << /S /JavaScript /JS (${script}) >> /AA << /WC << /S /JavaScript /JS (${script}) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (${script}) >>] >> /EmbeddedFiles << /Names [(a) 10 0 R] >> >>`,
      objects: {
        10: "<< /Type /Filespec /F (a.pdf) /EF << /F 11 0 R >> >>",
        11: "<< /Type /EmbeddedFile /Length 16 >>\nstream\n%PDF-1.4 nothing\nendstream",
      },
    });
    const { tasks } = await parseNotice(pdf);
    expect(tasks).toMatchObject([{ ...RECORD, status: "verified" }]);
  });
});
