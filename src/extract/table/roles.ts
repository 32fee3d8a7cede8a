import { type ColumnRole, ROLE_TABLE, type RoleRule } from "../../model/language/roles";

/** The role of each column, by its heading; area, title and task are settled by what stands beside them. */
export function resolveRoles(headings: readonly string[], rules: readonly RoleRule[]): ColumnRole[] {
  const table = [...rules, ...ROLE_TABLE];
  const roles = headings.map((heading) => roleOf(heading, table));
  if (!roles.includes("task")) {
    const last = Math.max(roles.lastIndexOf("title"), roles.lastIndexOf("area"));
    if (last >= 0) roles[last] = "task";
  }
  const first = roles.indexOf("task");
  const last = roles.lastIndexOf("task");
  if (first !== last) roles[first] = "area";
  return roles;
}

function roleOf(heading: string, table: readonly RoleRule[]): ColumnRole {
  for (const { role, pattern } of table) {
    const source = typeof pattern === "string" ? pattern : pattern.source;
    if (new RegExp(`^(?:${source})$`, "u").test(heading)) return role;
  }
  return "extra";
}
