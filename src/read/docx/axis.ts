import type { Axis } from "../../model/document";
import { SourcedText } from "../../model/sourced";

/**
 * Builds the axis of a Word document: the text of its paragraphs in the order they are met, a line feed between two. It is
 * the text as Word prints it, so the labels that Word numbers by itself stand in it too. Places give `start` and `end` in
 * this text, and the `path` of the paragraph: "body/table[2]/row[3]/cell[4]/paragraph[1]", counted from 1.
 */
export class DocxAxis implements Axis {
  private whole = "";
  private readonly starts: number[] = [];
  private readonly paths: string[] = [];
  private parts: string[] = [];
  private length = 0;

  /** Adds one paragraph's text and hands it back with its origin. */
  add(path: string, text: string): SourcedText {
    if (text === "") return SourcedText.EMPTY;
    if (this.length > 0) this.push("\n");
    const start = this.length;
    this.starts.push(start);
    this.paths.push(path);
    this.push(text);
    return SourcedText.of(text, start);
  }

  get text(): string {
    if (this.parts.length > 0) {
      this.whole += this.parts.join("");
      this.parts = [];
    }
    return this.whole;
  }

  locate(ranges: Parameters<Axis["locate"]>[0]): ReturnType<Axis["locate"]> {
    return ranges.map(({ start, end }) => {
      const path = this.paths[this.paragraphAt(start)];
      return path === undefined ? { start, end } : { start, end, path };
    });
  }

  /** Characters so far. */
  get size(): number {
    return this.length;
  }

  private push(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  private paragraphAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
