import type { Document, Glyph, Page } from "../../../model/document";
import { isSpace } from "../../../model/language/characters";
import { SourcedText } from "../../../model/sourced";
import type { FlatLine } from "../flat-line";
import { joinSpaced, type Metric, type Token, tokensOf } from "./tokens";

/** Lines with the places of what stands in them. */
export interface PlacedText {
  readonly flat: readonly FlatLine[];
  /** The runs of each line, from left to right, in the unit of `metric`. */
  readonly tokens: readonly (readonly Token[])[];
  /** As {@link BodyLine.y}. */
  readonly y: readonly (number | null)[];
  readonly metric: Metric;
}

/** Flat text whose columns are kept apart by spaces. */
export function spacedText(flat: readonly FlatLine[], metric: Metric): PlacedText {
  return { flat, tokens: flat.map(({ text }, i) => tokensOf(text, i, metric)), y: flat.map(() => null), metric };
}

/** Gaps wider than this, in parts of the glyphs' size, part two runs: cells may stand as near as that. */
const GAP = 0.15;
/** Lines whose heights differ by less than this, in parts of their size, are one. */
const SAME_LINE = 0.25;

interface Run {
  readonly text: SourcedText;
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/**
 * The lines of pages whose glyphs have places: runs in the widths of a character from the page's left edge, heights in
 * lines of the text's own spacing.
 */
export function pageText(document: Document): PlacedText {
  const lines = document.pages.flatMap((page, sheet) => linesOfPage(page).map((line) => ({ ...line, page, sheet })));
  const em = median(lines.flatMap(({ runs }) => runs.map(({ size }) => size))) ?? 1;
  const spacing = spacingOf(lines, em);
  const flat: FlatLine[] = [];
  const tokens: Token[][] = [];
  for (const [i, { runs, page, sheet }] of lines.entries()) {
    const text = SourcedText.join(runs.map((run) => run.text));
    flat.push({ text, page: page.number, sheet, blank: false });
    let at = 0;
    const list = runs.map((run): Token => {
      const token = { text: run.text, line: i, start: run.left / em, end: run.right / em, at };
      at += run.text.length;
      return token;
    });
    tokens.push(joinSpaced(text, list));
  }
  return { flat, tokens, y: lines.map(({ page, base }) => ((page.size?.[1] ?? 0) - base) / spacing), metric: "em" };
}

/** The runs of a page by lines, top to bottom. */
function linesOfPage(page: Page): { base: number; runs: Run[] }[] {
  const glyphs = new Map((page.canvas?.glyphs ?? []).map((glyph) => [glyph.at, glyph]));
  const lines: { base: number; size: number; runs: Run[] }[] = [];
  for (const block of page.blocks) {
    if (block.kind !== "line") continue;
    const runs = runsOf(block.text, glyphs);
    if (runs.length === 0) continue;
    const first = glyphs.get(runs[0]!.text.start)!;
    const base = first.box[1];
    const line = lines.find((other) => Math.abs(other.base - base) < SAME_LINE * Math.min(first.size, other.size));
    if (line) line.runs.push(...runs);
    else lines.push({ base, size: first.size, runs });
  }
  lines.sort((a, b) => b.base - a.base);
  for (const { runs } of lines) runs.sort((a, b) => a.left - b.left);
  return lines;
}

function runsOf(text: SourcedText, glyphs: ReadonlyMap<number, Glyph>): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let last: Glyph | null = null;
  const end = (to: number) => {
    if (from >= 0 && last) {
      const first = glyphs.get(text.rangeAt(from).start)!;
      runs.push({ text: text.slice(from, to), left: first.box[0], right: last.box[2], size: first.size });
    }
    from = -1;
  };
  for (let i = 0; i < text.length; i++) {
    const glyph = glyphs.get(text.rangeAt(i).start);
    if (!glyph || isSpace(text.text[i]!)) {
      end(i);
      continue;
    }
    if (from >= 0 && last && glyph.box[0] - last.box[2] > GAP * glyph.size) end(i);
    if (from < 0) from = i;
    last = glyph;
  }
  end(text.length);
  return runs;
}

/** The usual distance of a line from the next one that begins at the same place. */
function spacingOf(lines: readonly { base: number; runs: readonly Run[]; sheet: number }[], em: number): number {
  const distances: number[] = [];
  for (const [i, { base, runs, sheet }] of lines.entries()) {
    for (const run of runs) {
      for (let j = i + 1; j < lines.length && lines[j]!.sheet === sheet && base - lines[j]!.base < 3 * em; j++) {
        if (!lines[j]!.runs.some(({ left }) => Math.abs(left - run.left) < em * 0.3)) continue;
        distances.push(base - lines[j]!.base);
        break;
      }
    }
  }
  return median(distances) ?? em * 1.4;
}

function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
