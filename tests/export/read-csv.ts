/**
 * RFC 4180 read by the letter of its grammar, independently of the writer under test: a quoted field ends at a lone
 * quote, a row at CRLF or LF outside of quotes, and anything else out of place is an error.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error("a quoted field without its end");
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[at++];
        else break;
      }
      at++;
    } else {
      for (; at < text.length && !",\r\n".includes(text[at]!); at++) {
        if (text[at] === '"') throw new Error(`a quote inside a bare field at ${at}`);
        field += text[at];
      }
    }
    row.push(field);
    if (text[at] === ",") {
      at++;
      if (at === text.length) throw new Error("the text ends in a comma, not in a line break");
      continue;
    }
    const lineBreak = text.startsWith("\r\n", at) ? 2 : text[at] === "\n" ? 1 : 0;
    if (lineBreak === 0) throw new Error(`neither comma nor line break after a field at ${at}`);
    at += lineBreak;
    rows.push(row);
    row = [];
  }
  return rows;
}
