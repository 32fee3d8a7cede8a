/** How much of a page is searched for what it says of itself; the standard's 1024 bytes are too few for old sites. */
const SEARCHED_BYTES = 8192;

/**
 * The encoding that a page names: in <meta charset=…>, in <meta http-equiv=… content="…; charset=…"> or in an XML
 * declaration. Undefined where it names none, or where its bytes are UTF-8 whatever it says: pages saved anew keep their
 * old `charset=gb2312`, and nearly all UTF-8 "decodes" as GB2312, into gibberish.
 */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  let head = "";
  for (const byte of bytes.subarray(0, SEARCHED_BYTES)) head += String.fromCharCode(byte);
  head = head.replace(/<!--[\s\S]*?-->/g, "");
  const found =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]*?encoding=["']([\w:.-]+)/i.exec(head);
  const label = found?.[1]?.toLowerCase();
  // A page that could be searched byte by byte is not UTF-16, whatever it says.
  if (!label || label.startsWith("utf-16") || isUtf8(bytes)) return undefined;
  // What calls itself GB2312 or GBK may use the rest of GB18030.
  return /^(?:gb2312|gbk|gb_2312-80|x-gbk|gb18030)$/.test(label) ? "gb18030" : label;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
