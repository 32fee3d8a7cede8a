import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { FenjieError } from "../../../src/model/error";
import { readToolOutput } from "../../../src/read/adapters/read";
import { expectOrigins, outline, textsOf } from "../origins";
import { settings } from "../settings";
import { CONTENT_LIST, DOCLING, MIDDLE, PADDLE } from "./outputs";
import { standsInJson } from "./stands";

async function read(json: unknown, options = {}) {
  const text = typeof json === "string" ? json : JSON.stringify(json);
  const document = await readToolOutput(new TextEncoder().encode(text), settings(options));
  expectOrigins(document, standsInJson);
  return document;
}
const codeOf = (json: unknown, options = {}) =>
  read(json, options).then(
    () => null,
    (error) => (error instanceof FenjieError ? error.code : String(error)),
  );
async function placeOf(json: unknown, text: string) {
  const document = await read(json);
  const found = textsOf(document).find((candidate) => candidate.text === text);
  return document.axis.locate(found!.ranges())[0];
}

const TABLE_1 = [
  ["序号", "任务", "责任单位"],
  ["1", "建设平台&网络", "市教育局"],
];
const TABLE_2 = [["2", "完善机制", "市财政局"]];

describe("MinerU", () => {
  it("reads content_list.json", async () => {
    const document = await read(CONTENT_LIST);
    expect(outline(document)).toEqual([
      "示范市人民政府文件",
      "关于印发方案的通知",
      "一、总体要求",
      "二、重点任务",
      "图1",
      "附表",
      TABLE_1,
      TABLE_2,
      "注：试行",
    ]);
    expect(document.pageCount).toBe(2);
    expect(document.messages.map((m) => m.text)).toEqual([
      "Page numbers and running heads were set aside: 2.",
      "Pictures hold no text that could be read: 1.",
    ]);
    const place = await placeOf(CONTENT_LIST, "市财政局");
    expect(place).toMatchObject({ page: 2, path: "table[2]/row[1]/column[3]" });
    expect(JSON.stringify(CONTENT_LIST).slice(place!.start, place!.end)).toBe("市财政局");
  });

  it("reads middle.json, with boxes in points", async () => {
    const document = await read(MIDDLE);
    expect(outline(document)).toEqual([
      "关于印发方案的通知",
      "各区人民政府：现将方案印发给你们。",
      "附表",
      TABLE_1,
      "附表",
      TABLE_2,
    ]);
    expect(document.pages[0]).toMatchObject({ number: 1, size: [595, 842] });
    expect(await placeOf(MIDDLE, "关于印发方案的通知")).toMatchObject({ page: 1, box: [72, 722, 523, 742] });
    expect(await placeOf(MIDDLE, "市财政局")).toMatchObject({ page: 2, path: "table[2]/row[1]/column[3]" });
  });
});

describe("PaddleOCR", () => {
  it("reads pages in reading order, tables from either field, HTML or Markdown", async () => {
    const document = await read(PADDLE);
    expect(outline(document)).toEqual(["关于印发方案的通知", "各区人民政府：", TABLE_1, TABLE_2]);
    expect(document.pageCount).toBe(2);
    expect(await placeOf(PADDLE, "市财政局")).toMatchObject({ page: 2, path: "table[2]/row[1]/column[3]" });
  });

  it("finds the pages in what a service answers, and reads a single picture without a page", async () => {
    const answer = {
      result: { layoutParsingResults: PADDLE.map((prunedResult) => ({ prunedResult, markdown: { text: "" } })) },
    };
    expect(outline(await read(answer))).toEqual(outline(await read(PADDLE)));
    const picture = await read({
      res: { page_index: null, parsing_res_list: [{ block_label: "text", block_content: "通知" }] },
    });
    expect([picture.pageCount, picture.pages[0]!.number]).toEqual([null, null]);
  });
});

describe("docling", () => {
  it("reads the body's tree: headings, numbered items, captions, cells", async () => {
    const document = await read(DOCLING);
    expect(outline(document)).toEqual([
      "关于印发方案的通知",
      "1.建设平台。",
      "附表",
      [
        ["序号", "任务"],
        ["1", "建设⏎平台"],
      ],
    ]);
    expect(document.pages[0]!.blocks.at(-1)).toMatchObject({ headerRows: 1, rowCount: 2, columnCount: 2 });
    expect(await placeOf(DOCLING, "关于印发方案的通知")).toMatchObject({ page: 1, box: [72, 740, 523, 760] });
    expect(await placeOf(DOCLING, "平台")).toMatchObject({
      page: 1,
      path: "table[1]/row[2]/column[2]",
      box: [72, 702, 200, 722],
    });
  });

  it("keeps within the limit on cells, whatever the offsets say", async () => {
    const far = structuredClone(DOCLING);
    far.tables[0]!.data.table_cells[3]!.end_row_offset_idx = 1e9;
    expect(await codeOf(far)).toBe("too-large");
  });
});

describe("docling's paragraphs in pieces", () => {
  const piece = (text: string, prov: unknown[] = []) => ({
    label: "text",
    content_layer: "body",
    text,
    orig: text,
    prov,
  });
  const document = (children: string[], texts: unknown[], groups: unknown[] = []) => ({
    ...DOCLING,
    body: { children: children.map(($ref) => ({ $ref })) },
    texts,
    groups,
    tables: [],
    pages: {
      "1": { page_no: 1, size: { width: 595, height: 842 } },
      "2": { page_no: 2, size: { width: 595, height: 842 } },
    },
  });
  const inline = (...refs: string[]) => ({ label: "inline", children: refs.map(($ref) => ({ $ref })) });

  it("are joined when only their formatting differs, below the body and below a list item", async () => {
    const item = { label: "list_item", enumerated: true, marker: "2.", text: "", children: [{ $ref: "#/groups/1" }] };
    const found = await read(
      document(
        ["#/groups/0", "#/texts/2"],
        [piece("推动平台建设"), piece("（责任单位：市教育局）"), item, piece("完善机制"), piece("。")],
        [inline("#/texts/0", "#/texts/1"), inline("#/texts/3", "#/texts/4")],
      ),
    );
    expect(outline(found)).toEqual(["推动平台建设（责任单位：市教育局）", "2.完善机制。"]);
  });

  it("know the page of each stretch where a page break cuts them", async () => {
    const at = (page_no: number, from: number, to: number) => ({
      page_no,
      bbox: { l: 72, t: 120, r: 523, b: 100, coord_origin: "BOTTOMLEFT" },
      charspan: [from, to],
    });
    const json = document(["#/texts/0"], [piece("推动平台建设，完善机制。", [at(1, 0, 7), at(2, 7, 12)])]);
    const paragraph = textsOf(await read(json))[0]!;
    const { axis } = await read(json);
    expect(
      axis.locate([paragraph.rangeAt(0), paragraph.rangeAt(6), paragraph.rangeAt(7)]).map(({ page }) => page),
    ).toEqual([1, 1, 2]);
  });

  it("do not say a page for the cells of a table over several", async () => {
    const far = structuredClone(DOCLING) as {
      tables: { prov: unknown[]; data: { table_cells: { bbox?: unknown }[] } }[];
    };
    far.tables[0]!.prov.push({ ...(far.tables[0]!.prov[0] as object), page_no: 2 });
    for (const cell of far.tables[0]!.data.table_cells) delete cell.bbox;
    const place = await placeOf(far, "平台");
    expect(place!.page).toBeUndefined();
    expect(place!.path).toBe("table[1]/row[2]/column[2]");
  });

  it("are not read where the page does not show them, which is said", async () => {
    const json = document(["#/texts/0", "#/texts/1"], [piece("正文。"), { ...piece("批注"), content_layer: "notes" }]);
    const found = await read(json);
    expect(outline(found)).toEqual(["正文。"]);
    expect(found.messages.map(({ code }) => code)).toEqual(["part-ignored"]);
  });

  it("end where groups hold each other in a circle", async () => {
    const circle = document(["#/groups/0"], [piece("甲")], [inline("#/groups/1", "#/texts/0"), inline("#/groups/0")]);
    expect(outline(await read(circle))).toEqual(["甲"]);
  });
});

describe("MinerU's joins over pages", () => {
  const span = (content: string, more = {}) => ({
    bbox: [72, 100, 523, 120],
    spans: [{ type: "text", content, ...more }],
  });
  const json = {
    pdf_info: [
      {
        page_idx: 0,
        page_size: [595, 842],
        para_blocks: [
          {
            type: "text",
            bbox: [72, 100, 523, 120],
            lines: [span("推动平台建设，"), span("完善机制。", { cross_page: true })],
          },
        ],
      },
      {
        page_idx: 1,
        page_size: [595, 842],
        para_blocks: [
          { type: "text", bbox: [72, 100, 523, 120], lines: [], lines_deleted: true },
          {
            type: "table",
            bbox: [72, 100, 523, 120],
            blocks: [{ type: "table_body", bbox: [72, 100, 523, 120], lines: [], lines_deleted: true }],
          },
        ],
      },
    ],
  };

  it("keep the page of each stretch; what is left of the joined blocks is no picture", async () => {
    const found = await read(json);
    expect(outline(found)).toEqual(["推动平台建设，完善机制。"]);
    expect(found.messages).toEqual([]);
    const text = textsOf(found)[0]!;
    expect(found.axis.locate([text.rangeAt(0), text.rangeAt(8)]).map(({ page }) => page)).toEqual([1, 2]);
  });
});

describe("text over a page break", () => {
  it("is given as lines where a page ends in mid-sentence", async () => {
    const items = ["推动各区加快建设公共服务平台，完善协同机制，健全", "工作体系。", "二、保障措施"].map(
      (text, page_idx) => ({
        type: "text",
        text,
        page_idx,
      }),
    );
    const document = await read(items);
    expect(document.pages.flatMap((page) => page.blocks.map(({ kind }) => kind))).toEqual([
      "line",
      "line",
      "paragraph",
    ]);
  });
});

describe("output that was cut off", () => {
  it("is refused as damaged wherever it was cut, and never read as plain text", async () => {
    for (const output of [CONTENT_LIST, MIDDLE, PADDLE, DOCLING]) {
      const text = JSON.stringify(output, null, 1);
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const error = await parseNotice(text.slice(0, Math.floor(text.length * share))).catch((thrown) => thrown);
        expect(error).toMatchObject({ code: "damaged", details: { offset: expect.any(Number) } });
      }
    }
  });
});

describe("other JSON", () => {
  it("is refused with its reason", async () => {
    for (const json of [{}, [], [1], { a: [] }, "true", [{ type: "text" }], { pages: [{ x: 1 }] }]) {
      expect(await codeOf(json)).toBe("unsupported-format");
    }
    for (const json of ['{"a":', '[{"type":"text"', '{"a":1}x', '["\\x"]', "[1,]", "{a:1}"])
      expect(await codeOf(json)).toBe("damaged");
    expect(await codeOf("[".repeat(100_000))).toBe("too-deep");
    expect(await codeOf('{"pdf_info":'.repeat(10_000))).toBe("too-deep");
    for (const json of [[[]], [[{ type: "title" }]], [[{ type: "title", content: "标题" }]]]) {
      expect(await codeOf(json)).toBe("unsupported-format");
    }
    expect(await codeOf([{ type: "image", page_idx: 0 }])).toBe("empty-input");
    expect(
      await codeOf(
        CONTENT_LIST.map((item) => ({ ...item, page_idx: 5 })),
        { limits: { pages: 3 } },
      ),
    ).toBe(null);
  });
});
