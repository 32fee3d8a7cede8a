import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canvasOfd } from "../../bench/accuracy/renderers/ofd";
import { FenjieError, type ParsedNotice, parsedNoticeSchema, parseNotice } from "../../src/index";
import { docx, p, tbl, tc, tr } from "../read/docx/docx";
import { tablePages } from "../read/ofd/table-pages";
import { expectConserved } from "./truth";

const cell = fc.constantFrom(
  ..."序号|重点任务|主要工作|责任单位|协同单位|1|2|3|（一）|一、总体|市教育局|市财政局、|市水利局、市林业局|市科技局等|/|无|推动建设。|完善机制，健全|（责任单位：市教育局）|《办法》|“|— 3 —|2027年|续表|𠮷| ".split(
    "|",
  ),
  "",
);
interface Drawn {
  readonly rows: readonly (readonly string[])[];
  /** Which cells go on downwards or to the right, as a format may say it. */
  readonly spans: readonly number[];
  readonly between: string;
}
const grid = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 9 }),
  spans: fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }),
  between: cell,
});
const drawings = fc.array(grid, { minLength: 1, maxLength: 3 });

const HEADER = ["序号", "主要工作", "责任单位"];
const rowsOf = ({ rows }: Drawn) => [HEADER, ...rows];
const spanAt = ({ spans }: Drawn, i: number) => spans[i % spans.length]!;

const FORMATS: Record<string, (drawn: readonly Drawn[]) => string | Uint8Array> = {
  html: (drawn) =>
    drawn
      .map((table) => {
        const rows = rowsOf(table).map(
          (cells, r) =>
            `<tr>${cells.map((text, c) => `<td${r === 0 ? "" : ` rowspan=${spanAt(table, r + c) % 4} colspan=${spanAt(table, r * c) % 3}`}>${text}&nbsp;</td>`).join("")}`,
        );
        return `<p>${table.between}</p><table>${rows.join("")}</table>`;
      })
      .join(""),
  markdown: (drawn) =>
    drawn
      .map((table) => {
        const [head, ...rows] = rowsOf(table).map((cells) => `| ${cells.join(" | ")} |`);
        return `# 通知\n\n${table.between}\n\n${head}\n|---|---|---|\n${rows.join("\n")}\n`;
      })
      .join("\n"),
  docx: (drawn) => {
    const merge = (table: Drawn, i: number) =>
      ["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'][spanAt(table, i) % 4]!;
    const body = drawn.map((table) => {
      const rows = rowsOf(table).map((cells, r) =>
        tr(cells.map((text, c) => tc(p(text), r === 0 ? "" : merge(table, r + c)))),
      );
      return p(table.between) + tbl(rows);
    });
    return docx({ body: body.join("") });
  },
  json: (drawn) =>
    JSON.stringify(
      drawn.flatMap((table, page_idx) => [
        { type: "text", text: table.between, page_idx },
        {
          type: "table",
          table_body: `<table>${rowsOf(table)
            .map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`)
            .join("")}</table>`,
          page_idx,
        },
      ]),
    ),
  ofd: ([table]) => {
    const rows = table!.rows.map((cells, r) =>
      HEADER.map((_, c) => (r > 0 && spanAt(table!, r + c) % 3 === 0 ? null : (cells[c] ?? ""))),
    );
    return canvasOfd(tablePages("重点任务分解表", HEADER, rows, [36, 206, 96]));
  },
};

async function soundOrRefused(input: string | Uint8Array, mediaType: string): Promise<ParsedNotice | null> {
  const parsed = await parseNotice(input, mediaType === "" ? {} : { mediaType }).catch((error) => {
    if (!(error instanceof FenjieError) || error.code === "internal" || error.code === "damaged") throw error;
    return null;
  });
  if (!parsed) return null;
  expectConserved(parsed);
  expect(parsedNoticeSchema.parse(structuredClone(parsed))).toEqual(parsed);
  expect(new Set(parsed.tasks.map(({ id }) => id)).size).toBe(parsed.tasks.length);
  for (const { places, task } of parsed.tasks) expect(places.task.length > 0).toBe(task !== "");
  return parsed;
}

describe.each(Object.keys(FORMATS))("tables of a notice's words as %s", (format) => {
  it("give a sound result, and some of them records", async () => {
    let records = 0;
    const mediaType = format === "html" || format === "markdown" ? `text/${format}` : "";
    await fc.assert(
      fc.asyncProperty(drawings, async (drawn) => {
        records += (await soundOrRefused(FORMATS[format]!(drawn), mediaType))?.tasks.length ?? 0;
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(records).toBeGreaterThan(30);
  });
});
