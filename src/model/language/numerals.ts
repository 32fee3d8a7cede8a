/** The value of a number in 阿拉伯 digits (half or full width) or 汉字 (〇 to 九千九百九十九, 二〇一七 digit by digit); null if it is none. */
export function parseNumber(text: string): number | null {
  void text;
  throw new Error("not written yet");
}

/** A serial marker at the head of a text: "1.", "（三）", "12、", "①", "第一条", "一、". */
export interface Marker {
  /** Characters that the marker takes up, with its punctuation. */
  readonly length: number;
  /** The serial as it is printed: "1", "（三）", "①", "第一条", "一". */
  readonly printed: string;
  readonly value: number;
  readonly style: "chapter" | "bracketed-chapter" | "arabic" | "bracketed-arabic" | "circled" | "article";
}

/** The marker that `text` begins with, leading spaces allowed; null if there is none. */
export function matchMarker(text: string): Marker | null {
  void text;
  throw new Error("not written yet");
}
