import { FenjieError } from "../model/error";

/** How much of a text is looked at. */
const SAMPLE = 200_000;

/**
 * The media type of decoded text: "text/html", "text/markdown", "application/json", else "text/plain". A format is named
 * only where its own marks stand in the text; a stray "<" or "|" leaves it plain.
 *
 * Errors: `unsupported-format` for an XML or MIME file that holds a document in a form that is not read.
 */
export function detectText(text: string): string {
  const head = text.slice(0, SAMPLE).replace(/^[\ufeff\s]+/, "");
  refuse(head);
  if (isJson(head, text)) return "application/json";
  if (isHtml(head)) return "text/html";
  if (isMarkdown(head)) return "text/markdown";
  return "text/plain";
}

function refuse(head: string): void {
  const start = head.slice(0, 4000);
  if (start.startsWith("<?xml") && /<\?mso-application|<w:wordDocument|<pkg:package/.test(start)) {
    throw notRead(
      "a Word document in XML form",
      "open it in Word, WPS Office or LibreOffice and save it as DOCX or PDF",
    );
  }
  if (/^(?:MIME-Version|From|Content-Type):/i.test(start) && /^Content-Type:\s*multipart\/related/im.test(start)) {
    throw notRead("a web archive (MHTML)", "save the page as HTML");
  }
}

function notRead(what: string, wayOut: string): FenjieError {
  return new FenjieError("unsupported-format", `The input is ${what}, which is not read: ${wayOut}.`, {
    format: what,
    wayOut,
  });
}

/** JSON by its first marks, and its last unless the first leave no doubt; whether it parses is for its reader to say. */
function isJson(head: string, text: string): boolean {
  if (/^(?:\[\s*)*\{\s*"[^"\n]{1,80}"\s*:/.test(head)) return true;
  if (/^\{\s*(?:"|\}\s*$)/.test(head)) return /\}\s*$/.test(text.slice(-1000));
  if (/^\[\s*(?:[[{"\d-]|\]\s*$|true\b|false\b|null\b)/.test(head)) return /\]\s*$/.test(text.slice(-1000));
  return false;
}

function isHtml(head: string): boolean {
  const opening = afterPreamble(head).slice(0, 200);
  if (/^<(?:!doctype\s+html|html|head|body|meta|title)[\s>]/i.test(opening)) return true;
  if (/<html[\s>]/i.test(head) && /<body[\s>]/i.test(head)) return true;
  // A fragment, as copied out of a page. Document models begin their Markdown with a table or a <div> at times.
  return FRAGMENT.test(opening) && !isMarkdown(head);
}

const FRAGMENT =
  /^<(?:div|p|table|section|article|main|span|h[1-6]|ul|ol|center|font|style|script|tbody|tr|b|strong|a|br)[\s>/]/i;

/** Without what may stand in front: a site generator's front matter between "---" lines, an XML declaration, comments. */
function afterPreamble(head: string): string {
  let at = 0;
  if (/^---[ \t]*\r?\n/.test(head)) {
    const close = /\n---[ \t]*\r?\n/.exec(head.slice(0, 5000));
    if (close) at = close.index + close[0].length;
  }
  for (;;) {
    while (at < head.length && /\s/.test(head[at]!)) at++;
    const close = head.startsWith("<!--", at) ? "-->" : head.startsWith("<?", at) ? "?>" : null;
    const end = close === null ? -1 : head.indexOf(close, at + 2);
    if (close === null || end < 0) return head.slice(at);
    at = end + close.length;
  }
}

/**
 * A delimiter row below a row of cells, an HTML table among text that is no markup, or headings and strong text in their
 * numbers. Line by line, and no more than the beginning of each: whole-text patterns would be slow on one huge line.
 */
function isMarkdown(head: string): boolean {
  let headings = 0;
  let strong = 0;
  let images = 0;
  let tables = 0;
  let plain = 0;
  let above = "";
  for (const whole of head.split("\n")) {
    const line = whole.slice(0, 1000).trim();
    if (DELIMITER_ROW.test(line) && line.includes("|") && above.includes("|")) return true;
    if (/^#{1,6}[ \t]+\S/.test(line)) headings++;
    if (/\*\*[^*\s][^*]{0,200}\*\*/.test(line)) strong++;
    if (/!\[[^\]]{0,200}\]\([^)]{1,500}\)/.test(line)) images++;
    if (/^<table[\s>]/i.test(line)) tables++;
    if (line !== "" && !line.includes("<")) plain++;
    above = line;
  }
  if (tables > 0 && (headings > 0 || plain > 0) && /<\/t[dh]>/i.test(head))
    return headings > 0 || !/<(?:div|p)[\s>]/i.test(head);
  return headings >= 2 || (headings === 1 && strong + images > 0) || strong >= 3 || images >= 2;
}

/** "| --- | :-: |" */
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
