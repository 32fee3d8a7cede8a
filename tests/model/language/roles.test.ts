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
  ["建设内容及规模", "task"],
  ["督查事项", "task"],
  ["整改措施", "task"],
  ["改革事项", "task"],
  ["支持内容", "task"],
  ["重点任务（12项）", "task"],
  ["案由", "title"],
  ["行动名称", "title"],
  ["建设方向", "area"],
  ["改革领域", "area"],
  ["阶段", "area"],
  ["牵头（责任）单位", "lead"],
  ["地方责任单位", "lead"],
  ["责任单位（排在第一位的为牵头单位，其他为配合单位）", "lead"],
  ["责任人及单位", "lead"],
  ["其他责任单位", "cooperating"],
  ["整改时限", "deadline"],
  ["起止时间", "deadline"],
  ["计量单位", "extra"],
  ["单位（万元）", "extra"],
  ["分管副市长", "extra"],
  ["考核责任部门", null],
  ["地区", null],
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
  ["序号 项目名称 建设内容及规模 总投资 建设单位 责任单位", "number title task extra cooperating lead"],
  ["序号 主要指标 单位 目标值 责任单位", "number task extra extra lead"],
  ["序号 反馈问题 整改措施 整改目标 责任单位 整改时限", "number extra task extra lead deadline"],
  ["序号 行动名称 序号 工作举措 牵头单位", "extra title number task lead"],
  ["序号 编号 工作举措 牵头单位", "number extra task lead"],
  ["序号 存在问题 责任单位", "number task lead"],
  ["序号 年度目标 责任单位", "number task lead"],
  ["工作任务 责任单位 工作要求", "task lead extra"],
  ["任务名称 责任单位 牵头科室", "task lead extra"],
  ["建设任务 责任单位 开工时间 竣工时间", "task lead extra deadline"],
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
