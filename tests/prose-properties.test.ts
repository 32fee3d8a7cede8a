import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedNotice, parsedNoticeSchema, parseNoticeText } from "../src/index";

const UNITS = [
  "市教育局",
  "市财政局",
  "市文化广电和旅游局",
  "各县（市、区）政府",
  "市委组织部（人才办）",
  "省电力公司",
];
const TASKS = [
  "新建校舍，扩建操场。",
  "完善制度（含食堂）；健全机制。",
  "到2025年底，建成20个站点。",
  "推行“一窗受理”。",
];
const units = fc.uniqueArray(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 });
const note = fc.oneof(
  units.map((list) => `（责任单位：${list.join("、")}）`),
  fc.tuple(units, units).map(([lead, rest]) => `〔${lead.join("、")}牵头，${rest.join("、")}配合〕`),
  units.map((list) => `（${list.join("、")}负责；完成时限：2025年底）`),
  units.map((list) => `\n责任单位：${list.join(" ")}\n完成时限：长期坚持\n`),
);
const item = fc.tuple(
  fc.constantFrom("", "一、", "（一）", "1.", "（2）", "3）", "①", "第四条 "),
  fc.constantFrom(...TASKS),
  fc.option(note, { nil: "" }),
);
const joint = fc.constantFrom("\n", "", " ", "\n— 3 —\n", "（", "）", "\f");

/** Notices of items and notes, put together well or badly. */
const notices = fc
  .array(fc.tuple(item, joint), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.map(([[marker, task, words], end]) => marker + task + words + end).join(""))
  .filter((text) => text.trim() !== "");

const bare = (text: string) => text.replace(/\s/g, "");

function fields({ tasks }: ParsedNotice) {
  return tasks.flatMap(({ task, leadText, area, section, places, leadUnits, cooperatingUnits }) => [
    { text: task, places: places.task },
    { text: leadText, places: places.leadText },
    { text: area, places: places.area },
    { text: section, places: places.section },
    ...leadUnits.map(({ name }, i) => ({ text: name, places: places.leadUnits[i] })),
    ...cooperatingUnits.map(({ name }, i) => ({ text: name, places: places.cooperatingUnits[i] })),
  ]);
}

describe("prose, put together at random", () => {
  it("conserves: every character of a note's region is in a field or among the dropped", () => {
    fc.assert(
      fc.property(notices, (text) => {
        const parsed = parsedNoticeSchema.parse(parseNoticeText(text));
        const dropped = parsed.coverage.dropped.reduce((sum, { characters }) => sum + characters, 0);
        expect(parsed.coverage.assigned + dropped).toBe(parsed.coverage.characters);
        expect(parsed.messages.filter(({ code }) => code === "unaccounted-text")).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("gives every value its place", () => {
    fc.assert(
      fc.property(notices, (text) => {
        for (const field of fields(parseNoticeText(text))) {
          if (!field.text) continue;
          const stands = (field.places ?? []).map((place) => {
            const { start, end } = place as { start: number; end: number };
            return text.slice(start, end);
          });
          expect(bare(stands.join(""))).toBe(bare(field.text));
        }
      }),
      { numRuns: 150 },
    );
  });
});
