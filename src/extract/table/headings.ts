import { type ColumnRole, ROLE_TABLE, type RoleRule } from "../../model/language/roles";

/** A column as its heading announces it, before anything of the rows is known. */
export interface HeadingColumn {
  readonly role: ColumnRole;
  /** The heading without spaces. */
  readonly heading: string;
}

/** Longest heading, white space not counted: "完成时限及阶段性目标（2026年）" and the like. */
export const LONGEST_HEADING = 16;

const compiled = new WeakMap<RoleRule, RegExp>();

/**
 * The role that the first matching rule gives to a whole heading, white space looked past; null if none matches.
 * A heading is short and holds no sentence: "落实《条例》。" is none, whatever rules say.
 */
export function roleOfHeading(text: string, rules: readonly RoleRule[] = ROLE_TABLE): ColumnRole | null {
  const heading = text.replace(/\s+/gu, "");
  if (heading.length === 0 || heading.length > LONGEST_HEADING || /[。；！？《》]/u.test(heading)) return null;
  for (const rule of rules) {
    let pattern = compiled.get(rule);
    if (!pattern) {
      const source = typeof rule.pattern === "string" ? rule.pattern : rule.pattern.source;
      pattern = new RegExp(`^(?:${source})$`, "u");
      compiled.set(rule, pattern);
    }
    if (pattern.test(heading)) return rule.role;
  }
  return null;
}

/**
 * Settles the roles of one header row. `area`, `title` and `task` name the same things in different notices, so the row
 * decides: the rightmost of several task columns is the task, those left of it group or name it; without a task column
 * the last of title and area takes its place.
 *
 * ```
 *  序号 | 重点任务 | 主要工作 | 责任单位        task task  → area task
 *  序号 | 任务名称 | 牵头单位                  title      → task
 * ```
 */
export function settleRoles(columns: readonly HeadingColumn[]): HeadingColumn[] {
  const settled = columns.map((column) => ({ ...column }));
  const tasks = settled.filter(({ role }) => role === "task");
  if (tasks.length === 0) {
    const stand = settled.findLast(({ role }) => role === "title") ?? settled.findLast(({ role }) => role === "area");
    if (stand) stand.role = "task";
  }
  for (const [i, column] of tasks.entries()) {
    if (i === tasks.length - 1) continue;
    const areaTaken = settled.some(({ role }) => role === "area");
    column.role = areaTaken ? "title" : "area";
  }
  // 牵头单位 beside 责任单位: the first leads, the other works with it.
  const leads = settled.filter(({ role }) => role === "lead");
  if (leads.length > 1 && !settled.some(({ role }) => role === "cooperating")) {
    const head = leads.find(({ heading }) => /牵头|主办|主责|第一|主管|主要/u.test(heading)) ?? leads[0];
    for (const column of leads) if (column !== head) column.role = "cooperating";
  }
  // A second column of a role that a record holds once is kept under its heading.
  const once = new Set<ColumnRole>();
  for (const column of settled) {
    if (column.role === "extra") continue;
    if (once.has(column.role)) column.role = "extra";
    once.add(column.role);
  }
  return settled;
}

/** Whether the columns can be a task table's: something to do, and someone or some time to do it. */
export function isTaskHeader(columns: readonly HeadingColumn[]): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  const what = roles.has("task") || roles.has("title") || roles.has("area");
  return what && (roles.has("lead") || roles.has("cooperating") || roles.has("deadline"));
}
