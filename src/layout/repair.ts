import type { SourcedText } from "../model/sourced";
import { ideographOf } from "./radicals";

const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
/** Any character that {@link repairCharacters} might change: a quick look that spares most lines the walk. */
const SUSPECT =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2e80-\u2fdf\uf900-\ufaff\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

/**
 * One character as it is meant: radicals and compatibility ideographs as ideographs, full-width digits and letters as
 * ASCII, invisible controls as nothing. Punctuation stays as printed.
 */
function repaired(char: string): string {
  const code = char.charCodeAt(0);
  const fullWidth = code >= 0xff10 && code <= 0xff5a;
  if (fullWidth && (code <= 0xff19 || code >= 0xff41 || (code >= 0xff21 && code <= 0xff3a))) {
    return String.fromCharCode(code - 0xfee0);
  }
  if (code >= 0xf900 && code <= 0xfaff) return char.normalize("NFKC");
  if (INVISIBLE.test(char)) return "";
  return ideographOf(char) ?? char;
}

/** Repairs every character of a text; its length may change, its origins stay. */
export function repairCharacters(text: SourcedText): SourcedText {
  return SUSPECT.test(text.text) ? text.mapChars(repaired) : text;
}
