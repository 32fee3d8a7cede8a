/**
 * The words that headings of tables are made of. The last word of a heading tells what its column holds; before it stand
 * words that narrow it down:
 *
 * ```
 *   年度 重点 任务        主要 建设 内容 及规模        县级 牵头 单位 及责任人 （列第一位的为牵头单位）
 *   OF_TASKS ──── word    OF_TASKS ──── word           LEVEL ──── UNIT PERSONS  NOTE
 * ```
 */
export const UNIT =
  "(?:单位|部门|机构|处室|科室|股室|主体|地区|单位部门|部门单位|镇街|镇（街道）|镇[（(]街道[）)]|乡镇|街道|社区|县区|区县)";

export const LEVEL = "(?:国家|中央|省级?|市级?|区级?|县级?|镇级?|本级|镇街|地方|属地|基层)?";

/** Of which units: 整改责任单位, 市直配合部门. */
export const OF_UNITS = "(?:具体|项目|工程|整改|直接|[省市区县]直|各级)?";

/** Of which tasks: 年度重点任务, 主要建设内容, 督查事项, 提案名称. */
export const OF_TASKS = `(?:${[
  "年度 本年度 阶段 阶段性 重点 重大 主要 核心 关键 具体 总体 其他 有关 相关 工作 任务 目标 项目 工程 行动 专项 事项 举措 措施",
  "建设 实施 推进 落实 改革 试点 创建 培育 整改 整治 治理 攻坚 提升 发展 创新 突破 督查 督办 督导 交办 承办 办理 议定 会议",
  "分解 细化 责任 考核 考评 评价 指标 政策 支持 扶持 服务 保障 监管 检查 防控 民生 实事 惠民 便民 惠企 帮扶 振兴 产业",
  "提案 建议 议案 反馈 存在 突出 问题 风险 隐患 活动 培训 宣传 课题 调研 规划 计划 方案 工期 合作 招商 投资 安全 生态",
]
  .join(" ")
  .replaceAll(" ", "|")})*`;

/** People named beside the units: 责任单位及责任人. */
export const PEOPLE = "(?:第一)?(?:主要)?(?:责任人|联系人|负责人|分管领导|责任领导|联系方式|联系电话)";
export const PERSONS = `(?:(?:及|、|和|与|/|／)${PEOPLE})?`;

/** A remark behind a heading; （一） is none, but begins the first section below it. */
export const NOTE = "(?:[（(](?![一二三四五六七八九十]+[）)]).*[）)])?";
