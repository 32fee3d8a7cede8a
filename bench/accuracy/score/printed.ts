/** Spaces, line ends and page ends say nothing of the marks that are printed. */
const squeeze = (text: string) => text.replace(/\s/gu, "");

const MARK = /[，。；：、！？”’）》〕]/gu;

/**
 * Whether a printed page lacks a mark that a text has: LibreOffice leaves out one that would hang over the line's edge.
 *
 * ```
 *   truth       …增强发展内生动力，推行“红黄绿”工作法。
 *   printed     …增强发展内生动力
 *               推行“红黄绿”工作法。
 * ```
 *
 * @param texts what the notice says.
 * @param printed the text of its printed pages, as one extractor gives it, in any order of its cells.
 * @returns the places in which a mark is missing, as the words around it.
 */
export function marksNotPrinted(texts: readonly string[], printed: string): string[] {
  const page = squeeze(printed);
  return texts.map(squeeze).flatMap((text) =>
    [...text.matchAll(MARK)]
      .map(({ index }) => [text.slice(Math.max(0, index - 4), index), text[index]!, text.slice(index + 1, index + 5)])
      .filter(
        ([before, mark, after]) =>
          before!.length === 4 && after!.length === 4 && !page.includes(before! + mark! + after!),
      )
      .filter(([before, , after]) => page.includes(before! + after!))
      .map((words) => words.join("")),
  );
}
