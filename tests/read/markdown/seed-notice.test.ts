import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { type CutStyle, seedMarkdown, seedTableHtml, seedTablePipes, seedTablesByPage } from "../seed-markup";
import { expectSeedRecords, SEED } from "../seed-table";

/** From few rows on a page to many: every length cuts other rows, in other columns. */
const PAGES = [9, 13, 17, 22, 26, 31, 38];

describe("the seed notice as Markdown", () => {
  it.each(["blank", "repeated"] as const)("gives its 48 records from a pipe table, areas %s", async (merged) => {
    const parsed = await parseNotice(seedMarkdown(seedTablePipes(merged)));
    expect(parsed.source.mediaType).toBe("text/markdown");
    expect(parsed.notice.documentNumber).toBe(SEED.notice.documentNumber);
    expectSeedRecords(parsed);
  });

  it.each(["spans", "blank", "repeated"] as const)("gives them from an HTML table, areas as %s", async (merged) => {
    const markdown = seedMarkdown(seedTableHtml(merged).replaceAll("\n", ""));
    const parsed = await parseNotice(markdown);
    expect(parsed.source.mediaType).toBe("text/markdown");
    expectSeedRecords(parsed);
    const place = parsed.tasks[47]!.places.task![0]!;
    expect(place.path).toBe(`table[1]/row[49]/column[3]`);
    expect(parsed.tasks[47]!.task.startsWith(markdown.slice(place.start, place.end).slice(0, 10))).toBe(true);
  });

  const styles = [true, false].flatMap((header) =>
    [true, false].flatMap((breaks): CutStyle[] => [
      { as: "html", header, breaks, spans: true },
      { as: "html", header, breaks, spans: false },
      { as: "pipes", header, breaks },
    ]),
  );
  it.each(styles)("gives them from tables cut at page breaks, written as %j", async (style) => {
    for (const lines of PAGES) {
      const parsed = await parseNotice(seedMarkdown(seedTablesByPage(lines, style).join("\n\n")));
      expectSeedRecords(parsed);
    }
  });
});
