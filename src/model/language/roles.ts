import { z } from "zod";

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

const UNIT = "(?:单位|部门|机构|处室|科室|主体|地区|单位部门|部门单位)";
const LEVEL = "(?:国家|中央|省级?|市级?|区级?|县级?|本级|镇街)?";
const PERSONS = "(?:(?:及|、|和|与|/|／)(?:主要)?(?:责任人|联系人|负责人|分管领导|责任领导))?";
/** A remark behind a heading; （一） is none, but begins the first section below it. */
const NOTE = "(?:[（(](?![一二三四五六七八九十]+[）)]).*[）)])?";

/**
 * The header synonyms, in the order in which they are tried: the first rule that matches the whole heading wins.
 * `area`, `title` and `task` name the same things in different notices (重点任务 is the group in one, the task in the
 * next); {@link resolveRoles} settles them by what stands beside them.
 */
export const ROLE_TABLE: readonly RoleRule[] = [
  { role: "number", pattern: /序号?|编号|项号|条目|(?:任务|项目|工作|举措|事项)?(?:序号|编号|序数)|N[oO]\.?|#/ },
  {
    role: "cooperating",
    pattern: `${LEVEL}(?:主要)?(?:协同|配合|协办|参与|参加|协助|协作|会办|协调|联动|支持|会同|共同责任|其他责任|相关)(?:责任|配合|推进)?${UNIT}${PERSONS}${NOTE}|配合|协办|协同`,
  },
  {
    role: "lead",
    pattern: `${LEVEL}(?:第一|主要|主)?(?:牵头|责任|主办|承办|负责|主责|落实|实施|主管|组织|建设|任务|执行|推进)(?:[和、/／]?(?:牵头|责任|落实|实施|主管|主办|承办))?${UNIT}${PERSONS}${NOTE}|牵头|主办|责任分工|职责分工|任务分工|${UNIT}`,
  },
  // Levels before the indicators that a target column names (2026年指标).
  { role: "area", pattern: /一级(?:指标|任务|目标|事项)/ },
  { role: "task", pattern: /[二三]级(?:指标|任务|目标|事项)/ },
  // People and remarks are kept, but are not units (责任领导, 责任人).
  {
    role: "extra",
    pattern:
      /(?:备注|附注)(?:说明|[（(].*[）)])?|[^\d]{0,8}(?:领导|责任人|联系人|负责人|联络员|电话|说明|进展|完成情况|落实情况|依据|来源|经费|资金|投资|分值|得分|权重|频次)(?:情况|要求|说明|安排|[（(].*[）)])?/,
  },
  {
    role: "deadline",
    pattern:
      /(?:(?:计划|预计|拟|要求|规定|总体|阶段|年度)?(?:完成|办结|工作|任务|推进|实施|整改|落实|达标|启动|建成|责任|进度)?(?:的)?(?:时限|期限|时间|节点|时点|完成日期|截止日期|时序|年限)|进度安排)(?:要求|安排|节点|进度)?(?:[（(].*[）)])?/,
  },
  {
    role: "extra",
    pattern:
      /(?:\d{4}|[〇零一二三四五六七八九]{4}|本|今|当)年(?:度|底|末)?(?:前|的)?(?:主要|重点|工作|预期|阶段)?(?:目标|任务|指标|计划|安排|投资|进展|内容|成果|要求)(?:值|任务|要求|安排)?(?:[（(].*[）)])?|(?:第?[一二三四1-4]季度|上半年|下半年)(?:目标|任务|计划|安排|进度)?|(?!备注|附注)[^\d]{0,6}(?:目标值|指标值|量化|成果|成效|标准|目标|指标)(?:要求|形式|内容|值)?(?:[（(].*[）)])?/,
  },
  { role: "title", pattern: /(?:任务|项目|工程|事项|举措|行动)(?:名称|标题|事项)|名称|标题/ },
  {
    role: "area",
    pattern:
      /(?:任务|工作|项目|指标|所属|重点|事项|政策)?(?:类别|领域|分类|类型|大类|板块|方面|专题|模块|章节|维度)|一级(?:指标|任务)|(?:重点|主要|重大)?(?:工程|领域|方向|方面|板块|行动|环节)|专项行动/,
  },
  {
    role: "task",
    pattern:
      /(?:年度|本年度|主要|具体|工作|任务|细化|分解|建设|实施|改革|重点|重大|目标|推进|落实)*(?:工作|任务|内容|举措|措施|路径|要求|要点|事项|项目|清单)(?:及?(?:内容|要求|举措|措施|分解|目标|清单))?|(?:二|三)级(?:指标|任务)/,
  },
];

const compiled = new Map<string, RegExp>();

/** The role that the first matching rule gives a heading; null where none matches. White space is looked past. */
export function roleOfHeading(heading: string, own: readonly RoleRule[] = []): ColumnRole | null {
  const bare = heading.replace(/\s+/g, "");
  if (bare.length === 0 || bare.length > 24) return null;
  for (const { role, pattern } of own) if (whole(pattern).test(bare)) return role;
  // 序 ⏎ 号: the half of a heading on the line above, and no heading begins with it.
  if (bare[0] === "号") return null;
  for (const { role, pattern } of ROLE_TABLE) if (whole(pattern).test(bare)) return role;
  return null;
}

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
  settleText(roles);
  settleUnits(roles, headings);
  settleNumbers(roles);
  return roles;
}

function settleText(roles: ColumnRole[]): void {
  const text = indexesOf(roles, "area", "title", "task");
  const tasks = text.filter((i) => roles[i] === "task");
  const task = tasks.at(-1) ?? text.at(-1);
  if (task === undefined) {
    // No heading names the task: the first column that is nothing else holds it.
    const free = roles.indexOf("extra");
    if (free >= 0) roles[free] = "task";
    return;
  }
  roles[task] = "task";
  const groups = text.filter((i) => i !== task && roles[i] === "task");
  for (const i of groups) roles[i] = "area";
  // Two groups: the outer one is the area, the inner one titles the task.
  const areas = indexesOf(roles, "area");
  for (const i of areas.slice(1)) roles[i] = roles.includes("title") ? "extra" : "title";
}

function settleUnits(roles: ColumnRole[], headings: readonly string[]): void {
  const leads = indexesOf(roles, "lead");
  if (leads.length > 1) {
    const first = leads.find((i) => /牵头|主办|第一|主责/.test(headings[i]!)) ?? leads[0]!;
    const rest = leads.filter((i) => i !== first);
    for (const i of rest) roles[i] = roles.includes("cooperating") ? "extra" : "cooperating";
  }
  const cooperating = indexesOf(roles, "cooperating");
  for (const i of cooperating.slice(1)) roles[i] = "extra";
  if (leads.length === 0 && cooperating.length > 0) roles[cooperating[0]!] = "lead";
}

function settleNumbers(roles: ColumnRole[]): void {
  // Two serial columns: the one beside the task is the task's own; the first numbers the areas.
  for (const i of indexesOf(roles, "number").slice(1)) roles[i] = "extra";
}

function indexesOf(roles: readonly ColumnRole[], ...wanted: ColumnRole[]): number[] {
  return roles.flatMap((role, i) => (wanted.includes(role) ? [i] : []));
}
