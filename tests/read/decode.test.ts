import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../src/model/error";
import { decode } from "../../src/read/decode";
import { settings } from "./settings";

const TEXT =
  "关于印发《重点任务分解表》的通知\n1 推动城乡公共服务均衡发展。\n责任单位：市教育局、市财政局（2017年12月底前）";
/** The first words of TEXT in GB18030 and in Big5, whose encoders no platform brings. */
const GB18030 = bytesOf("b9d8d3dad3a1b7a2a1b6d6d8b5e3c8cecef1b7d6bde2b1eda1b7b5c4cda8d6aa0a31205cc4e3");
const BIG5 = bytesOf("c3f6a9f3a64cb56fadabc249a5f4b0c8a4c0b8d1aaed");

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
  const whole = mark ? `\ufeff${text}` : text;
  for (let i = 0; i < whole.length; i++) view.setUint16(i * 2, whole.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof FenjieError ? error.code : String(error);
  }
  return "no error";
};

describe("decode", () => {
  it("reads UTF-8 with and without its mark, and says nothing of it", () => {
    const bytes = new TextEncoder().encode(TEXT);
    expect(decode(bytes, settings())).toEqual({ text: TEXT, encoding: "utf-8", messages: [] });
    expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), settings()).text).toBe(TEXT);
  });

  it.each([true, false])("reads UTF-16, little endian %s", (little) => {
    expect(decode(utf16(TEXT, little, true), settings()).text).toBe(TEXT);
    const bare = decode(utf16(TEXT, little, false), settings());
    expect(bare.text).toBe(TEXT);
    expect(bare.messages.map((m) => m.code)).toEqual(["encoding-guessed"]);
  });

  it("reads GB18030 and says that it guessed", () => {
    const { text, encoding, messages } = decode(GB18030, settings());
    expect(text).toBe("关于印发《重点任务分解表》的通知\n1 \\你");
    expect(encoding).toBe("gb18030");
    expect(messages.map((m) => m.code)).toEqual(["encoding-guessed"]);
  });

  it("keeps UTF-8 that is cut or soiled, with what is lost marked", () => {
    const bytes = new TextEncoder().encode(TEXT);
    const cut = decode(bytes.subarray(0, bytes.length - 4), settings());
    expect(cut.encoding).toBe("utf-8");
    expect(cut.text.startsWith(TEXT.slice(0, -3))).toBe(true);
    expect(cut.messages.map((m) => m.code)).toEqual(["unreadable-characters"]);
  });

  it("follows options.encoding, and what the source declares when the bytes bear it out", () => {
    expect(decode(BIG5, settings({ encoding: "big5" })).text).toBe("關於印發重點任務分解表");
    expect(decode(GB18030, settings(), "gb2312")).toMatchObject({ encoding: "gb2312", messages: [] });
    const utf8 = new TextEncoder().encode("任务。");
    expect(decode(utf8, settings(), "no-such-label").text).toBe("任务。");
    expect(codeOf(() => decode(utf8, settings({ encoding: "no-such-label" })))).toBe("invalid-option");
  });

  it("refuses what is no text", () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256);
    expect(codeOf(() => decode(noise, settings()))).toBe("not-text");
    expect(codeOf(() => decode(BIG5, settings()))).toBe("not-text");
  });

  it("keeps within the limits", () => {
    expect(codeOf(() => decode(new Uint8Array(11), settings({ limits: { bytes: 10 } })))).toBe("too-large");
    expect(codeOf(() => decode(new TextEncoder().encode(TEXT), settings({ limits: { characters: 10 } })))).toBe(
      "too-large",
    );
  });

  it("gives text or a FenjieError for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(typeof decode(bytes, settings()).text).toBe("string");
        } catch (error) {
          expect(error).toBeInstanceOf(FenjieError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives back any text that was encoded as UTF-8 or marked UTF-16", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (text, little) => {
        fc.pre(!text.startsWith("\ufeff"));
        if (!text.includes("\0")) expect(decode(new TextEncoder().encode(text), settings()).text).toBe(text);
        expect(decode(utf16(text, little, true), settings()).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
