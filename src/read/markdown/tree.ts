import type { Root } from "mdast";
import { FenjieError } from "../../model/error";
import type { Limits } from "../../model/options";
import { keepWithin } from "../limit";

/**
 * Constructs that would take text away from a notice:
 * - list: the "1." and "2." of its items are serial numbers, not decoration;
 * - codeIndented: paragraphs are indented by spaces;
 * - setextUnderline: a rule below a line makes no heading of it;
 * - definition and footnotes: "[1]: 市教育局" is a note that somebody typed;
 * - strikethrough: "2026~~2028年" is a range;
 * and autolinks, which would only cost time.
 */
const DISABLED = [
  ...["list", "codeIndented", "setextUnderline", "definition", "strikethrough", "tasklistCheck"],
  ...["gfmFootnoteCall", "gfmFootnoteDefinition", "gfmPotentialFootnoteCall"],
  ...["wwwAutolink", "protocolAutolink", "emailAutolink"],
];

/** Each "]" looks for the "[" before it and for a target behind it: with thousands of them, that is all the time goes to. */
const LINKS = ["labelStartLink", "labelStartImage", "labelEnd"];
const MOST_BRACKETS = 500;

/** Parses one chunk of Markdown. */
export type ParseMarkdown = (text: string) => Root;

/**
 * The parser for Markdown with pipe tables.
 *
 * Errors of what it returns: `too-deep` for block quotes within block quotes beyond the limit.
 */
export async function markdownParser(limits: Limits): Promise<ParseMarkdown> {
  // Not imported at the top: the packages are ESM only, and this library is also built as CommonJS.
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import("unified"),
    import("remark-parse"),
    import("remark-gfm"),
  ]);
  const without = (disabled: readonly string[]) =>
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(function withoutTransforms() {
        // They look for addresses in finished text, and the nodes that they cut know no places.
        const extensions = this.data("fromMarkdownExtensions")?.flat() ?? [];
        this.data(
          "fromMarkdownExtensions",
          extensions.map((extension) => ({ ...extension, transforms: [] })),
        );
      })
      .data("micromarkExtensions", [{ disable: { null: [...disabled] } }])
      .freeze();
  const usual = without(DISABLED);
  const linkless = without([...DISABLED, ...LINKS]);
  return (text) => {
    for (const match of text.matchAll(/^(?:[ \t]{0,3}>){64,}/gm)) {
      keepWithin(limits, "depth", match[0].replace(/[^>]/g, "").length);
    }
    const brackets = text.split("[", MOST_BRACKETS + 2).length - 1;
    try {
      return (brackets > MOST_BRACKETS ? linkless : usual).parse(text);
    } catch (cause) {
      if (cause instanceof RangeError) throw new FenjieError("too-deep", "Marks are nested too deep.", {}, { cause });
      throw cause;
    }
  };
}
