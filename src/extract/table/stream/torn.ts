import type { Doubt } from "../../../model/extraction";
import { roleOfHeading } from "../../../model/language/roles";
import type { Header } from "../flat/header";
import type { Token } from "../flat/tokens";
import type { Features } from "./features";

/** Tokens before a header in which a heading of it may have been left. */
const BEFORE_HEADER = 8;
/** Pieces behind a table that hold units alone: one may be a signature, so many are cells. */
const FEWEST_CELLS = 3;

/**
 * Signs that a table has columns or rows of which its decoder knows nothing: a heading apart from the header, or cells
 * behind the table's end. Then every row is doubted.
 *
 * ```
 *   序号 ⏎ 工作任务 ⏎ 一、加强保障 ⏎ 具体举措 ⏎ 主办单位        the first section stands inside the header
 * ```
 *
 * @param end the table's atoms are those before this one.
 */
export function tornTable(header: Header, tokens: readonly Token[], f: Features, end: number): Doubt[] {
  const apart = headingApart(header, tokens, f);
  if (apart)
    return [{ code: "uncertain-boundary", text: "A heading stands apart from the table's header.", seen: apart }];
  if (header.strange !== null) {
    const text = "A heading before the task's is none that is known: its column may hold the areas.";
    return [{ code: "uncertain-boundary", text, seen: header.strange }];
  }
  return cellsBehind(f, end) < FEWEST_CELLS
    ? []
    : [{ code: "uncertain-boundary", text: "Behind the table's end stands what reads like cells of it." }];
}

function headingApart(header: Header, tokens: readonly Token[], f: Features): string | null {
  const before = tokens.slice(Math.max(0, header.from - BEFORE_HEADER), header.from);
  const numbers = (token: Token) => token.text.length > 1 && roleOfHeading(token.text.text) === "number";
  const left = header.roles.includes("number") ? undefined : before.find(numbers);
  const serials = before.filter(({ text }) => /^\d{1,3}$/.test(text.text));
  // 序 ⏎ 号 ⏎ 1 ⏎ 2 ⏎ 3 ⏎ 主要任务: a whole column stands before the header.
  if (!header.roles.includes("number") && serials.length > 1) return serials[0]!.text.text;
  const inside = left ?? f.atoms.find((atom) => isHeadingOfUnits(atom.text.text));
  return inside ? inside.text.text : null;
}

/** 责任单位, 配合部门: such words alone are no unit and no text. */
function isHeadingOfUnits(text: string): boolean {
  if (
    text.length < 4 ||
    text.length > 8 ||
    !/(?:单位|部门)$/.test(text) ||
    /^(?:各|有关|相关|其他|市|省|县|区)/.test(text)
  )
    return false;
  const role = roleOfHeading(text);
  return role === "lead" || role === "cooperating";
}

function cellsBehind(f: Features, end: number): number {
  let cells = 0;
  for (let i = end; i < f.count && !f.afterTable[i]; i++) cells += f.unitPiece[i]!;
  return cells;
}
