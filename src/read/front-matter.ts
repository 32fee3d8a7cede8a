import type { Fact } from "../model/document";
import { SourcedText } from "../model/sourced";

/** No generator writes more. */
const LONGEST = 5000;

/**
 * The front matter that site generators put before a page or a Markdown file: its fields as facts, and where it ends (0
 * where there is none).
 *
 * ```
 *  ---
 *  layout: default
 *  title: 关于印发重点任务分解表的通知
 *  ---
 * ```
 */
export function frontMatter(text: string): { end: number; facts: Fact[] } {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, LONGEST));
  if (!match || !/^\w[\w-]*:/m.test(match[1]!)) return { end: 0, facts: [] };
  const from = match[0].indexOf(match[1]!);
  const body = SourcedText.of(match[1]!, from);
  const facts: Fact[] = [];
  for (const field of match[1]!.matchAll(/^(title|date|documentNumber|issuer):[ \t]+(\S.*)$/gm)) {
    const value = body.slice(field.index + field[0].length - field[2]!.length, field.index + field[0].length);
    facts.push({ label: field[1]!, value: value.filter((char, i, all) => !isQuote(char, i, all)).trim() });
  }
  return { end: match[0].length, facts };
}

function isQuote(char: string, index: number, text: string): boolean {
  return (char === '"' || char === "'") && (index === 0 || index === text.length - 1);
}
