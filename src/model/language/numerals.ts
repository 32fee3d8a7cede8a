const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[..."〇一二三四五六七八九"].map((digit, value): [string, number] => [digit, value]),
  // Typists put a circle, a letter-like ring or a plain nought for 〇.
  ...[..."零○◯0０"].map((digit): [string, number] => [digit, 0]),
  ["两", 2],
]);

const UNITS: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** The value of a number in 阿拉伯 digits (half or full width) or 汉字 (〇 to 九千九百九十九, 二〇一七 digit by digit); null if it is none. */
export function parseNumber(text: string): number | null {
  const narrow = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d{1,15}$/.test(narrow)) return Number(narrow);
  const chars = [...text];
  if (chars.length === 0 || chars.length > 9) return null;
  if (chars.every((char) => DIGITS.has(char))) {
    return chars.reduce((value, char) => value * 10 + DIGITS.get(char)!, 0);
  }
  return parseCounting(chars);
}

/** 一千二百零三: digits and units by turns, units falling; 十 alone counts as 一十. */
function parseCounting(chars: readonly string[]): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const [i, char] of chars.entries()) {
    const unit = UNITS.get(char);
    if (unit === undefined) {
      const value = DIGITS.get(char);
      // 零 only fills a gap in the ranks; any other digit must be followed by its rank, or be the last.
      if (value === undefined || (digit !== null && digit !== 0)) return null;
      digit = value;
      continue;
    }
    if (unit >= lastUnit || digit === 0 || (digit === null && !(i === 0 && unit === 10))) return null;
    total += (digit ?? 1) * unit;
    lastUnit = unit;
    digit = null;
  }
  if (digit === 0) return null;
  return total + (digit ?? 0);
}

/** A serial marker at the head of a text: "1.", "（三）", "12、", "①", "第一条", "一、". */
export interface Marker {
  /** Characters that the marker takes up, with its punctuation. */
  readonly length: number;
  /** The serial as it is printed: "1", "（三）", "①", "第一条", "一". */
  readonly printed: string;
  readonly value: number;
  readonly style: "chapter" | "bracketed-chapter" | "arabic" | "bracketed-arabic" | "circled" | "article";
}

const HAN = "[〇零一二三四五六七八九十百○]{1,7}";
const ARABIC = "[0-9０-９]{1,4}";
const GAP = "[ \\t\\u3000\\u00a0]*";

/**
 * The forms of a marker, in the order in which they are tried. In each: group 1 is the serial as printed, group 2 the
 * number in it.
 */
const FORMS: readonly { readonly style: Marker["style"]; readonly pattern: RegExp }[] = [
  { style: "bracketed-chapter", pattern: form(`([（(〔]${GAP}(${HAN})${GAP}[）)〕])[、.．]?`) },
  // Its opening bracket lost. "1）" stands for itself.
  { style: "bracketed-chapter", pattern: form(`((${HAN}))${GAP}[）)]`) },
  { style: "bracketed-arabic", pattern: form(`([（(]${GAP}(${ARABIC})${GAP}[）)])[、.．]?`) },
  { style: "article", pattern: form(`(第${GAP}(${HAN}|${ARABIC})${GAP}条)[、：:]?`) },
  { style: "chapter", pattern: form(`(第${GAP}(${HAN}|${ARABIC})${GAP}(?:章|节|篇|编|部分))[、：:]?`) },
  { style: "chapter", pattern: form(`((${HAN}))${GAP}[、.．]`) },
  // "1.5万人" is a quantity and "2.3 目标" a second level: neither is the marker "1." or "2.".
  { style: "arabic", pattern: form(`((${ARABIC}))(?:${GAP}、|${GAP}[.．](?!${GAP}[0-9０-９])|[)）])`) },
];

function form(source: string): RegExp {
  return new RegExp(`^[\\s\\u3000\\u00a0]*${source}`);
}

/** Characters that are a marker in themselves: first of the series, how many, the value of the first, the style. */
const SERIES: readonly (readonly [first: number, count: number, value: number, style: Marker["style"]])[] = [
  [0x2460, 20, 1, "circled"], // ①
  [0x3251, 15, 21, "circled"], // ㉑
  [0x32b1, 15, 36, "circled"], // ㊱
  [0x2776, 10, 1, "circled"], // ❶
  [0x2474, 20, 1, "bracketed-arabic"], // ⑴
  [0x2488, 20, 1, "arabic"], // ⒈
  [0x3220, 10, 1, "bracketed-chapter"], // ㈠
];

/** The marker that `text` begins with, leading spaces allowed; null if there is none. */
export function matchMarker(text: string): Marker | null {
  for (const { style, pattern } of FORMS) {
    const match = pattern.exec(text);
    const value = match ? parseNumber(match[2]!) : null;
    if (match && value !== null) {
      return { length: match[0].length, printed: match[1]!.replace(/[\s\u3000]/g, ""), value, style };
    }
  }
  return matchSeries(text);
}

function matchSeries(text: string): Marker | null {
  const lead = text.length - text.trimStart().length;
  const code = text.charCodeAt(lead);
  for (const [first, count, value, style] of SERIES) {
    // Written so that NaN, the code of an empty text, is in no series.
    if (!(code >= first && code < first + count)) continue;
    const after = /^[、.．]?/.exec(text.slice(lead + 1))![0].length;
    return { length: lead + 1 + after, printed: text[lead]!, value: value + code - first, style };
  }
  return null;
}
