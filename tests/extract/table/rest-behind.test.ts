import { describe, expect, it } from "vitest";
import { doubtRestBehind } from "../../../src/extract/table/rest-behind";
import type { FlowText, TaskTable } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

/** A table of one row, and lines below it. */
function lastRow(task: string, ...below: string[]): string[] {
  const cell = { lines: [SourcedText.of(task, 0)], region: [] };
  const table: TaskTable = {
    columns: [{ role: "task", heading: "工作内容", lineWidth: null }],
    rows: [{ cells: [cell], section: null, page: null, doubts: [] }],
    region: [{ start: 0, end: task.length }],
  };
  let at = task.length + 1;
  const flow: FlowText[] = below.map((line) => {
    const text = SourcedText.of(line, at);
    at += line.length + 1;
    return { text, page: null, whole: false };
  });
  return doubtRestBehind([table], flow)[0]!.rows[0]!.doubts.map(({ code }) => code);
}

describe("text behind a table", () => {
  const cut = "落实工作指引，建立台账，不断降低综合";

  it("may be the rest of a last task that stops in mid-sentence", () => {
    expect(lastRow(cut, "- 7 -", "成本，加快保护试点。")).toEqual(["uncertain-boundary"]);
  });

  it.each([
    ["a task that ends", "落实工作指引。", ["成本，加快保护试点。"]],
    ["the imprint", cut, ["抄送：各县（市、区）政府。"]],
    ["a numbered heading", cut, ["二、加快保护试点"]],
    ["a signature", cut, ["清溪市水利局"]],
    ["nothing but a page number", cut, ["- 7 -"]],
  ])("is no rest: %s", (_, task, below) => expect(lastRow(task, ...below)).toEqual([]));
});
