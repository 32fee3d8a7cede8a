import { describe, expect, it } from "vitest";
import type { Grid } from "../../../src/model/document";
import { readDocx } from "../../../src/read/docx/read";
import { settings } from "../settings";
import { docx, p, read, run, shown, tbl, tc, tr } from "./docx";

const RESTART = '<w:vMerge w:val="restart"/>';
const CONTINUE = "<w:vMerge/>";
const SPAN2 = '<w:gridSpan w:val="2"/>';

describe("tables of a DOCX", () => {
  it("lays merged cells out, downwards and across", async () => {
    const body = tbl([
      tr(["序号", tc("任务", SPAN2), "单位"]),
      tr([tc("1", RESTART), "甲", "乙", "丙"]),
      tr([tc("", CONTINUE), tc("丁", SPAN2), "戊"]),
      tr([tc("2", RESTART), tc("己", SPAN2 + RESTART), "庚"]),
      tr([tc("", CONTINUE), tc("", SPAN2 + CONTINUE), "辛"]),
    ]);
    const document = await read(body);
    expect(shown(document)).toEqual([
      [
        "0,0 序号",
        "0,1+1×2 任务",
        "0,3 单位",
        "1,0+2×1 1",
        "1,1 甲",
        "1,2 乙",
        "1,3 丙",
        "2,1+1×2 丁",
        "2,3 戊",
      ].concat(["3,0+2×1 2", "3,1+2×2 己", "3,3 庚", "4,3 辛"]),
    ]);
    const grid = document.pages[0]!.blocks[0] as Grid;
    expect([grid.rowCount, grid.columnCount, grid.headerRows]).toEqual([5, 4, undefined]);
  });

  it("takes a merge that continues nothing for a cell of its own", async () => {
    expect(shown(await read(tbl([tr([tc("甲", CONTINUE), "乙"]), tr(["丙", tc("丁", CONTINUE)])])))).toEqual([
      ["0,0 甲", "0,1 乙", "1,0 丙", "1,1 丁"],
    ]);
  });

  it("says when text lies under a merged cell", async () => {
    const document = await read(tbl([tr([tc("甲", RESTART)]), tr([tc("盖住", CONTINUE)])]));
    expect(document.messages).toMatchObject([{ code: "part-ignored" }]);
  });

  it("counts the rows marked as header, the leading ones alone", async () => {
    const head = "<w:tblHeader/>";
    const document = await read(tbl([tr(["甲"], head), tr(["乙"], head), tr(["丙"]), tr(["丁"], head)]));
    expect((document.pages[0]!.blocks[0] as Grid).headerRows).toBe(2);
  });

  it("leaves deleted rows out, and starts a row further right where it says so", async () => {
    const body = tbl([tr(["甲", "乙"]), tr(["丙", "丁"], "<w:del/>"), tr(["戊"], '<w:gridBefore w:val="1"/>')]);
    expect(shown(await read(body))).toEqual([["0,0 甲", "0,1 乙", "1,1 戊"]]);
  });

  it("reads old horizontal merges and rows inside content controls", async () => {
    const body = `<w:tbl><w:sdt><w:sdtContent>${tr([tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")])}</w:sdtContent></w:sdt>${tr(["乙", "丙"])}</w:tbl>`;
    expect(shown(await read(body))).toEqual([["0,0+1×2 甲", "1,0 乙", "1,1 丙"]]);
  });

  it("closes columns too narrow for a character", async () => {
    const body = tbl(
      [tr(["序号", "任务", tc("单位", SPAN2)]), tr(["1", tc("甲", SPAN2), "乙"])],
      [600, 3000, 40, 1760],
    );
    expect(shown(await read(body))).toEqual([["0,0 序号", "0,1 任务", "0,2 单位", "1,0 1", "1,1 甲", "1,2 乙"]]);
  });

  it("gives a line for each paragraph and break of a cell, and for those of a table inside it", async () => {
    const inner = tbl([tr(["内一", "内二"])]);
    const body = tbl([
      tr([tc(p("甲") + p(`${run("乙")}<w:r><w:br/></w:r>${run("丙")}`) + p("") + inner + p("")), "丁"]),
    ]);
    expect(shown(await read(body))).toEqual([["0,0 甲|乙|丙|内一|内二", "0,1 丁"]]);
  });

  it("sees through a table that only frames the notice", async () => {
    const inner = tbl([tr(["序号", "任务"]), tr(["1", "甲"])]);
    expect(shown(await read(tbl([tr([tc(p("标题") + inner + p(""))])])))).toEqual([
      "标题",
      ["0,0 序号", "0,1 任务", "1,0 1", "1,1 甲"],
      "",
    ]);
  });

  it("places each line by table, row and cell", async () => {
    const document = await read(p("文") + tbl([tr(["甲"])]) + tbl([tr(["乙"]), tr(["丙", tc(p("丁") + p("戊"))])]));
    const at = document.axis.text.indexOf("戊");
    expect(document.axis.locate([{ start: at, end: at + 1 }])).toEqual([
      { start: at, end: at + 1, path: "body/table[2]/row[2]/cell[2]/paragraph[2]" },
    ]);
  });

  it.each(['<w:gridSpan w:val="999999999"/>', '<w:gridSpan w:val="-1"/>', '<w:gridSpan w:val="x"/>'])(
    "is not led astray by %s",
    async (span) => {
      const bytes = docx({ body: tbl([tr([tc("甲", span), "乙"])], [40, 40]) });
      const [outcome] = await Promise.allSettled([readDocx(bytes, settings())]);
      if (outcome!.status === "rejected") expect(outcome.reason).toMatchObject({ code: "too-large" });
      else expect(shown(outcome!.value)).toEqual([["0,0 甲", "0,1 乙"]]);
    },
  );

  it("refuses a row that begins beyond all limits", async () => {
    const body = tbl([tr([], '<w:gridBefore w:val="999999999"/>'), tr(["甲"])], [40, 40]);
    await expect(read(body)).rejects.toMatchObject({ code: "too-large" });
  });
});
