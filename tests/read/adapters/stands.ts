import { standsInMarkdown } from "../markdown/stands";

/** What may stand in JSON for a character: an escape, or what may in the markup that the string holds. */
export function standsInJson(raw: string, char: string): boolean {
  const plain = unescaped(raw);
  return plain === char || standsInMarkdown(plain, char);
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return raw;
  }
}
