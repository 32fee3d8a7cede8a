import { isUnitName } from "../../../model/language/units";
import type { FlowLine } from "./flows";

const COPY_TO = /^抄\s*送[：:]/u;
const PRINTED = /\d\s*日\s*印发$/u;

/**
 * The lines of imprints, which stand where the notice ends, wherever the text has them: from 抄送 or the issuer on to the
 * flow's end.
 *
 * ```
 *   抄送：市委各部门。                  荣湖县人民政府办公室
 *   荣湖县人民政府                      ── blank ──
 *   2021年12月10日印发                  2021年12月10日印发
 * ```
 */
export function imprintLines(lines: readonly FlowLine[]): Set<number> {
  const found = new Set<number>();
  for (const [i, line] of lines.entries()) {
    const text = line.text.text.trim();
    if (PRINTED.test(text)) {
      found.add(i);
      const before = lines[i - 1];
      if (before && before.sheet === line.sheet && isUnitName(before.text.text.replace(/\s+/gu, ""))) found.add(i - 1);
    } else if (COPY_TO.test(text)) {
      for (let j = i; j < lines.length && lines[j]!.flow === line.flow; j++) found.add(j);
    }
  }
  return found;
}
