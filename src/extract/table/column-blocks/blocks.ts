import { type ColumnRole, type RoleRule, roleOfHeading } from "../../../model/language/roles";
import { closeLetterSpacing } from "../../../model/language/spacing";
import { isNoUnit, isUnitName } from "../../../model/language/units";
import type { SourcedText } from "../../../model/sourced";
import { isDeadline, isSerial } from "../cell-cost";
import type { FlatLine } from "../flat-line";

/** What a block looks like by itself; which unit column a list stands in, only its place can tell. */
export type BlockKind = "heading" | "number" | "units" | "deadline" | "prose" | "short";

/** Lines without a blank line between them: one cell, as a rule. */
export interface TextBlock {
  readonly lines: readonly SourcedText[];
  readonly sheet: number;
  readonly page: number | null;
  readonly kind: BlockKind;
  /** Of a heading: its role and its text without spaces. */
  readonly heading?: { readonly role: ColumnRole; readonly text: string };
}

const PROSE =
  /[。；：:“”《》%]|推动|推进|加快|开展|实施|完善|建立|健全|落实|提升|巩固|优化|强化|探索|鼓励|支持|引导|覆盖率|以上|同步/u;
const LONGEST_DEADLINE = 16;

/**
 * Cuts text into blocks at blank lines and page breaks. Headings and serials that share a line with something else
 * ("1 产业引育工程") are blocks of their own.
 */
export function blocksOf(lines: readonly FlatLine[], skip: ReadonlySet<number>, own: readonly RoleRule[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: FlatLine[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(...blocksIn(open, own));
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    if (skip.has(i)) continue;
    if (line.blank || (open.length > 0 && open[0]!.sheet !== line.sheet)) close();
    if (!line.blank) open.push(line);
  }
  close();
  return blocks;
}

function blocksIn(lines: readonly FlatLine[], own: readonly RoleRule[]): TextBlock[] {
  const { sheet, page } = lines[0]!;
  const texts = lines.map(({ text }) => closeLetterSpacing(text.trim()));
  const whole = texts.map(({ text }) => text.replace(/\s+/gu, "")).join("");
  const role = roleOfHeading(whole, own);
  if (role && whole.length <= 10)
    return [{ lines: texts, sheet, page, kind: "heading", heading: { role, text: whole } }];
  // Serials one under another, or headings side by side: each is a block.
  const parts: TextBlock[] = [];
  let rest: SourcedText[] = [];
  const closeRest = () => {
    if (rest.length > 0) parts.push({ lines: rest, sheet, page, kind: kindOf(rest) });
    rest = [];
  };
  for (const text of texts) {
    const tokens = [...text.text.matchAll(/\S+/gu)];
    const headings = tokens.map((token) => roleOfHeading(token[0], own));
    if (tokens.length > 1 && headings.every((heading) => heading !== null)) {
      closeRest();
      for (const [n, token] of tokens.entries()) {
        const line = text.slice(token.index, token.index + token[0].length);
        parts.push({ lines: [line], sheet, page, kind: "heading", heading: { role: headings[n]!, text: token[0] } });
      }
      continue;
    }
    const first = tokens[0]![0];
    if (isSerial(first) && (tokens.length === 1 || /^\d+$/u.test(first)) && rest.length === 0) {
      parts.push({ lines: [text.slice(0, first.length)], sheet, page, kind: "number" });
      if (tokens.length > 1) rest.push(text.slice(first.length).trim());
      continue;
    }
    rest.push(text);
  }
  closeRest();
  return parts;
}

/** What a block's text looks like. */
export function kindOf(lines: readonly SourcedText[]): BlockKind {
  const text = lines
    .map((line) => line.text)
    .join("")
    .replace(/\s+/gu, "");
  if (isSerial(text)) return "number";
  if (isNoUnit(text)) return "units";
  if (text.length <= LONGEST_DEADLINE && isDeadline(text) && !PROSE.test(text) && !isUnitName(text)) return "deadline";
  const names = text.split(/[、，,；;/]|等(?![级次])/u).filter((name) => name.length > 0);
  const units = names.filter((name) => isUnitName(name)).length;
  const byLine = lines.filter((line) => isUnitName(line.text.trim())).length;
  if (!/[。“《]/u.test(text) && (units * 2 > names.length || byLine * 2 > lines.length)) return "units";
  if (/牵头|配合|参与/u.test(text) && units > 0 && text.length < 40) return "units";
  return PROSE.test(text) || text.length > 24 ? "prose" : "short";
}
