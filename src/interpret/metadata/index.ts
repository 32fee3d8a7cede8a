import type { Fact } from "../../model/document";
import type { DateDraft, MetadataDraft, UnitDraft } from "../../model/draft";
import type { FlowText } from "../../model/extraction";
import { closeGaps } from "../../model/language/spacing";
import { isUnitName } from "../../model/language/units";
import type { SourcedText } from "../../model/sourced";
import { parseDate } from "./dates";
import { readHead } from "./head";
import { readImprint } from "./imprint";
import { FACT_LABEL, type NoticeLine, noticeLines } from "./lines";
import { readReferences } from "./references";
import { apart, readSignature } from "./signature";

/**
 * What the notice says of itself. What stands in the notice goes before what a web page's table says of it.
 *
 * @param flow text outside of tables, in reading order, page numbers set aside.
 * @param facts labelled values beside the notice (发文字号, 成文日期).
 * @param impliedUnits units that a rule of the notice adds to every task.
 */
export function readMetadata(
  flow: readonly FlowText[],
  facts: readonly Fact[] = [],
  impliedUnits: readonly UnitDraft[] = [],
): MetadataDraft {
  const lines = noticeLines(flow);
  const head = readHead(lines);
  const signature = readSignature(lines);
  const known = [...facts, ...factsIn(lines)];
  const fact = (pattern: RegExp) => factValue(known, pattern);
  return {
    title: head.title ?? fact(/^(?:标题|名称|文件名称|公文标题)$/),
    documentNumber: head.documentNumber ?? fact(/^(?:发文字号|文号|文件编号|字号)$/),
    issuers: issuers(
      signature.issuers,
      head.letterhead,
      head.title,
      head.above,
      fact(/^(?:发文机关|发文单位|制发机关|发布机构)$/),
    ),
    recipients: head.recipients,
    date: signature.date ?? head.date ?? dateOf(fact(/^(?:成文日期|成文时间|发文日期)$/)),
    ...readImprint(lines),
    references: readReferences(lines),
    impliedUnits,
  };
}

/** The signature names them best; the red head, the title's first words and the web page's table stand in for it. */
function issuers(
  signed: readonly SourcedText[],
  letterhead: SourcedText | null,
  title: SourcedText | null,
  above: readonly SourcedText[],
  fact: SourcedText | null,
): readonly SourcedText[] {
  if (signed.length > 0) return signed.map((name) => wholeName(name, letterhead ?? title));
  if (letterhead) return [letterhead];
  const named = title
    ? /^(.{3,40}?)(?:等[\d一二三四五六七八九十]*(?:个?部门|单位))?(?:关于|印发|转发)/.exec(title.text)
    : null;
  if (title && named && isUnitName(named[1]!)) {
    return title.slice(0, named[1]!.length).split(/\s+/g).flatMap(apart);
  }
  if (above.length > 0) return above;
  return fact ? fact.split(/[、，,；;\s]+/g).filter((name) => name.length > 0) : [];
}

/**
 * A long name that the signature breaks over two lines stands whole in the head:
 *
 * ```
 *        浙江省制造业高质量发展
 *          领导小组办公室          ← ends the name in 浙江省制造业高质量发展领导小组办公室关于印发…
 * ```
 */
function wholeName(name: SourcedText, head: SourcedText | null): SourcedText {
  const at = head ? head.text.indexOf(name.text) : -1;
  if (!head || at <= 0 || !/^(?:工作|专项)?(?:领导|协调|工作)?小组|^办公[室厅]/.test(name.text)) return name;
  return head.slice(0, at + name.length);
}

/** The same table as an extractor flattens it: "发文机关：国务院", or the value in the next line. */
function factsIn(lines: readonly NoticeLine[]): Fact[] {
  const facts: Fact[] = [];
  for (const [at, { text }] of lines.entries()) {
    const match = FACT_LABEL.exec(text.text);
    if (!match) continue;
    const beside = text.slice(match[0].length);
    const below = lines[at + 1]?.text;
    const value = beside.length > 0 ? beside : below && !FACT_LABEL.test(below.text) ? below : null;
    if (value) facts.push({ label: match[1]!, value });
  }
  return facts;
}

function factValue(facts: readonly Fact[], label: RegExp): SourcedText | null {
  const fact = facts.find((entry) => label.test(entry.label.replace(/[\s\u3000：:]/g, "")));
  const value = fact ? closeGaps(fact.value) : null;
  return value && value.length > 0 ? value : null;
}

function dateOf(text: SourcedText | null): DateDraft | null {
  const value = text ? parseDate(text.text) : null;
  return text && value !== null ? { value, text } : null;
}
