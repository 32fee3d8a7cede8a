import type { Canvas, Glyph, Page, Rule } from "../../../src/model/document";

/** Draws a page for tests: text at a place, rules, and tables of both. Glyphs get their axis offsets as they come. */
export class Painter {
  readonly glyphs: Glyph[] = [];
  readonly rules: Rule[] = [];
  text = "";

  /** One line of glyphs, `size` wide each, from (x, y), the bottom of its box. */
  write(text: string, x: number, y: number, size = 10): this {
    let at = x;
    for (const char of text) {
      this.glyphs.push({ at: this.text.length, char, box: [at, y, at + size, y + size], size });
      this.text += char;
      at += size;
    }
    return this;
  }

  horizontal(y: number, from: number, to: number, thickness = 0.5): this {
    this.rules.push({ direction: "horizontal", position: y, from, to, thickness });
    return this;
  }

  vertical(x: number, from: number, to: number, thickness = 0.5): this {
    this.rules.push({ direction: "vertical", position: x, from, to, thickness });
    return this;
  }

  /** A full lattice of rules. */
  lattice(xs: readonly number[], ys: readonly number[]): this {
    for (const y of ys) this.horizontal(y, xs[0]!, xs.at(-1)!);
    for (const x of xs) this.vertical(x, ys.at(-1)!, ys[0]!);
    return this;
  }

  get canvas(): Canvas {
    return { glyphs: this.glyphs, rules: this.rules };
  }

  page(number = 1): Page {
    return { number, size: [600, 800], blocks: [], canvas: this.canvas };
  }
}
