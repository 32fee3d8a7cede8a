import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readOfd } from "../../../src/read/ofd/read";
import { settings } from "../settings";
import { canvasOf, codeOf, mm, ofd, origins, text } from "./ofd";

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
