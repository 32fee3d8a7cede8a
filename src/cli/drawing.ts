import { ruledGrids } from "../layout/canvas/ruled";
import { mergeRules } from "../layout/canvas/rules";
import { CANVAS_SETTINGS } from "../layout/canvas/settings";
import type { Box, Page } from "../model/document";
import type { Task } from "../model/notice";

/** What each layer of the drawing looks like. */
const STYLE = `
  .glyph { font-family: "Noto Serif CJK SC", SimSun, serif; fill: #222; }
  .run { fill: none; stroke: #9bd; stroke-width: 0.4; }
  .rule { stroke: #d33; stroke-width: 0.8; }
  .cell { fill: #2a2; fill-opacity: 0.06; stroke: #2a2; stroke-width: 0.6; }
  .span { fill: #2a2; font: 5px sans-serif; }
  .record { fill: #36c; fill-opacity: 0.12; stroke: #36c; stroke-width: 0.5; }
  .review { fill: #e80; fill-opacity: 0.2; stroke: #e80; stroke-width: 0.8; }
  .id { fill: #fff; font: bold 7px sans-serif; }
  .badge { fill: #36c; } .review-badge { fill: #e80; }`;

/**
 * One page as an SVG picture with what was found on it: text runs (pale blue), ruling lines after joining (red), cells
 * with row, column and spans (green), and the records' values (blue, orange where a record wants review) with their ids.
 *
 * @param tasks the records of the notice; those with a place on the page are drawn.
 */
export function drawPage(page: Page, tasks: readonly Task[]): string {
  const [width, height] = page.size ?? [595, 842];
  const canvas = page.canvas ?? { glyphs: [], rules: [] };
  const rect = ([x0, y0, x1, y1]: Box, kind: string) =>
    `<rect class="${kind}" x="${n(x0)}" y="${n(height - y1)}" width="${n(x1 - x0)}" height="${n(y1 - y0)}"/>`;
  const parts: string[] = [];
  for (const { cells } of ruledGrids(canvas, CANVAS_SETTINGS).grids) {
    for (const { box, row, column, rowSpan, columnSpan } of cells) {
      const spans = rowSpan * columnSpan > 1 ? ` ${rowSpan}×${columnSpan}` : "";
      parts.push(rect(box, "cell"));
      parts.push(
        `<text class="span" x="${n(box[0] + 1)}" y="${n(height - box[3] + 5)}">${row},${column}${spans}</text>`,
      );
    }
  }
  for (const rule of mergeRules(canvas.rules, CANVAS_SETTINGS)) {
    const [x1, y1, x2, y2] =
      rule.direction === "horizontal"
        ? [rule.from, rule.position, rule.to, rule.position]
        : [rule.position, rule.from, rule.position, rule.to];
    parts.push(`<line class="rule" x1="${n(x1)}" y1="${n(height - y1)}" x2="${n(x2)}" y2="${n(height - y2)}"/>`);
  }
  for (const { char, box, size } of canvas.glyphs) {
    if (char.trim() === "") continue;
    parts.push(rect(box, "run"));
    const y = height - box[1] - 0.12 * size;
    parts.push(`<text class="glyph" x="${n(box[0])}" y="${n(y)}" font-size="${n(size)}">${escapeXml(char)}</text>`);
  }
  for (const task of tasks) parts.push(...drawTask(task, page.number, height, rect));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">
<style>${STYLE}
</style>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join("\n")}
</svg>
`;
}

function drawTask(
  { id, status, places }: Task,
  page: number | null,
  height: number,
  rect: (box: Box, kind: string) => string,
): string[] {
  const { number, task, leadText, cooperatingText, deadline } = places;
  // The task first: its box carries the badge. A merged number would carry those of all its rows.
  const boxes = [task, number, leadText, cooperatingText, deadline]
    .flat()
    .flatMap((place) => (place.page === page && place.box ? [place.box as Box] : []));
  const first = boxes[0];
  if (!first) return [];
  const label = escapeXml(id);
  const width = 4 + label.length * 5;
  const [x, y] = [first[0] - width - 1, height - first[3]];
  return [
    ...boxes.map((box) => rect(box, status === "review" ? "review" : "record")),
    `<rect class="${status === "review" ? "review-badge" : "badge"}" x="${n(x)}" y="${n(y)}" width="${width}" height="9" rx="2"/>`,
    `<text class="id" x="${n(x + 2)}" y="${n(y + 7)}">${label}</text>`,
  ];
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
