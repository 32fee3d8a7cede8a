import { expect, it } from "vitest";
import { setFurnitureAside } from "../../src/layout/furniture";
import type { Page } from "../../src/model/document";
import { SourcedText } from "../../src/model/sourced";

/** Pages drawn as lines; what is kept, and what is set aside with its reason. */
function asideOf(...drawn: string[]) {
  return asideOfPages(drawn, false);
}

function asideOfPages(drawn: readonly string[], marked: boolean) {
  const pages: Page[] = drawn.map((page, i) => ({
    number: drawn.length > 1 || marked ? i + 1 : null,
    blocks: page.split("|").map((line) => ({ kind: "line", text: SourcedText.of(line) })),
  }));
  const { pages: kept, dropped } = setFurnitureAside(pages);
  return {
    kept: kept.map(({ blocks }) => blocks.map((block) => (block.kind === "line" ? block.text.text : "")).join("|")),
    dropped: dropped.map(({ reason, text }) => `${reason} ${text.text}`),
  };
}

it.each(["— 3 —", "- 13 -", "—１—".normalize("NFKC"), "·3·", "第 3 页", "第3页 共10页", "Page 3 of 10"])(
  "%s is a page number wherever it stands",
  (line) => {
    expect(asideOf(`形成保证|${line}|教育投入`, "促进多样")).toEqual({
      kept: ["形成保证|教育投入", "促进多样"],
      dropped: [`page-number ${line}`],
    });
  },
);

it("a page number parts text that came as one page", () => {
  expect(asideOf("形成保证|— 3 —|教育投入|— 4 —").kept).toEqual(["形成保证", "教育投入"]);
});

it("a page that the tool marked is not parted where its number stands before its last column", () => {
  expect(asideOfPages(["推动改造|— 1 —|市教育局"], true).kept).toEqual(["推动改造|市教育局"]);
});

it.each(["3", "3/10", "3%", "第3页讲稿", "2017年", "-3", "— —"])("%s inside a page is text", (line) => {
  expect(asideOf(`形成保证|${line}|教育投入`).dropped).toEqual([]);
});

it("bare numbers are page numbers at the edges of pages that count on, and nowhere else", () => {
  expect(asideOf("甲|12|乙|1", "丙|2", "丁|3").dropped).toEqual(["page-number 1", "page-number 2", "page-number 3"]);
  expect(asideOf("甲|5", "乙|9").dropped).toEqual([]);
});

it("the same words at the edge of three pages are a running line, but not a table's header", () => {
  expect(asideOf("示范市文件汇编|甲", "示范市文件汇编|乙", "示范市文件汇编|丙").kept).toEqual(["甲", "乙", "丙"]);
  expect(asideOf("示范市文件汇编|甲", "示范市文件汇编|乙").dropped).toEqual([]);
  const header = "序号 工作任务 责任单位";
  expect(asideOf(`${header}|甲`, `${header}|乙`, `${header}|丙`).dropped).toEqual([]);
});

it("a marked page number is one as a paragraph too, as web pages and document models have it", () => {
  const blocks = ["甲", "— 3 —", "5", "乙"].map((text) => ({ kind: "paragraph" as const, text: SourcedText.of(text) }));
  const { pages, dropped } = setFurnitureAside([{ number: null, blocks }]);
  expect(pages[0]!.blocks).toHaveLength(3);
  expect(dropped.map(({ text }) => text.text)).toEqual(["— 3 —"]);
});
