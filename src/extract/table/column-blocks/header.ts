import { type ColumnRole, type RoleRule, resolveRoles } from "../../../model/language/roles";
import type { Box } from "./boxes";

/** The headings of a table, in the order of its columns as far as the text keeps it. */
export interface BlockHeader {
  /** Index of the first of its boxes, and of the last. */
  readonly first: number;
  readonly last: number;
  readonly sheet: number;
  readonly roles: readonly ColumnRole[];
  readonly headings: readonly string[];
  /** These and the headings over them. */
  readonly known: ReadonlySet<string>;
}

/**
 * The headings of the first sheet that has enough of them for a table of tasks. They need not stand together: a heading
 * may come behind the first cells of another column.
 */
export function findHeader(boxes: readonly Box[], own: readonly RoleRule[]): BlockHeader | null {
  for (const sheet of new Set(boxes.map((box) => box.sheet))) {
    const found = boxes.flatMap((box, i) => (box.sheet === sheet && box.heading && !isStray(boxes, i) ? [i] : []));
    const seen = new Set<string>();
    const fresh = found.filter((i) => !seen.has(boxes[i]!.heading!.text) && seen.add(boxes[i]!.heading!.text));
    // 责任分工 stands over 牵头单位 and 配合单位: with both of them there, it names no column.
    const named = withoutUpper(fresh, boxes);
    const headings = named.map((i) => boxes[i]!.heading!.text);
    const roles = resolveRoles(headings, own);
    const units = roles.includes("lead") || roles.includes("cooperating");
    if (named.length < 2 || !units || !roles.includes("task")) continue;
    return { first: fresh[0]!, last: fresh.at(-1)!, sheet, roles, headings, known: seen };
  }
  return null;
}

/** 专项行动 may be a heading and the end of an area (…先进制造 ⏎ 专项行动): a heading stands beside others. */
function isStray(boxes: readonly Box[], at: number): boolean {
  if (!/^(?:专项行动|行动|工程|方向|环节|建设|项目|目标)$/u.test(boxes[at]!.heading!.text)) return false;
  return !boxes[at - 1]?.heading && !boxes[at + 1]?.heading;
}

function withoutUpper(found: readonly number[], boxes: readonly Box[]): number[] {
  const unit = found.filter((i) => {
    const { role } = boxes[i]!.heading!;
    return role === "lead" || role === "cooperating";
  });
  if (unit.length < 3) return [...found];
  const upper = unit.find((i) => /分工|^责任单位$/u.test(boxes[i]!.heading!.text));
  return found.filter((i) => i !== upper);
}
