import type { Block, Fact } from "../../model/document";
import type { SourcedText } from "../../model/sourced";
import { areMetadata, factsOfText, isPageLine } from "./facts";

/** Lines that only a page has: its controls and its way about the site. */
const PAGE_TEXT = new RegExp(
  [
    "[【\\[（(]?(?:打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|返回(?:.{0,8}列表|顶部|首页|上一?页|上级)?|收藏|复制链接|分享|我要纠错)[】\\]）)]?",
    "(?:[【\\[（(]?(?:字体|字号|打印|关闭|收藏|分享|大|中|小|加大|缩小|默认|本页|窗口)[】\\]）):：|/]*)+",
    "(?:您?(?:现在|当前|所在)?的?位置|当前位置|您所在的位置)(?:是)?[：:].*",
    "[←<《«]*(?:上|下)一(?:篇|条|页)[→>》»]*(?:[：:].{0,60})?",
    "(?:分享|转发|推荐)(?:到|至)[：:]?.{0,30}",
    "(?:扫一扫|微信扫一扫|用手机).{0,30}",
    "首页(?:[>＞»/|-].{1,20}){1,6}",
    "版权所有.*|.{0,12}ICP备.*|网站标识码.*",
  ]
    .map((pattern) => `^(?:${pattern})$`)
    .join("|"),
);

/** Metadata lines are short; a paragraph that merely begins so is the notice's own. */
const LONGEST_LINE = 120;

/** The blocks without the page's own lines; what those say of the notice comes back as facts. */
export function withoutPageLines(blocks: readonly Block[]): {
  blocks: Block[];
  facts: Fact[];
  aside: { text: SourcedText; why: "navigation" | "metadata" }[];
} {
  const kept: Block[] = [];
  const facts: Fact[] = [];
  const aside: { text: SourcedText; why: "navigation" | "metadata" }[] = [];
  let i = 0;
  while (i < blocks.length) {
    const block = blocks[i]!;
    if (block.kind === "paragraph" && PAGE_TEXT.test(block.text.text.slice(0, LONGEST_LINE).replace(/\s+/g, ""))) {
      aside.push({ text: block.text, why: "navigation" });
      i++;
      continue;
    }
    const run = metadataRun(blocks, i);
    for (const { text, found } of run) {
      facts.push(...found);
      aside.push({ text, why: "metadata" });
    }
    if (run.length === 0) kept.push(block);
    i += Math.max(1, run.length);
  }
  return { blocks: kept, facts, aside };
}

/** From block `first` on: lines that are nothing but labels and values, if they are many or telling enough. */
function metadataRun(blocks: readonly Block[], first: number): { text: SourcedText; found: Fact[] }[] {
  const run: { text: SourcedText; found: Fact[] }[] = [];
  for (let i = first; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== "paragraph" || block.heading !== undefined || block.text.length > LONGEST_LINE) break;
    const found = factsOfText(block.text);
    if (!found) break;
    run.push({ text: block.text, found });
  }
  const all = run.flatMap(({ found }) => found);
  if (areMetadata(all)) return run;
  return run.length > 0 && isPageLine(run[0]!.found) ? [run[0]!] : [];
}
