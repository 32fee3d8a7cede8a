import { expect, it } from "vitest";
import { drawPage } from "../../src/cli/drawing";
import { Painter } from "../layout/canvas/paint";
import { capture } from "./capture";

it("draws glyphs, rules and cells of a page", () => {
  const paint = new Painter().lattice([0, 150, 300], [300, 260, 220]).write("甲<乙", 20, 275);
  const svg = drawPage(paint.page(), []);
  expect(svg.match(/class="cell"/g)).toHaveLength(4);
  expect(svg.match(/class="rule"/g)).toHaveLength(6);
  expect(svg.match(/class="glyph"/g)).toHaveLength(3);
  expect(svg).toContain("&#60;");
  expect(svg).not.toContain('class="record"');
});

it("refuses to write SVG under the name of another picture format", async () => {
  const { code, stderr } = await capture(["debug", "notice.pdf", "-o", "page.png"]);
  expect(code).toBe(2);
  expect(stderr).toContain("drawn as SVG");
});
