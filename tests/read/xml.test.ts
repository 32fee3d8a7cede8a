import fc from "fast-check";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../src/model/error";
import { parseXml, textOf, type XmlElement } from "../../src/read/xml";
import { settings } from "./settings";

const W = "urn:w";
const parse = (text: string, options = settings()) => parseXml(strToU8(text), options, { [W]: "w" });
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof FenjieError ? error.code : String(error);
  }
  return "no error";
};

describe("parseXml", () => {
  it("keeps every space, undoes entities once, and leaves CDATA alone", () => {
    const root = parse("<a> <b>&lt;&amp;lt;&#x4e00;&#19968;&nope;</b><![CDATA[&amp;<x>]]><!-- no -->\n</a>");
    expect(textOf(root)).toBe(" <&lt;一一&nope;&amp;<x>\n");
  });

  it("gives a namespace our prefix, whichever the writer took", () => {
    const root = parse(`<x:doc xmlns:x="${W}" xmlns:w="urn:other"><x:p x:val="1" val="2"/><w:p/></x:doc>`);
    const [first, second] = root.children as XmlElement[];
    expect(root.name).toBe("w:doc");
    expect(first!.name).toBe("w:p");
    expect([...first!.attributes]).toEqual([
      ["w:val", "1"],
      ["val", "2"],
    ]);
    expect(second!.name).toBe("w:p");
    expect(parse(`<doc xmlns="${W}"><p val="1"/></doc>`).name).toBe("w:doc");
  });

  it.each([
    ["an element that is not closed", "<a><b>text"],
    ["elements that overlap", "<a><b>x</a></b>"],
    ["no element", "text"],
    ["an attribute without quotes", "<a b=1>x</a>"],
    ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ])("refuses %s", (_, text) => {
    expect(codeOf(() => parse(text))).toBe("damaged");
  });

  it("refuses nesting beyond the limit, however deep it goes", () => {
    expect(codeOf(() => parse("<a>".repeat(100_000)))).toBe("too-deep");
    expect(codeOf(() => parse(`${"<a>".repeat(9)}${"</a>".repeat(9)}`, settings({ limits: { depth: 5 } })))).toBe(
      "too-deep",
    );
    expect(codeOf(() => parse(`${"<a>".repeat(400)}${"</a>".repeat(400)}`))).toBe("no error");
  });

  it("refuses more tags than the limit", () => {
    expect(codeOf(() => parse(`<a>${"<b/>".repeat(20)}</a>`, settings({ limits: { elements: 10 } })))).toBe(
      "too-large",
    );
  });

  it("reads what its declaration says of the encoding", () => {
    const gbk = [...strToU8('<?xml version="1.0" encoding="GBK"?><a>'), 0xc8, 0xce, 0xce, 0xf1, ...strToU8("</a>")];
    expect(textOf(parseXml(new Uint8Array(gbk), settings(), "none"))).toBe("任务");
  });

  it("gives an element or a FenjieError for any text made of markup", () => {
    const token = fc.constantFrom(
      "<a>",
      "</a>",
      "<b x='1'>",
      "</b>",
      "<c/>",
      "&amp;",
      "任务",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<",
      ">",
      '"',
      "<?x ?>",
      "<__proto__>",
      "<toString/>",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        try {
          textOf(parse(`<a>${tokens.join("")}</a>`));
        } catch (error) {
          if (!(error instanceof FenjieError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
