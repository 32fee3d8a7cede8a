import { seedPages, seedTablesByPage } from "../seed-markup";
import { HEADINGS, SEED } from "../seed-table";

const LINES = 24;
const HEAD = [SEED.notice.documentNumber, "各县（市）、区人民政府："];
const WIDTH = 595;
const HEIGHT = 842;

/** HTML as each page's table is seen, merged cells found within the page; the header on the first page or on each. */
const tables = (header: boolean) => seedTablesByPage(LINES, { header, as: "html", spans: true, breaks: false });

/** MinerU 2.x, content_list.json. */
export function contentList(header: boolean): unknown {
  return [
    { type: "text", text: SEED.notice.title, text_level: 1, bbox: [150, 90, 850, 130], page_idx: 0 },
    ...HEAD.map((text) => ({ type: "text", text, bbox: [100, 150, 900, 170], page_idx: 0 })),
    ...tables(header).flatMap((table_body, page_idx) => [
      {
        type: "table",
        img_path: `images/${page_idx}.jpg`,
        table_caption: [],
        table_footnote: [],
        table_body,
        bbox: [80, 100, 920, 900],
        page_idx,
      },
      { type: "page_number", text: `— ${page_idx + 1} —`, bbox: [450, 940, 550, 960], page_idx },
    ]),
  ];
}

const spans = (content: string) => [{ type: "text", content }];

/** MinerU, content_list_v2.json. */
export function contentListV2(header: boolean): unknown {
  return tables(header).map((html, page) => [
    ...(page > 0
      ? []
      : [
          { type: "title", content: { title_content: spans(SEED.notice.title), level: 1 }, bbox: [150, 90, 850, 130] },
          ...HEAD.map((text) => ({ type: "paragraph", content: { paragraph_content: spans(text) } })),
        ]),
    {
      type: "table",
      content: {
        image_source: { path: `images/${page}.jpg` },
        table_caption: [],
        table_footnote: [],
        html,
        table_type: "complex_table",
        table_nest_level: 1,
      },
      bbox: [80, 100, 920, 900],
    },
    { type: "page_number", content: { page_number_content: spans(String(page + 1)) }, bbox: [450, 940, 550, 960] },
  ]);
}

const BOX = [72, 100, 523, 780];
const block = (type: string, content: string) => ({
  type,
  bbox: BOX,
  lines: [{ bbox: BOX, spans: [{ bbox: BOX, type: "text", content }] }],
});

/** MinerU 2.x, middle.json. */
export function middle(header: boolean): unknown {
  return {
    pdf_info: tables(header).map((html, page_idx) => ({
      page_idx,
      page_size: [WIDTH, HEIGHT],
      para_blocks: [
        ...(page_idx > 0 ? [] : [block("title", SEED.notice.title), ...HEAD.map((text) => block("text", text))]),
        {
          type: "table",
          bbox: BOX,
          blocks: [
            {
              type: "table_body",
              bbox: BOX,
              lines: [{ bbox: BOX, spans: [{ bbox: BOX, type: "table", html, image_path: `${page_idx}.jpg` }] }],
            },
          ],
        },
      ],
      discarded_blocks: [block("page_number", `— ${page_idx + 1} —`)],
    })),
    _backend: "pipeline",
    _version_name: "2.5.4",
  };
}

/** PaddleOCR 3.x: a result for each page, as PP-StructureV3 and PaddleOCR-VL save them. */
export function paddle(header: boolean): unknown {
  return tables(header).map((html, page_index) => {
    const labels: [string, string][] = [
      ["table", html],
      ["number", `— ${page_index + 1} —`],
    ];
    if (page_index === 0)
      labels.unshift(["doc_title", SEED.notice.title], ...HEAD.map((text): [string, string] => ["text", text]));
    return {
      input_path: "notice.pdf",
      page_index,
      page_count: tables(header).length,
      width: 1191,
      height: 1684,
      model_settings: { use_doc_preprocessor: false, use_layout_detection: true },
      parsing_res_list: labels.map(([block_label, block_content], i) => ({
        block_label,
        block_content,
        block_bbox: [144, 200, 1046, 1560],
        block_id: i,
        block_order: block_label === "number" ? null : i + 1,
        group_id: i,
      })),
    };
  });
}

/** docling: a table for each page, cells with offsets and boxes. */
export function docling(header: boolean): unknown {
  const prov = (page_no: number) => [
    { page_no, bbox: { l: 72, t: 740, r: 523, b: 60, coord_origin: "BOTTOMLEFT" }, charspan: [0, 0] },
  ];
  const texts = [SEED.notice.title, ...HEAD].map((text, i) => ({
    self_ref: `#/texts/${i}`,
    label: i === 0 ? "title" : "text",
    content_layer: "body",
    prov: prov(1),
    orig: text,
    text,
  }));
  const drawn = seedPages(LINES).map((parts, page) => {
    const head = header || page === 0 ? [{ cells: HEADINGS.map((text) => [text]) }] : [];
    const rows = [...head, ...parts];
    const table_cells = rows.flatMap(({ cells }, row) =>
      cells.flatMap((lines, column) => {
        if (lines === null && row > head.length) return [];
        let end = row + 1;
        while (row >= head.length && rows[end]?.cells[column] === null) end++;
        return [
          {
            bbox: {
              l: 72 + column * 90,
              t: 100 + row * 20,
              r: 162 + column * 90,
              b: 100 + end * 20,
              coord_origin: "TOPLEFT",
            },
            row_span: end - row,
            col_span: 1,
            start_row_offset_idx: row,
            end_row_offset_idx: end,
            start_col_offset_idx: column,
            end_col_offset_idx: column + 1,
            text: (lines ?? []).join(""),
            column_header: row < head.length,
            row_header: false,
            row_section: false,
          },
        ];
      }),
    );
    return {
      self_ref: `#/tables/${page}`,
      label: "table",
      content_layer: "body",
      prov: prov(page + 1),
      captions: [],
      footnotes: [],
      data: { table_cells, num_rows: rows.length, num_cols: HEADINGS.length, grid: [] },
    };
  });
  return {
    schema_name: "DoclingDocument",
    version: "1.7.0",
    name: "notice",
    body: {
      self_ref: "#/body",
      children: [...texts, ...drawn].map(({ self_ref }) => ({ $ref: self_ref })),
      content_layer: "body",
      name: "_root_",
      label: "unspecified",
    },
    groups: [],
    texts,
    pictures: [],
    tables: drawn,
    key_value_items: [],
    form_items: [],
    pages: Object.fromEntries(
      drawn.map((_, i) => [String(i + 1), { page_no: i + 1, size: { width: WIDTH, height: HEIGHT } }]),
    ),
  };
}
