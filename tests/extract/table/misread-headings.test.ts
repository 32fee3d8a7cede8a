import { expect, test } from "vitest";
import { mendHeadings } from "../../../src/extract/table/misread-headings";
import type { TaskTable } from "../../../src/model/extraction";
import { resolveRoles } from "../../../src/model/language/roles";

const row = { cells: [], doubts: [], continued: false } as unknown as TaskTable["rows"][number];
const table = (...headings: string[]): TaskTable => {
  const roles = resolveRoles(headings);
  return {
    columns: headings.map((heading, i) => ({ heading, role: roles[i]!, lineWidth: null })),
    rows: [row],
    region: [],
  };
};
const rolesOf = ({ columns }: TaskTable) => columns.map(({ role }) => role).join(" ");

test("a heading that was misread on a later page names the same column, and its rows are doubted", () => {
  const [first, second] = mendHeadings([
    table("序号", "任务内容", "责任单位", "协同单位"),
    table("序号", "任务内容", "责任单泣", "协同单位"),
  ]);
  expect(rolesOf(second!)).toBe(rolesOf(first!));
  expect(second!.rows[0]!.doubts.map(({ code }) => code)).toEqual(["role-uncertain"]);
  expect(first!.rows[0]!.doubts).toEqual([]);
});

test("a table with other columns keeps its roles", () => {
  const other = table("序号", "任务内容", "完成时间", "责任单位");
  expect(mendHeadings([table("序号", "任务内容", "责任单位", "协同单位"), other])[1]).toBe(other);
});
