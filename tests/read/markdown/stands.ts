import { standsInHtml } from "../html/stands";

/** What may stand in Markdown for a character: what may in HTML, an escape, two spaces or a backslash for a break. */
export function standsInMarkdown(raw: string, char: string): boolean {
  if (raw === `\\${char}`) return true;
  if (char === "\n" && /^(?: {2,}|\\)(?:\r\n|\n|\r)$/.test(raw)) return true;
  return standsInHtml(raw, char);
}
