import type { ParsedNotice } from "./model/notice";
import type { ParseOptions } from "./model/options";

/** Anything that holds one notice. A string is taken as decoded text. */
export type NoticeInput = string | Uint8Array | ArrayBuffer | Blob;

export async function parseNotice(input: NoticeInput, options: ParseOptions = {}): Promise<ParsedNotice> {
  void input;
  void options;
  throw new Error("not written yet");
}

export function parseNoticeText(text: string, options: ParseOptions = {}): ParsedNotice {
  void text;
  void options;
  throw new Error("not written yet");
}
