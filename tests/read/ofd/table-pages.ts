import type { Glyph, Page, Rule } from "../../../src/model/document";

/** A row: its cells' texts; null where the cell above goes on. */
export type Row = readonly (string | null)[];

const SIZE = 10;
const LEADING = 14;
const PAGE = [595, 842] as const;
const [LEFT, TOP, BOTTOM] = [40, 780, 60];

/**
 * Draws a ruled table over as many pages as it takes, the header on each, rows cut wherever the page ends.
 *
 * ```
 *   ┌──┬────┬──────┐        ┌──┬────┬──────┐  header
 *   ├──┼────┼──────┤        ├──┼────┼──────┤
 *   │1 │区域 │任务的  │   →    │  │    │后半句。│  the rest of the row
 *   └──┴────┴──────┘ page 1 └──┴────┴──────┘ page 2
 * ```
 *
 * @param widths of the columns in points.
 */
export function tablePages(
  title: string,
  header: readonly string[],
  rows: readonly Row[],
  widths: readonly number[],
): Page[] {
  const edges = [LEFT];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  const wrapped = rows.map((row) => row.map((text, column) => (text === null ? [] : wrap(text, widths[column]!))));
  const pages: Page[] = [];
  let glyphs: Glyph[] = [];
  let rules: Rule[] = [];
  let y = TOP;
  const write = (text: string, x: number, baseline: number) => {
    for (const [i, char] of [...text].entries()) {
      const at = x + i * SIZE;
      glyphs.push({ at: 0, char, size: SIZE, box: [at, baseline - 0.12 * SIZE, at + SIZE, baseline + 0.88 * SIZE] });
    }
  };
  const line = (direction: Rule["direction"], position: number, from: number, to: number) =>
    rules.push({ direction, position, from, to, thickness: 0.5 });
  const draw = (cells: readonly (readonly string[])[], height: number, closed: (column: number) => boolean) => {
    for (const [column, lines] of cells.entries()) {
      for (const [i, text] of lines.entries()) write(text, edges[column]! + 3, y - LEADING * (i + 1) + 3);
      if (closed(column)) line("horizontal", y - height, edges[column]!, edges[column + 1]!);
    }
    for (const edge of edges) line("vertical", edge, y - height, y);
    y -= height;
  };
  const begin = () => {
    [glyphs, rules, y] = [[], [], TOP];
    if (pages.length === 0) {
      write(title, LEFT, TOP - 20);
      y -= 40;
    }
    line("horizontal", y, LEFT, edges.at(-1)!);
    draw(
      header.map((text) => [text]),
      LEADING + 6,
      () => true,
    );
  };
  const finish = () => pages.push({ number: pages.length + 1, size: PAGE, blocks: [], canvas: { glyphs, rules } });
  begin();
  for (const [index, cells] of wrapped.entries()) {
    let rest: string[][] = cells;
    do {
      const needed = Math.max(...rest.map((lines) => lines.length), 1);
      const fits = Math.floor((y - BOTTOM) / LEADING);
      if (fits < 1) {
        finish();
        begin();
        continue;
      }
      const taken = Math.min(needed, fits);
      const part = rest.map((lines) => lines.slice(0, taken));
      rest = rest.map((lines) => lines.slice(taken));
      const cut = rest.some((lines) => lines.length > 0);
      const goesOn = (column: number) =>
        !cut && y - taken * LEADING - 6 > BOTTOM + LEADING && rows[index + 1]?.[column] === null;
      draw(part, taken * LEADING + (cut ? 0 : 6), (column) => !goesOn(column));
    } while (rest.some((lines) => lines.length > 0));
  }
  finish();
  return pages;
}

function wrap(text: string, width: number): string[] {
  const most = Math.max(1, Math.floor((width - 6) / SIZE));
  const chars = [...text.replaceAll("\n", "")];
  return Array.from({ length: Math.ceil(chars.length / most) }, (_, i) =>
    chars.slice(i * most, (i + 1) * most).join(""),
  );
}
