import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { canvasOfd, type OfdStyle } from "../../../bench/accuracy/renderers/ofd";
import type { Canvas, Document, Glyph, Page, Rule } from "../../../src/model/document";
import { FenjieError } from "../../../src/model/error";
import { read } from "../../../src/read";
import { readOfd } from "../../../src/read/ofd/read";
import { settings } from "../settings";

/** An OFD file with one page of these objects; the page is 100 × 200 mm. */
function ofd(
  objects: string,
  more: { common?: string; page?: string; root?: string; files?: Record<string, string> } = {},
) {
  const files = {
    "OFD.xml": `<OFD><DocBody><DocRoot>/D/Document.xml</DocRoot>${more.root ?? ""}</DocBody></OFD>`,
    "D/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea>${more.common ?? ""}</CommonData><Pages><Page ID="1" BaseLoc="P/Content.xml"/></Pages></Document>`,
    "D/P/Content.xml": `<Page>${more.page ?? ""}<Content><Layer>${objects}</Layer></Content></Page>`,
    ...more.files,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const text = (content: string, attributes = 'Boundary="10 20 50 5" Size="4"', code = 'X="0" Y="4" DeltaX="4 4 4"') =>
  `<TextObject ${attributes}><TextCode ${code}>${content}</TextCode></TextObject>`;
const path = (data: string, attributes = 'Boundary="10 20 50 5" LineWidth="0.5"') =>
  `<PathObject ${attributes}><AbbreviatedData>${data}</AbbreviatedData></PathObject>`;

const canvasOf = async (bytes: Uint8Array): Promise<Canvas> => (await readOfd(bytes, settings())).pages[0]!.canvas!;
/** Where glyphs begin on their baselines, in millimetres from the top left. */
const origins = ({ glyphs }: Canvas) =>
  glyphs.map(({ char, box, size }) => `${char} ${mm(box[0])} ${round(200 - Number(mm(box[1] + 0.12 * size)))}`);
const rules = (canvas: Canvas) =>
  canvas.rules.map(
    ({ direction, position, from, to, thickness }) =>
      `${direction[0]} ${mm(position)} ${mm(from)}–${mm(to)} ${mm(thickness)}`,
  );
const mm = (points: number) => round((points * 25.4) / 72);
const round = (n: number) => String(Math.round(n * 1000) / 1000);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error) => (error instanceof FenjieError ? error.code : String(error)),
  );

describe("text objects", () => {
  it("places characters by steps, one by one or in groups", async () => {
    const one = await canvasOf(ofd(text("任务一二", undefined, 'X="1" Y="4" DeltaX="4 5 6"')));
    expect(origins(one)).toEqual(["任 11 24", "务 15 24", "一 20 24", "二 26 24"]);
    const grouped = await canvasOf(ofd(text("任务一二", undefined, 'X="1" Y="4" DeltaX="g 2 4 6" DeltaY="g 3 1"')));
    expect(origins(grouped)).toEqual(["任 11 24", "务 15 25", "一 19 26", "二 25 27"]);
  });

  it("goes on by the characters' own width where steps are missing", async () => {
    expect(origins(await canvasOf(ofd(text("第1项", undefined, 'X="0" Y="4"'))))).toEqual([
      "第 10 24",
      "1 14 24",
      "项 16 24",
    ]);
  });

  it("keeps the height or the start of the code before it", async () => {
    const two =
      '<TextObject Boundary="10 20 9 9" Size="4"><TextCode X="1" Y="4">甲</TextCode><TextCode X="6">乙</TextCode></TextObject>';
    expect(origins(await canvasOf(ofd(two)))).toEqual(["甲 11 24", "乙 16 24"]);
  });

  it("applies CTM before Boundary, to places and sizes", async () => {
    const canvas = await canvasOf(
      ofd(text("任务", 'Boundary="10 20 50 5" Size="2" CTM="2 0 0 2 1 3"', 'X="0" Y="4" DeltaX="2"')),
    );
    expect(origins(canvas)).toEqual(["任 11 31", "务 15 31"]);
    expect(mm(canvas.glyphs[0]!.size)).toBe("4");
  });

  it("gives boxes around the em square, in points from the bottom left", async () => {
    const [glyph] = (await canvasOf(ofd(text("任", undefined, 'X="0" Y="4"')))).glyphs;
    expect(glyph!.box.map(mm)).toEqual(["10", "175.52", "14", "179.52"]);
  });

  it("reads a page that lies on its side, and sets what runs askew aside", async () => {
    const side = text("任务一二", 'Boundary="10 20 5 50" Size="4" CTM="0 1 -1 0 0 0"', 'X="0" Y="0" DeltaX="4 4 4"');
    const askew = text("水印", 'Boundary="10 20 5 50" Size="4" CTM="0.7 0.7 -0.7 0.7 0 0"');
    const document = await readOfd(ofd(side + askew), settings());
    expect(document.axis.text).toBe("任务一二");
    expect(document.pages[0]!.size!.map(mm)).toEqual(["200", "100"]);
    expect(document.messages).toMatchObject([{ code: "part-ignored", place: { page: 1 } }]);
    const { glyphs } = document.pages[0]!.canvas!;
    expect(new Set(glyphs.map(({ box }) => mm(box[1]))).size).toBe(1);
    expect(glyphs.map(({ box }) => mm(box[0]))).toEqual(
      [...glyphs.map(({ box }) => mm(box[0]))].sort((a, b) => Number(a) - Number(b)),
    );
  });

  it("marks what has no Unicode value, and says so", async () => {
    const document = await readOfd(ofd(text("任务\ue123一")), settings());
    expect(document.axis.text).toBe("任务\ufffd一");
    expect(document.messages).toMatchObject([{ code: "unreadable-characters", place: { page: 1 } }]);
  });

  it("leaves out what is not visible, and keeps what a text layer under a scan holds", async () => {
    const hidden = text("隐", 'Visible="false" Boundary="1 1 9 9" Size="4"');
    const layer = text("字", 'Alpha="0" Boundary="1 1 9 9" Size="4"');
    expect((await canvasOf(ofd(hidden + layer))).glyphs.map(({ char }) => char)).toEqual(["字"]);
  });
});

describe("path objects", () => {
  const withText = (objects: string, more = {}) => canvasOf(ofd(text("任") + objects, more));

  it("gives a rule for each straight stroke, also of a closed rectangle", async () => {
    expect(rules(await withText(path("M 0 0 L 30 0 L 30 8 L 0 8 C")))).toEqual([
      "h 180 10–40 0.5",
      "v 40 172–180 0.5",
      "h 172 10–40 0.5",
      "v 10 172–180 0.5",
    ]);
  });

  it("gives a rule for a thin filled figure, and none for an area", async () => {
    const attributes = 'Boundary="10 20 50 5" Fill="true" Stroke="false"';
    expect(rules(await withText(path("M0,0 L30,0 L30,.4 L0,.4 C", attributes)))).toEqual(["h 179.8 10–40 0.4"]);
    expect(rules(await withText(path("M 0 0 L 30 0 L 30 9 L 0 9 C", attributes)))).toEqual([]);
  });

  it("draws no rule for curves, slants, and what is not to be seen", async () => {
    expect(rules(await withText(path("M 0 0 B 1 1 2 2 9 0 Q 1 1 9 9 A 1 1 0 0 1 9 0 L 20 10")))).toEqual([]);
    expect(rules(await withText(path("M 0 0 L 30 0", 'Boundary="0 0 1 1" Stroke="false"')))).toEqual([]);
    const clear =
      '<PathObject Boundary="0 0 1 1"><StrokeColor Alpha="0"/><AbbreviatedData>M 0 0 L 30 0</AbbreviatedData></PathObject>';
    expect(rules(await withText(clear))).toEqual([]);
  });

  it("takes the width of its parameters, or the usual one", async () => {
    const common = "<PublicRes>Res.xml</PublicRes>";
    const files = { "D/Res.xml": '<Res><DrawParams><DrawParam ID="7" LineWidth="1"/></DrawParams></Res>' };
    const canvas = await withText(
      path("M 0 0 L 30 0", 'Boundary="10 20 1 1" DrawParam="7"') + path("M 0 9 L 30 9", 'Boundary="10 20 1 1"'),
      {
        common,
        files,
      },
    );
    expect(rules(canvas)).toEqual(["h 180 10–40 1", "h 171 10–40 0.353"]);
  });

  it("cuts rules at the page's edge, and stops at what is no number", async () => {
    expect(rules(await withText(path("M -50 0 L 1e300 0 L x y L 0 0")))).toEqual(["h 180 0–100 0.5"]);
  });
});

describe("pages", () => {
  it("draws templates under and over the page, blocks and composite objects", async () => {
    const page = (content: string) => `<Page><Content><Layer>${content}</Layer></Content></Page>`;
    const common =
      '<TemplatePage ID="1" BaseLoc="T1.xml"/><TemplatePage ID="2" BaseLoc="T2.xml"/><DocumentRes>/D/Res.xml</DocumentRes>';
    const files = {
      "D/T1.xml": page(text("底")),
      "D/T2.xml": page(text("面")),
      "D/Res.xml": `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="5"><Content>${text("合", 'Boundary="1 2 9 9" Size="4"', 'X="0" Y="0"')}<CompositeObject ResourceID="5" Boundary="0 0 1 1"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`,
    };
    const canvas = await canvasOf(
      ofd(`<PageBlock>${text("块")}</PageBlock><CompositeObject ResourceID="5" Boundary="30 40 1 1"/>`, {
        common,
        files,
        page: '<Template TemplateID="2" ZOrder="Foreground"/><Template TemplateID="1"/><Template TemplateID="9"/>',
      }),
    );
    expect([...new Set(canvas.glyphs.map(({ char }) => char))].join("")).toBe("底块合面");
    expect(origins(canvas)[2]).toBe("合 31 42");
  });

  it("takes a page's own area", async () => {
    const document = await readOfd(
      ofd(text("任"), { page: "<Area><PhysicalBox>5 5 50 60</PhysicalBox></Area>" }),
      settings(),
    );
    expect(document.pages[0]!.size!.map(mm)).toEqual(["50", "60"]);
    expect(document.pages[0]!.canvas!.glyphs.map(({ box }) => mm(box[0]))).toEqual(["5"]);
  });

  it("reads the other pages when one is missing, and says so", async () => {
    const bytes = unzipSync(ofd(text("任")));
    const two = '<Pages><Page BaseLoc="Gone.xml"/><Page BaseLoc="P/Content.xml"/></Pages>';
    bytes["D/Document.xml"] = strToU8(
      new TextDecoder().decode(bytes["D/Document.xml"]).replace(/<Pages>.*<\/Pages>/, two),
    );
    const document = await readOfd(zipSync(bytes), settings());
    expect(document.pageCount).toBe(2);
    expect(document.pages.map((page) => page.number)).toEqual([2]);
    expect(document.messages).toMatchObject([{ code: "page-unreadable", place: { page: 1 } }]);
    expect(document.axis.locate([{ start: 0, end: 1 }])[0]!.page).toBe(2);
  });

  it("reports seals and annotations, and reads neither", async () => {
    const document = await readOfd(ofd(text("任"), { root: "<Signatures>/D/Signs.xml</Signatures>" }), settings());
    expect(document.messages.map((m) => m.code)).toEqual(["part-ignored"]);
  });

  it("tells files without text apart", async () => {
    expect(await codeOf(readOfd(ofd(""), settings()))).toBe("empty-input");
    expect(await codeOf(readOfd(ofd('<ImageObject Boundary="0 0 100 200"/>'), settings()))).toBe("needs-ocr");
    expect(await codeOf(readOfd(ofd("", { files: { "D/P/Content.xml": "<Page><Content>" } }), settings()))).toBe(
      "damaged",
    );
    expect(await codeOf(readOfd(ofd("", { files: { "Encryptions.xml": "<x/>" } }), settings()))).toBe("encrypted");
    expect(await codeOf(readOfd(zipSync({ "OFD.xml": strToU8("<OFD><DocBody/></OFD>") }), settings()))).toBe("damaged");
  });

  it("keeps within the limits", async () => {
    const few = (limits: object) => settings({ limits });
    expect(await codeOf(readOfd(ofd(text("任").repeat(5)), few({ pageObjects: 4 })))).toBe("too-many-objects");
    expect(await codeOf(readOfd(ofd(text("任务")), few({ characters: 1 })))).toBe("too-large");
    const many = ofd(text("任"), {
      files: { "D/Document.xml": `<Document><Pages>${'<Page BaseLoc="P/Content.xml"/>'.repeat(3)}</Pages></Document>` },
    });
    expect(await codeOf(readOfd(many, few({ pages: 2 })))).toBe("too-many-pages");
    expect(await codeOf(readOfd(many, settings()))).toBe("no error");
    const steps = text("任", undefined, 'DeltaX="g 999999999999 1" X="0" Y="0"');
    expect(await codeOf(readOfd(ofd(steps), settings()))).toBe("no error");
    const twice = '<CompositeObject ResourceID="5"/>';
    const bomb = ofd(twice, {
      common: "<PublicRes>Res.xml</PublicRes>",
      files: {
        "D/Res.xml": `<Res><CompositeGraphicUnits><U ID="5"><Content>${twice.repeat(10)}</Content></U></CompositeGraphicUnits></Res>`,
      },
    });
    expect(await codeOf(readOfd(bomb, settings()))).toBe("too-many-objects");
  });
});

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
