/**
 * A list number as Word prints it, by the name of its format (ECMA-376 part 1, 17.18.59). Formats that Chinese documents
 * use; an unknown one counts 1, 2, 3.
 */
export function formatNumber(value: number, format: string): string {
  return FORMATS[format]?.(value) ?? String(value);
}

type Format = (value: number) => string | undefined;

const DIGITS = "〇一二三四五六七八九";

const FORMATS: Readonly<Record<string, Format>> = {
  none: () => "",
  decimalZero: (n) => String(n).padStart(2, "0"),
  upperRoman: (n) => roman(n),
  lowerRoman: (n) => roman(n)?.toLowerCase(),
  upperLetter: (n) => letters(n),
  lowerLetter: (n) => letters(n)?.toLowerCase(),
  chineseCounting: (n) => counted(n, DIGITS, "十百千"),
  chineseCountingThousand: (n) => counted(n, DIGITS, "十百千"),
  taiwaneseCounting: (n) => counted(n, DIGITS, "十百千"),
  taiwaneseCountingThousand: (n) => counted(n, DIGITS, "十百千"),
  japaneseCounting: (n) => counted(n, DIGITS, "十百千"),
  chineseLegalSimplified: (n) => legal(n),
  ideographDigital: (n) => spelled(n, DIGITS),
  taiwaneseDigital: (n) => spelled(n, DIGITS),
  japaneseDigitalTenThousand: (n) => spelled(n, DIGITS),
  ideographTraditional: (n) => "甲乙丙丁戊己庚辛壬癸"[n - 1],
  ideographZodiac: (n) => "子丑寅卯辰巳午未申酉戌亥"[n - 1],
  decimalFullWidth: (n) => spelled(n, "０１２３４５６７８９"),
  decimalFullWidth2: (n) => spelled(n, "０１２３４５６７８９"),
  decimalEnclosedCircle: (n) => block(n, 20, 0x2460),
  decimalEnclosedCircleChinese: (n) => block(n, 10, 0x2460),
  decimalEnclosedParen: (n) => block(n, 20, 0x2474),
  decimalEnclosedFullstop: (n) => block(n, 20, 0x2488),
  ideographEnclosedCircle: (n) => block(n, 10, 0x3280),
  numberInDash: (n) => `- ${n} -`,
};

function block(n: number, last: number, first: number): string | undefined {
  return n >= 1 && n <= last ? String.fromCodePoint(first + n - 1) : undefined;
}

function spelled(n: number, digits: string): string {
  return [...String(n)].map((digit) => digits[Number(digit)]!).join("");
}

/** 10 十, 12 十二, 20 二十, 105 一百〇五 */
function counted(n: number, digits: string, units: string): string | undefined {
  if (n < 1 || n > 9999) return undefined;
  const text = [...String(n)];
  let out = "";
  let gap = false;
  for (const [i, digit] of text.entries()) {
    const unit = text.length - 1 - i;
    if (digit === "0") {
      gap = true;
      continue;
    }
    if (gap && out !== "") out += digits[0];
    gap = false;
    out += digits[Number(digit)]! + (unit > 0 ? units[unit - 1]! : "");
  }
  return n < 20 && n > 9 ? out.slice(1) : out;
}

function legal(n: number): string | undefined {
  const text = counted(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟");
  return n < 20 && n > 9 ? `壹${text}` : text;
}

function letters(n: number): string | undefined {
  if (n < 1 || n > 780) return undefined;
  // Word goes on with AA, BB, CC, not with AA, AB, AC.
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string | undefined {
  if (n < 1 || n > 3999) return undefined;
  let rest = n;
  let out = "";
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  }
  return out;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
