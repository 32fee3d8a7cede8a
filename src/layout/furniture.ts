import type { Block, Line, Page, Paragraph } from "../model/document";
import type { Dropped } from "../model/extraction";

/** "— 3 —", "- 13 -", "—１—", "·3·", "第 3 页", "第3页 共10页", "3 / 10", "Page 3 of 10". */
const PAGE_NUMBER =
  /^\s*(?:[—–―─－\-_~·•．.]+\s*\d{1,4}\s*[—–―─－\-_~·•．.]+|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页\s*第\s*\d{1,4}\s*页|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|-*\s*\d{1,4}\s+of\s+\d{1,4}\s*-*)\s*$/;
/** What a web page adds below a notice: nobody's text. */
const WEB_CREDIT = /^\s*[（(]?(?:责任编辑|责编)\s*[：:]\s*[\p{Script=Han}\s]{2,8}[）)]?\s*$/u;
/** A bare number is a page number only at a page's edge, and only where the pages count on. */
const BARE_NUMBER = /^\s*(\d{1,4})\s*$/;
/** A value as easily as a page number: taken at a page's edge only. */
const FRACTION = /^\s*\d+\s*[/／]/;

/**
 * Sets page furniture aside: page numbers wherever they stand, bare numbers and repeated lines at the edges of pages.
 *
 * ```
 *   …形成保证财政
 *   — 4 —                ← set aside: the sentence goes on below it
 *   教育投入逐年增长…
 * ```
 *
 * Text that came without marks of pages is parted into sheets where page numbers stood, so that later stages know of the
 * breaks. Where it has marks a number may stand anywhere in its page: tools write it before a column that they found late.
 */
export function setFurnitureAside(pages: readonly Page[]): { pages: Page[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const edges = edgeFurniture(pages);
  const reasonFor = (block: Line | Paragraph) =>
    (block.kind === "line" ? edges.get(block) : undefined) ?? ownWords(block);
  const kept = pages.flatMap((page) => {
    const sheets: Block[][] = [[]];
    let whole = true;
    for (const block of page.blocks) {
      const reason = block.kind === "grid" ? null : reasonFor(block);
      if (!reason || block.kind === "grid") {
        sheets.at(-1)!.push(block);
        continue;
      }
      whole = false;
      dropped.push({ reason, text: block.text });
      if (pages.length === 1 && page.number === null && block.kind === "line" && reason === "page-number")
        sheets.push([]);
    }
    if (whole) return [page];
    return sheets.filter((blocks, i) => i === 0 || blocks.length > 0).map((blocks) => ({ ...page, blocks }));
  });
  return { pages: kept, dropped };
}

function ownWords({ text: { text } }: Line | Paragraph): string | null {
  if (text.length >= 24) return null;
  if (WEB_CREDIT.test(text)) return "web-page";
  return PAGE_NUMBER.test(text) && !FRACTION.test(text) ? "page-number" : null;
}

/** Lines at the head or foot of pages that are page numbers, or that stand there on several pages. */
function edgeFurniture(pages: readonly Page[]): Map<Line, string> {
  const found = new Map<Line, string>();
  if (pages.length < 2) return found;
  for (const side of ["head", "foot"] as const) {
    const lines = pages.map((page) => edgeLine(page, side));
    const numbers = lines.map((line) => Number(BARE_NUMBER.exec(line?.text.text ?? "")?.[1] ?? Number.NaN));
    const times = new Map<string, number>();
    for (const line of lines) if (line) times.set(wordsOf(line), (times.get(wordsOf(line)) ?? 0) + 1);
    lines.forEach((line, i) => {
      if (!line) return;
      const countsOn = numbers[i]! - numbers[i - 1]! === 1 || numbers[i + 1]! - numbers[i]! === 1;
      if (countsOn || PAGE_NUMBER.test(line.text.text)) found.set(line, "page-number");
      else if (
        isRunningLine(wordsOf(line), times.get(wordsOf(line))!, pages.length) &&
        !isHalfHeadings(line, pages[i]!)
      )
        found.set(line, "running-line");
    });
  }
  return found;
}

const HEADINGS = /序号|单位|部门|内容|任务/;

/** The same words at the same edge of three pages or more, and of half of all: a running title. Table headers are not. */
function isRunningLine(words: string, times: number, pages: number): boolean {
  return times >= 3 && times * 2 >= pages && words.length >= 4 && !HEADINGS.test(words);
}

/**
 * Short pieces far apart above a line of headings: halves of headings that stand on two lines.
 *
 * ```
 *  序                             完成时
 *     主要任务       牵头单位                ← the page's second line
 *  号                               间
 * ```
 */
function isHalfHeadings({ text: { text } }: Line, page: Page): boolean {
  const pieces = text.trim().split(/\s{2,}/);
  if (pieces.length < 2 || pieces.some((piece) => piece.length > 5)) return false;
  const [, second] = linesOf(page);
  return second !== undefined && HEADINGS.test(second.text.text);
}

function wordsOf(line: Line): string {
  return line.text.text.replace(/[\s\d]+/g, "");
}

function edgeLine(page: Page, side: "head" | "foot"): Line | null {
  const lines = linesOf(page);
  return (side === "head" ? lines[0] : lines.at(-1)) ?? null;
}

function linesOf(page: Page): Line[] {
  return page.blocks.filter((block): block is Line => block.kind === "line" && block.text.text.trim() !== "");
}
