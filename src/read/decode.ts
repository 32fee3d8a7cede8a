import { FenjieError } from "../model/error";
import { type Message, message } from "../model/messages";
import type { Settings } from "../model/options";
import { keepWithin } from "./limit";

/** Bytes turned into text, with the label of the encoding taken ("utf-8", "gb18030", "utf-16le", …). */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly messages: readonly Message[];
}

/**
 * Decodes text of unknown encoding. In this order: `settings.encoding`; a byte order mark; `declared` (what the source
 * says of itself, such as `<meta charset>`), if the bytes bear it out; valid UTF-8; UTF-16 by its pattern of zero bytes;
 * GB18030 if that reads as Chinese. The byte order mark is no part of the text.
 *
 * Errors: `invalid-option` for an encoding that TextDecoder does not know, `not-text` for bytes that are text in none of
 * these, `too-large`.
 */
export function decode(bytes: Uint8Array, settings: Settings, declared?: string): Decoded {
  keepWithin(settings.limits, "bytes", bytes.length);
  const decoded = choose(bytes, settings.encoding, declared);
  keepWithin(settings.limits, "characters", decoded.text.length);
  return decoded;
}

function choose(bytes: Uint8Array, wanted: string | undefined, declared: string | undefined): Decoded {
  if (wanted !== undefined) return damaged(bytes, decoderFor(wanted));
  const mark = markOf(bytes);
  if (mark) return damaged(bytes, new TextDecoder(mark));
  if (declared !== undefined) {
    const text = faultless(bytes, declared);
    if (text !== null) return { text, encoding: declared.toLowerCase(), messages: [] };
  }
  const utf16 = utf16ByZeros(bytes);
  if (utf16) {
    const text = faultless(bytes, utf16);
    if (text !== null) return { text, encoding: utf16, messages: [guessed(utf16)] };
  }
  const utf8 = faultless(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", messages: [] };
  // A file cut in the middle of a character, or with a stray byte, is still UTF-8: read as GB18030 it would "succeed" as
  // gibberish (鍙戞敼), because nearly every pair of bytes is a character there.
  const broken = damaged(bytes, new TextDecoder("utf-8"));
  if (isMostlySound(broken.text)) return broken;
  const chinese = damaged(bytes, new TextDecoder("gb18030"));
  if (readsAsChinese(bytes) && isMostlySound(chinese.text)) {
    return { ...chinese, messages: [guessed("gb18030"), ...chinese.messages] };
  }
  throw new FenjieError(
    "not-text",
    "The bytes are neither a known file format nor text in UTF-8, UTF-16 or GB18030; if they are text, name its encoding with options.encoding.",
    { bytes: bytes.length },
  );
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw new FenjieError(
      "invalid-option",
      `options.encoding: no encoding is called "${label}".`,
      { label },
      { cause },
    );
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return "gb18030";
  return null;
}

/** The text, or null if the bytes are not sound in that encoding or nobody knows it. */
function faultless(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text with U+FFFD for what cannot be decoded, which is then reported. */
function damaged(bytes: Uint8Array, decoder: TextDecoder): Decoded {
  const text = decoder.decode(bytes);
  const lost = replacements(text);
  const messages =
    lost === 0
      ? []
      : [
          message(
            "unreadable-characters",
            `${lost} ${lost === 1 ? "place" : "places"} could not be decoded as ${decoder.encoding}; each stands as U+FFFD.`,
          ),
        ];
  return { text, encoding: decoder.encoding, messages };
}

function guessed(encoding: string) {
  return message("encoding-guessed", `The bytes name no encoding; they were read as ${encoding}.`);
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) count++;
  return count;
}

/** At most one fault for fifty characters outside of ASCII, and one for a cut end. */
function isMostlySound(text: string): boolean {
  const faults = replacements(text);
  let beyond = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) beyond++;
  const sound = beyond - faults;
  return faults <= 1 + sound / 50 && sound >= faults;
}

/**
 * UTF-16 without its mark: Chinese text has few zero bytes, but its digits, spaces and line breaks have one each, always
 * on the same side.
 *
 * ```
 *  序  LF  1        5E8F 000A 0031   big-endian: zeros at even offsets
 *                   8F5E 0A00 3100   little-endian: zeros at odd offsets
 * ```
 */
function utf16ByZeros(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const end = Math.min(bytes.length, 65_536);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const many = end / 200;
  // A character like 一 (U+4E00) has its zero on the other side, so that side need not be empty.
  if (odd > many && odd > even * 3 && lowSideIsText(bytes, 0, end)) return "utf-16le";
  if (even > many && even > odd * 3 && lowSideIsText(bytes, 1, end)) return "utf-16be";
  return null;
}

/** Whether what stands beside the zero bytes is ASCII as text has it, and not the counters of a binary file. */
function lowSideIsText(bytes: Uint8Array, low: 0 | 1, end: number): boolean {
  let ascii = 0;
  let other = 0;
  for (let i = 0; i + 1 < end; i += 2) {
    if (bytes[i + 1 - low] !== 0) continue;
    const byte = bytes[i + low]!;
    if (byte === 9 || byte === 10 || byte === 12 || byte === 13 || (byte >= 0x20 && byte < 0x7f)) ascii++;
    else other++;
  }
  return ascii > other * 9;
}

/**
 * Whether the pairs of bytes fall where GB2312 has its punctuation (A1–A3) and its 3755 common ideographs (B0–D7): in
 * Chinese prose nearly all do. Random bytes, Big5 and Latin text spread wider.
 */
function readsAsChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let pairs = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    pairs++;
    const usual = (lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7);
    if (usual && trail >= 0xa1 && trail <= 0xfe) common++;
  }
  return common > pairs * 0.8;
}
