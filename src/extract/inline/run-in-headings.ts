import type { Item } from "./outline";

const SHORTEST = 4;
const LONGEST = 26;
/** What begins a sentence and hardly stands inside a heading. */
const BEGINS =
  /^(?:为(?=[^主])|在(?=[^线校])|按照|围绕|通过|以(?=[^上下及来])|对照|结合|依托|聚焦|坚持|面向|到20\d\d年|推进|推动|加强|强化|深化|完善|健全|落实|实施|开展|制定|印发|修订|优化|加快|促进|鼓励|引导|指导|统筹|拓展|扩大|巩固|建立|打造|推行|提高|启动|新增|新建|完成|建成|防范|压实|实现|补齐|增强|确保|做到|切实|不断|形成|打通|进一步|积极|大力|严格)/;
/** What begins a sentence or ends a heading: only behind an end does it begin one. */
const MAY_BEGIN = /^(?:服务|支持|培育|组织|规范|探索|提升|管理|建设|保障|改造|发展|创新|引进)/;
const ENDS_A_HEADING =
  /(?:行动|工程|计划|建设|工作|机制|试点|创建|专项|体系|能力|水平|环境|发展|改革|服务|保障|管理|监管|平台|升级|扩面|覆盖|攻坚|领导|治理|融合|转型|创新)$/;
const ENDS_OPENLY = /(?:[和与及的之]|以及|加快|推进|推动|加强|强化|深化|完善|健全|大力|积极|全面|切实)$/;

/**
 * In text that has lost its line ends, gives headings that ran into their text their end back:
 *
 * ```
 *   （一）提升就业服务强化岗位归集，…。（市人社局负责）落实…。（市财政局负责）
 *                     └ a second sentence begins: the words before it head several tasks
 * ```
 *
 * The text does not show it: the records stay doubted.
 *
 * @param ranks of items that hold several notes each.
 */
export function partRunInHeadings(items: readonly Item[], ranks: ReadonlySet<number>): Item[] {
  return items.map((item) => {
    const end = ranks.has(item.rank) && item.marker && item.paragraphs.length === 1 ? headingEnd(item.text.text) : 0;
    return end > 0 ? { ...item, paragraphs: [0, end] } : item;
  });
}

/** Where the heading that `text` begins with ends; 0 where nothing shows it. */
function headingEnd(text: string): number {
  const clause = /^[^。；，：、（(《“！？]*/.exec(text)![0];
  const last = Math.min(clause.length, LONGEST);
  for (let at = SHORTEST; at <= last; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    if (ENDS_OPENLY.test(before)) continue;
    if (BEGINS.test(after) || (MAY_BEGIN.test(after) && ENDS_A_HEADING.test(before))) return at;
  }
  return 0;
}
