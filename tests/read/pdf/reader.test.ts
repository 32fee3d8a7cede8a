import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import { type Limits, limitsSchema, parseOptionsSchema, type Settings } from "../../../src/model/options";
import { parseNotice } from "../../../src/parse";
import { readPdf } from "../../../src/read/pdf/reader";
import { readPdfText } from "../../../src/read/pdf/text";
import { buildPdf, rule, write } from "./build";

function settings(limits: Partial<Limits> = {}, password?: string): Settings {
  const { limits: _, ...rest } = parseOptionsSchema.parse({});
  return { ...rest, ...(password === undefined ? {} : { password }), limits: limitsSchema.parse(limits) };
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error) => (error instanceof FenjieError ? error.code : `untyped ${error}`),
  );

const XS = [20, 50, 200, 300, 380];
const YS = [280, 250, 220, 190];
const TEXT =
  write("序号", 22, 260) +
  write("主要工作", 60, 260) +
  write("责任单位", 210, 260) +
  write("配合单位", 310, 260) +
  write("1", 30, 230) +
  write("修缮老旧泵站。", 60, 230) +
  write("市水利局", 210, 230) +
  write("市林业局", 310, 230) +
  write("2", 30, 200) +
  write("建设示范苗圃。", 60, 200) +
  write("市林业局", 210, 200) +
  write("市水利局", 310, 200);

const RECORDS = [
  ["1", "修缮老旧泵站。", "市水利局", "市林业局"],
  ["2", "建设示范苗圃。", "市林业局", "市水利局"],
];

async function records(pdf: Uint8Array): Promise<(string | null)[][]> {
  const { tasks } = await parseNotice(pdf);
  return tasks.map(({ number, task, leadText, cooperatingText }) => [number, task, leadText, cooperatingText]);
}

describe("readPdf", () => {
  for (const how of ["stroke", "fill", "dash"] as const) {
    it(`reads a table ruled by ${how}`, async () => {
      expect(await records(buildPdf({ pages: [rule(XS, YS, how) + TEXT] }))).toEqual(RECORDS);
    });
  }

  for (const rotate of [90, 180, 270]) {
    it(`reads a page that is turned by ${rotate} degrees`, async () => {
      const turns: Record<number, string> = { 90: "0 1 -1 0 400 0", 180: "-1 0 0 -1 400 400", 270: "0 -1 1 0 0 400" };
      const content = `q ${turns[rotate]} cm\n${rule(XS, YS)}${TEXT}Q\n`;
      expect(await records(buildPdf({ pages: [content], rotate, mediaBox: "0 0 400 400" }))).toEqual(RECORDS);
    });
  }

  it("reads scaled content, drawn inside a form", async () => {
    const inner = rule(XS, YS) + TEXT;
    const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /F1 3 0 R >> >> /Length ${inner.length} >>\nstream\n${inner}\nendstream`;
    const pdf = buildPdf({
      pages: ["q 0.5 0 0 0.5 10 10 cm /X Do Q"],
      resources: "/XObject << /X 10 0 R >>",
      objects: { 10: form },
    });
    expect(await records(pdf)).toEqual(RECORDS);
  });

  it("leaves out lines that clipping hides", async () => {
    const hidden = "q 0 0 10 10 re W n 0.5 w 125 190 m 125 280 l S Q\n";
    const document = await readPdf(buildPdf({ pages: [hidden + rule(XS, YS) + TEXT] }), settings());
    expect(document.pages[0]!.canvas!.rules.some(({ position }) => Math.abs(position - 125) < 1)).toBe(false);
  });

  it("gives every value its page and box", async () => {
    const { tasks } = await parseNotice(buildPdf({ pages: [rule(XS, YS) + TEXT] }));
    const [{ page, box }] = tasks[0]!.places.leadText as unknown as [{ page: number; box: number[] }];
    expect(page).toBe(1);
    expect(box[0]).toBeCloseTo(210, 0);
    expect(box[2]).toBeCloseTo(258, 0);
    expect(box[1]).toBeGreaterThan(226);
    expect(box[3]).toBeLessThan(243);
  });

  it("refuses what it cannot read, each with its own code", async () => {
    const good = buildPdf({ pages: [TEXT] });
    expect(await codeOf(readPdf(new Uint8Array(), settings()))).toBe("empty-input");
    expect(await codeOf(readPdf(new TextEncoder().encode("关于印发通知"), settings()))).toBe("damaged");
    expect(await codeOf(readPdf(good.subarray(0, 60), settings()))).toBe("damaged");
    expect(await codeOf(readPdf(good, settings({ bytes: 100 })))).toBe("too-large");
    expect(await codeOf(readPdf(good, settings({ characters: 10 })))).toBe("too-large");
    expect(await codeOf(readPdf(buildPdf({ pages: [TEXT, TEXT, TEXT] }), settings({ pages: 2 })))).toBe(
      "too-many-pages",
    );
    expect(await codeOf(readPdf(buildPdf({ pages: [] }), settings()))).toMatch(/empty-input|damaged/);
    const busy = Array.from({ length: 3000 }, (_, i) => `0 ${i % 300} m 10 ${i % 300} l S\n`).join("");
    expect(await codeOf(readPdf(buildPdf({ pages: [busy] }), settings({ pageObjects: 1000 })))).toBe(
      "too-many-objects",
    );
    expect(await codeOf(readPdf(buildPdf({ pages: [""] }), settings()))).toBe("empty-input");
  });

  it("reads a file whose cross-reference table is wrong", async () => {
    const text = String.fromCharCode(...buildPdf({ pages: [rule(XS, YS) + TEXT] }));
    const broken = Uint8Array.from(text.replace(/startxref\n\d+/, "startxref\n7"), (char) => char.charCodeAt(0));
    expect(await records(broken)).toEqual(RECORDS);
  });

  const PICTURE = {
    resources: "/XObject << /Im 10 0 R >>",
    objects: {
      10: "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream",
    },
  };

  it("asks for OCR where pages hold pictures alone, and names them", async () => {
    const picture = "q 400 0 0 300 0 0 cm /Im Do Q";
    const error = await readPdf(buildPdf({ pages: [picture, picture], ...PICTURE }), settings()).catch((e) => e);
    expect(error).toMatchObject({ code: "needs-ocr", details: { pages: [1, 2] } });
  });

  it("reads the pages that have text and names the scanned ones", async () => {
    const picture = "q 400 0 0 300 0 0 cm /Im Do Q";
    const { messages, tasks } = await parseNotice(buildPdf({ pages: [rule(XS, YS) + TEXT, picture], ...PICTURE }));
    expect(tasks).toHaveLength(2);
    expect(messages).toContainEqual(expect.objectContaining({ code: "page-needs-ocr", place: { page: 2 } }));
  });

  it("keeps characters without Unicode and says so", async () => {
    const pdf = buildPdf({ pages: [rule(XS, YS) + TEXT.replaceAll("6cf5", "e123")] });
    const { tasks, messages } = await parseNotice(pdf);
    expect(tasks[0]!.task).toBe("修缮老旧\ufffd站。");
    expect(tasks[0]!.status).toBe("review");
    expect(messages.map(({ code }) => code)).toContain("unreadable-characters");
  });

  it("says that a page's text layer is unreadable", async () => {
    const { messages } = await readPdf(buildPdf({ pages: [write("\ue001\ue002\ue003泵", 20, 200)] }), settings());
    expect(messages.map(({ code }) => code)).toContain("text-layer-unreadable");
  });

  it("runs no script of the file", async () => {
    const catalogue = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>";
    expect(await records(buildPdf({ pages: [rule(XS, YS) + TEXT], catalogue }))).toEqual(RECORDS);
  });

  it("throws nothing but FenjieError, whatever is broken, and goes on afterwards", async () => {
    const good = buildPdf({ pages: [rule(XS, YS) + TEXT] });
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(good.length), async (changes, cut) => {
        const bytes = good.slice(0, cut % 3 === 0 ? cut : good.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        expect(await codeOf(readPdf(bytes, settings()))).not.toMatch(/untyped/);
        expect(await codeOf(readPdfText(bytes, settings()))).not.toMatch(/untyped/);
      }),
      { numRuns: 40 },
    );
    expect(await records(good)).toEqual(RECORDS);
  });
});
