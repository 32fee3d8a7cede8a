import type { DateDraft } from "../../model/draft";
import { unbalanced } from "../../model/language/characters";
import { closeGaps, joinLines } from "../../model/language/spacing";
import { isUnitName } from "../../model/language/units";
import { SourcedText } from "../../model/sourced";
import { beginsAddress, isAddress } from "./address";
import { DATE, parseDate } from "./dates";
import { DOCUMENT_NUMBER, FACT_LABEL, LETTERHEAD, type NoticeLine, TITLE_END } from "./lines";
import { issuersIn } from "./signature";

export interface Head {
  readonly documentNumber: SourcedText | null;
  readonly title: SourcedText | null;
  readonly recipients: SourcedText | null;
  /** Issuer of the red head, without 文件. */
  readonly letterhead: SourcedText | null;
  /** Issuers that stand above a title which begins with 关于. */
  readonly above: readonly SourcedText[];
  /** A date in brackets below the title, as resolutions and party papers have it. */
  readonly date: DateDraft | null;
}

/** What a web page prints around a notice; never part of its title. */
const PAGE_FURNITURE =
  /发布(?:日期|时间|机构)|信息来源|浏览|来源[：:]|时间[：:]|日期[：:]|字体|打印|分享|收藏|当前位置|首页|[>＞]|索引号|有效性|^https?:|^\d[\d\-:.\s]*$/;
/** What may stand above a title and is none of it: a date (with typing errors), 文件, 号, 附件1. */
const BESIDE_TITLE = /\d{1,2}月\d{1,2}日$|^(?:文件|号|附(?:件|录|表)?\d*)$/;
/** "…印发《…实施意见》": the paper that is handed out ends the title. */
const HANDS_OUT = /^.{4,60}(?:印发|转发|批转)[^。]*》$/;
/**
 * No title, but the end of one. The paper that it hands out is called as titles are, and fills the line above:
 *
 * ```
 *   关于印发清溪市养老服务重点任务分解
 *             表的通知
 * ```
 */
const TAIL = /^(?:(?!关于|印发|转发|批转).){0,8}的(?:通知|通报|公告|通告|意见|决定|函|批复|报告|请示)$/;
/** A heading may end as titles do: 二、工作措施. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章条节])/;
const SENTENCE_END = /[。；;！!：:，,]$/;

/** The notice's head, wherever it lies: the red head may cut a sentence of the body in two. */
export function readHead(lines: readonly NoticeLine[]): Head {
  const number = findDocumentNumber(lines);
  const recipients = findRecipients(lines, number?.lines ?? new Set());
  const title = findTitle(lines, number, recipients);
  const letterhead = lines.map(({ text }) => beforeWenjian(text)).find((issuer) => issuer !== null) ?? null;
  const { above, date } = aroundTitle(lines, title);
  return { documentNumber: number?.text ?? null, title, recipients: recipients?.text ?? null, letterhead, above, date };
}

function beforeWenjian(text: SourcedText): SourcedText | null {
  const match = LETTERHEAD.exec(text.text);
  return match && isUnitName(match[1]!) ? text.slice(0, match[1]!.length) : null;
}

interface Found {
  readonly text: SourcedText;
  /** Indices of the lines that it takes up. */
  readonly lines: ReadonlySet<number>;
}

/**
 * The first line that is a document number and nothing else. Extractors break it around its digits:
 *
 * ```
 *   浙政发〔2025〕10
 *   号
 * ```
 */
function findDocumentNumber(lines: readonly NoticeLine[]): Found | null {
  for (let from = 0; from < lines.length; from++) {
    const parts: SourcedText[] = [];
    for (let to = from; to < Math.min(lines.length, from + 3); to++) {
      const { text } = lines[to]!;
      // A number broken over lines has its bracket in the first; a line above it is the red head's.
      if (text.length > 80 || (to > from && !/[〔［[【（(]/.test(lines[from]!.text.text))) break;
      parts.push(text);
      const joined = SourcedText.join(parts);
      const match = DOCUMENT_NUMBER.exec(joined.text);
      if (!match) continue;
      const at = joined.text.indexOf(match[1]!);
      const taken = new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
      return { text: joined.slice(at, at + match[1]!.length), lines: taken };
    }
  }
  return null;
}

interface Span {
  readonly from: number;
  readonly text: SourcedText;
}

/** The address: units up to a colon, over several lines, before the first sentence of the body. */
function findRecipients(lines: readonly NoticeLine[], taken: ReadonlySet<number>): Span | null {
  for (let to = 0; to < Math.min(lines.length, 150); to++) {
    const { text } = lines[to]!.text;
    if (/^[一二三]、/.test(text)) return null;
    if (!/[：:]$/.test(text) || FACT_LABEL.test(text)) continue;
    let from = to;
    while (from > 0 && to - from < 14 && goesOnAbove(lines, from, taken)) from--;
    const joined = joinLines(lines.slice(from, to + 1).map(({ text }) => text));
    if (isAddress(joined.text)) return { from, text: joined.slice(0, joined.length - 1) };
  }
  return null;
}

/** Whether the address goes on in the line above lines[from]. */
function goesOnAbove(lines: readonly NoticeLine[], from: number, taken: ReadonlySet<number>): boolean {
  const [above, line] = [lines[from - 1]!, lines[from]!];
  if (endsBeforeRecipients(above, taken.has(from - 1))) return false;
  const listed = /[，、；,;]$/.test(above.text.text);
  // A page's heading or button above: "各市…" begins an address, and a paragraph of its own goes on with no other.
  return listed || !(line.begins || (beginsAddress(line.text.text) && !/[，、；,;]/.test(above.text.text)));
}

function endsBeforeRecipients({ text: { text }, heading }: NoticeLine, isNumber: boolean): boolean {
  return (
    isNumber ||
    heading !== undefined ||
    DOCUMENT_NUMBER.test(text) ||
    TITLE_END.test(text) ||
    LETTERHEAD.test(text) ||
    PAGE_FURNITURE.test(text) ||
    /[。；;：:！!》]$|关于|印发|[《》]/.test(text) ||
    /^[号页]$/.test(text) ||
    DATE.test(text)
  );
}

const DATE_BELOW = new RegExp(`^[（(](${DATE.source})(?:[\\p{Script=Han}]{0,30}(?:通过|印发|发布|公布))?[）)]$`, "u");
const MOST_ISSUERS = 6;

/**
 * What stands above and below a title:
 *
 * ```
 *      中共江源县委  江源县人民政府         issuers
 *      关于全面推进…的实施意见
 *          （2024年2月6日）                date
 * ```
 */
function aroundTitle(lines: readonly NoticeLine[], title: SourcedText | null): Pick<Head, "above" | "date"> {
  const start = title?.ranges()[0]?.start;
  const end = title?.ranges().at(-1)?.end;
  const first = lines.findIndex(({ text }) => text.ranges()[0]?.start === start);
  const last = lines.findIndex(({ text }) => text.ranges().at(-1)?.end === end);
  const below = last < 0 ? undefined : lines[last + 1]?.text;
  const match = below ? DATE_BELOW.exec(below.text) : null;
  const value = match ? parseDate(match[1]!) : null;
  const date = below && match && value !== null ? { value, text: below.slice(1, 1 + match[1]!.length) } : null;
  const above: SourcedText[] = [];
  for (let at = first - 1; title?.text.startsWith("关于") && at >= 0 && above.length < MOST_ISSUERS; at--) {
    const names = issuersIn(lines[at]!);
    if (names.length === 0) break;
    above.unshift(...names);
  }
  return { above, date };
}

/** The lines above the address; without an address, the first lines that end as a title does. */
function findTitle(lines: readonly NoticeLine[], number: Found | null, recipients: Span | null): SourcedText | null {
  const taken = number?.lines ?? new Set<number>();
  if (recipients) {
    const title = titleEndingAt(lines, recipients.from - 1, taken, true);
    if (title) return title;
  }
  const marked = lines.find(({ heading, text }) => heading === 1 && TITLE_END.test(text.text));
  if (marked) return marked.text;
  const last = lines.findIndex(
    ({ text: { text } }, i) => i < 40 && endsTitle(lines, i) && !PAGE_FURNITURE.test(text) && !NUMBERED.test(text),
  );
  return last < 0 ? null : titleEndingAt(lines, last, taken, false);
}

/** A version's brackets may be broken over two lines: …行动计划（2024—2026 ⏎ 年） */
function endsTitle(lines: readonly NoticeLine[], at: number): boolean {
  const { text } = lines[at]!.text;
  if (TITLE_END.test(text)) return true;
  const above = lines[at - 1]?.text.text ?? "";
  return text.length < 20 && /[）)]$/.test(text) && unbalanced(above).open.length > 0 && TITLE_END.test(above + text);
}

function titleEndingAt(
  lines: readonly NoticeLine[],
  last: number,
  taken: ReadonlySet<number>,
  addressed: boolean,
): SourcedText | null {
  const parts: NoticeLine[] = [];
  for (let at = last; at >= 0 && parts.length < 8; at--) {
    const line = lines[at]!;
    const { text } = line.text;
    const passed =
      taken.has(at) || DOCUMENT_NUMBER.test(text) || PAGE_FURNITURE.test(text) || /^[（(][^（）()]*[）)]$/.test(text);
    if (passed && parts.length === 0) continue;
    // A heading that the source marks is whole.
    if (parts.length > 0 && (parts[0]!.heading === 1) !== (line.heading === 1)) break;
    if (passed || BESIDE_TITLE.test(text) || LETTERHEAD.test(text) || SENTENCE_END.test(text)) break;
    // Without an address to end the head, a signature may stand right above an attachment's title.
    if (!addressed && parts.length > 0 && isUnitName(text)) break;
    // A title that stands complete above belongs to something else: a page's heading, another notice.
    const below = parts.map((part) => part.text.text).join("");
    if (below !== "" && !TAIL.test(below) && TITLE_END.test(text) && unbalanced(text).open.length === 0) break;
    // An issuer whom the title names already is the red head's.
    if (below.includes(text) && isUnitName(text)) break;
    parts.unshift(line);
  }
  if (parts.length > 1 && isButton(parts[0]!, parts[1]!)) parts.shift();
  const title = SourcedText.join(parts.map(titleLine));
  const words = title.text.replace(/\s/g, "");
  return TITLE_END.test(words) || (addressed && HANDS_OUT.test(words)) ? title : null;
}

/** A word of the page's own above a title that begins with its issuer: 办事 ⏎ 清溪市教育局关于… */
function isButton({ text: above }: NoticeLine, { text: first }: NoticeLine): boolean {
  if (above.length > 4 || /中共|国务院|关于|印发|转发/.test(above.text)) return false;
  return /^(?:关于|国务院|中共|.{2,6}?[省市县区州])/.test(first.text);
}

/** Spaces in a title that stand between two issuers separate words; all others are layout. */
function titleLine({ printed }: NoticeLine): SourcedText {
  const words = [...printed.text.matchAll(/\S+/g)];
  const parts = words.map((word, i) => {
    const end = word.index + word[0].length;
    const separates = i + 1 < words.length && word[0].length > 2 && isUnitName(word[0]);
    return printed.slice(word.index, separates ? end + 1 : end);
  });
  return parts.some((part) => part.text.endsWith(" ")) ? SourcedText.join(parts) : closeGaps(printed);
}
