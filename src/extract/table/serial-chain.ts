/**
 * The longest chain of serial numbers in a text: indexes of the values that count 1, 2, 3, … in order. A chain may start
 * again at 1 (sections), and may lack a number where one was lost; both cost something, so that a chance number does
 * not break a true chain.
 *
 * ```
 *   values   1 · 2 · 20 · 3 · · 4 · 6 1 2      (· is no number)
 *   chain    1   2        3     4   6 1 2      20 counts nothing on
 * ```
 *
 * @param repeats a number may stand again: that of an area, printed in each of its rows.
 */
export function longestChain(values: readonly (number | null)[], repeats = false): number[] {
  const score = new Float64Array(values.length);
  const back = new Int32Array(values.length).fill(-1);
  // For each value the best chain that ends in it so far; and the best of all, for restarts.
  const endings = new Map<number, number>();
  let best = -1;
  values.forEach((value, i) => {
    if (value === null || value < 1) return;
    score[i] = value === 1 ? 1 : 0.4;
    const follow = (j: number | undefined, gain: number) => {
      if (j === undefined || j < 0 || score[j]! + gain <= score[i]!) return;
      score[i] = score[j]! + gain;
      back[i] = j;
    };
    follow(endings.get(value - 1), 1);
    follow(endings.get(value - 2), 0.3);
    follow(endings.get(value - 3), 0.1);
    if (value === 1) follow(best, 0.6);
    if (repeats && best >= 0 && values[best] === value) follow(best, 0.3);
    const known = endings.get(value);
    if (known === undefined || score[known]! <= score[i]!) endings.set(value, i);
    if (best < 0 || score[i]! >= score[best]!) best = i;
  });
  const chain: number[] = [];
  for (let i = best; i >= 0; i = back[i]!) chain.push(i);
  return chain.reverse();
}
