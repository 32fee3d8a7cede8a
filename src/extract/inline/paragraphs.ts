import { BRACKETS } from "../../model/language/characters";
import { beginsWithAnyLabel, beginsWithLabel } from "../../model/language/notes/vocabulary";
import { type Marker, matchMarker } from "../../model/language/numerals";
import { SourcedText } from "../../model/sourced";
import { type ProseLine, wrapEdge } from "./lines";

/** Lines that belong together. Gaps are not yet closed: in text without line breaks they show where lines were. */
export interface Paragraph {
  readonly text: SourcedText;
  readonly heading?: number;
  /** No item goes on here, whatever this is. */
  readonly apart?: true;
  /** The page on which each stretch of the text begins, by offset in `text`. */
  readonly pages: readonly { readonly at: number; readonly page: number | null }[];
}

/**
 * Joins lines into paragraphs. Where a paragraph ends is seen from several signs together, none of which is sure:
 *
 * ```
 *   2.鼓励建设高通量材料实验室。突破不同材料体系高通量      a marker begins a paragraph
 *   制备和一体化检测技术，…加速设计研发与                  a full line goes on in the next
 *   成果验证。                                            a short line ends one …
 *   （责任单位：省科技厅、省经信厅、省发展改革委、          … but not before a bracket: poppler breaks lines there
 *   省市场监管局）                                        an open bracket goes on in the next line
 * ```
 */
export function joinParagraphs(lines: readonly ProseLine[]): Paragraph[] {
  const edge = wrapEdge(lines);
  const stripped = edge !== null && lines.every(({ indent }) => indent === 0);
  const paragraphs: Paragraph[] = [];
  let open: ProseLine[] = [];
  const state = new OpenParagraph();
  const close = () => {
    if (open.length > 0) paragraphs.push(paragraphOf(open));
    open = [];
    state.reset();
  };
  for (const line of lines) {
    // Where an extractor dropped all indents, a paragraph's first line is shorter by the two characters of its own.
    const reach = stripped && open.length === 1 ? edge - LOST_INDENT : edge;
    if (open.length > 0 && beginsParagraph(open, line, state, reach)) close();
    open.push(line);
    state.add(line.text.text);
  }
  close();
  return paragraphs;
}

const LOST_INDENT = 2;

function paragraphOf(lines: readonly ProseLine[]): Paragraph {
  const pages: { at: number; page: number | null }[] = [];
  let at = 0;
  for (const { text, page } of lines) {
    if (pages.at(-1)?.page !== page) pages.push({ at, page });
    at += text.length;
  }
  const { heading, apart } = lines[0]!;
  return {
    text: SourcedText.join(lines.map(({ text }) => text)),
    pages,
    ...(heading ? { heading } : {}),
    ...(apart ? { apart } : {}),
  };
}

/** What is known of the paragraph that is being joined. */
class OpenParagraph {
  private brackets: { at: number; labelled: boolean }[] = [];
  private length = 0;
  /** Begins with a serial marker and holds no sentence end: may be a heading. */
  heading = false;
  /** One line without a marker that ends as titles do, and holds no comma. */
  title = false;
  private values = new Map<string, number>();

  add(text: string): void {
    if (this.length === 0) {
      const marker = matchMarker(text);
      this.heading = marker !== null;
      if (marker) this.values.set(marker.style, marker.value);
    }
    this.title = this.length === 0 && !this.heading && TITLE.test(text);
    if (/[。；！？]/.test(text)) this.heading = false;
    for (const [at, char] of [...text].entries()) {
      if (ROUND.has(char))
        this.brackets.push({ at: this.length, labelled: beginsWithLabel(text.slice(at + 1, at + 41)) });
      else if (CLOSERS.has(char)) this.brackets.pop();
      this.length++;
    }
  }

  /** A bracket that was opened lately is still open; one that was opened long ago has lost its partner. */
  get insideBracket(): boolean {
    const last = this.brackets.at(-1);
    return last !== undefined && this.length - last.at < 400;
  }

  /** The bracket that is still open is a note's: in a list of units no line begins with a number. */
  get insideNote(): boolean {
    return this.brackets.at(-1)?.labelled === true;
  }

  /** The number that the next item of this style should carry. */
  follows(marker: Marker): boolean {
    return this.values.get(marker.style) === marker.value - 1;
  }

  reset(): void {
    this.brackets = [];
    this.length = 0;
    this.heading = false;
    this.title = false;
  }
}

const TITLE =
  /^[^，。；：！？]{6,}(?:通知|意见|方案|办法|措施|计划|规划|要点|清单|分工|分解表?|细则|规定|工作)(?:[（(][^（）()]{2,20}[）)])?$/;

const ROUND = new Set([...BRACKETS.keys()].filter((char) => /[（(〔［[【]/.test(char)));
const CLOSERS = new Set([...ROUND].map((char) => BRACKETS.get(char)!));
const ENDS_SENTENCE = /[。！？；：!?;:”）)〕\]】]$/;
/** The last word of a note whose bracket is lost. */
const ENDS_NOTE = /(?:负责|配合|参与|落实)$/;
const ENDS_OPENLY = /[，、,（(〔《“—－+＋]$/;
const CONTINUES = /^[，。、；：！？,;:!?）)〕\]】》〉”’％%]/;
const OPENS = /^[（(〔［[【《“‘]/;

function beginsParagraph(
  open: readonly ProseLine[],
  line: ProseLine,
  state: OpenParagraph,
  edge: number | null,
): boolean {
  const last = open.at(-1)!;
  const before = last.text.text;
  const text = line.text.text;
  if (line.apart) return true;
  if (state.insideBracket && !startsItem(line, last, state, edge, true)) return false;
  if (last.whole || line.whole) return true;
  if (CONTINUES.test(text)) return false;
  if (startsItem(line, last, state, edge, false) || beginsWithAnyLabel(text)) return true;
  if (edge === null) return !ENDS_OPENLY.test(before) && !isBroken(last, state);
  const full = last.edge >= edge - 3;
  if (full) return ENDS_SENTENCE.test(before) && line.indent - marginOf(open) >= 1.5;
  if (state.title && edge - last.edge > 3) return true;
  if (state.heading) return !OPENS.test(text) && !ENDS_OPENLY.test(before);
  return ENDS_SENTENCE.test(before) && !OPENS.test(text);
}

/** Longer than nearly all headings. */
const LONG_LINE = 24;

/** Where nothing shows the lines' edge: a long line that ends in the middle of a sentence goes on. */
function isBroken({ edge, text }: ProseLine, state: OpenParagraph): boolean {
  return edge >= LONG_LINE && !state.title && !ENDS_SENTENCE.test(text.text) && /[，。；、（(]/.test(text.text);
}

/** The paragraph's left margin, where its second line shows it. */
function marginOf([first, second]: readonly ProseLine[]): number {
  return Math.min(first!.indent, second?.indent ?? first!.indent);
}

/** Whether the line's marker is one, and not a number that the line happens to begin with. */
function startsItem(
  line: ProseLine,
  last: ProseLine,
  state: OpenParagraph,
  edge: number | null,
  inside: boolean,
): boolean {
  const marker = matchMarker(line.text.text);
  if (!marker || marker.value > 199) return false;
  const before = last.text.text;
  // In a bracket only the next number of a series ends what a lost closing bracket has left open.
  if (inside && !state.follows(marker)) return false;
  if (inside)
    return ENDS_SENTENCE.test(before) || ENDS_NOTE.test(before) || (state.insideNote && !ENDS_OPENLY.test(before));
  if (ENDS_OPENLY.test(before)) return false;
  if (ENDS_SENTENCE.test(before) || state.heading || edge === null) return true;
  return last.edge < edge - 3 || state.follows(marker);
}
