/**
 * A judgement of strings that is made once for each: decoders ask of the same pieces again and again. At most `most`
 * answers are kept, so that a batch of notices does not make it grow for ever.
 */
export function remembered<T>(judge: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = judge(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
