import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHeaders } from "../../../../src/extract/table/flat/header";
import { tokenize } from "../../../../src/extract/table/flat/tokens";
import { streamTables } from "../../../../src/extract/table/stream";
import type { Page } from "../../../../src/model/document";
import { SourcedText } from "../../../../src/model/sourced";
import { holdersOf, rowsAsText } from "../flat-text";

/** The pages of a flat text, parted by form feeds. */
function pagesOf(text: string): Page[] {
  let at = 0;
  return text.split("\f").map((page, i) => ({
    number: i + 1,
    blocks: page.split("\n").map((line) => {
      const block = { kind: "line" as const, text: SourcedText.of(line, at) };
      at += line.length + 1;
      return block;
    }),
  }));
}

const headersOf = (text: string) => {
  const { headers, tokens } = findHeaders(tokenize(pagesOf(text)));
  return headers.map(({ headings, roles, to }) => ({
    headings: headings.join(" "),
    roles: roles.join(" "),
    next: tokens[to]?.text.text ?? null,
  }));
};

describe("headers", () => {
  it.each([
    ["序号 重点任务 主要工作 责任单位 协同单位\n1", "number area task lead cooperating"],
    ["序 \n号 \n重点任务 主要工作 责任单位 协同单位\n1", "number area task lead cooperating"],
    ["序号\n工作任务\n责任\n单位\n完成时限\n1", "number task lead deadline"],
  ])("%j", (text, roles) => {
    expect(headersOf(text)).toEqual([expect.objectContaining({ roles, next: "1" })]);
  });

  it("are found again on later pages", () => {
    const text = "序号 工作任务 责任单位\n1\n完善制度。\n市水利局\n\f序号 工作任务 责任单位\n2\n修建道路。\n市交通局";
    expect(headersOf(text).map(({ headings }) => headings)).toEqual([
      "序号 工作任务 责任单位",
      "序号 工作任务 责任单位",
    ]);
    const { tables, dropped } = streamTables(pagesOf(text));
    expect(tables.map(rowsAsText)).toEqual([
      [
        ["1", "完善制度。", "市水利局"],
        ["2", "修建道路。", "市交通局"],
      ],
    ]);
    expect(dropped.map(({ reason }) => reason)).toEqual(["header", "repeated-header"]);
  });

  it("are not seen in prose that speaks of units and tasks", () => {
    expect(headersOf("各责任单位要明确工作任务，\n确保按时完成。\n联系单位")).toEqual([]);
  });
});

describe("a row that a page break parts", () => {
  it("goes on below the repeated header", () => {
    const text =
      "序号 工作任务 责任单位\n1\n完善河湖长制考核\n办法，建立月度\n\f序号 工作任务 责任单位\n通报制度。\n市水利局\n2\n修建道路。\n市交通局";
    const [table] = streamTables(pagesOf(text)).tables;
    expect(rowsAsText(table!)).toEqual([
      ["1", "完善河湖长制考核|办法，建立月度|通报制度。", "市水利局"],
      ["2", "修建道路。", "市交通局"],
    ]);
    expect(table!.rows.map(({ continued }) => continued === true)).toEqual([true, false]);
  });
});

describe("conservation", () => {
  const piece = fc.constantFrom(
    ..."1 2 3 4. 市教育局 市财政局、 市发改 委 完善制度， 推进工作。 （一） 重点 ； 2020年6月 无 / “新 体育”".split(
      " ",
    ),
  );
  const gap = fc.constantFrom(" ", "\n", "\n", "\n", "  ", "\t", " \n", "\n\n", "\f");

  it("every character of a table's region stands in exactly one cell or dropped piece", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, gap), { maxLength: 50 }), (parts) => {
        const text = `序号 重点任务 主要工作 责任单位 协同单位\n${parts.flat().join("")}`;
        const { tables, dropped } = streamTables(pagesOf(text));
        const held = holdersOf(text, tables, dropped);
        const inRegion = new Uint8Array(text.length);
        for (const { start, end } of tables.flatMap(({ region }) => region)) inRegion.fill(1, start, end);
        [...held].forEach((times, i) => {
          const expected = inRegion[i] && text[i]!.trim() !== "" ? 1 : 0;
          expect(times, `${text[i]} at ${i} of ${JSON.stringify(text)}`).toBe(expected);
        });
      }),
      { numRuns: 40 },
    );
  });
});
