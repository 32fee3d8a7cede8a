import { parseNumber } from "../../../model/language/numerals";
import type { Box } from "./boxes";

/** A page's serials in the order of their values, where all have one and none restarts. */
export function sortBySerial(at: readonly number[], boxes: readonly Box[]): number[] {
  const value = (i: number) =>
    parseNumber(boxes[i]!.lines[0]!.text.replace(/[^\d０-９一二三四五六七八九十百]/gu, "")) ?? 0;
  const sheets = [...new Set(at.map((i) => boxes[i]!.sheet))];
  return sheets.flatMap((sheet) => {
    const own = at.filter((i) => boxes[i]!.sheet === sheet);
    const values = own.map(value);
    return new Set(values).size === own.length ? own.sort((a, b) => value(a) - value(b)) : own;
  });
}
