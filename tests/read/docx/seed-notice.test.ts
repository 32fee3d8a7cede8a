import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { cellsOf, expectSeedRecords, HEADINGS, isFirstOfArea, SEED } from "../seed-table";
import { docx, p, tbl, tc, tr } from "./docx";

const HEAD = [p(SEED.notice.documentNumber), p(SEED.notice.title)].join("");
const header = tr(HEADINGS, "<w:tblHeader/>");

function row(index: number, first: boolean): string {
  const [areaNumber, area, ...rest] = cellsOf(SEED.tasks[index]!);
  const merge = first ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
  return tr([tc(first ? areaNumber! : "", merge), tc(first ? area! : "", merge), ...rest]);
}

const rows = SEED.tasks.map((_, index) => row(index, isFirstOfArea(index)));

describe("the seed notice as a DOCX", () => {
  it("gives its 48 records from merged cells, each placed in its cell", async () => {
    const parsed = await parseNotice(docx({ body: HEAD + tbl([header, ...rows]) }));
    expectSeedRecords(parsed);
    expect(parsed.notice.documentNumber).toBe(SEED.notice.documentNumber);
    expect(parsed.tasks[47]!.places.task![0]!.path).toBe("body/table[1]/row[49]/cell[3]/paragraph[1]");
  });

  it("gives them from two tables, the second beginning at a new area", async () => {
    const cut = rows.findIndex((_, index) => index > 20 && isFirstOfArea(index));
    const body = HEAD + tbl([header, ...rows.slice(0, cut)]) + p("") + tbl([header, ...rows.slice(cut)]);
    expectSeedRecords(await parseNotice(docx({ body })));
  });

  it("gives them when Word numbers the tasks", async () => {
    const numbered = SEED.tasks.map((task, index) => {
      const [areaNumber, area, , ...units] = cellsOf(task);
      const merge = isFirstOfArea(index) ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
      const item = p(task.task, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
      return tr([tc(areaNumber!, merge), tc(area!, merge), tc(item), ...units]);
    });
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    expectSeedRecords(await parseNotice(docx({ body: HEAD + tbl([header, ...numbered]), numbering })));
  });
});
