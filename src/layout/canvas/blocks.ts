import type { Block, Page } from "../../model/document";
import { linesOf } from "./lines";
import { ruledGrids } from "./ruled";
import { CANVAS_SETTINGS } from "./settings";

/**
 * What stands on a page, from its glyphs and rules: grids where rules enclose cells, lines elsewhere, top to bottom.
 * A page without a canvas, or whose blocks its reader gave, stays as it is.
 */
export function blocksOf(page: Page): Page {
  if (!page.canvas || page.blocks.length > 0) return page;
  const { grids, rest } = ruledGrids(page.canvas, CANVAS_SETTINGS);
  const placed: { top: number; left: number; block: Block }[] = [
    ...grids.map(({ grid }) => ({ top: grid.box![3], left: grid.box![0], block: grid })),
    // The glyphs were needed to make the line; the line itself carries their offsets.
    ...linesOf(rest, CANVAS_SETTINGS).map(({ kind, text, box }) => ({
      top: box[3],
      left: box[0],
      block: { kind, text, box },
    })),
  ];
  return { ...page, blocks: inReadingOrder(placed).map(({ block }) => block) };
}

/** Top to bottom; what begins at about one height, left to right. */
function inReadingOrder<T extends { readonly top: number; readonly left: number }>(placed: readonly T[]): T[] {
  const sorted = [...placed].sort((a, b) => b.top - a.top);
  const ordered: T[] = [];
  let row: T[] = [];
  for (const item of sorted) {
    if (row.length > 0 && row[0]!.top - item.top > 3) {
      ordered.push(...row.sort((a, b) => a.left - b.left));
      row = [];
    }
    row.push(item);
  }
  return [...ordered, ...row.sort((a, b) => a.left - b.left)];
}
