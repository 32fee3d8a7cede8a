import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../src/model/error";
import { openArchive, partName } from "../../src/read/archive/open";
import { settings } from "./settings";

const limits = settings().limits;
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof FenjieError ? error.code : String(error);
  }
  return "no error";
};

describe("openArchive", () => {
  const parts = { "a/甲.xml": strToU8("任务".repeat(40)), "b.xml": strToU8("x") };

  it("gives back each part, by its name in any case and spelling", () => {
    for (const level of [0, 9] as const) {
      const archive = openArchive(zipSync(parts, { level }), limits);
      expect(archive.names).toEqual(["a/甲.xml", "b.xml"]);
      expect(archive.read("/A/./c/../甲.XML")).toEqual(parts["a/甲.xml"]);
      expect(archive.read("b.xml")).toEqual(parts["b.xml"]);
      expect(archive.read("c.xml")).toBeNull();
    }
  });

  it("finds its way when something stands in front of the archive", () => {
    const archive = openArchive(new Uint8Array([...strToU8("#!/bin/sh\n"), ...zipSync(parts)]), limits);
    expect(archive.read("b.xml")).toEqual(parts["b.xml"]);
  });

  it("takes no entry that points out of the archive", () => {
    const names = ["../up.xml", "a/../../up.xml", "C:\\win.xml", "..\\up.xml", "ok.xml"];
    const archive = openArchive(zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")]))), limits);
    expect(archive.names).toEqual(["ok.xml"]);
    expect(archive.refused).toHaveLength(4);
    expect(archive.read("../up.xml")).toBeNull();
  });

  it("stops a bomb by its ratio, and many parts by their sum", () => {
    const bomb = zipSync({ "bomb.xml": new Uint8Array(8 * 1024 * 1024) });
    expect(codeOf(() => openArchive(bomb, limits).read("bomb.xml"))).toBe("too-large");
    expect(() => openArchive(bomb, limits).read("bomb.xml")).toThrow(/options\.limits\.unpackRatio/);
    const noise = () => Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251);
    const archive = openArchive(
      zipSync({ a: noise(), b: noise() }),
      settings({ limits: { unpackedBytes: 5000 } }).limits,
    );
    expect(archive.read("a")).toHaveLength(3000);
    expect(() => archive.read("b")).toThrow(/options\.limits\.unpackedBytes/);
  });

  it("counts what comes out, not what the directory claims", () => {
    const bomb = zipSync({ "bomb.xml": new Uint8Array(8 * 1024 * 1024) });
    const view = new DataView(bytesOf(bomb));
    const directory = bomb.length - 22 - 46 - "bomb.xml".length;
    view.setUint32(directory + 24, 10, true);
    view.setUint32(22, 10, true);
    expect(codeOf(() => openArchive(bomb, limits).read("bomb.xml"))).toBe("too-large");
  });

  it("refuses a part whose bytes were changed", () => {
    const zip = zipSync({ a: strToU8("Z") }, { level: 0 });
    zip[zip.indexOf(0x5a)] = 0x59;
    expect(codeOf(() => openArchive(zip, limits).read("a"))).toBe("damaged");
  });

  it("refuses what is cut off", () => {
    const zip = zipSync(parts);
    expect(codeOf(() => openArchive(zip.subarray(0, zip.length - 30), limits))).toBe("damaged");
    expect(codeOf(() => openArchive(new Uint8Array(3), limits))).toBe("damaged");
  });

  it("gives the true part or a FenjieError, whatever bytes are changed", () => {
    const zip = zipSync(parts);
    const change = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(change, (changes) => {
        const soiled = Uint8Array.from(zip);
        for (const [at, value] of changes) soiled[at] = value;
        try {
          const archive = openArchive(soiled, limits);
          for (const name of archive.names) archive.read(name);
          const part = archive.read("a/甲.xml");
          if (part) expect(part).toEqual(parts["a/甲.xml"]);
        } catch (error) {
          if (!(error instanceof FenjieError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("partName", () => {
  it.each([
    ["/Doc_0/./Pages/../Doc.xml", "Doc_0/Doc.xml"],
    ["a\\b.xml", "a/b.xml"],
    ["../a", null],
    ["a/../..", null],
    ["", null],
    ["d:/a", null],
  ])("%s → %s", (name, expected) => {
    expect(partName(name)).toBe(expected);
  });
});

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}
