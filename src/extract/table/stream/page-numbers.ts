import type { Token } from "../flat/tokens";
import { longestChain } from "../serial-chain";

/** The least number of tokens on a page. */
const FEWEST_ON_PAGE = 15;

/**
 * Page numbers that nothing but their counting on tells: bare numbers on lines of their own, none of which is a serial
 * of the table; and marked ones that stand inside of lines.
 *
 * ```
 *   …市交通运输局          the serials run 11, 12, 13; this 3 counts on from a 2 far above and to a 4 far below
 *   3
 *   12
 *   推进…
 * ```
 *
 * @param headers tokens before which the header stands again.
 * @returns indexes of the tokens.
 */
export function pageNumbers(
  tokens: readonly Token[],
  hasNumberColumn: boolean,
  headers: readonly number[] = [],
): number[] {
  const marked = [...markedNumbers(tokens), ...numbersAtHeaders(tokens, headers)];
  const values = tokens.map((token) => (token.gap === "none" || token.gap === "space" ? null : bareValue(token)));
  for (const i of marked) values[i] = null;
  const serials = new Set(hasNumberColumn ? longestChain(values, true) : []);
  let best: number[] = [];
  const runs: number[][] = [];
  values.forEach((value, i) => {
    const alone = tokens[i]!.gap === "line" && tokens[i + 1]?.gap !== "space" && tokens[i + 1]?.gap !== "wide";
    if (value === null || !alone || serials.has(i)) return;
    const run = runs.find((known) => {
      const last = known.at(-1)!;
      return values[last]! + 1 === value && i - last >= FEWEST_ON_PAGE;
    });
    if (run) run.push(i);
    else runs.push([i]);
  });
  // Without a column of numbers a single one has nothing else to be.
  const least = hasNumberColumn ? 2 : 1;
  for (const run of runs) if (run.length >= least && run.length > best.length) best = run;
  return [...marked, ...best];
}

/**
 * Numbers alone in their lines that count on from one repeated header to the next:
 *
 * ```
 *   省自然资源厅
 *   4                               no row stands between this 4 and the next page
 *   序号 主要任务 具体措施 落实单位
 * ```
 */
function numbersAtHeaders(tokens: readonly Token[], headers: readonly number[]): number[] {
  const found = headers.map((at) => at - 1).filter((i) => i >= 0 && standsAlone(tokens, i));
  const values = found.map((i) => bareValue(tokens[i]!)!);
  const counts = values.every((value, i) => i === 0 || value > values[i - 1]!);
  return counts && found.length > 1 && found.length * 2 > headers.length ? found : [];
}

function standsAlone(tokens: readonly Token[], i: number): boolean {
  return bareValue(tokens[i]!) !== null && tokens[i]!.gap === "line" && (tokens[i + 1]?.gap ?? "line") === "line";
}

/** The most tokens of 第 3 页 共 9 页. */
const MOST_PARTS = 6;
const MARKED = /^(?:第\d{1,3}页(?:共\d{1,3}页)?|[-—–]\d{1,3}[-—–])$/;

/** Page numbers that their marks tell, where the text has lost the lines that they stood on: "…完善 — 3 — 制度。" */
function markedNumbers(tokens: readonly Token[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.gap === "none") continue;
    let text = "";
    let to = -1;
    for (let j = i; j < tokens.length && j < i + MOST_PARTS; j++) {
      text += tokens[j]!.text.text;
      if (MARKED.test(text)) to = j;
    }
    for (; i <= to; i++) found.push(i);
    if (to >= 0) i--;
  }
  return found;
}

function bareValue(token: Token): number | null {
  return /^\d{1,3}$/.test(token.text.text) ? Number(token.text.text) : null;
}
