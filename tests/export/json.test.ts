import { describe, expect, it } from "vitest";
import { parsedNoticeSchema, toJson, toNdjson } from "../../src/index";
import { sampleNotice } from "../sample-notice";

describe("toJson", () => {
  it("is the contract, readable back and ended by a line break", () => {
    const notice = sampleNotice([{}, { task: '\u2028“引号"与\\\n' }]);
    const text = toJson(notice);
    expect(text.endsWith("}\n")).toBe(true);
    expect(parsedNoticeSchema.parse(JSON.parse(text))).toEqual(notice);
  });

  it("indents as asked", () => {
    expect(toJson(sampleNotice(), { indent: 0 }).trimEnd()).not.toContain("\n");
    expect(toJson(sampleNotice()).split("\n")[1]).toBe('  "source": {');
  });
});

describe("toNdjson", () => {
  it("gives one self-contained line a task", () => {
    const notice = sampleNotice([{}, { task: "两行\n之间" }]);
    const lines = toNdjson(notice).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      notice.tasks.map((task) => ({ source: "sample.txt", documentNumber: "示政发〔2020〕1号", ...task })),
    );
  });

  it("gives nothing for a notice without tasks", () => {
    expect(toNdjson(sampleNotice([]))).toBe("");
  });
});
