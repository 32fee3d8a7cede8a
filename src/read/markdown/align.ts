import { SourcedText } from "../../model/sourced";
import { type DecodeReference, REFERENCE, spanning } from "../html/text";

/**
 * Finds for each character of `value`, which the parser made of source range [start, end), where it stood.
 *
 * ```
 *  source   市教育局 \| 市&nbsp;财政局⏎> 市人社局      escapes and references: the whole of them
 *  value    市教育局 | 市 财政局⏎市人社局               marks and indents of later lines: passed over
 * ```
 */
export function aligned(
  source: SourcedText,
  start: number,
  end: number,
  value: string,
  decode: DecodeReference,
): SourcedText {
  const raw = source.text;
  if (end - start === value.length && raw.startsWith(value, start)) return source.slice(start, end);
  const parts: SourcedText[] = [];
  let at = start;
  let done = 0;
  let run = at;
  const endRun = (next: number) => {
    parts.push(source.slice(run, at));
    at = next;
    run = next;
  };
  while (done < value.length && at < end) {
    const reference = raw[at] === "&" ? referenceAt(raw, at, end, decode) : null;
    if (reference && value.startsWith(reference.decoded, done)) {
      const from = at;
      endRun(at + reference.length);
      parts.push(spanning(reference.decoded, source, from, at));
      done += reference.decoded.length;
    } else if (raw[at] === "\\" && raw[at + 1] === value[done] && /[!-/:-@[-`{-~]/.test(value[done]!)) {
      const from = at;
      endRun(at + 2);
      parts.push(spanning(value[done]!, source, from, at));
      done++;
    } else if (raw[at] === "\0" && value[done] === "\ufffd") {
      endRun(at + 1);
      done++;
    } else if (raw[at] === value[done]) {
      at++;
      done++;
    } else endRun(at + 1);
  }
  parts.push(source.slice(run, at));
  if (done < value.length) parts.push(spanning(value.slice(done), source, start, end));
  return SourcedText.join(parts);
}

function referenceAt(raw: string, at: number, end: number, decode: DecodeReference) {
  const seen = REFERENCE.exec(raw.slice(at, Math.min(end, at + 40)))?.[0];
  // Markdown, unlike HTML, knows no references without their semicolon.
  if (!seen?.endsWith(";")) return null;
  const decoded = decode(seen);
  return decoded === seen ? null : { decoded, length: seen.length };
}
