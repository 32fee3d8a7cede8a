import { breaksBetweenNames, startsAName } from "../model/language/name-breaks";
import { matchLabel } from "../model/language/notes/vocabulary";
import { closeGaps, isLetterSpaced } from "../model/language/spacing";
import { SourcedText } from "../model/sourced";

/**
 * Closes the gaps in a line of units but for those that part two of them:
 *
 * ```
 *   县公安局 县卫健局              two units         市 发改委     one name
 *   牵头：市发改委 配合：市财政局  two lists
 * ```
 *
 * @param below the line is not the first of its cell: it may begin with the end of a name (健局 县教体局).
 * @param next the line below it, where a name may go on (县卫健局 县 ⏎ 教体局).
 */
export function keepPartingSpaces(line: SourcedText, below = false, next = ""): SourcedText {
  if (!/\S\s+\S/.test(line.text) || isLetterSpaced(line.text)) return closeGaps(line);
  const kept: SourcedText[] = [];
  let current = SourcedText.EMPTY;
  for (const { 0: word, index } of line.text.matchAll(/\S+/g)) {
    const piece = line.slice(index, index + word.length);
    const whole = index + word.length === line.length ? word + next : word;
    const tail = below && kept.length === 0 && ENDS_A_NAME.test(current.text) && startsAName(whole);
    if (current.length > 0 && (tail || breaksBetweenNames(current.text, whole) || partsRoles(current.text, whole))) {
      kept.push(current, SourcedText.spanning(" ", line.rangeAt(index - 1)));
      current = piece;
    } else {
      const gap = line.slice(current.length > 0 ? line.text.slice(0, index).trimEnd().length : index, index);
      current = closeGaps(SourcedText.join([current, gap, piece]));
    }
  }
  return SourcedText.join([...kept, current]);
}

const ENDS_A_NAME = /[局委办厅部院处所站队中心府]$/;
const ENDS_WITH_ROLE = /(?:牵头|主办|主责|负责|配合|参与|协助|协办)$/;
const GOES_ON = /^(?:负责|牵头|组织|落实|推进|实施|协调|配合|单位|部门|和|与|及)/;

/** Whether words of roles show that a new list begins: "牵头：…" below it, or "…牵头" before it. */
export function partsRoles(before: string, after: string): boolean {
  const label = matchLabel(after);
  return (label !== null && !label.damaged) || (ENDS_WITH_ROLE.test(before) && !GOES_ON.test(after));
}
