import { Random } from "../generator/random";

/** A text with OCR faults, and where each of its characters comes from. */
export interface NoisyText {
  readonly text: string;
  readonly clean: string;
  /** For each character of `text`, its index in `clean`; one more entry for the end. */
  readonly toClean: Int32Array;
  /** Indices in `clean` whose character was changed or lost. */
  readonly hit: ReadonlySet<number>;
  readonly droppedSerials: number;
}

/** Characters that readers of images take for one another; used in both directions. */
const CONFUSED = [
  "未末",
  "已己",
  "土士",
  "日曰",
  "人入",
  "千干",
  "市巿",
  "责贵",
  "设没",
  "办力",
  "局居",
  "科料",
  "和利",
  "政攻",
  "位泣",
  "任住",
  "务劳",
  "大太",
  "业亚",
  "工王",
  "建健",
  "理埋",
  "推椎",
  "进迸",
  "管菅",
  "体休",
  "间问",
  "侯候",
  "析折",
  "治冶",
  "微徽",
  "拨拔",
  "晴睛",
  "材村",
  "代伐",
  "天夫",
  "区匹",
  "部郎",
  "农衣",
  "委季",
  "民尺",
  "制刺",
  "育肓",
  "应庄",
  "质盾",
  "场扬",
  "项顶",
  "目自",
  "服眼",
  "开井",
] as const;

const SWAP = new Map<string, string>();
for (const [left, right] of CONFUSED.map((pair) => [...pair] as [string, string])) {
  SWAP.set(left, right);
  SWAP.set(right, left);
}
const PUNCTUATION: Readonly<Record<string, string>> = {
  "、": ",",
  "，": ",",
  "。": ".",
  "；": ";",
  "：": ":",
  "（": "(",
  "）": ")",
  "“": '"',
  "”": '"',
};
const SERIAL = /^[ \t]*\d{1,3}(?=[ \t.．、]|$)/gmu;

/**
 * OCR faults on `text`. `rate` is the share of the characters (white space apart) that are hit: of the hits, seven in ten
 * are confusions, two are punctuation marks changed to their half-width look-alikes, one is a mark lost. Beside them,
 * line breaks vanish and whole serials at line starts drop out, each with twice the rate. The faults depend on the seed
 * and the text alone.
 */
export function addNoise(text: string, rate: number, seed: string): NoisyText {
  const random = new Random(`noise ${seed} ${rate}`);
  const serials = new Set<number>();
  let droppedSerials = 0;
  for (const match of text.matchAll(SERIAL)) {
    if (!random.chance(2 * rate)) continue;
    droppedSerials++;
    for (let at = match.index; at < match.index + match[0].length; at++) serials.add(at);
  }
  const out: string[] = [];
  const toClean: number[] = [];
  const hit = new Set<number>();
  // Not every character can be confused: those that can carry the whole rate.
  const visible = [...text.matchAll(/\S/gu)].length;
  const swappable = [...text].filter((char) => SWAP.has(char)).length;
  const marks = [...text].filter((char) => char in PUNCTUATION).length;
  const confusion = Math.min(0.5, (0.7 * rate * visible) / Math.max(1, swappable));
  const changed = Math.min(0.5, (0.2 * rate * visible) / Math.max(1, marks));
  const lost = Math.min(0.5, (0.1 * rate * visible) / Math.max(1, marks));
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (serials.has(at)) {
      hit.add(at);
      continue;
    }
    let put = char;
    if (SWAP.has(char) && random.chance(confusion)) put = SWAP.get(char) as string;
    else if (char in PUNCTUATION) {
      const draw = random.next();
      if (draw < lost) put = "";
      else if (draw < lost + changed) put = PUNCTUATION[char] as string;
    } else if (char === "\n" && random.chance(2 * rate)) put = "";
    if (put !== char && char.trim() !== "") hit.add(at);
    if (put === "") continue;
    out.push(put);
    toClean.push(at);
  }
  toClean.push(text.length);
  return { text: out.join(""), clean: text, toClean: Int32Array.from(toClean), hit, droppedSerials };
}
