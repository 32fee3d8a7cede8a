import { describe, expect, it } from "vitest";
import { readHtmlBytes } from "../../../src/read/html/read";
import { outline } from "../origins";
import { settings } from "../settings";

describe("encodings", () => {
  // "市教育局" in GB18030
  const gbk = [0xca, 0xd0, 0xbd, 0xcc, 0xd3, 0xfd, 0xbe, 0xd6];
  const ascii = (text: string) => [...new TextEncoder().encode(text)];
  const textOf = async (bytes: number[], options = {}) =>
    outline(await readHtmlBytes(Uint8Array.from(bytes), settings(options)));

  it("follows <meta>, in both its forms", async () => {
    for (const meta of ['<meta charset="gb2312">', '<meta http-equiv=Content-Type content="text/html; charset=GBK">']) {
      expect(await textOf([...ascii(`${meta}<p>`), ...gbk])).toEqual(["市教育局"]);
    }
  });

  it("reads GBK that names itself nowhere, and UTF-8 that calls itself GB2312", async () => {
    const page = Array.from({ length: 6 }, () => gbk).flat();
    expect(await textOf([...ascii("<p>"), ...page])).toEqual(["市教育局".repeat(6)]);
    expect(await textOf(ascii('<meta charset="gb2312"><p>市教育局'))).toEqual(["市教育局"]);
  });

  it("follows a byte order mark", async () => {
    const bytes = [0xff, 0xfe, ...[..."<p>市"].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])];
    expect(await textOf(bytes)).toEqual(["市"]);
  });
});
