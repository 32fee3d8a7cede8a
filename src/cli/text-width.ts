/** Ideographs, kana, hangul and full-width forms take two columns of a terminal, combining marks none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** Columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The end of a text that fits into `columns`, led by "…" where something was left out: names differ at their ends. */
export function fitEnd(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let kept = "";
  let room = columns - 1;
  for (const char of [...text].reverse()) {
    room -= charWidth(char);
    if (room < 0) break;
    kept = char + kept;
  }
  return columns > 0 ? `…${kept}` : "";
}

function charWidth(char: string): number {
  if (NONE.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
