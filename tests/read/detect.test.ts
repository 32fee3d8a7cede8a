import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../src/model/error";
import { DOCX, detect, OFD, PDF } from "../../src/read/detect";
import { settings } from "./settings";

const bytes = (latin1: string) => Uint8Array.from(latin1, (char) => char.charCodeAt(0));
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("<x/>")])));
const compound = (name: string) =>
  bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(600)}${[...name].map((c) => `${c}\0`).join("")}`);

/** The media type, or the code of the error. */
function outcome(input: Uint8Array): string {
  try {
    return detect(input, settings());
  } catch (error) {
    if (!(error instanceof FenjieError)) throw error;
    return error.code;
  }
}

describe("detect", () => {
  it.each<[string, Uint8Array, string]>([
    ["a PDF", bytes("%PDF-1.7\n%\xe2\xe3"), PDF],
    ["a PDF behind stray bytes", bytes("\r\n\0junk%PDF-1.4"), PDF],
    ["a DOCX", zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"), DOCX],
    ["a DOCX whose body has another name", zip("[Content_Types].xml", "word/document2.xml"), DOCX],
    ["an OFD", zip("OFD.xml", "Doc_0/Document.xml"), OFD],
    ["an OFD with a rooted name", zip("/OFD.xml"), OFD],
    ["a workbook", zip("[Content_Types].xml", "xl/workbook.xml"), "unsupported-format"],
    ["a bare archive", zip("notice.pdf"), "unsupported-format"],
    ["an archive cut off", zip("OFD.xml", "Doc_0/Document.xml").subarray(0, 60), OFD],
    ["an old Word document", compound("WordDocument"), "unsupported-format"],
    ["an encrypted DOCX", compound("EncryptedPackage"), "encrypted"],
    ["an RTF document", bytes("{\\rtf1\\ansi"), "unsupported-format"],
    ["a PNG", bytes("\x89PNG\r\n\x1a\n\0\0"), "needs-ocr"],
    ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "needs-ocr"],
    ["nothing", new Uint8Array(), "empty-input"],
  ])("knows %s", (_, input, expected) => {
    expect(outcome(input)).toBe(expected);
  });

  it("names the way out of an old Office format", () => {
    expect(() => detect(compound("WordDocument"), settings())).toThrow(/\.doc or \.wps.*save it as DOCX or PDF/);
  });

  it.each([
    ["text/html", "<!DOCTYPE html><html><body>责任单位</body></html>"],
    ["text/html", "\ufeff\n<!-- saved from url -->\n<HTML>\n<BODY>甲</BODY></HTML>"],
    ["text/html", "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"],
    ["text/html", "<div class='wrap'><table><tr><td>序号</td></tr></table></div>"],
    ["text/html", "---\nlayout: default\ntitle: 通知\n---\n\n<style>p {}</style>\n<p>任务</p>"],
    ["text/markdown", "| 序号 | 任务 |\n| --- | :-: |\n| 1 | 推进改革 |"],
    ["text/markdown", "序号|任务\n-|-\n1|推进改革"],
    ["text/markdown", "# 通知\n\n<table><tr><td>序号</td></tr></table>"],
    ["text/markdown", "<table><tr><td>序号</td></tr></table>\n\n# 二、保障措施\n\n各单位落实。"],
    ["text/markdown", "现将任务印发给你们。\n\n<table><tr><td>序号</td></tr></table>\n"],
    ["text/markdown", "# 关于印发任务的通知\n\n## 一、总体要求\n\n抓好落实。"],
    ["application/json", '{"pdf_info": []}'],
    ["application/json", '[{"type": "text", "text": "任务"}]\n'],
    ["text/plain", "[1] 推进改革\n{略}"],
    ["text/plain", "一、a < b，c > d\n| 竖线 | 不是表格 |\n- 甲\n- 乙"],
    ["text/plain", "《通知》<附件>\n责任单位：市教育局"],
    ["text/plain", "序号 任务\n----------\n1 推进 | 改革"],
    ["text/plain", "# 只有一个井号"],
  ])("takes for %s: %j", (expected, text) => {
    expect(outcome(new TextEncoder().encode(text))).toBe(expected);
  });

  it("refuses documents in XML and MIME form", () => {
    const xml = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>';
    expect(outcome(bytes(xml))).toBe("unsupported-format");
    expect(outcome(bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"))).toBe(
      "unsupported-format",
    );
  });

  it("answers at once for text made to be slow", () => {
    for (const part of ["|", "a|", "<!-- -->", " ", "- | ", "\n", "*", "{", "<p>"]) {
      expect(outcome(bytes(part.repeat(300_000 / part.length)))).toMatch(/^text\/|^application\/json/);
    }
  });

  it("gives a media type or a FenjieError for any bytes behind any magic", () => {
    const magic = fc.constantFrom(
      "",
      "PK\x03\x04",
      "PK\x05\x06",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
      "%PDF-",
      "{",
      "<",
    );
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        expect(outcome(new Uint8Array([...bytes(start), ...rest]))).toMatch(/^[a-z-]+\/|^[a-z-]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
