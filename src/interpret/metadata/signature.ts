import type { DateDraft } from "../../model/draft";
import { closeGaps } from "../../model/language/spacing";
import { isUnitName } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { DATE, parseDate } from "./dates";
import type { NoticeLine } from "./lines";

export interface Signature {
  readonly issuers: readonly SourcedText[];
  readonly date: DateDraft | null;
}

const ENDS_IN_DATE = new RegExp(`${DATE.source}$`);

/**
 * The signature: issuers, one below or beside the other, and the date under them.
 *
 * ```
 *        浙江省经济和信息化厅    浙江省发展和改革委员会
 *        浙江省科学技术厅        浙江省海洋经济发展厅
 *                                2025 年 10 月 27 日
 * ```
 *
 * The first date with an issuer above it wins; a date that stands alone is the next best.
 */
export function readSignature(lines: readonly NoticeLine[]): Signature {
  let bare: Signature | null = null;
  for (const [at, line] of lines.entries()) {
    const match = ENDS_IN_DATE.exec(line.text.text);
    const value = match ? parseDate(match[0]) : null;
    if (!match || value === null) continue;
    const beside = namesIn(line, match.index);
    if (beside === null) continue;
    const text = line.text.slice(match.index);
    const issuers = [...issuersAbove(lines, at), ...beside];
    if (issuers.length > 0) return { issuers, date: { value, text } };
    bare ??= { issuers, date: { value, text } };
  }
  return bare ?? { issuers: [], date: null };
}

/** Names in front of the date in its own line; null where something else stands there. */
function namesIn(line: NoticeLine, dateAt: number): SourcedText[] | null {
  if (dateAt === 0) return [];
  const name = line.text.slice(0, dateAt);
  return isUnitName(name.text) ? [name] : null;
}

function issuersAbove(lines: readonly NoticeLine[], dateAt: number): SourcedText[] {
  const issuers: SourcedText[] = [];
  for (let at = dateAt - 1; at >= 0 && dateAt - at <= 30; at--) {
    const line = lines[at]!;
    // "（浙江省数据局代章）", "（此件公开发布）"
    if (/^[（(][^（）()]*[）)]$/.test(line.text.text)) continue;
    const names = issuersIn(line);
    if (names.length === 0) break;
    issuers.unshift(...names);
  }
  return issuers;
}

/** Two names side by side, or one, letter-spaced or not. */
export function issuersIn({ printed, text }: NoticeLine): SourcedText[] {
  const words = printed.split(/[\s\u3000]+/g).filter((word) => word.length > 0);
  if (words.length > 1 && words.every((word) => word.length > 2 && isUnitName(word.text))) return words.map(closeGaps);
  const name = withoutSeal(text);
  return isUnitName(name.text) && !/^各|^有关|[、，,]/.test(name.text) ? apart(name) : [];
}

/** "清河市教育局清河市财政局", "中共清河市委办公室清河市财政局": where the same place begins again, so does a name. */
export function apart(name: SourcedText): SourcedText[] {
  const from = name.text.startsWith("中共") ? 2 : 0;
  const at = name.text.indexOf(name.text.slice(from, from + 2), from + 4);
  if (at < 0 || !isUnitName(name.text.slice(0, at)) || !isUnitName(name.text.slice(at))) return [name];
  return [name.slice(0, at), ...apart(name.slice(at))];
}

/** "…领导小组办公室（代章）": another office's seal stands for it. */
function withoutSeal(name: SourcedText): SourcedText {
  const seal = /[（(](?:代章|代|印章|盖章|章)[）)]$/.exec(name.text);
  return seal ? name.slice(0, seal.index) : name;
}
