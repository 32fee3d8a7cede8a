import { expect, test } from "vitest";
import { parseNotice } from "../../../../src/index";
import { buildPdf, write } from "../../../read/pdf/build";

/** Cells of 10 points type, lines 14 apart; what is empty has no text. */
function page(lines: readonly (readonly [y: number, ...cells: (string | null)[]])[]): string {
  const x = [30, 60, 130, 290, 345];
  return lines.flatMap(([y, ...cells]) => cells.map((text, k) => (text ? write(text, x[k]!, y, 10) : ""))).join("");
}

test("a table without ruling lines is read from the places of its characters", async () => {
  const pdf = buildPdf({
    pages: [
      page([
        [270, "序号", "重点任务", "主要工作", "责任单位", "协同单位"],
        [250, null, null, "制定公交线网优化方案，新开线", "市交通局", null],
        [243, "1", null, null, null, "市财政局"],
        [236, null, null, "路五条。", "市城管局", null],
        [225, null, "公交优先发", null, null, null],
        [218, null, null, "建成公交专用道二十公里，推进", null, null],
        [211, "2", "展", null, "市公安局", "市住建局"],
        [204, null, null, "路口信号优先改造。", null, null],
      ]),
    ],
  });
  const { tasks } = await parseNotice(pdf, { crossCheck: false });
  expect(tasks.map(({ number, area, task }) => [number, area, task])).toEqual([
    ["1", "公交优先发展", "制定公交线网优化方案，新开线路五条。"],
    ["2", "公交优先发展", "建成公交专用道二十公里，推进路口信号优先改造。"],
  ]);
  expect(tasks.map(({ leadUnits }) => leadUnits.map(({ name }) => name))).toEqual([
    ["市交通局", "市城管局"],
    ["市公安局"],
  ]);
  expect(tasks.map(({ cooperatingUnits }) => cooperatingUnits.map(({ name }) => name))).toEqual([
    ["市财政局"],
    ["市住建局"],
  ]);
});
