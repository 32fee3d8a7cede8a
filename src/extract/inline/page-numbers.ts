import { SourcedText } from "../../model/sourced";

/** Longer than any printed line: text that has lost its line breaks, where page numbers are known by counting on. */
const LONGEST_LINE = 200;
/** "—2—推动资源", "推动资源第2页共9页": in a line a page number's own frame must tell, words on the side where it touches some. */
const AT_LINE_END =
  /^(?:([—–―─－-])\s?\d{1,3}\s?\1|第\s?\d{1,3}\s?页(?:\s?共\s?\d{1,3}\s?页)?)(?=[^\d\s—–―─－-])|(?<=[^\d\s—–―─－-])(?:([—–―─－-])\s?\d{1,3}\s?\2|第\s?\d{1,3}\s?页\s?共\s?\d{1,3}\s?页)$/;
const FRAMED_NUMBER =
  /(?<![—–―─－-])([—–―─－-])\s{0,2}(\d{1,3})\s{0,2}\1(?![—–―─－-])|第\s?(\d{1,3})\s?页(?:\s?共\s?\d{1,3}\s?页)?/g;

/** What follows a number that counts or names something. */
export const COUNTED =
  "(?:[年月日号个项家人名次所座处台套件条万亿千百十多余平吨元天周小时分岁届级类种批层栋户村镇县区市省国站场位间张辆艘架支部篇册期轮步点大星度维端网线色代型倍成旬季秒克升瓦节课本份片块根只头亩顷餐款例宗起桩笔株棵幅列门组队班对双段路趟遍口厘毫米]|公[里斤顷升]|[至比到和或及]\\s?\\d)";

/** A line of prose without the page numbers inside it. */
export function withoutPageNumbers(line: SourcedText): SourcedText {
  if (line.length > LONGEST_LINE) return withoutCountingNumbers(withoutFramedNumbers(line));
  const number = AT_LINE_END.exec(line.text);
  if (!number) return line;
  return number.index === 0 ? line.slice(number[0].length).trim() : line.slice(0, number.index).trim();
}

/** "…推动资源—2—向基层下沉": framed numbers that count on from page to page. */
function withoutFramedNumbers(line: SourcedText): SourcedText {
  let last = 0;
  const numbers = [...line.text.matchAll(FRAMED_NUMBER)].filter((match) => {
    const value = Number(match[2] ?? match[3]);
    const [before, after] = [line.text[match.index - 1] ?? "", line.text[match.index + match[0].length] ?? ""];
    // "2024-3-1" is a day; "到2024-3-年底" has a page's end in it, if page 2 ended before.
    if (/\d/.test(before) && (last === 0 || /\d/.test(after))) return false;
    if (value !== last + 1 && last > 0) return false;
    last = value;
    return true;
  });
  return without(line, numbers);
}

/** A number between words that counts nothing, and is no marker's. */
const BARE_NUMBER = new RegExp(
  `(?<=[\\p{Script=Han}，。；、：）”》])(?<![第约近达共计每超附表图件录至到])\\s?(\\d{1,3})(?=\\s?[\\p{Script=Han}（“《，。；、](?!\\d))(?!\\s?${COUNTED}|、)`,
  "gu",
);
/** The first number in `text` that may be a page's, with the words around it; null where there is none. */
export function bareNumberIn(text: string): string | null {
  const match = text.matchAll(BARE_NUMBER).next().value ?? /(?<=\p{Script=Han})\d{1,3}$/u.exec(text);
  return match ? text.slice(Math.max(0, match.index - 6), match.index + 8) : null;
}

/** A page holds more than this. */
const SHORTEST_PAGE = 200;

/**
 * Numbers without a frame are page numbers where they count on, a page apart:
 *
 * ```
 *   …参与危险化学品 2 全链条监管，… …推行 3 “千企帮扶”机制…
 * ```
 */
function withoutCountingNumbers(line: SourcedText): SourcedText {
  const numbers = [...line.text.matchAll(BARE_NUMBER)];
  let best: RegExpMatchArray[] = [];
  for (const [i, first] of numbers.entries()) {
    if (Number(first[1]) > 2) continue;
    const chain = [first];
    for (const next of numbers.slice(i + 1)) {
      const last = chain.at(-1)!;
      if (Number(next[1]) === Number(last[1]) + 1 && next.index! - last.index! > SHORTEST_PAGE) chain.push(next);
    }
    if (chain.length > best.length) best = chain;
  }
  return best.length > 1 ? without(line, best) : line;
}

function without(line: SourcedText, numbers: readonly RegExpMatchArray[]): SourcedText {
  if (numbers.length === 0) return line;
  const parts = numbers.map(({ index }, i) => {
    const before = numbers[i - 1];
    return line.slice(before ? before.index! + before[0].length : 0, index!);
  });
  const end = numbers.at(-1)!;
  return SourcedText.join([...parts, line.slice(end.index! + end[0].length)]);
}
