import { expect, test } from "vitest";
import { parseNotice } from "../../src/index";

/** A column whose heading is missing may hold the co-operating units: its text is kept, and the record asks for a reader. */
test("text under no heading sends the record to review", async () => {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const table = (last: string) =>
    [
      row(["序号", "工作任务", "牵头单位", ""]),
      row(["1", "推进甲项工作。", "市教育局", last]),
      row(["2", "推进乙项工作。", "市教育局", ""]),
    ].join("");
  const parsed = await parseNotice(`<html><body><table>${table("市财政局")}</table></body></html>`);
  expect(parsed.tasks.map(({ status }) => status)).toEqual(["review", "verified"]);
  expect(parsed.tasks[0]!.reasons).toEqual(["table-header-missing"]);
  expect(parsed.tasks[0]!.extra).toEqual({ "": "市财政局" });
});
