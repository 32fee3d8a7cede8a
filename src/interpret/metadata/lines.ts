import type { FlowText } from "../../model/extraction";
import { isOneCharacter } from "../../model/language/characters";
import { closeGaps } from "../../model/language/spacing";
import type { SourcedText } from "../../model/sourced";
import { cutAtNumber, cutFrame } from "./running";

/** One printed line of the notice's frame: head, signature, imprint. */
export interface NoticeLine {
  /** Gaps closed. */
  readonly text: SourcedText;
  /** As printed, spaces between words kept: two issuers may stand side by side. */
  readonly printed: SourcedText;
  /** 1 to 6 where the source marks a heading. */
  readonly heading?: number;
  /** The source says that a paragraph begins here. */
  readonly begins?: true;
}

/** A line of ornament. A rule whose glyphs a font turned into one repeated ideograph (欗欗欗欗欗) is one as well. */
const ORNAMENT = /^[\s\-—–_=*★☆■□●○◆▲~～·.]+$/u;

/** Text without any line break comes as one line; its words stand apart by spaces where lines were. */
const LONGEST_LINE = 120;

/**
 * The flow as lines: paragraphs cut at their hard breaks, text without line breaks at its spaces and where its frame shows
 * them; blank lines and ornament left out.
 */
export function noticeLines(flow: readonly FlowText[]): NoticeLine[] {
  const lines: NoticeLine[] = [];
  for (const { text, heading, whole } of flow) {
    for (const [i, printed] of text.split(/\n/g).entries()) {
      const running = printed.length > LONGEST_LINE;
      for (const piece of running ? wordsOf(printed) : [printed]) {
        const closed = closeGaps(piece);
        if (closed.length === 0 || ORNAMENT.test(closed.text) || isOneCharacter(closed.text)) continue;
        const parts = running ? cutFrame(closed) : cutAtNumber(closed);
        for (const part of parts) {
          const begins = whole && i === 0 && part === parts[0];
          lines.push({
            text: part,
            printed: parts.length > 1 ? part : piece.trim(),
            ...(heading ? { heading } : {}),
            ...(begins ? { begins } : {}),
          });
        }
      }
    }
  }
  return lines;
}

/** Where lines were joined by spaces. A space beside a digit is layout: 2016 年 2 月. */
function wordsOf(line: SourcedText): SourcedText[] {
  return line.split(/(?<=[^\s\d〔（(])[\s\u3000]+(?=[^\s\d])/g);
}

/** What a notice's kind is called, at the end of its title; a version in brackets may follow. */
export const TITLE_END =
  /(?:通知|意见|方案|决定|办法|措施|计划|报告|函|批复|公告|通告|规定|细则|规划|要点|通报|命令|决议|公报|纪要|请示|议案|指南|规则|条例|清单|分工|(?:任务|责任|目标)分解|分解表|任务书)(?:[（(][^（）()]{1,30}[）)]){0,2}$/;

/** 通政办发〔2017〕57号, alone in its line. Typists use every pair of brackets for the year. */
export const DOCUMENT_NUMBER =
  /^[（(]?(?:(?:发文字号|文号|文件编号|字号)[：:]|.{2,40}文件)?([\p{Script=Han}A-Za-z]{1,20}[〔［[【（(](?:19|20)\d{2}[〕］\]】）)]第?\d{1,5}号)[）)]?(?:签发人[：:].*)?$/u;

/** The red head: "南通市人民政府办公室文件". */
export const LETTERHEAD = /^([\p{Script=Han}（）()]{3,40}?)(?:文件)$/u;

/** Labels of the table that a government's web page prints above a notice. */
export const FACT_LABEL =
  /^(索引号|主题分类|发文机关|发文单位|制发机关|发布机构|成文日期|成文时间|发文日期|发布日期|公开日期|生成日期|标题|名称|文件名称|公文标题|发文字号|文号|文件编号|主题词|有效性|时效性|组配分类|统一编号|信息来源)[：:]/;
