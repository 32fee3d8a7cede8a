import { describe, expect, it } from "vitest";
import { tablesFromGrids } from "../../../src/extract/table/grids";
import { bareText } from "../../../src/extract/table/lattice";
import type { Box, Document, Grid } from "../../../src/model/document";
import { draw } from "./draw";

const LINE = 12;

/** Gives drawn grids places: a row is as high as its tallest cell, and each text stands in the middle of its cell. */
function placed(document: Pick<Document, "axis" | "pages">): Pick<Document, "axis" | "pages"> {
  const boxes = new Map<number, { page: number; box: [number, number, number, number] }>();
  const pages = document.pages.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => {
      if (block.kind !== "grid") return block;
      const heights = Array.from({ length: block.rowCount }, (_, row) =>
        Math.max(1, ...block.cells.filter((cell) => cell.row === row).map(({ lines }) => lines.length)),
      );
      const top = (row: number) => 800 - LINE * heights.slice(0, row).reduce((sum, lines) => sum + lines, 0);
      const cells = block.cells.map((cell) => {
        const box: Box = [100 * cell.column, top(cell.row + 1), 100 * (cell.column + 1), top(cell.row)];
        const first = (box[1] + box[3] + LINE * cell.lines.length) / 2;
        for (const [i, line] of cell.lines.entries()) {
          const high = first - LINE * i;
          boxes.set(line.ranges()[0]!.start, { page: page.number ?? 1, box: [box[0], high - LINE, box[2], high] });
        }
        return { ...cell, box };
      });
      return { ...block, cells } satisfies Grid;
    }),
  }));
  const locate: Document["axis"]["locate"] = (ranges) =>
    ranges.map(({ start, end }) => ({ start, end, ...boxes.get(start) }));
  return { pages, axis: { text: document.axis.text, locate } };
}

const rowsOf = (document: Pick<Document, "axis" | "pages">) =>
  tablesFromGrids(document, []).tables.flatMap(({ rows }) =>
    rows.map(({ cells }) => cells.map((cell) => (cell ? bareText(cell.lines) : "-")).join(" ")),
  );

describe("two rows without numbers at a page break", () => {
  const head = "工作领域|主要工作|责任单位";

  it("are two where both areas have the same words: the rest of a cut cell is not its whole once more", () => {
    const pages = draw(
      [`${head}\n水利|修缮泵站。|市水利局\n水利|完善监测站网|市气象局`],
      ["水利|疏浚河道。|市水利局\n林业|建设苗圃。|市林业局"],
    );
    expect(rowsOf(pages)).toEqual([
      "水利 修缮泵站。 市水利局",
      "水利 完善监测站网 市气象局",
      "水利 疏浚河道。 市水利局",
      "林业 建设苗圃。 市林业局",
    ]);
  });

  it("are two where a cell that goes on below had room left on its own page", () => {
    const upper = [
      `${head}\n水利/建设/行动|修缮泵站，/疏浚河道，/完善监测站网，/清理淤塞，/加固堤防，/建立台账，/开展巡查，/按月通报|市水利局`,
    ];
    const lower = ["林业/建设/行动|建设苗圃，/提高预报能力。|市林业局\n教育|修订办法。|市教育局"];
    expect(rowsOf(placed(draw(upper, lower)))).toEqual([
      "水利建设行动 修缮泵站，疏浚河道，完善监测站网，清理淤塞，加固堤防，建立台账，开展巡查，按月通报 市水利局",
      "林业建设行动 建设苗圃，提高预报能力。 市林业局",
      "教育 修订办法。 市教育局",
    ]);
  });

  it("are one where the page's end cuts all their cells", () => {
    const upper = [`${head}\n水利|修缮泵站。|市水利局\n林业|建设苗圃，|市林`];
    const rest = ["建设|提高预报能力。|业局\n教育|修订办法。|市教育局"];
    expect(rowsOf(placed(draw(upper, rest)))).toEqual([
      "水利 修缮泵站。 市水利局",
      "林业建设 建设苗圃，提高预报能力。 市林业局",
      "教育 修订办法。 市教育局",
    ]);
  });
});
