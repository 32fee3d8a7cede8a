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
    .meta({ description: "Matched against the whole heading, spaces removed." }),
});

export type RoleRule = z.infer<typeof roleRuleSchema>;

/**
 * The header synonyms, in the order in which they are tried: the first rule that matches the whole heading wins.
 * `area`, `title` and `task` name the same things in different notices (重点任务 is the group in one, the task in the
 * next); {@link resolveRoles} settles them by what stands beside them.
 */
export const ROLE_TABLE: readonly RoleRule[] = [
  { role: "number", pattern: /序号?|号|编号|项号|条目|(?:任务|项目|工作)(?:序号|编号)|No\.?|NO\.?|#/ },
  // People and remarks are kept, but are not units: they must stand before the unit rules (责任领导, 责任人).
  {
    role: "extra",
    pattern:
      /.*(?:领导|责任人|联系人|负责人|电话|备注|说明|附注|进展|完成情况|落实情况|依据|来源|经费|资金|投资|分值|得分|权重).*/,
  },
  {
    role: "cooperating",
    pattern:
      /(?:主要)?(?:协同|配合|协办|参与|参加|协助|协作|会办|协调|联动|支持)(?:责任)?(?:单位|部门|机构|处室|科室|主体|方)?(?:（.*）)?/,
  },
  {
    role: "lead",
    pattern:
      /(?:第一|主要|主)?(?:牵头|责任|主办|承办|负责|主责|落实|实施|主管|组织|建设|任务|执行)(?:和?(?:牵头|责任|落实|实施|主管))?(?:单位|部门|机构|处室|科室|主体|方|地区|区县)(?:（.*）)?|牵头|主办|责任分工|分工|部门|单位/,
  },
  {
    role: "deadline",
    pattern: /.*(?:时限|期限|时间|节点|时点|进度安排|完成日期|截止日期|年限|时序)(?:要求|安排|节点)?(?:（.*）)?/,
  },
  {
    role: "extra",
    pattern:
      /.*(?:\d{4}年|[一二三四]季度|上半年|下半年).*|.*(?:目标值|指标|量化目标|预期成果|成果形式|工作成效|考核标准|评价标准).*/,
  },
  { role: "title", pattern: /(?:任务|项目|工程|事项|工作|举措|行动|名称)(?:名称|标题|事项)|名称/ },
  {
    role: "area",
    pattern:
      /(?:任务|工作|项目|指标|所属|重点)?(?:类别|领域|分类|类型|大类|板块|方面|专题|模块|章节)|一级(?:指标|任务)|(?:重点|主要|重大)(?:工程|领域|方向|方面|板块|行动|环节)|专项行动|工作目标|目标任务类别/,
  },
  {
    role: "task",
    pattern:
      /(?:主要|具体|工作|任务|细化|分解|建设|实施|改革|重点)(?:工作|任务|内容|举措|措施|路径|要求|要点|事项|项目)(?:及?(?:内容|要求|举措|措施|分解|目标))?|实施路径|(?:工作|目标)?任务(?:分解|内容|目标|清单)?|内容|举措|措施|工作|事项|(?:二|三)级(?:指标|任务)/,
  },
];
