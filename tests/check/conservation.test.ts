import { expect, it } from "vitest";
import { conserve } from "../../src/check/conservation";
import type { NoticeDraft } from "../../src/model/draft";
import { Source } from "./draft";

const METADATA = {
  title: null,
  documentNumber: null,
  issuers: [],
  recipients: null,
  date: null,
  printedDate: null,
  copyTo: null,
  disclosure: null,
  references: [],
  impliedUnits: [],
};

it("counts every character of the region once, and tells of what went nowhere", () => {
  const source = new Source();
  const header = source.put("序号 主要工作");
  const task = source.task("1");
  source.put("丢失的字。");
  const pageNumber = source.put("— 3 —");
  const last = source.task("2");
  const draft: NoticeDraft = {
    metadata: METADATA,
    tasks: [task, last],
    region: [{ start: 0, end: source.text.length }],
    dropped: [{ reason: "header", text: header }],
    messages: [],
  };
  const { coverage, messages } = conserve(draft, [{ reason: "page-number", text: pageNumber }], source.text);
  expect(coverage).toEqual({
    characters: source.text.replace(/\s/g, "").length,
    // Twice: a serial, seven characters of the task, four of the unit.
    assigned: 2 * (1 + 7 + 4),
    dropped: [
      { reason: "header", characters: 6 },
      { reason: "page-number", characters: 3 },
      { reason: "punctuation", characters: 1 },
      { reason: "unaccounted", characters: 4 },
    ],
  });
  expect(messages.map(({ code, seen }) => `${code} ${seen}`)).toEqual(["unaccounted-text 丢失的字"]);
});

it("does not count furniture outside of the tables", () => {
  const source = new Source();
  const before = source.put("— 1 —");
  const start = source.text.length;
  const task = source.task("1");
  const draft: NoticeDraft = {
    metadata: METADATA,
    tasks: [task],
    region: [{ start, end: source.text.length }],
    dropped: [],
    messages: [],
  };
  const { coverage } = conserve(draft, [{ reason: "page-number", text: before }], source.text);
  expect(coverage).toEqual({ characters: 12, assigned: 12, dropped: [] });
});
