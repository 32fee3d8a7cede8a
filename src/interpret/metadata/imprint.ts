import type { DateDraft } from "../../model/draft";
import { joinLines } from "../../model/language/spacing";
import type { SourcedText } from "../../model/sourced";
import { DATE, parseDate } from "./dates";
import type { NoticeLine } from "./lines";

/** What the 版记 at the foot of the last page says, and the note on publication. */
export interface Imprint {
  readonly copyTo: SourcedText | null;
  readonly printedDate: DateDraft | null;
  readonly disclosure: SourcedText | null;
}

const COPY_TO = /^抄送(?:机关|单位)?[：:]/;
const PRINTED_ALONE = new RegExp(`^${DATE.source}印发?$`);
const PRINTED = new RegExp(`(${DATE.source})印发?$`);
/** What may follow the list of 抄送 where it lacks its full stop. */
const AFTER_COPY_TO = /^(?:抄报|抄发|主送|主题词|校对|共印|印发|承办|打字|[（(]共印)/;
const DISCLOSURE = /^[（(]?((?:此件|本件)[^（）()]{0,12}公开[^（）()]{0,12})[）)]?$/;
const LABELLED_DISCLOSURE = /^[（(]?(?:信息)?公开(?:形式|方式|属性|选项|类别|类型|范围)[：:]([^（）()]{2,12})[）)]?$/;

export function readImprint(lines: readonly NoticeLine[]): Imprint {
  return { copyTo: findCopyTo(lines), printedDate: findPrintedDate(lines), disclosure: findDisclosure(lines) };
}

function findCopyTo(lines: readonly NoticeLine[]): SourcedText | null {
  const from = lines.findIndex(({ text }) => COPY_TO.test(text.text));
  if (from < 0) return null;
  let to = from;
  while (
    !/[。．]$/.test(lines[to]!.text.text) &&
    to + 1 < lines.length &&
    to - from < 20 &&
    !endsCopyTo(lines, to + 1)
  ) {
    to++;
  }
  const list = joinLines(lines.slice(from, to + 1).map(({ text }) => text));
  const label = COPY_TO.exec(list.text)![0].length;
  const end = list.text.replace(/[。．；;，,、]+$/, "").length;
  return end <= label ? null : list.slice(label, end);
}

/** The issuing office with the day of printing stands below, in one line or in two. */
function endsCopyTo(lines: readonly NoticeLine[], at: number): boolean {
  const here = lines[at]!.text.text;
  const next = lines[at + 1]?.text.text ?? "";
  return AFTER_COPY_TO.test(here) || PRINTED.test(here) || (PRINTED_ALONE.test(next) && /[室厅局委府]$/.test(here));
}

function findPrintedDate(lines: readonly NoticeLine[]): DateDraft | null {
  for (const { text } of lines.toReversed()) {
    const match = PRINTED.exec(text.text);
    const value = match ? parseDate(match[1]!) : null;
    if (match && value !== null) return { value, text: text.slice(match.index, match.index + match[1]!.length) };
  }
  return null;
}

function findDisclosure(lines: readonly NoticeLine[]): SourcedText | null {
  for (const { text } of lines) {
    const match = DISCLOSURE.exec(text.text) ?? LABELLED_DISCLOSURE.exec(text.text);
    if (!match) continue;
    const at = text.text.indexOf(match[1]!);
    return text.slice(at, at + match[1]!.length);
  }
  return null;
}
