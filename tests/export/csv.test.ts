import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_COLUMNS } from "../../src/export/columns";
import { toCsv } from "../../src/index";
import { sampleNotice } from "../sample-notice";
import { readCsv } from "./read-csv";

const column = (name: string) => CSV_COLUMNS.findIndex(({ en }) => en === name);

describe("toCsv", () => {
  it("writes one row a task under the contract's columns", () => {
    expect(toCsv(sampleNotice())).toBe(
      "source,documentNumber,section,area,areaNumber,number,title,task,leadUnits,cooperatingUnits,deadline,status,reasons,page\n" +
        "sample.txt,示政发〔2020〕1号,,城市更新,1,1,,改造老旧小区。,市住建局,市财政局;市水务局,,verified,,\n",
    );
  });

  it("gives Chinese headings, all different", () => {
    const [headings] = readCsv(toCsv(sampleNotice(), { labels: "zh" }));
    expect(headings).toContain("责任单位");
    expect(new Set(headings).size).toBe(CSV_COLUMNS.length);
    expect(headings!.every((heading) => /^\p{Script=Han}+$/u.test(heading))).toBe(true);
  });

  it("puts extra columns last, by first appearance, empty where a task has none", () => {
    const notice = sampleNotice([{ extra: { 备注: "甲" } }, { extra: { 联系人: "乙", 备注: "丙" } }]);
    const [headings, first, second] = readCsv(toCsv(notice));
    expect(headings!.slice(-2)).toEqual(["备注", "联系人"]);
    expect(first!.slice(-2)).toEqual(["甲", ""]);
    expect(second!.slice(-2)).toEqual(["丙", "乙"]);
  });

  it("never gives two columns one name", () => {
    const extra = { 序号: "7", "extra.序号": "8", "": "9" };
    const [headings, row] = readCsv(toCsv(sampleNotice([{ extra }]), { labels: "zh" }));
    expect(new Set(headings).size).toBe(headings!.length);
    expect(headings!.slice(-3)).toEqual(["extra.序号", "extra.extra.序号", "extra."]);
    expect(row!.slice(-3)).toEqual(["7", "8", "9"]);
  });

  it("takes headings that are names of Object.prototype for what they are", () => {
    const notice = sampleNotice([{ extra: Object.fromEntries([["__proto__", "甲"]]) }, {}]);
    const [headings, first, second] = readCsv(toCsv(notice, { extraColumns: ["__proto__", "constructor"] }));
    expect(headings!.slice(-2)).toEqual(["__proto__", "constructor"]);
    expect(first!.slice(-2)).toEqual(["甲", ""]);
    expect(second!.slice(-2)).toEqual(["", ""]);
  });

  it("names the page on which the task's text begins, else the first of any field", () => {
    const { places } = sampleNotice().tasks[0]!;
    const rows = readCsv(
      toCsv(
        sampleNotice([
          { places: { ...places, number: [{ page: 2 }], task: [{ page: 4 }, { page: 3 }] } },
          { places: { ...places, task: [], leadText: [{ page: 6 }], number: [{ page: 5 }] } },
        ]),
      ),
    );
    expect(rows.slice(1).map((row) => row[column("page")])).toEqual(["3", "5"]);
  });

  it("joins several notices into one table with all their extra columns", () => {
    const one = sampleNotice([{ extra: { 甲: "1" } }]);
    const two = sampleNotice([{ extra: { 乙: "2" } }]);
    const rows = readCsv(toCsv([one, two]));
    expect(rows.map((row) => row.slice(-2))).toEqual([
      ["甲", "乙"],
      ["1", ""],
      ["", "2"],
    ]);
    const pieces = [one, two].map((notice, i) => toCsv(notice, { header: i === 0, extraColumns: ["甲", "乙"] }));
    expect(pieces.join("")).toBe(toCsv([one, two]));
  });

  it("writes the headings alone for a notice without tasks, and nothing without them", () => {
    expect(readCsv(toCsv(sampleNotice([])))).toHaveLength(1);
    expect(toCsv(sampleNotice([]), { header: false })).toBe("");
  });

  describe("excel", () => {
    it("adds the byte order mark once and ends rows in CRLF", () => {
      const text = toCsv(sampleNotice([{}, {}]), { excel: true });
      expect(text.startsWith("\uFEFFsource,")).toBe(true);
      expect(text.split("\r\n")).toHaveLength(4);
      expect(text.slice(1).replaceAll("\r\n", "")).not.toMatch(/[\r\n\uFEFF]/);
      expect(toCsv(sampleNotice(), { excel: true, header: false })).not.toContain("\uFEFF");
    });

    it.each([
      '=HYPERLINK("x")',
      "+1",
      "-5%",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "\tx",
      " =1",
      "\u3000＝1",
      "＋1",
      "－1",
      "＠a",
    ])("defuses %j", (cell) => {
      const row = readCsv(toCsv(sampleNotice([{ task: cell }]), { excel: true }))[1]!;
      expect(row[column("task")]).toBe(`'${cell}`);
      expect(readCsv(toCsv(sampleNotice([{ task: cell }])))[1]![column("task")]).toBe(cell);
    });

    it.each(["1=2", "'=1", "—3—", "“=”", "10%"])("leaves %j alone", (cell) => {
      const row = readCsv(toCsv(sampleNotice([{ task: cell }]), { excel: true }))[1]!;
      expect(row[column("task")]).toBe(cell);
    });

    it("defuses headings that the notice brings along", () => {
      const [headings] = readCsv(toCsv(sampleNotice([{ extra: { "=1+1": "" } }]), { excel: true }));
      expect(headings!.at(-1)).toBe("'=1+1");
    });
  });

  it("gives every cell back to a reader of RFC 4180, whatever stands in it", () => {
    const cell = fc.string({ unit: fc.constantFrom(",", '"', "\r", "\n", ";", "=", "'", " ", "甲", "a", "\t") });
    fc.assert(
      fc.property(cell, cell, cell, fc.boolean(), (task, area, extra, excel) => {
        const text = toCsv(sampleNotice([{ task, area, extra: { 备注: extra } }]), { excel });
        const rows = readCsv(text.replace(/^\uFEFF/, ""));
        expect(rows).toHaveLength(2);
        const written = (value: string) => (excel && /^(\s*=|[\t\r\n])/.test(value) ? `'${value}` : value);
        const seen = [column("task"), column("area"), CSV_COLUMNS.length].map((i) => rows[1]![i]);
        expect(seen).toEqual([task, area, extra].map(written));
      }),
      { numRuns: 200 },
    );
  });
});
