import type { ColumnRole } from "../../../src/model/language/roles";
import type { Random } from "./random";

/** One column of a generated table. */
export interface Column {
  readonly role: ColumnRole;
  readonly heading: string;
  /** Relative width. */
  readonly width: number;
}

/** Headings that belong together: what is called 重点任务 in one notice is the group, in the next the task. */
const AREA_AND_TASK: readonly (readonly [string, string])[] = [
  ["重点任务", "主要工作"],
  ["重点工程", "工作内容"],
  ["重点举措", "实施路径"],
  ["任务类别", "具体任务"],
  ["工作任务", "具体举措"],
  ["主要任务", "具体措施"],
  ["工作类别", "工作任务"],
  ["重点领域", "重点任务"],
  ["类别", "任务内容"],
  ["工作项目", "工作内容"],
  ["目标任务", "工作举措"],
  ["重点方向", "主要任务"],
  ["专项行动", "任务分解"],
  ["一级指标", "具体内容"],
];
const TASK_ALONE = [
  "工作任务",
  "重点任务",
  "主要任务",
  "任务内容",
  "工作内容",
  "具体任务",
  "重点工作",
  "主要工作",
  "工作举措",
  "任务",
] as const;
const TITLE_AND_TASK: readonly (readonly [string, string])[] = [
  ["任务名称", "任务内容"],
  ["项目名称", "建设内容"],
  ["工作事项", "具体内容"],
  ["事项名称", "工作要求"],
  ["任务名称", "工作举措"],
];
const LEAD_AND_COOPERATING: readonly (readonly [string, string])[] = [
  ["责任单位", "协同单位"],
  ["牵头单位", "配合单位"],
  ["牵头部门", "配合部门"],
  ["责任单位", "配合单位"],
  ["主办单位", "协办单位"],
  ["牵头单位", "参与单位"],
  ["责任部门", "协同部门"],
  ["牵头责任单位", "协作单位"],
  ["主要责任单位", "参加单位"],
];
const LEAD_ALONE = [
  "责任单位",
  "牵头单位",
  "责任部门",
  "牵头部门",
  "落实单位",
  "责任主体",
  "承办单位",
  "实施单位",
] as const;
const DEADLINES = ["完成时限", "时间节点", "完成时间", "时限要求", "进度安排", "完成期限", "时间要求"] as const;
const SERIALS = ["序号", "序号", "序号", "编号"] as const;

/** Where the tasks' serials stand. */
export type SerialStyle = "areas" | "tasks" | "merged" | "cell" | "none";

export interface Plan {
  readonly serial: SerialStyle;
  readonly area: boolean;
  readonly title: boolean;
  readonly cooperating: boolean;
  /** 牵头单位 beside 责任单位: the second is then the co-operating one. */
  readonly leadAndResponsible: boolean;
  readonly deadline: boolean;
  readonly extras: number;
  readonly order: "usual" | "deadline-first" | "units-first" | "extra-last";
}

/** The columns of a table, in their order, with headings that go together. */
export function drawColumns(random: Random, plan: Plan, year: number): Column[] {
  const [areaHead, taskBesideArea] = random.pick(AREA_AND_TASK);
  const [titleHead, taskBesideTitle] = random.pick(TITLE_AND_TASK);
  const [leadHead, cooperatingHead] = plan.leadAndResponsible
    ? (["牵头单位", "责任单位"] as const)
    : random.pick(LEAD_AND_COOPERATING);
  const taskHead = plan.title ? taskBesideTitle : plan.area ? taskBesideArea : random.pick(TASK_ALONE);
  const jitter = (base: number) => base * (0.85 + 0.3 * random.next());
  const column = (role: ColumnRole, heading: string, width: number): Column => ({
    role,
    heading,
    width: jitter(width),
  });

  const number = plan.serial === "none" || plan.serial === "cell" ? [] : [column("number", random.pick(SERIALS), 7)];
  const area = plan.area ? [column("area", areaHead, 14)] : [];
  const title = plan.title ? [column("title", titleHead, 14)] : [];
  const task = [column("task", taskHead, 38)];
  const units = plan.cooperating
    ? [column("lead", leadHead, 17), column("cooperating", cooperatingHead, 18)]
    : [column("lead", random.pick(LEAD_ALONE), 20)];
  const deadline = plan.deadline ? [column("deadline", random.pick(DEADLINES), 11)] : [];
  const extraHeads = random.chance(0.6)
    ? [`${year}年目标`, `${year + 1}年目标`]
    : random.sample(["量化指标", "成果形式", "备注", "预期成果"], 2);
  const extras = extraHeads.slice(0, plan.extras).map((heading) => column("extra", heading, 20));

  switch (plan.order) {
    case "deadline-first":
      return [...number, ...area, ...title, ...task, ...extras, ...deadline, ...units];
    case "units-first":
      return [...number, ...area, ...title, ...units, ...task, ...extras, ...deadline];
    case "extra-last":
      return [...number, ...area, ...title, ...task, ...units, ...deadline, ...extras];
    default:
      return [...number, ...area, ...title, ...task, ...extras, ...units, ...deadline];
  }
}
