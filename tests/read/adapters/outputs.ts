/** The same two pages as four tools write them: a title, text that runs over the page break, a table cut there. */
const TABLE_1 =
  "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>建设平台&amp;网络</td><td>市教育局</td></tr></table>";
const TABLE_2 = "<table><tr><td>2</td><td>完善机制</td><td>市财政局</td></tr></table>";

export const CONTENT_LIST = [
  { type: "header", text: "示范市人民政府文件", bbox: [1, 2, 3, 4], page_idx: 0 },
  { type: "text", text: "关于印发方案的通知", text_level: 1, bbox: [1, 2, 3, 4], page_idx: 0 },
  { type: "list", sub_type: "text", list_items: ["一、总体要求", "二、重点任务"], page_idx: 0 },
  { type: "image", img_path: "a.jpg", image_caption: ["图1"], image_footnote: [], page_idx: 0 },
  {
    type: "table",
    table_caption: ["附表"],
    table_body: `<html><body>${TABLE_1}</body></html>`,
    table_footnote: [],
    page_idx: 0,
  },
  { type: "page_number", text: "— 1 —", page_idx: 0 },
  {
    type: "table",
    img_path: "b.jpg",
    table_caption: [],
    table_body: TABLE_2,
    table_footnote: ["注：试行"],
    page_idx: 1,
  },
  { type: "page_number", text: "— 2 —", page_idx: 1 },
];

const line = (content: string) => ({
  bbox: [72, 100, 523, 120],
  spans: [{ bbox: [72, 100, 523, 120], type: "text", content }],
});
const block = (type: string, ...lines: string[]) => ({ type, bbox: [72, 100, 523, 120], lines: lines.map(line) });
const table = (html: string) => ({
  type: "table",
  bbox: [72, 200, 523, 400],
  blocks: [
    {
      type: "table_body",
      bbox: [72, 200, 523, 400],
      lines: [{ bbox: [0, 0, 0, 0], spans: [{ type: "table", html }] }],
    },
    { ...block("table_caption", "附表"), index: 0 },
  ],
});

export const MIDDLE = {
  pdf_info: [
    {
      page_idx: 0,
      page_size: [595, 842],
      para_blocks: [
        block("title", "关于印发方案的通知"),
        block("text", "各区人民政府：现将方案印", "发给你们。"),
        table(TABLE_1),
      ],
      discarded_blocks: [block("discarded", "— 1 —")],
    },
    { page_idx: 1, page_size: [595, 842], para_blocks: [table(TABLE_2)], discarded_blocks: [] },
  ],
  _backend: "pipeline",
  _version_name: "2.1.0",
};

export const PADDLE = [
  {
    input_path: "notice.pdf",
    page_index: 0,
    width: 1191,
    height: 1684,
    parsing_res_list: [
      { block_label: "text", block_content: "各区人民政府：", block_bbox: [1, 2, 3, 4], block_id: 1, block_order: 2 },
      {
        block_label: "doc_title",
        block_content: "关于印发方案的通知",
        block_bbox: [1, 2, 3, 4],
        block_id: 0,
        block_order: 1,
      },
      { block_label: "table", block_content: "", block_bbox: [1, 2, 3, 4], block_id: 2, block_order: 3 },
      { block_label: "number", block_content: "1", block_bbox: [1, 2, 3, 4], block_id: 3, block_order: null },
    ],
    table_res_list: [{ pred_html: `<html><body>${TABLE_1}</body></html>`, cell_box_list: [] }],
  },
  {
    page_index: 1,
    parsing_res_list: [{ block_label: "table", block_content: "| 2 | 完善机制 | 市财政局 |\n|--|--|--|\n" }],
  },
];

const cell = (row: number, column: number, text: string, header = false) => ({
  bbox: { l: 72, t: 100 + row * 20, r: 200, b: 120 + row * 20, coord_origin: "TOPLEFT" },
  row_span: 1,
  col_span: 1,
  start_row_offset_idx: row,
  end_row_offset_idx: row + 1,
  start_col_offset_idx: column,
  end_col_offset_idx: column + 1,
  text,
  column_header: header,
});
const prov = (page_no: number) => [
  { page_no, bbox: { l: 72, t: 760, r: 523, b: 740, coord_origin: "BOTTOMLEFT" }, charspan: [0, 9] },
];

export const DOCLING = {
  schema_name: "DoclingDocument",
  version: "1.10.0",
  name: "notice",
  body: {
    self_ref: "#/body",
    children: [
      { $ref: "#/texts/1" },
      { $ref: "#/groups/0" },
      { $ref: "#/tables/0" },
      { $ref: "#/texts/0" },
      { $ref: "#/texts/0" },
    ],
  },
  groups: [{ self_ref: "#/groups/0", label: "list", children: [{ $ref: "#/texts/2" }, { $ref: "#/groups/0" }] }],
  texts: [
    { self_ref: "#/texts/0", label: "page_footer", content_layer: "furniture", text: "- 1 -", prov: prov(1) },
    { self_ref: "#/texts/1", label: "section_header", level: 1, text: "关于印发方案的通知", prov: prov(1) },
    { self_ref: "#/texts/2", label: "list_item", enumerated: true, marker: "1.", text: "建设平台。", prov: prov(1) },
    { self_ref: "#/texts/3", label: "caption", text: "附表", prov: prov(1) },
  ],
  tables: [
    {
      self_ref: "#/tables/0",
      label: "table",
      prov: prov(1),
      captions: [{ $ref: "#/texts/3" }],
      data: {
        num_rows: 2,
        num_cols: 2,
        table_cells: [cell(0, 0, "序号", true), cell(0, 1, "任务", true), cell(1, 0, "1"), cell(1, 1, "建设\n平台")],
      },
    },
  ],
  pages: { "1": { page_no: 1, size: { width: 595, height: 842 } } },
};
