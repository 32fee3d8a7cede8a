import { FenjieError } from "../model/error";
import { type Message, message } from "../model/messages";
import type { SourcedText } from "../model/sourced";

/**
 * Characters that print nothing and mean nothing in a notice: C0 and C1 controls (but tab and the line breaks), delete,
 * the byte order mark, zero-width and direction marks, noncharacters. Some extractors and editors scatter them.
 */
const CONTROL =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/;
const CONTROLS = new RegExp(CONTROL.source, "g");

/** Above this share of the characters, a file is not text that was soiled but something else. */
const BINARY_SHARE = 0.05;

export function hasControls(text: string): boolean {
  return CONTROL.test(text);
}

/** The text without its control characters. */
export function withoutControls(text: SourcedText): SourcedText {
  return CONTROL.test(text.text) ? text.filter((char) => !CONTROL.test(char)) : text;
}

/**
 * What to say of the control characters in a whole source: nothing when there are none, or none but a byte order mark at
 * its start. Throws `not-text` when there are so many that it is no text.
 */
export function reportControls(text: string): Message[] {
  if (!CONTROL.test(text)) return [];
  let count = 0;
  let hard = 0;
  for (const [char] of text.matchAll(CONTROLS)) {
    count++;
    if (char < "\u00a0") hard++;
  }
  if (text.startsWith("\ufeff")) count--;
  if (count === 0) return [];
  if (hard > 8 && hard > text.length * BINARY_SHARE) {
    throw new FenjieError("not-text", `${hard} of ${text.length} characters are control characters: this is no text.`, {
      controls: hard,
      characters: text.length,
    });
  }
  return [
    message(
      "control-characters",
      `${count} control or zero-width ${count === 1 ? "character was" : "characters were"} set aside.`,
    ),
  ];
}
