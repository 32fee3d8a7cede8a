/**
 * Characters of the fonts that draw signs in place of letters, by the low byte of their code (Word writes F0xx or 00xx).
 * Those that notices use: bullets, boxes, ticks, arrows, numbers in circles.
 */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: { 183: "•", 168: "♦", 174: "→", 177: "±", 179: "≥", 163: "≤", 180: "×", 184: "÷", 176: "°", 45: "−" },
  wingdings: {
    108: "●",
    109: "❍",
    110: "■",
    111: "□",
    112: "❐",
    113: "❑",
    114: "❒",
    115: "⬧",
    116: "⧫",
    117: "◆",
    118: "❖",
    119: "⬥",
    159: "•",
    161: "○",
    167: "▪",
    168: "◻",
    171: "★",
    178: "✧",
    216: "➢",
    224: "→",
    232: "➔",
    240: "⇨",
    251: "✗",
    252: "✓",
    253: "☒",
    254: "☑",
    ...run(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
  },
  "wingdings 2": { 80: "✓", 79: "✗", 81: "☒", 82: "☑", 83: "☒", 84: "☒", 163: "□", 151: "●", 152: "•" },
  "wingdings 3": { 125: "▶", 103: "→" },
};

function run(from: number, signs: string): Record<number, string> {
  return Object.fromEntries([...signs].map((sign, i) => [from + i, sign]));
}

/** The Unicode sign for a character of a font, or null if none is known. An ordinary font's character is itself. */
export function signOf(font: string, code: number): string | null {
  const signs = SIGNS[font.trim().toLowerCase()];
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  if (signs) return signs[code & 0xff] ?? null;
  if (isPrivate || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return String.fromCodePoint(code);
}
