/** Why an input gave no result at all. Anything less is a {@link Message} in the result. */
export type FenjieErrorCode =
  | "unreadable"
  | "empty-input"
  | "not-text"
  | "unsupported-format"
  | "too-large"
  | "too-many-pages"
  | "too-many-objects"
  | "too-deep"
  | "time-limit"
  | "encrypted"
  | "damaged"
  | "needs-ocr"
  | "invalid-option"
  | "output"
  | "locked"
  | "internal";

/** The only error that leaves this library. `details` holds what was seen and what was expected, as plain data. */
export class FenjieError extends Error {
  override readonly name = "FenjieError";

  constructor(
    readonly code: FenjieErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
