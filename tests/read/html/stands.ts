import { parseFragment } from "parse5";

/** What may stand in a page for a character: a reference for it, a <br> for a line break, any white space for a space. */
export function standsInHtml(raw: string, char: string): boolean {
  if (char === "\n") return /^<br[\s/>]/i.test(raw) || raw === "\r\n" || raw === "\r";
  if (char === " ") return /^[\s\0]+$/.test(raw);
  if (!raw.startsWith("&")) return false;
  const node = parseFragment(raw).childNodes[0];
  return node !== undefined && "value" in node && node.value.includes(char);
}
