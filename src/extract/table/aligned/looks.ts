import type { ColumnRole } from "../../../model/language/roles";
import { isNoUnit } from "../../../model/language/units";
import type { Token } from "./tokens";
import { COLUMN_WEIGHTS } from "./weights";

/** Punctuation whose own white lies behind it, and what cannot begin a cell's line. */
export const OPEN_END = /[》）〕」』】”’，。；：、！？]$/u;
export const BAD_START = /^[，。；：、）〕》」』】”’！？％%]/u;
export const UNIT = /^[^\d，。；]{2,}(?:[局委厅]|政府|部门|管委会|委员会|办公室)[、，]?$/u;
const PROSE = /[。；“”《》%]|推动|推进|加快|开展|实施|完善|建立|健全|落实|提升|覆盖|能力|工作|以上|同步|示范/u;
const UNITS = /(?:[局委厅]|政府|部门|单位|管委会|公司|委员会|办公室|中心|学院|海关)(?:[、，,]|$)/u;
const DATE =
  /^(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末)?(?:前|之前)?(?:完成)?|长期坚持|持续推进|常态化推进|全年|长期)$/u;

/** The second line of a date in a narrow column: "2018年第三 | 季度". */
const DATE_TAIL = /^(?:季度|月|月份|月底前?|月底前完成|底前?|底前完成|前|前完成|完成|日前|年底前?|推进|坚持)$/u;

export function isUnitColumn(role: ColumnRole): boolean {
  return role === "lead" || role === "cooperating";
}

/** A date, or what a narrow column makes of one: "2025", "年6月". */
function isDatePart(text: string): boolean {
  return DATE.test(text) || DATE_TAIL.test(text) || /^(?:\d{4}年?|年.*[月季底半]|月底?前?|坚持|推进)$/u.test(text);
}

/** Where positions leave a choice, what a text is about decides: units, dates, prose. */
export function looksCost(parts: readonly Token[], begin: number, end: number, role: ColumnRole): number {
  let text = "";
  for (let i = begin; i < end; i++) text += parts[i]!.text.text;
  const w = COLUMN_WEIGHTS;
  if (isNoUnit(text)) return role === "cooperating" ? 0 : role === "lead" || role === "extra" ? w.looks / 2 : w.looks;
  if (DATE_TAIL.test(text)) return role === "deadline" || role === "extra" ? 0 : w.looks;
  if (role === "lead" || role === "cooperating") {
    let dates = 0;
    for (let i = begin; i < end; i++) if (isDatePart(parts[i]!.text.text)) dates++;
    return (PROSE.test(text) ? w.looks : 0) + w.dateInUnits * dates;
  }
  if (role === "deadline") return UNITS.test(text) || PROSE.test(text) ? w.looks : 0;
  if (role === "area" && /[。；]/u.test(text)) return w.looks;
  return (UNITS.test(text) && !PROSE.test(text) ? w.looks : 0) + (DATE.test(text) ? w.looks : 0);
}
