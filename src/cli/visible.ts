/** Text from a document is shown, never obeyed: its control characters must not reach the terminal. */
export function visible(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, " ").replace(/[\u0000-\u001f\u007f-\u009f]/g, "\u{FFFD}");
}
