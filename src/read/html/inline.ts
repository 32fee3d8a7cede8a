import { SourcedText } from "../../model/sourced";

/**
 * Gathers the text of one paragraph or cell, white space collapsed as a browser does it:
 *
 * ```
 *  <td>  市教育局、                       "市教育局、市财政局"     a line break of the source between
 *        市财政局<br>                     hard break              ideographs is nothing at all
 *        Wi-Fi
 *        6 </td>                          "Wi-Fi 6"               elsewhere it is one space
 * ```
 * No-break and ideographic spaces are characters like any other and stay.
 */
export class InlineText {
  private lines: InlineLine[] = [{ parts: [] }];
  /** White space seen since the last word, not yet written: whether it counts shows only with the next word. */
  private gap: SourcedText | null = null;
  private last = "";

  add(text: SourcedText): void {
    let from = 0;
    for (const match of text.text.matchAll(/[ \t\n\f\r]+/g)) {
      this.word(text.slice(from, match.index));
      from = match.index + match[0].length;
      const gap = text.slice(match.index, from);
      this.gap = this.gap ? SourcedText.join([this.gap, gap]) : gap;
    }
    this.word(from === 0 ? text : text.slice(from));
  }

  /** Text whose spaces and line breaks all count (<pre>). */
  addAsIs(text: SourcedText): void {
    this.gap = null;
    let from = 0;
    for (const match of text.text.matchAll(/\n/g)) {
      this.line.push(text.slice(from, match.index));
      from = match.index + 1;
      this.newLine(text.slice(match.index, from));
    }
    this.line.push(text.slice(from));
    this.last = text.text.at(-1) ?? this.last;
  }

  /** The next word stands on a line of its own. `origin`: the "\n" that a hard break (<br>) stands for. */
  newLine(origin?: SourcedText): void {
    this.gap = null;
    this.last = "";
    this.lines.push(origin ? { parts: [], origin } : { parts: [] });
  }

  /** The lines, empty ones too. Empties the builder. */
  takeLines(): SourcedText[] {
    const lines = this.lines.map(({ parts }) => SourcedText.join(parts));
    this.clear();
    return lines;
  }

  /** Lines joined by the hard breaks between them; an empty line parts two paragraphs. Empties the builder. */
  takeParagraphs(): SourcedText[] {
    const paragraphs: SourcedText[][] = [[]];
    for (const { parts, origin } of this.lines) {
      const line = SourcedText.join(parts);
      if (isBlank(line.text)) paragraphs.push([]);
      else {
        const paragraph = paragraphs.at(-1)!;
        if (paragraph.length > 0 && origin) paragraph.push(origin);
        paragraph.push(line);
      }
    }
    this.clear();
    return paragraphs.filter((parts) => parts.length > 0).map((parts) => SourcedText.join(parts));
  }

  private clear(): void {
    this.lines = [{ parts: [] }];
    this.gap = null;
    this.last = "";
  }

  private get line(): SourcedText[] {
    return this.lines.at(-1)!.parts;
  }

  private word(word: SourcedText): void {
    if (word.length === 0) return;
    if (this.gap && this.last !== "" && !vanishes(this.gap.text, this.last, word.text[0]!)) {
      this.line.push(oneSpace(this.gap));
    }
    this.gap = null;
    this.line.push(word);
    this.last = word.text.at(-1)!;
  }
}

interface InlineLine {
  readonly parts: SourcedText[];
  readonly origin?: SourcedText;
}

/** Nothing but spaces of any kind. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** Between ideographs a line break of the source is its author's wrapping; typed spaces may separate words. */
function vanishes(gap: string, before: string, after: string): boolean {
  return gap.includes("\n") && (IDEOGRAPHIC.test(before) || IDEOGRAPHIC.test(after));
}

const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\ud840-\ud88f\u2014\u2018-\u201d\u2026\u00b7]/;

function oneSpace(gap: SourcedText): SourcedText {
  const space = gap.text.indexOf(" ");
  if (space >= 0) return gap.slice(space, space + 1);
  return SourcedText.spanning(" ", gap.rangeAt(0));
}
