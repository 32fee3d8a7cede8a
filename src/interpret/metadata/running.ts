import { isUnitName } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { isAddress } from "./address";
import { DATE } from "./dates";

const KIND =
  "通知|意见|方案|决定|办法|措施|计划|报告|函|批复|公告|通告|规定|细则|规划|要点|通报|命令|决议|请示|议案|指南";
const NUMBER = "[〔［[【（(](?:19|20)\\d{2}[〕］\\]】）)]第?\\d{1,5}号";

/** "…人民政府文件" before the number; the number before what follows it in the same line. */
const LETTERHEAD_END = new RegExp(`文件(?=[\\p{Script=Han}A-Za-z]{1,12}${NUMBER})`, "u");
const NUMBER_FIRST = new RegExp(`^[\\p{Script=Han}A-Za-z]{2,12}${NUMBER}(?!签发人)(?=[\\p{Script=Han}《\\d—–-])`, "u");
const TITLE_END = new RegExp(
  `(?:${KIND})(?:[（(][^（）()]{1,30}[）)]){0,2}(?=(?:各|有关|[省市区县]|国务院|全|直属|中央))`,
  "gu",
);
/** The body's first sentence ends the head. */
const LONGEST_HEAD = 800;
const SIGNATURE = new RegExp(`[。）)]([^。，；：、（）()]{4,80}?)(?=${DATE.source}(?!前|起|至|前后|以|之))`, "gu");
const DATED = new RegExp(`${DATE.source}(?:印发)?`, "gu");
const DISCLOSURE = /[（(](?:此件|本件)[^（）()]{0,12}公开[^（）()]{0,12}[）)]/gu;
const COPY_TO = /抄送(?:机关|单位)?[：:][^。]{2,300}。?/gu;

/** A signature's day with a red head behind it that was drawn late: an issuer, with 文件 or alone in its line. */
const DATE_FIRST = new RegExp(`^${DATE.source}(?=[\\p{Script=Han}（）]{3,60}$|[\\p{Script=Han}（）]{3,60}文件)`, "u");

/** Names and number in one: "清溪市教育局清溪市财政局清教发〔2023〕9号". */
const NUMBER_BEHIND = new RegExp(`^([\\p{Script=Han}（）]{6,100}?)${NUMBER}`, "u");
const LONGEST_PREFIX = 8;

/** Where the number begins behind the names of a joint letterhead, which does without 文件; 0 where there are none. */
function endOfIssuers(text: string): number {
  const before = NUMBER_BEHIND.exec(text)?.[1] ?? "";
  for (let at = before.length - 2; at >= before.length - LONGEST_PREFIX && at > 3; at--) {
    const names = before.slice(0, at);
    if (/[局委办厅部院室府处会]$/.test(names) && isUnitName(names)) return at;
  }
  return 0;
}

const endsInIssuer = (text: string) => text.includes("文件") || isUnitName(text);

/** A line that holds the document number and more: the parts one below the other. */
export function cutAtNumber(line: SourcedText): SourcedText[] {
  const date = DATE_FIRST.exec(line.text);
  if (date && endsInIssuer(line.text.slice(date[0].length)))
    return [line.slice(0, date[0].length), ...cutAtNumber(line.slice(date[0].length))];
  const letterhead = LETTERHEAD_END.exec(line.text);
  if (letterhead) {
    const at = letterhead.index + letterhead[0].length;
    return [line.slice(0, at), ...cutAtNumber(line.slice(at))];
  }
  const issuers = endOfIssuers(line.text);
  if (issuers > 0) return [line.slice(0, issuers), ...cutAtNumber(line.slice(issuers))];
  const number = NUMBER_FIRST.exec(line.text);
  return number ? [line.slice(0, number[0].length), line.slice(number[0].length)] : [line];
}

/**
 * The lines that a notice's frame had before its line breaks were lost:
 *
 * ```
 *   …文件|清政发〔2023〕9号|…关于…的通知|各区人民政府：|为深入…组织实施。|清溪市人民政府2023年3月7日|（此件公开发布）|…
 * ```
 *
 * Every cut stands at the end of something that is known by its form; what stands between stays as it is.
 *
 * @param line gaps closed.
 */
export function cutFrame(line: SourcedText): SourcedText[] {
  const [head, ...rest] = cutAtNumber(line).flatMap((part) => cutAddress(part));
  return [head!, ...rest].flatMap(cutFoot);
}

function cutAddress(line: SourcedText): SourcedText[] {
  const stop = line.text.slice(0, LONGEST_HEAD).indexOf("。");
  const head = line.text.slice(0, stop < 0 ? LONGEST_HEAD : stop);
  for (const match of head.matchAll(TITLE_END)) {
    const from = match.index + match[0].length;
    const colon = head.slice(from).search(/[：:]/);
    if (colon < 0) return [line];
    const to = from + colon + 1;
    if (isAddress(head.slice(from, to))) return [line.slice(0, from), line.slice(from, to), line.slice(to)];
  }
  return [line];
}

function cutFoot(line: SourcedText): SourcedText[] {
  const cuts = new Set<number>();
  for (const match of line.text.matchAll(SIGNATURE)) {
    cuts.add(match.index + 1);
    DATED.lastIndex = match.index + match[0].length;
    const date = DATED.exec(line.text);
    if (date) cuts.add(date.index + date[0].length);
  }
  for (const { index, 0: printed } of line.text.matchAll(/[\d〇零一二三四五六七八九十][日号]印发/gu))
    cuts.add(index + printed.length);
  for (const pattern of [DISCLOSURE, COPY_TO]) {
    for (const match of line.text.matchAll(pattern)) cuts.add(match.index).add(match.index + match[0].length);
  }
  const places = [0, ...[...cuts].sort((a, b) => a - b), line.length];
  return places
    .slice(1)
    .map((to, i) => line.slice(places[i]!, to))
    .filter((part) => part.length > 0);
}
