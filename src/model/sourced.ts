/** A half-open stretch [start, end) of a document's axis (see {@link Axis}). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * text[at, at + length) came from axis [start, end).
 * Where length = end - start the piece maps character by character; otherwise (an entity, a ligature) every character
 * of it maps to the whole range.
 */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A string that remembers where each of its characters stood in the source.
 *
 * ```
 *  source   …有效实施，健全\n覆盖城乡…          axis 812 ─────────┐ 823 ───┐
 *  text     有效实施，健全覆盖城乡               pieces [812,819) + [820,824)
 * ```
 *
 * Immutable. Every operation keeps the map; none can add a character that has no origin.
 */
export class SourcedText {
  static readonly EMPTY = new SourcedText("", []);

  private constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
  ) {}

  /** Text that stands in the source exactly so, from axis offset `start`. */
  static of(text: string, start = 0): SourcedText {
    if (text.length === 0) return SourcedText.EMPTY;
    return new SourcedText(text, [{ at: 0, length: text.length, start, end: start + text.length }]);
  }

  /** Text whose characters all stand for the one source range, such as a decoded entity. */
  static spanning(text: string, range: Range): SourcedText {
    if (text.length === 0) return SourcedText.EMPTY;
    return new SourcedText(text, [{ at: 0, length: text.length, start: range.start, end: range.end }]);
  }

  /** The parts one after another, nothing between them. */
  static join(parts: readonly SourcedText[]): SourcedText {
    if (parts.length === 1) return parts[0]!;
    const pieces: Piece[] = [];
    let text = "";
    for (const part of parts) {
      for (const piece of part.pieces) append(pieces, { ...piece, at: piece.at + text.length });
      text += part.text;
    }
    return text.length === 0 ? SourcedText.EMPTY : new SourcedText(text, pieces);
  }

  get length(): number {
    return this.text.length;
  }

  toString(): string {
    return this.text;
  }

  slice(from: number, to: number = this.text.length): SourcedText {
    const begin = Math.max(0, from);
    const stop = Math.min(this.text.length, to);
    if (begin >= stop) return SourcedText.EMPTY;
    if (begin === 0 && stop === this.text.length) return this;
    const pieces: Piece[] = [];
    for (let i = this.pieceAt(begin); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.at >= stop) break;
      const a = Math.max(begin, piece.at);
      const b = Math.min(stop, piece.at + piece.length);
      const even = piece.length === piece.end - piece.start;
      pieces.push({
        at: a - begin,
        length: b - a,
        start: even ? piece.start + (a - piece.at) : piece.start,
        end: even ? piece.start + (b - piece.at) : piece.end,
      });
    }
    return new SourcedText(this.text.slice(begin, stop), pieces);
  }

  trim(): SourcedText {
    const from = this.text.length - this.text.trimStart().length;
    return this.slice(from, from + this.text.trim().length);
  }

  /** Removes every character for which `keep` is false. */
  filter(keep: (char: string, index: number, text: string) => boolean): SourcedText {
    const parts: SourcedText[] = [];
    let from = -1;
    for (let i = 0; i <= this.text.length; i++) {
      const kept = i < this.text.length && keep(this.text[i]!, i, this.text);
      if (kept && from < 0) from = i;
      if (!kept && from >= 0) {
        parts.push(this.slice(from, i));
        from = -1;
      }
    }
    return SourcedText.join(parts);
  }

  /** Replaces each character by another text, of any length; the new text keeps the old one's origin. */
  mapChars(map: (char: string) => string): SourcedText {
    let same = true;
    let even = true;
    let text = "";
    const mapped: string[] = [];
    for (const char of this.text.split("")) {
      const next = map(char);
      if (next !== char) same = false;
      if (next.length !== 1) even = false;
      mapped.push(next);
      text += next;
    }
    if (same) return this;
    if (even) return new SourcedText(text, this.pieces);
    return SourcedText.join(mapped.map((next, i) => SourcedText.spanning(next, this.rangeAt(i))));
  }

  /** Cuts at every match of a global pattern; the matches themselves are left out. */
  split(pattern: RegExp): SourcedText[] {
    const parts: SourcedText[] = [];
    let from = 0;
    for (const match of this.text.matchAll(pattern)) {
      parts.push(this.slice(from, match.index));
      from = match.index + match[0].length;
    }
    parts.push(this.slice(from));
    return parts;
  }

  /** The axis range of the character at `index`. */
  rangeAt(index: number): Range {
    const piece = this.pieces[this.pieceAt(index)];
    if (!piece) throw new RangeError(`no character at ${index} in a text of ${this.text.length}`);
    const even = piece.length === piece.end - piece.start;
    const start = even ? piece.start + (index - piece.at) : piece.start;
    return { start, end: even ? start + 1 : piece.end };
  }

  /** The axis ranges of the whole text, in text order, neighbours merged. */
  ranges(): Range[] {
    return mergeNeighbours(this.pieces);
  }

  /** Axis offset of the first character; -1 for an empty text. */
  get start(): number {
    return this.pieces[0]?.start ?? -1;
  }

  /** Axis offset after the last character; -1 for an empty text. */
  get end(): number {
    return this.pieces.at(-1)?.end ?? -1;
  }

  private pieceAt(index: number): number {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.at <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const even = (p: Piece) => p.length === p.end - p.start;
  if (last && last.end === piece.start && even(last) && even(piece)) {
    pieces[pieces.length - 1] = { at: last.at, length: last.length + piece.length, start: last.start, end: piece.end };
  } else pieces.push(piece);
}

function mergeNeighbours(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last && last.end === start) last.end = end;
    else if (!(last && last.start <= start && end <= last.end)) merged.push({ start, end });
  }
  return merged;
}
