import { parseNumber } from "../../model/language/numerals";

const HAN = "〇零○◯O０0一二三四五六七八九";

/** 2017年4月20日, ２０１７ 年 ４ 月 ２０ 日 (gaps closed), 二〇一七年四月二十日. Groups: year, month, day. */
export const DATE = new RegExp(
  `((?:19|20)\\d{2}|[${HAN}]{4})年(\\d{1,2}|[${HAN}十]{1,3})月(\\d{1,2}|[${HAN}十]{1,3})[日号]`,
);

/** The ISO 8601 form of the first date in `text` (no white space in it), or null where there is none or it is no real day. */
export function parseDate(text: string): string | null {
  const match = DATE.exec(text);
  if (match) return iso(match[1]!.replace(/[O]/g, "0"), match[2]!, match[3]!);
  const digits = /((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  return digits ? iso(digits[1]!, digits[2]!, digits[3]!) : null;
}

function iso(yearText: string, monthText: string, dayText: string): string | null {
  const [year, month, day] = [parseNumber(yearText), parseNumber(monthText), parseNumber(dayText)];
  if (year === null || month === null || day === null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
