import { z } from "zod";
import { LEVEL, NOTE, OF_TASKS, OF_UNITS, PEOPLE, PERSONS, UNIT } from "./heading-words";
import { remembered } from "./remembered";

/** What a table's column holds. `extra` columns are kept under their heading. */
export const columnRoleSchema = z.enum(["number", "area", "title", "task", "lead", "cooperating", "deadline", "extra"]);

export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** A heading that matches `pattern` (the whole heading, white space removed) may have `role`. */
export const roleRuleSchema = z.object({
  role: columnRoleSchema,
  pattern: z
    .instanceof(RegExp)
    .or(z.string())
    .meta({ description: "Matched against the whole heading, white space removed." }),
});

export type RoleRule = z.infer<typeof roleRuleSchema>;

/**
 * The header synonyms, in the order in which they are tried: the first rule that matches the whole heading wins.
 * `area`, `title` and `task` name the same things in different notices (重点任务 is the group in one, the task in the
 * next); {@link resolveRoles} settles them by what stands beside them.
 */
export const ROLE_TABLE: readonly RoleRule[] = [
  {
    role: "number",
    pattern: /序号?|编号|项号|条目|顺序号|(?:任务|项目|工作|举措|事项)?(?:序号|编号|序数|编码)|N[oO]\.?|#/,
  },
  // 计量单位, 单位（万元）: units of measurement.
  { role: "extra", pattern: /(?:计量|度量|计算)单位|单位[（(](?:[万亿]?元|[个家人户亩吨项次件%％].*|.*[万亿]元)[）)]/ },
  {
    role: "cooperating",
    pattern: `${OF_UNITS}${LEVEL}(?:主要)?(?:协同|配合|协办|参与|参加|协助|协作|会办|协调|联动|支持|支撑|会同|会签|共同责任|其他责任|相关)(?:[（(](?:协同|配合|协办|参与|责任)[）)])?(?:责任|配合|推进|落实)?${UNIT}${PERSONS}${NOTE}|其[他它](?:责任|参与|配合|参加|相关)?${UNIT}${NOTE}|配合|协办|协同`,
  },
  {
    role: "lead",
    pattern: `${OF_UNITS}${LEVEL}(?:第一|首要|主要|主|总)?(?:牵头|责任|主办|承办|负责|主责|首责|落实|实施|主管|组织|建设|任务|执行|推进|业主|承担|领办|包保|办理)(?:[和及、/／]?(?:牵头|责任|落实|实施|主管|主办|承办)|[（(](?:牵头|责任|主办|承办|落实|实施)[）)])?${UNIT}(?:名称)?${PERSONS}${NOTE}|${PEOPLE}(?:及|、|和|与|/|／)(?:所在|责任|牵头)?(?:单位|部门)${NOTE}|牵头|主办|责任分工|职责分工|任务分工|(?:单位|部门|机构|处室|科室|主体|单位部门|部门单位)(?:名称)?`,
  },
  // Levels before the indicators that a target column names (2026年指标).
  { role: "area", pattern: /一级(?:指标|任务|目标|事项)/ },
  { role: "task", pattern: /[二三]级(?:指标|任务|目标|事项)/ },
  // People and remarks are kept, but are not units (责任领导, 责任人).
  {
    role: "extra",
    pattern:
      /(?:备注|附注)(?:说明|[（(].*[）)])?|[^\d]{0,8}(?:领导|责任人|联系人|负责人|承办人|经办人|联络员|市长|县长|区长|镇长|书记|电话|联系方式|说明|进展|完成情况|落实情况|依据|来源|出处|经费|资金|投资|金额|额度|分值|得分|权重|频次)(?:情况|要求|说明|安排|[（(].*[）)])?/,
  },
  {
    role: "deadline",
    pattern: `(?:(?:计划|预计|拟|要求|规定|总体|阶段|年度|起止)?(?:完成|办结|办理|工作|任务|推进|实施|整改|落实|达标|启动|建成|建设|竣工|责任|进度|起止|答复|报送|上报|销号)?(?:的)?(?:时限|期限|时间|节点|时点|完成日期|截止日期|时序|年限|工期|周期)|进度安排)(?:要求|安排|节点|进度)?${NOTE}`,
  },
  {
    role: "extra",
    pattern:
      /(?:\d{4}|[〇零一二三四五六七八九]{4}|本|今|当)年(?:度|底|末)?(?:前|的)?(?:主要|重点|工作|预期|阶段)?(?:目标|任务|指标|计划|安排|投资|进展|内容|成果|要求)(?:值|任务|要求|安排)?(?:[（(].*[）)])?|(?:第?[一二三四1-4]季度|上半年|下半年)(?:目标|任务|计划|安排|进度)?|(?!备注|附注)[^\d]{0,6}(?:目标值|指标值|量化|成果|成效|标准|目标|指标)(?:要求|形式|内容|值)?(?:[（(].*[）)])?/,
  },
  { role: "title", pattern: `${OF_TASKS}(?:名称|标题|题目)|案由|案名|议题${NOTE}` },
  {
    role: "area",
    pattern: `(?:${OF_TASKS}|所属|涉及)(?:类别|领域|分类|类型|大类|板块|方面|方向|专题|模块|章节|维度|条线|赛道|篇章|阶段)${NOTE}|(?:重点|主要|重大)?(?:工程|行动|环节)|专项行动`,
  },
  {
    role: "task",
    pattern: `${OF_TASKS}(?:工作|任务|内容|举措|措施|路径|要求|要点|事项|项目|清单|做法|对策)(?:[及和与、]?(?:内容|要求|举措|措施|分解|目标|清单|规模|描述))?${NOTE}|(?:主要)?建设规模[及和与、](?:主要)?(?:建设)?内容${NOTE}|${OF_TASKS}名称[及和与、](?:主要)?(?:建设|工作)?内容${NOTE}`,
  },
];

/** Headings of what is to be reached or put right: where no other heading names a task, this one does. */
const STANDS_FOR_TASK = new RegExp(
  `^(?:(?:\\d{4}年|[本今当]年)(?:度)?)?${OF_TASKS}(?:目标|指标|问题)(?:任务|要求|内容|名称|描述|清单)?${NOTE}$`,
);

/** Whether a heading can name the tasks of a table in which no other heading does. */
export function standsForTask(heading: string): boolean {
  return STANDS_FOR_TASK.test(heading.replace(/\s+/g, ""));
}

const compiled = new Map<string, RegExp>();

/** No heading is longer, the remark in brackets behind it ("（列第一位的为牵头单位）") included. */
const MOST_CHARACTERS = 48;

/** The role that the first matching rule gives a heading; null where none matches. White space is looked past. */
export function roleOfHeading(heading: string, own: readonly RoleRule[] = []): ColumnRole | null {
  if (own.length === 0) return builtIn(heading);
  const bare = heading.replace(/\s+/g, "");
  if (bare.length === 0 || bare.length > MOST_CHARACTERS) return null;
  for (const { role, pattern } of own) if (whole(pattern).test(bare)) return role;
  return builtIn(heading);
}

/** Decoders ask this of every few characters that may begin a header. */
const builtIn = remembered((heading: string): ColumnRole | null => {
  const bare = heading.replace(/\s+/g, "");
  if (bare.length === 0 || bare.length > MOST_CHARACTERS) return null;
  // 序 ⏎ 号: the half of a heading on the line above, and no heading begins with it.
  if (bare[0] === "号") return null;
  for (const { role, pattern } of ROLE_TABLE) if (whole(pattern).test(bare)) return role;
  return null;
});

function whole(pattern: RegExp | string): RegExp {
  const source = typeof pattern === "string" ? pattern : pattern.source;
  let anchored = compiled.get(source);
  if (!anchored) {
    anchored = new RegExp(`^(?:${source})$`);
    compiled.set(source, anchored);
  }
  return anchored;
}

/**
 * The roles of a table's columns, from all its headings together.
 *
 * ```
 *  序号 │ 重点任务 │ 主要工作 │ 责任单位 │ 协同单位      number area task lead cooperating
 *  序号 │ 重点任务 │ 牵头单位 │ 责任单位               number task lead cooperating
 *  序号 │ 任务名称 │ 任务内容 │ 责任单位 │ 时间节点      number title task lead deadline
 * ```
 *
 * The last of the area, title and task columns holds the task; of several unit columns the one that says 牵头 or 主办
 * leads. Headings that no rule knows become `extra`.
 */
export function resolveRoles(headings: readonly string[], own: readonly RoleRule[] = []): ColumnRole[] {
  const roles: ColumnRole[] = headings.map((heading) => roleOfHeading(heading, own) ?? "extra");
  settleText(roles, headings);
  settleUnits(roles, headings);
  settleDeadlines(roles, headings);
  settleNumbers(roles);
  return roles;
}

function settleText(roles: ColumnRole[], headings: readonly string[]): void {
  asksBesideTask(roles, headings);
  const text = indexesOf(roles, "area", "title", "task");
  const tasks = text.filter((i) => roles[i] === "task");
  const task = tasks.at(-1) ?? text.at(-1);
  if (task === undefined) {
    // No heading names the task: one that says what is to be reached does, or the first column that is nothing else.
    const goal = headings.findIndex((heading, i) => roles[i] === "extra" && standsForTask(heading));
    const free = goal >= 0 ? goal : roles.indexOf("extra");
    if (free >= 0) roles[free] = "task";
    return;
  }
  roles[task] = "task";
  const groups = text.filter((i) => i !== task && roles[i] === "task");
  for (const i of groups) roles[i] = "area";
  // Two groups: the outer one is the area, the inner one titles the task.
  const areas = indexesOf(roles, "area");
  for (const i of areas.slice(1)) roles[i] = roles.includes("title") ? "extra" : "title";
  for (const i of indexesOf(roles, "title").slice(1)) roles[i] = "extra";
}

/** 工作要求 behind the units says how the task named before them is to be done: it is no task. */
function asksBesideTask(roles: ColumnRole[], headings: readonly string[]): void {
  const units = roles.findIndex((role) => role === "lead" || role === "cooperating");
  if (!roles.slice(0, Math.max(units, 0)).includes("task")) return;
  for (const [i, heading] of headings.entries()) {
    if (i > units && roles[i] === "task" && /要求$/.test(heading)) roles[i] = "extra";
  }
}

/** An office's rooms beside units (牵头科室 beside 责任单位), and 单位 alone, which may be one of measurement. */
const LESSER_UNITS = /[处科股]室|^(?:单位|部门|机构|主体)$/;
/** Who leads by the words of its heading: the first that any heading says. */
const LEADING = [/牵头|主办|第一|主责|首责/, /责任|负责|承办/, /./];

function settleUnits(roles: ColumnRole[], headings: readonly string[]): void {
  const units = indexesOf(roles, "lead", "cooperating");
  const lesser = units.filter((i) => LESSER_UNITS.test(headings[i]!));
  if (lesser.length < units.length) for (const i of lesser) roles[i] = "extra";
  const leads = indexesOf(roles, "lead");
  if (leads.length > 1) {
    const words = LEADING.find((word) => leads.some((i) => word.test(headings[i]!)))!;
    const first = leads.find((i) => words.test(headings[i]!))!;
    const rest = leads.filter((i) => i !== first);
    for (const i of rest) roles[i] = roles.includes("cooperating") ? "extra" : "cooperating";
  }
  const cooperating = indexesOf(roles, "cooperating");
  for (const i of cooperating.slice(1)) roles[i] = "extra";
  if (leads.length === 0 && cooperating.length > 0) roles[cooperating[0]!] = "lead";
}

/** Of two times (开工时间, 完成时间) the one by which the work is done. */
function settleDeadlines(roles: ColumnRole[], headings: readonly string[]): void {
  const deadlines = indexesOf(roles, "deadline");
  const last = deadlines.find((i) => /完成|办结|竣工|截止|建成|销号/.test(headings[i]!)) ?? deadlines[0];
  for (const i of deadlines) if (i !== last) roles[i] = "extra";
}

/**
 * Whether column `at` stands before the areas and counts them: their serials, where the tasks have a column of their own.
 * {@link resolveRoles} gives such a column no role; its heading tells.
 */
export function countsAreas(
  { role, heading }: { role: ColumnRole; heading: string },
  at: number,
  area: number,
): boolean {
  return at < area && role === "extra" && roleOfHeading(heading) === "number";
}

/**
 * Two serial columns: the one beside the task is the task's own, the one before the area numbers the areas: see {@link countsAreas}.
 */
function settleNumbers(roles: ColumnRole[]): void {
  const numbers = indexesOf(roles, "number");
  const beside = numbers.findLast((i) => i < roles.indexOf("task"));
  const areas = roles.slice(0, beside).some((role) => role === "area" || role === "title");
  const own = beside !== undefined && areas ? beside : numbers[0];
  for (const i of numbers) if (i !== own) roles[i] = "extra";
}

function indexesOf(roles: readonly ColumnRole[], ...wanted: ColumnRole[]): number[] {
  return roles.flatMap((role, i) => (wanted.includes(role) ? [i] : []));
}
