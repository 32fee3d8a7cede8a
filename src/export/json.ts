import type { ParsedNotice } from "../model/notice";

export interface JsonOptions {
  /** Spaces of indentation; 0 puts everything on one line. Default 2. */
  readonly indent?: number;
}

/**
 * The result as JSON text that ends in a line break. It is the contract itself, unchanged: `parsedNoticeSchema` reads it
 * back, `noticeJsonSchema` describes it for other languages.
 */
export function toJson(notice: ParsedNotice, options: JsonOptions = {}): string {
  return `${JSON.stringify(notice, null, options.indent ?? 2)}\n`;
}
