import { describe, expect, it } from "vitest";
import { FenjieError } from "../../../src/model/error";
import { readHtml } from "../../../src/read/html/read";
import { settings } from "../settings";

const read = (html: string, options = {}) => readHtml(html, settings(options));
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  return error instanceof FenjieError ? error.code : String(error);
};

describe("hostile pages", () => {
  it("gives up on ten thousand nested elements, with an error that names the limit", async () => {
    expect(await codeOf(read("<div>".repeat(10_000)))).toBe("too-deep");
    expect(await codeOf(read("<b><i>".repeat(200_000)))).toBe("too-deep");
    expect(await codeOf(read("<table><tr><td>".repeat(10_000)))).toBe("too-deep");
    expect(await codeOf(read("<div>".repeat(20_000), { limits: { depth: 1_000_000 } }))).toMatch(
      /too-deep|empty-input/,
    );
  });

  it("gives up on formatting that multiplies", async () => {
    const formats = Array.from({ length: 400 }, (_, i) => `<b id=${i}>`).join("");
    expect(await codeOf(read(`<div>${formats}</div>${"<p>x</p>".repeat(20_000)}`))).toMatch(
      /too-many-objects|too-deep/,
    );
  });

  it("reads a table of 100,000 rows", async () => {
    const row = "<tr><td>建设<br>平台<td>市教育局";
    const document = await read(`<table>${row.repeat(100_000)}</table>`);
    expect(document.pages[0]!.blocks[0]).toMatchObject({ rowCount: 100_000, columnCount: 2 });
  });

  it("keeps within the limits on cells", async () => {
    expect(await codeOf(read(`<table>${"<tr><td>1<td>2".repeat(100)}</table>`, { limits: { cells: 150 } }))).toBe(
      "too-large",
    );
    const wide = `<tr>${"<td rowspan=60000 colspan=1000>x".repeat(300)}`;
    expect(await codeOf(read(`<table>${wide}${"<tr><td>x".repeat(30_000)}</table>`))).toBe("too-large");
  });

  it("says so when a page shows nothing", async () => {
    for (const html of ["", "<html></html>", "<script>x</script>", "<p hidden>x</p>"]) {
      expect(await codeOf(read(html))).toBe("empty-input");
    }
  });
});
