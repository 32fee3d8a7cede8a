/** Opening brackets and quotation marks with their partners, as they stand in notices. */
export const BRACKETS: ReadonlyMap<string, string> = new Map([
  ["（", "）"],
  ["(", ")"],
  ["〔", "〕"],
  ["［", "］"],
  ["[", "]"],
  ["【", "】"],
  ["《", "》"],
  ["〈", "〉"],
  ["“", "”"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
]);

/** The kind of a bracket: （ and ( may close each other, since notices mix widths. */
const KIND = new Map<string, string>();
for (const [open, close] of BRACKETS) {
  const kind = open === "(" ? "（" : open === "[" ? "［" : open;
  KIND.set(open, kind);
  KIND.set(close, kind);
}
/** 1 for the code of an opening bracket, 2 for that of a closing one: every character of a text is asked, some many times. */
const SIDE = new Uint8Array(0x1_0000);
for (const [open, close] of BRACKETS) {
  SIDE[open.charCodeAt(0)] = 1;
  SIDE[close.charCodeAt(0)] = 2;
}

export const opensBracket = (code: number): boolean => SIDE[code] === 1;
export const closesBracket = (code: number): boolean => SIDE[code] === 2;

/**
 * What is left open and what closes nothing in `text`, as the brackets themselves.
 * "“新体育（教育" gives { open: ["“", "（"], stray: [] }.
 */
export function unbalanced(text: string): { open: string[]; stray: string[] } {
  const open: string[] = [];
  const stray: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (opensBracket(code)) open.push(text[i]!);
    else if (closesBracket(code)) {
      const char = text[i]!;
      const kind = KIND.get(char);
      const at = open.findLastIndex((o) => KIND.get(o) === kind);
      if (at < 0) stray.push(char);
      else open.splice(at, 1);
    }
  }
  return { open, stray };
}

/** Calls `visit` for every character outside of brackets (the brackets themselves count as inside). */
export function forEachOutside(text: string, visit: (char: string, index: number) => void): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (opensBracket(code)) depth++;
    else if (closesBracket(code)) depth = Math.max(0, depth - 1);
    else if (depth === 0) visit(text[i]!, i);
  }
}

/** Ideographs, kana-free: what Chinese words are written with, and 〇. */
const IDEOGRAPH = /^[\u3400-\u9fff\uf900-\ufaff〇々]$|^[\ud840-\ud8bf]/u;

export function isIdeograph(char: string): boolean {
  return IDEOGRAPH.test(char);
}

/** Characters that fill a whole square in Chinese type: ideographs, their punctuation, full-width forms. */
export function isWide(char: string): boolean {
  const code = char.charCodeAt(0);
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xd800 && code <= 0xdbff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    WIDE_IN_CHINESE.has(code)
  );
}

/** Of ambiguous width in Unicode, a whole square in Chinese fonts: “ ” ‘ ’ — … · ～ ① …. */
const WIDE_IN_CHINESE = new Set([
  0x2014, 0x2015, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x00b7, 0x2022, 0x203b, 0x2103, 0x25cb, 0x25cf, 0x25a1,
  0x2605, 0x2606, 0x00d7, 0x2192,
]);
for (let code = 0x2460; code <= 0x24ff; code++) WIDE_IN_CHINESE.add(code);

/** Length of a text on the page in full-width characters: an ideograph 1, a Latin letter or digit 0.5, no space at the ends. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    width += isWide(text[i]!) ? 1 : 0.5;
  }
  return width;
}

/** White space as it stands in sources: ASCII, NBSP, the full-width space, thin and zero-width spaces, BOM. */
/** Full-width punctuation, of which typesetting takes half away where two stand side by side: "》。", "，“". */
const PUNCTUATION_PAIR = /[，。；：、！？）〕》」』】”’](?=[，。；：、！？）〕》」』】”’（〔《「『【“‘])/gu;

/** {@link displayWidth} of a line as browsers and word processors set it: punctuation side by side is set closer. */
export function setWidth(text: string): number {
  return displayWidth(text) - 0.5 * (text.match(PUNCTUATION_PAIR)?.length ?? 0);
}

export const SPACE = /[\s\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;

export function isSpace(char: string): boolean {
  return SPACE.test(char);
}

/** One character five times or more and nothing else. No pattern with a back reference: a long line exhausts its stack. */
export function isOneCharacter(text: string): boolean {
  const [first = ""] = text;
  return text.length > first.length * 4 && text.replaceAll(first, "") === "";
}
