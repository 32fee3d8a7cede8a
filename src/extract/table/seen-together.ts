/** Which characters stand together in the text, two and three at a time: what a line break may have parted. All digits are one. */
export class Neighbours {
  private readonly seen = new Set<string>();

  constructor(texts: Iterable<string>) {
    for (const text of Array.from(texts, plain)) {
      for (let i = 0; i + 1 < text.length; i++) {
        this.seen.add(text.slice(i, i + 2));
        if (i + 2 < text.length) this.seen.add(text.slice(i, i + 3));
      }
    }
  }

  /** Whether `before` and `after` read on, and how surely: 0, 2 or 3 characters known. */
  across(before: string, after: string): 0 | 2 | 3 {
    const tail = plain(before.slice(-2));
    const head = plain(after.slice(0, 2));
    if (!WORD.test(tail.at(-1)!) || !WORD.test(head[0]!)) return 0;
    if (this.seen.has(tail + head[0]) || this.seen.has(tail.slice(-1) + head)) return 3;
    return this.seen.has(tail.slice(-1) + head[0]) ? 2 : 0;
  }
}

/** Whether two ideographs meet: where nothing has them together elsewhere, a word of neither goes on. */
export function ideographsMeet(before: string, after: string): boolean {
  return HAN_END.test(before) && HAN_START.test(after);
}

const HAN_END = /\p{Script=Han}$/u;
const HAN_START = /^\p{Script=Han}/u;

const WORD = /[\p{Script=Han}0%]/u;

function plain(text: string): string {
  return text.replace(/[\d０-９]/gu, "0").replace(/％/gu, "%");
}
