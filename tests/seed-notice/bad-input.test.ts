import { describe, expect, it } from "vitest";
import { FenjieError, type NoticeInput, type ParseOptions, parseNotice, parseNoticeText } from "../../src/index";
import { cellsOf, HEADINGS, isFirstOfArea, SEED } from "../read/seed-table";
import { expectConserved, expectNoneSilentlyWrong, SEED_BYTES, SEED_LINES, SEED_TEXT } from "./truth";

/** The code of the error that an input gives; "no error" where it gives a result. */
async function errorOf(input: NoticeInput, options: ParseOptions = {}): Promise<string> {
  try {
    await parseNotice(input, options);
    return "no error";
  } catch (error) {
    return error instanceof FenjieError ? error.code : String(error);
  }
}

const bytes = (length: number, byteAt: (i: number) => number) => Uint8Array.from({ length }, (_, i) => byteAt(i));
const reasonsOf = (text: string) =>
  Object.fromEntries(parseNoticeText(text).tasks.map(({ number, reasons }) => [number, reasons]));
const codesOf = (text: string) => parseNoticeText(text).messages.map(({ code }) => code);

describe("input that holds no notice gives a typed error", () => {
  it.each([
    ["no character", "", "empty-input"],
    ["no byte", new Uint8Array(), "empty-input"],
    ["spaces, tabs and line breaks", " \n\t\r\n\u3000\f\n ", "empty-input"],
    ["white space as bytes", new TextEncoder().encode(" \n\u3000\n"), "empty-input"],
    ["random bytes", bytes(5000, (i) => (i * 7919 + (i >> 3) * 104729) & 255), "not-text"],
    ["counted bytes", bytes(4096, (i) => i & 255), "not-text"],
    ["control characters and little else", "\u0001\u0002\u0003序\u0004号".repeat(30), "not-text"],
    ["a picture", bytes(64, (i) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a][i] ?? 0), "needs-ocr"],
  ] as const)("%s", async (_, input, code) => {
    expect(await errorOf(input)).toBe(code);
  });
});

describe("limits", () => {
  it("refuse what is too large, and can be raised", async () => {
    const limit = SEED_BYTES.length;
    expect(await errorOf(SEED_BYTES, { limits: { bytes: limit - 1 } })).toBe("too-large");
    expect(await errorOf(SEED_BYTES, { limits: { bytes: limit } })).toBe("no error");
    expect(await errorOf(SEED_TEXT, { limits: { characters: SEED_TEXT.length - 1 } })).toBe("too-large");
    expect(await errorOf(SEED_TEXT, { limits: { lines: 100 } })).toBe("too-large");
  });

  it("refuse more bytes than 64 MiB as they stand", async () => {
    expect(await errorOf(new Uint8Array(64 * 1024 * 1024 + 1))).toBe("too-large");
  });

  it("refuse 300 MB of any kind before reading them, and say which limit to raise", async () => {
    const large = Buffer.alloc(300_000_000);
    expect(await errorOf(large.buffer)).toBe("too-large");
    expect(await errorOf(new Blob([large]))).toBe("too-large");
    const error = await parseNotice(large).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FenjieError);
    expect(error).toMatchObject({ code: "too-large", details: { limit: "bytes", seen: 300_000_000 } });
    expect(error).toMatchObject({ message: expect.stringContaining("options.limits.bytes") });
  });

  it.each(["推", "推进教育，", "市教育局、", "1.", "（", "—"])("let five million characters of %j pass", (unit) => {
    const parsed = parseNoticeText(unit.repeat(5_000_000 / unit.length));
    expect(parsed.tasks).toEqual([]);
    expect(parsed.messages.map(({ code }) => code)).toContain("no-tasks");
  });
});

describe("a damaged seed notice", () => {
  const line = (begin: string) => {
    const at = SEED_LINES.findIndex((text) => text.startsWith(begin));
    expect(at, begin).toBeGreaterThan(0);
    return at;
  };
  const changed = (begin: string, to: (text: string) => string) => {
    const at = line(begin);
    return SEED_LINES.map((text, i) => (i === at ? to(text) : text)).join("\n");
  };

  it("with a header and no rows says so", () => {
    const text = SEED_LINES.slice(0, line("重点任务 主要工作") + 1).join("\n");
    expect(parseNoticeText(text).tasks).toEqual([]);
    expect(codesOf(text)).toContain("table-without-rows");
  });

  it("without a serial flags the row, and loses none", () => {
    const text = changed("20.", (begin) => begin.slice(3));
    const parsed = parseNoticeText(text);
    expectNoneSilentlyWrong(parsed);
    expectConserved(parsed);
    expect(parsed.tasks.filter(({ status }) => status === "review").length).toBeGreaterThan(0);
    const all = parsed.tasks.map(({ task }) => task).join("");
    for (const { task } of SEED.tasks) expect(all).toContain(task);
  });

  it("without a whole row flags both rows beside the gap", () => {
    const text = SEED_LINES.slice(0, line("13.探索"))
      .concat(SEED_LINES.slice(line("13.探索") + 1))
      .join("\n");
    const reasons = reasonsOf(text);
    expect(reasons[12]).toContain("serial-gap");
    expect(reasons[14]).toContain("serial-gap");
  });

  it("with a serial that stands twice flags it", () => {
    const parsed = parseNoticeText(changed("13.探索", (begin) => begin.replace("13.", "12.")));
    expect(parsed.tasks).toHaveLength(48);
    const flagged = parsed.tasks.filter(({ reasons }) => reasons.length > 0).map(({ number }) => number);
    expect(flagged).toContain("12");
    expectNoneSilentlyWrong({ ...parsed, tasks: parsed.tasks.filter(({ status }) => status === "review") });
    expect(parsed.tasks.filter(({ number }) => number === "12").map(({ status }) => status)).toEqual([
      "review",
      "review",
    ]);
  });

  it("with its columns in another order is read right or flagged", () => {
    const order = [0, 3, 4, 1, 2];
    const lines = [order.map((column) => HEADINGS[column]).join(" ")];
    SEED.tasks.forEach((task, i) => {
      const cells = cellsOf(task);
      if (!isFirstOfArea(i)) [cells[0], cells[1]] = ["", ""];
      lines.push(...order.map((column) => cells[column]!).filter((cell) => cell !== ""));
    });
    const parsed = parseNoticeText(lines.join("\n"));
    expect(parsed.tasks.length).toBeGreaterThan(0);
    expectNoneSilentlyWrong(parsed);
    expectConserved(parsed);
  });

  it("with NUL and control characters here and there gives the same records", () => {
    const soiled = [...SEED_TEXT].map((char, i) =>
      i % 97 === 0 ? `${char}\u0000` : i % 89 === 0 ? `${char}\u200b` : char,
    );
    const parsed = parseNoticeText(soiled.join(""));
    expect(expectNoneSilentlyWrong(parsed)).toBe(48);
    expect(parsed.messages.map(({ code }) => code)).toContain("control-characters");
    expectConserved(parsed);
  });

  it("that ends inside a list of units doubts its last record", () => {
    const end = SEED_TEXT.indexOf("府，南通开发区管委") + 2;
    expect(end).toBeGreaterThan(2);
    const parsed = parseNoticeText(SEED_TEXT.slice(0, end));
    expect(parsed.tasks.at(-1)).toMatchObject({ number: "25", reasons: ["table-cut-off"] });
    expectNoneSilentlyWrong(parsed);
  });
});
