import type { FlowText } from "../../model/extraction";
import { displayWidth, isOneCharacter } from "../../model/language/characters";
import type { SourcedText } from "../../model/sourced";
import { withoutPageNumbers } from "./page-numbers";

/** A line of prose with what its shape says of paragraphs. */
export interface ProseLine {
  /** Without white space at its ends. */
  readonly text: SourcedText;
  readonly page: number | null;
  /** The source says that this is a paragraph, or that a paragraph's line breaks here by intent. */
  readonly whole: boolean;
  readonly heading?: number;
  /** A table stands above it, or it begins an attachment: no item goes on here. */
  readonly apart?: true;
  /** White space before the text, in full-width characters. */
  readonly indent: number;
  /** Where the line ends, in full-width characters from the left. */
  readonly edge: number;
}

/** "附件", "附件2", "附：": what follows is a paper of its own. */
const ATTACHMENT = /^附(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,2}\s*[：:]?$/;
const PAGE_NUMBER = /^[—–―─－-]{1,2}\s*\d{1,4}\s*[—–―─－-]{1,2}$/;
const DASH = /^[—–―─－-]$/;
const DIGIT = /^\d$/;

/** The lines of prose that hold text; cells of tables, ornament and page numbers, which some extractors break over lines, left out. */
export function proseLines(flow: readonly FlowText[]): ProseLine[] {
  const lines: ProseLine[] = [];
  let afterTable = false;
  for (const { text, page, whole, heading, cell } of flow) {
    if (cell) {
      afterTable = true;
      continue;
    }
    for (const piece of whole ? text.split(/\n/g) : [text]) {
      const trimmed = withoutPageNumbers(piece.trim());
      if (trimmed.length === 0 || isOneCharacter(trimmed.text) || PAGE_NUMBER.test(trimmed.text)) continue;
      const indent = indentOf(piece.text);
      lines.push({
        text: trimmed,
        page,
        whole,
        indent,
        edge: indent + displayWidth(trimmed.text),
        ...(heading ? { heading } : {}),
        ...(afterTable || ATTACHMENT.test(trimmed.text) ? { apart: true as const } : {}),
      });
      afterTable = false;
    }
  }
  return withoutBareNumbers(withoutBrokenPageNumbers(lines));
}

/**
 * Numbers that stand alone in prose and count on are page numbers; without form feeds only their order shows it.
 *
 * ```
 *   …推动资源向基层
 *   3                  ← after 2, before 4
 *   下沉。
 * ```
 */
function withoutBareNumbers(lines: readonly ProseLine[]): ProseLine[] {
  const bare = lines
    .map((line, at) => ({
      at,
      value: line.whole || !/^\d{1,3}$/.test(line.text.text) ? Number.NaN : Number(line.text.text),
    }))
    .filter(({ value }) => !Number.isNaN(value));
  const numbers = new Set<number>();
  bare.forEach(({ at, value }, i) => {
    const countsOn = bare[i - 1]?.value === value - 1 || bare[i + 1]?.value === value + 1;
    const alone = bare.length === 1 && value <= 2;
    if (countsOn || alone) numbers.add(at);
  });
  return numbers.size === 0 ? [...lines] : lines.filter((_, at) => !numbers.has(at));
}

function indentOf(text: string): number {
  let indent = 0;
  for (const char of text) {
    if (char.trim() !== "") break;
    indent += char === "\u3000" ? 1 : char === "\t" ? 2 : 0.5;
  }
  return indent;
}

/** "—", "1", "0", "—" on four lines is the number of page 10. */
function withoutBrokenPageNumbers(lines: readonly ProseLine[]): ProseLine[] {
  const kept: ProseLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    let end = at + 1;
    if (DASH.test(lines[at]!.text.text)) {
      while (end < lines.length && end - at <= 4 && /^\d{1,4}$/.test(lines[end]!.text.text)) end++;
      const broken = end > at + 1 && end < lines.length && DASH.test(lines[end]!.text.text);
      if (broken && lines.slice(at + 1, end).every(({ text }) => DIGIT.test(text.text) || end === at + 2)) {
        at = end;
        continue;
      }
    }
    kept.push(lines[at]!);
  }
  return kept;
}

/**
 * The right edge that lines are wrapped at, or null where lines are not wrapped (one line is one paragraph, as in text
 * copied from a web page). Wrapped lines end within three characters of each other; paragraphs end anywhere.
 */
export function wrapEdge(lines: readonly ProseLine[]): number | null {
  const edges = lines.filter((line) => !line.whole && line.edge >= 12).map((line) => line.edge);
  if (edges.length < 4) return null;
  edges.sort((a, b) => a - b);
  let best = { count: 0, edge: 0 };
  let from = 0;
  for (let to = 0; to < edges.length; to++) {
    while (edges[to]! - edges[from]! > 3) from++;
    const count = to - from + 1;
    if (count >= best.count) best = { count, edge: edges[to]! };
  }
  const beyond = edges.filter((edge) => edge > best.edge + 4).length;
  return best.count * 3 >= edges.length && beyond * 6 <= edges.length ? best.edge : null;
}
