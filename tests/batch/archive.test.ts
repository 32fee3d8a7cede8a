import { join } from "node:path";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { listArchive } from "../../src/batch/archive";
import type { EntrySource } from "../../src/batch/input";
import { readInput } from "../../src/batch/read-input";
import { FenjieError } from "../../src/model/error";
import { limitsSchema } from "../../src/model/options";
import { scratch, write } from "./scratch";

const limits = limitsSchema.parse({});
const utf8 = (text: string) => new TextEncoder().encode(text);

async function list(zip: Uint8Array, own = limits) {
  return listArchive(join(scratch({ "a.zip": zip }), "a.zip"), own);
}

async function names(zip: Uint8Array) {
  return (await list(zip))?.map(({ name }) => name);
}

describe("listArchive", () => {
  test("finds the entries, packed and stored, and reads them", async () => {
    const text = "关于印发重点任务分解的通知\n".repeat(50);
    const zip = zipSync({ "2017/57.txt": utf8(text), "附件.txt": [utf8("甲"), { level: 0 }], empty: utf8("") });
    const directory = scratch({ "a.zip": zip });
    const entries = (await listArchive(join(directory, "a.zip"), limits))!;
    const read = await Promise.all(entries.map(({ source }) => readInput(source as EntrySource, limits)));
    const texts = read.map((bytes) => new TextDecoder().decode(bytes));
    expect(Object.fromEntries(entries.map(({ name }, i) => [name, texts[i]]))).toEqual({
      "2017/57.txt": text,
      "附件.txt": "甲",
      empty: "",
    });
  });

  test("reads names that old Windows has written in GBK", async () => {
    const zip = Buffer.from(zipSync({ "????.txt": utf8("x") }));
    const gbk = Buffer.from([0xcd, 0xa8, 0xd6, 0xaa]); // 通知
    for (let at = zip.indexOf("????"); at >= 0; at = zip.indexOf("????", at)) gbk.copy(zip, at);
    expect(await names(zip)).toEqual(["通知.txt"]);
  });

  test("leaves no way out of the archive, and leaves litter out", async () => {
    const zip = zipSync({
      "../../etc/passwd.txt": utf8("1"),
      "/root/x.txt": utf8("2"),
      "C:\\a\\..\\b.txt": utf8("3"),
      "__MACOSX/._x.txt": utf8("4"),
      ".DS_Store": utf8("5"),
      "directory/": utf8(""),
    });
    expect(await names(zip)).toEqual(["etc/passwd.txt", "root/x.txt", "a/b.txt"]);
  });

  test("says of each entry that cannot be read why", async () => {
    const zip = Buffer.from(zipSync({ "inner.zip": utf8("x"), "secret.txt": utf8("y"), "odd.txt": utf8("z") }));
    const directoryOf = (name: string) => zip.lastIndexOf(name) - 46;
    zip.writeUInt16LE(1, directoryOf("secret.txt") + 8);
    zip.writeUInt16LE(12, directoryOf("odd.txt") + 10);
    const reasons = (await list(zip))!.map(({ source }) => source.kind === "none" && source.code);
    expect(reasons).toEqual(["unsupported-format", "encrypted", "unsupported-format"]);
  });

  test("a document that is kept as an archive is none of files", async () => {
    expect(await list(zipSync({ "[Content_Types].xml": utf8("x"), "word/document.xml": utf8("x") }))).toBeNull();
    expect(await list(zipSync({ "OFD.xml": utf8("x") }))).toBeNull();
  });

  test("refuses what unpacks to far more than it is", async () => {
    const bomb = zipSync({ "a.txt": [new Uint8Array(5_000_000), { level: 9 }] });
    await expect(list(bomb)).rejects.toMatchObject({ code: "too-large" });
  });

  test("refuses entries that lie over one another", async () => {
    const noise = new Uint8Array(1000).map((_, i) => (i * i * 31) % 251);
    const zip = Buffer.from(zipSync({ "a.txt": [noise, { level: 0 }], "b.txt": [noise, { level: 0 }] }));
    const last = zip.lastIndexOf("b.txt") - 46;
    zip.writeUInt32LE(1_500, last + 20);
    zip.writeUInt32LE(1_500, last + 24);
    await expect(list(zip)).rejects.toMatchObject({ code: "damaged" });
  });

  test("an entry whose bytes are not what its check sum says is damaged", async () => {
    const zip = Buffer.from(zipSync({ "a.txt": [utf8("hello"), { level: 0 }] }));
    zip[zip.indexOf("hello")] = 0x4a;
    const [entry] = (await list(zip))!;
    const path = join(scratch({ "a.zip": zip }), "a.zip");
    await expect(readInput({ ...(entry!.source as EntrySource), archive: path }, limits)).rejects.toMatchObject({
      code: "damaged",
    });
  });

  test("whatever is done to its bytes, an archive gives entries or a FenjieError", async () => {
    const directory = scratch();
    const path = join(directory, "a.zip");
    const zip = zipSync({ "a/甲.txt": utf8("one two three"), "b.txt": utf8("four ".repeat(40)) });
    const change = fc.record({ at: fc.nat(zip.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(zip.length), async (changes, cut) => {
        const bytes = zip.slice(0, cut < 40 ? cut : zip.length);
        for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to;
        write(directory, { "a.zip": bytes });
        try {
          for (const { name, source } of (await listArchive(path, limits)) ?? []) {
            expect(name.split("/")).not.toContain("..");
            if (source.kind === "entry") await readInput(source, limits);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(FenjieError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
