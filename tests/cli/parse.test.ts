import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FenjieError, type ParsedNotice, type ParseOptions, toCsv, toJson, toNdjson } from "../../src/index";
import { message } from "../../src/model/messages";
import { sampleNotice } from "../sample-notice";
import { capture } from "./capture";

/** The command line is tested on results written by hand; what the parser makes of real input is tested elsewhere. */
const parser = vi.hoisted(() => ({ parseNotice: vi.fn<(input: Uint8Array, options: ParseOptions) => unknown>() }));
vi.mock("../../src/parse", async (original) => ({ ...(await original<object>()), ...parser }));

let folder: string;
let input: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fenjie-cli-"));
  input = join(folder, "通知.txt");
  await writeFile(input, "序号 主要工作");
  parser.parseNotice.mockReset().mockResolvedValue(sampleNotice());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const review = (): ParsedNotice => ({
  ...sampleNotice([{}, { status: "review", reasons: ["serial-gap"] }]),
  messages: [
    message("serial-gap", "1 is followed by 3.", { task: "3", place: { start: 9, end: 10, line: 12, column: 1 } }),
    message("order-recognised", "The cells follow one another."),
  ],
});

describe("fenjie parse", () => {
  it("writes JSON to stdout and what is to be said to stderr", async () => {
    parser.parseNotice.mockResolvedValue(review());
    const { code, stdout, stderr } = await capture(["parse", input]);
    expect(code).toBe(0);
    expect(stdout).toBe(toJson(review()));
    expect(stderr).toBe(
      "通知.txt:12:1: warning serial-gap 1 is followed by 3. [task 3]\n" +
        "通知.txt: 2 tasks, 1 verified, 1 to review, 1 info not shown (--verbose)\n",
    );
  });

  it("hands the bytes and every option to the parser", async () => {
    const flags = ["--media-type", "text/plain", "--encoding", "gb18030", "--password", "s", "--no-cross-check"];
    await capture(["parse", input, ...flags, "--name", "n", "--limit", "pages=3", "--limit", "bytes=99"]);
    const [bytes, options] = parser.parseNotice.mock.calls[0]!;
    expect(new TextDecoder().decode(bytes)).toBe("序号 主要工作");
    expect(options).toEqual({
      name: "n",
      mediaType: "text/plain",
      encoding: "gb18030",
      password: "s",
      crossCheck: false,
      limits: { pages: 3, bytes: 99 },
    });
    await capture(["parse", input]);
    expect(parser.parseNotice.mock.calls[1]![1]).toEqual({ name: "通知.txt", crossCheck: true, limits: {} });
  });

  it("reads standard input for -", async () => {
    const { code, stderr } = await capture(["parse", "-"], "从标准输入");
    expect(code).toBe(0);
    expect(new TextDecoder().decode(parser.parseNotice.mock.calls[0]![0])).toBe("从标准输入");
    expect(parser.parseNotice.mock.calls[0]![1].name).toBeUndefined();
    expect(stderr).toMatch(/^standard input: 1 task,/);
  });

  it("writes the other formats", async () => {
    const notice = sampleNotice();
    expect((await capture(["parse", input, "-f", "ndjson"])).stdout).toBe(toNdjson(notice));
    expect((await capture(["parse", input, "-f", "csv"])).stdout).toBe(toCsv(notice));
    const zh = await capture(["parse", input, "-f", "csv", "--labels", "zh", "--excel"]);
    expect(zh.stdout).toBe(toCsv(notice, { labels: "zh", excel: true }));
  });

  it.each([["csv"], ["ndjson"], ["jsonl"], ["json"], ["txt"]])("takes the format from -o out.%s", async (ending) => {
    const out = join(folder, `out.${ending}`);
    expect(await capture(["parse", input, "-o", out, "-q"])).toEqual({ code: 0, stdout: "", stderr: "" });
    const notice = sampleNotice();
    const wanted = { csv: toCsv(notice), ndjson: toNdjson(notice), jsonl: toNdjson(notice) }[ending] ?? toJson(notice);
    expect(await readFile(out, "utf8")).toBe(wanted);
  });

  it("shows all messages with --verbose, none but errors with --quiet", async () => {
    parser.parseNotice.mockResolvedValue(review());
    expect((await capture(["parse", input, "-v"])).stderr).toContain("通知.txt: info order-recognised The cells");
    expect((await capture(["parse", input, "-q"])).stderr).toBe("");
  });

  it("lets no control character of a document reach the terminal", async () => {
    const notice = { ...sampleNotice(), messages: [message("unit-unparsed", "seen\n\u001b[31m红\u009b")] };
    parser.parseNotice.mockResolvedValue(notice);
    expect((await capture(["parse", input])).stderr).toContain("unit-unparsed seen \uFFFD[31m红\uFFFD\n");
  });

  describe("exit codes", () => {
    it("1 with --strict when a record needs review or a page could not be read, after writing what there is", async () => {
      parser.parseNotice.mockResolvedValue(review());
      const strict = await capture(["parse", input, "--strict"]);
      expect(strict.code).toBe(1);
      expect(strict.stdout).toBe(toJson(review()));
      parser.parseNotice.mockResolvedValue({ ...sampleNotice(), messages: [message("page-needs-ocr", "Page 2.")] });
      expect((await capture(["parse", input, "--strict"])).code).toBe(1);
      parser.parseNotice.mockResolvedValue(sampleNotice());
      expect((await capture(["parse", input, "--strict"])).code).toBe(0);
    });

    it("1 when the input cannot be parsed, with the code and what can be done", async () => {
      parser.parseNotice.mockRejectedValue(new FenjieError("encrypted", "The file wants a password."));
      const { code, stdout, stderr } = await capture(["parse", input, "-q"]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toBe("通知.txt: error encrypted The file wants a password. (give the password with --password)\n");
    });

    it("1 when the file is not there, is a folder, or is larger than the limit", async () => {
      expect(await capture(["parse", join(folder, "none")])).toMatchObject({
        code: 1,
        stderr: "none: error unreadable the file does not exist\n",
      });
      expect(await capture(["parse", folder])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("is a directory"),
      });
      const large = await capture(["parse", input, "--limit", "bytes=3"]);
      expect(large).toMatchObject({ code: 1, stderr: expect.stringContaining("error too-large") });
      await truncate(input, 300_000_000);
      const huge = await capture(["parse", input]);
      expect(huge).toMatchObject({ code: 1, stderr: expect.stringContaining("error too-large") });
      expect(parser.parseNotice).not.toHaveBeenCalled();
    });

    it.each([
      [["parse"]],
      [["parse", "a", "b"]],
      [["parse", "a", "-f", "xml"]],
      [["parse", "a", "--labels", "de"]],
      [["parse", "a", "--excel"]],
      [["parse", "a", "-f", "json", "--labels", "zh"]],
      [["parse", "a", "--limit", "pages=0"]],
      [["parse", "a", "--limit", "tables=1"]],
      [["parse", "a", "--limit", "toString=1"]],
      [["parse", "a", "--nonsense"]],
      [["nonsense"]],
      [[]],
    ])("2 for %j, with nothing on stdout", async (args) => {
      const { code, stdout, stderr } = await capture(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).not.toBe("");
    });

    it("2 for an option that the parser refuses", async () => {
      parser.parseNotice.mockRejectedValue(new FenjieError("invalid-option", "No such encoding."));
      expect((await capture(["parse", input, "--encoding", "x"])).code).toBe(2);
    });

    it("0 for --help and --version, on stdout", async () => {
      expect(await capture(["parse", "--help"])).toMatchObject({ code: 0, stderr: "" });
      expect(await capture(["--version"])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      });
    });
  });

  describe("-o", () => {
    it("leaves the old file and nothing else when writing fails", async () => {
      const out = join(folder, "no-such-folder", "out.json");
      const { code, stderr } = await capture(["parse", input, "-o", out]);
      expect(code).toBe(1);
      expect(stderr).toContain("error output");
      expect(await readdir(folder)).toEqual(["通知.txt"]);
    });

    it("leaves the old file standing when the input cannot be parsed", async () => {
      const out = join(folder, "out.json");
      await writeFile(out, "old");
      parser.parseNotice.mockRejectedValue(new FenjieError("empty-input", "Nothing in it."));
      expect((await capture(["parse", input, "-o", out])).code).toBe(1);
      expect(await readFile(out, "utf8")).toBe("old");
    });

    it("writes through a link and keeps the file's mode", async () => {
      const real = join(folder, "real.json");
      await writeFile(real, "old", { mode: 0o600 });
      await symlink(real, join(folder, "link.json"));
      expect((await capture(["parse", input, "-o", join(folder, "link.json")])).code).toBe(0);
      expect(await readFile(real, "utf8")).toBe(toJson(sampleNotice()));
      expect((await lstat(join(folder, "link.json"))).isSymbolicLink()).toBe(true);
      expect((await stat(real)).mode & 0o777).toBe(0o600);
      expect((await readdir(folder)).sort()).toEqual(["link.json", "real.json", "通知.txt"]);
    });

    it("writes to what is no regular file as it is", async () => {
      expect((await capture(["parse", input, "-o", "/dev/null"])).code).toBe(0);
      expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
    });
  });
});
