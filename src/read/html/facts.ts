import type { Fact } from "../../model/document";
import { SourcedText } from "../../model/sourced";

/** The labels of the metadata that government sites print beside a notice, spaces removed. */
const LABELS = new Set(
  (
    "索引号 统一编号 登记号 信息索引号 主题分类 主题 分类 信息分类 组配分类 体裁分类 主题词 关键词 关键字 体裁 公文种类 文种 " +
    "发文机关 发文单位 发布机构 发布机关 发布单位 发文部门 公开责任部门 责任部门 制发机关 制定机关 印发机关 联合发文单位 " +
    "标题 名称 文件名称 信息名称 公文标题 发文字号 文号 文件编号 文件字号 " +
    "成文日期 发文日期 发布日期 公开日期 生成日期 印发日期 制发日期 生效日期 实施日期 施行日期 废止日期 失效日期 日期 " +
    "有效性 时效性 时效 是否有效 效力状态 文件状态 有效期 公开方式 公开范围 公开时限 公开形式 公开属性 公开类别 服务对象 内容概述 信息公开类别"
  ).split(" "),
);

/** What pages print above or below any article. */
const PAGE_LABELS = new Set(
  "来源 信息来源 文章来源 发布时间 更新时间 时间 作者 编辑 责任编辑 浏览次数 阅读次数 阅读量 点击次数 点击数 点击量 访问量 浏览量 字体 字号 字体大小 视力保护色 保护视力色".split(
    " ",
  ),
);

/** Labels that many a table uses; without a more telling one they make no metadata. */
const WEAK = new Set("标题 名称 日期 主题 分类 时效 有效期".split(" "));

/** The label without spaces and colon, if it is one that names metadata. */
function labelOf(text: string): string | null {
  const label = text.replace(/\s+/g, "").replace(/[：:]$/, "");
  return LABELS.has(label) || PAGE_LABELS.has(label) ? label : null;
}

const PAIR = /(?:^|[\s【[（(|])((?:\p{Script=Han}\s*){2,8}?)\s*[：:]\s*/gu;

/**
 * The facts in a text that begins with a known label: one, or several beside each other.
 *
 * ```
 *  发文字号：国发〔2018〕39号
 *  来源：市政府办公室　发布时间：2024-05-06　浏览次数：12
 * ```
 * Null where the text begins with anything else.
 */
export function factsOfText(text: SourcedText): Fact[] | null {
  const pairs = [...text.text.matchAll(PAIR)].flatMap((match) => {
    const label = labelOf(match[1]!);
    return label ? [{ label, from: match.index, to: match.index + match[0].length }] : [];
  });
  if (pairs.length === 0 || text.text.slice(0, pairs[0]!.from).trim() !== "") return null;
  return pairs.map(({ label, to }, i) => ({ label, value: text.slice(to, pairs[i + 1]?.from).trim() }));
}

/**
 * The facts in a row of cells: label and value in turn, or both in one cell. Null if any cell fits neither.
 *
 * ```
 *  索 引 号： | 000014349/2018-00212 | 主题分类： | 劳动、人事、监察
 * ```
 */
export function factsOfRow(cells: readonly SourcedText[]): Fact[] | null {
  const facts: Fact[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell.text.trim() === "") continue;
    const label = labelOf(cell.text);
    const found = label ? [{ label, value: cells[++i]?.trim() ?? SourcedText.EMPTY }] : factsOfText(cell);
    if (!found) return null;
    facts.push(...found);
  }
  return facts;
}

/** Enough of them, and telling enough, to be a page's metadata and no table of the notice. */
export function areMetadata(facts: readonly Fact[]): boolean {
  return facts.length >= 2 && facts.some(({ label }) => !WEAK.has(label));
}

/** A line that pages print around any article: "来源：…", "浏览次数：…". */
export function isPageLine(facts: readonly Fact[]): boolean {
  return facts.every(({ label }) => PAGE_LABELS.has(label));
}
