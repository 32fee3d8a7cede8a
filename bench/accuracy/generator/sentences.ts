import type { Random } from "./random";
import { AIMS, BRACKETED, CONDITIONS, MANNERS, PLAN_KINDS, QUOTED, TAILS, type Theme, VERBS } from "./vocabulary";

/** How a notice prints its numbers, decided once for each notice. */
export interface Hand {
  readonly year: number;
  /** "3 个" for "3个". */
  readonly spacedDigits: boolean;
  /** "３个". */
  readonly wideDigits: boolean;
  readonly tilde: "～" | "~" | "〜" | "—" | "-";
}

/** The area's name: 6 to 16 characters, a verb and an object or a noun ending in 工程, 行动, …. */
export function areaName(random: Random, theme: Theme): string {
  const object = random.pick(theme.objects);
  switch (random.int(0, 4)) {
    case 0:
      return random.pick(VERBS) + object;
    case 1:
      return object + random.pick(["工程", "行动", "提升行动", "攻坚工程", "专项"]);
    case 2:
      return random.pick(VERBS) + random.pick(MANNERS) + object + random.pick(TAILS);
    case 3:
      return `${theme.name}${random.pick(["提质", "扩容", "强基", "惠民", "创新"])}${random.pick(["工程", "行动", "计划"])}`;
    default:
      return random.pick(VERBS) + theme.name + random.pick(TAILS);
  }
}

/** A task's short name ("智慧灌溉设施项目"), for title columns. */
export const titleName = (random: Random, theme: Theme): string =>
  random.pick([random.pick(VERBS), "", ""]) +
  random.pick(theme.objects) +
  random.pick(["项目", "建设", "试点", "提升", "", "改造"]);

function digits(hand: Hand, value: number | string): string {
  const text = hand.wideDigits
    ? String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
    : String(value);
  return hand.spacedDigits ? ` ${text} ` : text;
}

function clause(random: Random, theme: Theme, hand: Hand): string {
  const object = random.pick(theme.objects);
  switch (random.int(0, 11)) {
    case 0:
    case 1:
      return random.pick(VERBS) + random.pick(MANNERS) + object + random.pick(TAILS);
    case 2: {
      const [thing, measure] = random.pick(theme.counts);
      return `${random.pick(["新增", "完成", "建成", "培育", "新建改建"])}${thing}${digits(hand, random.int(2, 900))}${measure}${random.pick(["", "以上", "左右"])}`;
    }
    case 3:
      return `${random.pick(["制定出台", "修订", "印发", "落实"])}《${random.pick(["关于推进", "", "全域"])}${object}${random.pick(PLAN_KINDS)}${random.pick(["", "", "（试行）"])}》`;
    case 4:
      return `${random.pick(["推行", "打造", "建立", "探索"])}“${random.pick(QUOTED)}”${random.pick(["服务模式", "机制", "工作法", "特色品牌"])}`;
    case 5:
      return `${random.pick(["支持", "引导", "鼓励", "指导"])}${random.sample(theme.actors, 2).join("、")}参与${object}`;
    case 6:
      return `${random.pick(CONDITIONS)}，${random.pick(VERBS)}${object}`;
    case 7:
      return `到${digits(hand, hand.year + random.int(0, 3))}年底，${object}覆盖率达到${digits(hand, random.int(40, 99))}%${random.pick(["", "以上"])}`;
    case 8:
      return `${random.pick(VERBS)}${object}（${random.pick(BRACKETED)}）${random.pick(TAILS)}`;
    case 9:
      return `${random.pick(["面向", "服务"])}${random.pick(theme.actors)}开展${random.pick(["政策宣讲", "专题培训", "上门服务", "走访帮扶"])}${digits(hand, random.int(2, 5))}${hand.tilde}${digits(hand, random.int(6, 12))}次`;
    case 10:
      return `${random.sample(theme.objects, 2).join("、")}同步${random.pick(["规划", "实施", "验收"])}`;
    default:
      return random.pick(AIMS);
  }
}

/** Text of about `length` characters: clauses in sentences, each closed by 。 or ；. */
export function taskText(random: Random, theme: Theme, hand: Hand, length: number, end: "。" | "；" | ""): string {
  let text = "";
  while (text.length < length) {
    if (text) text += random.pick(["，", "，", "，", "；", "。"]);
    text += clause(random, theme, hand);
  }
  // A cut would break brackets: long by one clause is fine, the lengths are drawn widely anyway.
  return text.trimEnd() + end;
}
