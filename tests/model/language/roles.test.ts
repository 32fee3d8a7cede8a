import { expect, it } from "vitest";
import { resolveRoles, roleOfHeading } from "../../../src/model/language/roles";

it.each([
  ["序号", "number"],
  ["序 号", "number"],
  ["牵头单位", "lead"],
  ["责任部门", "lead"],
  ["责任单位及责任人", "lead"],
  ["协同单位", "cooperating"],
  ["配合部门", "cooperating"],
  ["完成时限", "deadline"],
  ["备注", "extra"],
  ["责任领导", "extra"],
  ["2026年目标", "extra"],
  ["主要工作", "task"],
  ["任务名称", "title"],
  ["市教育局", null],
  ["", null],
])("%s: %s", (heading, role) => {
  expect(roleOfHeading(heading)).toBe(role);
});

it.each([
  ["序号 重点任务 主要工作 责任单位 协同单位", "number area task lead cooperating"],
  ["序号 重点任务 牵头单位 责任单位", "number task lead cooperating"],
  ["序号 任务名称 任务内容 责任单位 时间节点", "number title task lead deadline"],
  ["序号 工作任务 配合单位", "number task lead"],
  ["工作任务 责任单位 备注 分管领导", "task lead extra extra"],
])("%s", (headings, roles) => {
  expect(resolveRoles(headings.split(" ")).join(" ")).toBe(roles);
});

it("tries a caller's synonyms first", () => {
  const own = [
    { role: "lead" as const, pattern: "揭榜方" },
    { role: "deadline" as const, pattern: /备注/ },
  ];
  expect(resolveRoles(["序号", "主要工作", "揭榜方", "备注"], own)).toEqual(["number", "task", "lead", "deadline"]);
});
