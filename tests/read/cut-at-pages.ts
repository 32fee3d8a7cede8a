/** What of a row stands on one page. */
export interface RowPart {
  /** Each cell's lines on this page; null where the cell above covers this row too. */
  readonly cells: readonly (readonly string[] | null)[];
  /** Whether this part is the rest of a row that began on the page before. */
  readonly rest: boolean;
}

/**
 * Lays rows on pages of so many lines and cuts them wherever a page ends, in the middle of words as well.
 *
 * ```
 *   │1│区域│任务的前│甲局│    page 1, its last line
 *   │ │名称│半句。  │    │    page 2: rest
 * ```
 * @param rows cells' texts; null where the cell above goes on (merged cells).
 * @param widths of the columns, in characters.
 */
export function cutAtPages(
  rows: readonly (readonly (string | null)[])[],
  widths: readonly number[],
  linesOnPage: number,
): RowPart[][] {
  const pages: RowPart[][] = [[]];
  let left = linesOnPage;
  for (const row of rows) {
    let open: (string[] | null)[] = row.map((text, i) => (text === null ? null : wrap(text, widths[i]!)));
    let rest = false;
    do {
      if (left === 0) {
        pages.push([]);
        left = linesOnPage;
      }
      const height = Math.min(left, Math.max(1, ...open.map((lines) => lines?.length ?? 0)));
      pages.at(-1)!.push({ cells: open.map((lines) => lines?.slice(0, height) ?? null), rest });
      open = open.map((lines) => lines?.slice(height) ?? null);
      left -= height;
      rest = true;
    } while (open.some((lines) => lines && lines.length > 0));
  }
  return pages;
}

function wrap(text: string, width: number): string[] {
  const chars = [...text.replaceAll("\n", "")];
  return Array.from({ length: Math.ceil(chars.length / width) }, (_, i) =>
    chars.slice(i * width, (i + 1) * width).join(""),
  );
}
