import { describe, expect, it } from "vitest";
import { parseNotice } from "../../../src/index";
import { seedTableHtml, seedTablesByPage } from "../seed-markup";
import { expectSeedRecords, SEED } from "../seed-table";

const page = (content: string) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>公文</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<div class="article"><h1>${SEED.notice.title}</h1><p>${SEED.notice.documentNumber}</p>
<p>各县（市）、区人民政府：</p>${content}</div>
<div class="share">分享到：<a href="#">微信</a></div></body></html>`;

describe("the seed notice as a web page", () => {
  it.each(["spans", "blank", "repeated"] as const)("gives its 48 records, areas as %s", async (merged) => {
    const html = page(seedTableHtml(merged));
    const parsed = await parseNotice(html);
    expectSeedRecords(parsed);
    expect(parsed.source.mediaType).toBe("text/html");
    expect(parsed.notice).toMatchObject({ title: SEED.notice.title, documentNumber: SEED.notice.documentNumber });
    const place = parsed.tasks[47]!.places.task![0]!;
    expect(place.path).toBe("table[1]/row[49]/column[3]");
    expect(parsed.tasks[47]!.task.startsWith(html.slice(place.start, place.end).slice(0, 10))).toBe(true);
  });

  it("gives them from cells of paragraphs inside a layout table", async () => {
    const table = seedTableHtml("spans").replaceAll(/<td([^>]*)>(.*?)<\/td>/g, "<td$1><p><span>$2</span></p></td>");
    const html = page(`<table width="960"><tr><td>通知正文</td></tr><tr><td>${table}</td></tr></table>`);
    expectSeedRecords(await parseNotice(html));
  });

  it("gives them from one table for each printed page", async () => {
    for (const lines of [11, 19, 29]) {
      const tables = seedTablesByPage(lines, { header: true, as: "html", spans: true, breaks: true });
      const parsed = await parseNotice(page(tables.map((table, i) => `${table}<p>— ${i + 1} —</p>`).join("\n")));
      expectSeedRecords(parsed);
    }
  });
});
