import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { seedPages } from "../seed-markup";
import { expectSeedRecords, SEED } from "../seed-table";
import { contentList, contentListV2, docling, middle, paddle } from "./seed-outputs";

const TOOLS = { contentList, contentListV2, middle, paddle, docling };
type Tool = keyof typeof TOOLS;
const BOXED: readonly Tool[] = ["middle", "docling"];

describe.each(Object.keys(TOOLS) as Tool[])("the seed notice as %s leaves it, page by page", (tool) => {
  it.each([true, false])("gives its 48 records; header on each page: %s", async (header) => {
    const json = JSON.stringify(TOOLS[tool](header));
    const parsed = await parseNotice(json);
    expect(parsed.source).toMatchObject({ mediaType: "application/json", pages: seedPages(24).length });
    expect(parsed.notice).toMatchObject({ title: SEED.notice.title, documentNumber: SEED.notice.documentNumber });
    expectSeedRecords(parsed);
    expect(parsed.messages.filter(({ code }) => code === "row-continued-over-page").length).toBeGreaterThan(3);
  });

  it("says where each piece of a row stands that the page break cut", async () => {
    const json = JSON.stringify(TOOLS[tool](true));
    const parsed = await parseNotice(json);
    const cut = parsed.tasks.filter(({ places }) => new Set(places.task.map(({ page }) => page)).size > 1);
    expect(cut.length).toBeGreaterThan(1);
    for (const { places, task } of cut) {
      const [above, below] = places.task;
      expect(below!.page).toBe(above!.page! + 1);
      expect(task).toBe(places.task.map(({ start, end }) => json.slice(start, end)).join(""));
      expect(above!.path).toMatch(/^table\[\d+\]\/row\[\d+\]\/column\[3\]$/);
      expect(above!.box === undefined).toBe(!BOXED.includes(tool));
    }
  });
});
