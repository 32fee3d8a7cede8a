import { isSpace } from "../../model/language/characters";
import { breaksBetweenNames } from "../../model/language/name-breaks";
import { matchLabel } from "../../model/language/notes/vocabulary";
import { closeGaps } from "../../model/language/spacing";
import { isUnitName } from "../../model/language/units";
import { SourcedText } from "../../model/sourced";

/**
 * Closes the gaps of a paragraph, but for those that stand for a separator in a note:
 *
 * ```
 *   （责任单位：市人社局 市财政局）             市人社局 | 市财政局
 *   （牵头部门：市住建局 配合部门：市水务局）   two labels
 *   （责任单位：市人社 局、市财 政局）          justified: closed
 * ```
 */
export function closeGapsOfNotes(text: SourcedText): SourcedText {
  const source = text.text;
  if (!/\s/.test(source)) return closeGaps(text);
  const kept = separatingGaps(source);
  if (kept.size === 0) return closeGaps(text);
  const stretches: SourcedText[] = [];
  let from = 0;
  for (const at of kept) {
    stretches.push(closeGaps(text.slice(from, at)), text.slice(at, at + 1));
    from = at + 1;
  }
  stretches.push(closeGaps(text.slice(from)));
  return SourcedText.join(stretches);
}

/** How far a list's next name is looked for. */
const LONGEST_NAME = 60;
const LABEL_END = /(?:单位|部门|主体|牵头|责任|配合)[：:∶﹕]$/;

/** Offsets of the spaces that part two names, a name and a label, or a verb and a name, inside a note. */
function separatingGaps(source: string): Set<number> {
  const gaps = new Set<number>();
  let depth = 0;
  let labelled = false;
  let name = "";
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (isSpace(char)) {
      if ((depth > 0 || labelled) && name !== "" && separates(name, source.slice(at, at + LONGEST_NAME))) {
        gaps.add(at);
        name = "";
      }
      continue;
    }
    if (/[（(〔［[【]/.test(char)) depth++;
    else if (/[）)〕］\]】]/.test(char)) depth = Math.max(0, depth - 1);
    if (/[。！？]/.test(char)) labelled = false;
    else if (/[：:∶﹕]/.test(char) && LABEL_END.test(name + char)) labelled = true;
    // Brackets inside a name belong to it; the note's own begin one.
    const begins = /[、，,；;。：:∶﹕！？]/.test(char) || (/[（(〔［[【]/.test(char) && name === "");
    name = begins ? "" : name + char;
  }
  return gaps;
}

const VERB_END = /(?:牵头|负责|配合|参与|落实|协办|主办)$/;

function separates(before: string, rest: string): boolean {
  const after = rest.trimStart();
  if (isUnitName(lastName(before)) && matchLabel(after.slice(0, 40))?.full) return true;
  const next = /^[^、，,；;。：:∶﹕）)〕］\]】]*/.exec(after)![0].replace(/\s+/g, "");
  const name = next.replace(VERB_END, "");
  if (name.length < 3 || !isUnitName(name)) return false;
  return VERB_END.test(before) || standApart(lastName(before), name);
}

/** Not 各设区 ⏎ 市政府, where the first half of a name reads as one. */
const ENDS_FIRMLY = /(?:[局委办厅院室]|[^干]部|中心|政府|公司|银行|集团|大学|学院|单位|部门)$/;
const BEGINS_A_GROUP = /^(?:各|有关|相关)/;

function standApart(before: string, after: string): boolean {
  // "市信访局等 ⏎ 相关部门" is said of one list.
  if (before.endsWith("等")) return false;
  return breaksBetweenNames(before, after) && (ENDS_FIRMLY.test(before) || BEGINS_A_GROUP.test(after));
}

const BEGINS_WITH_A_LEVEL = /^(?:各|有关|相关)|^[省市州县区旗](?!级)/;

/**
 * Cuts a list where a line ended between two names and no separator is left, as where the page's edge took it:
 *
 * ```
 *   责任单位：市教育局 ⏎ 市财政局      two names: 市 begins one
 *   责任单位：市公安局 ⏎ 交警支队      one
 * ```
 */
export function cutAtSeams(list: SourcedText): SourcedText[] {
  let from = 0;
  const parts: SourcedText[] = [];
  for (let at = 1; at < list.length; at++) {
    if (list.rangeAt(at).start === list.rangeAt(at - 1).end || !BEGINS_WITH_A_LEVEL.test(list.text.slice(at))) continue;
    if (!standApart(list.text.slice(from, at), list.text.slice(at))) continue;
    parts.push(list.slice(from, at));
    from = at;
  }
  return [...parts, list.slice(from)];
}

/** A note's bracket stands before its first name. */
function lastName(before: string): string {
  const open = Math.max(...["（", "(", "〔", "［", "[", "【"].map((char) => before.lastIndexOf(char)));
  const closed = /[）)〕］\]】]/.test(before.slice(open + 1));
  return open >= 0 && !closed ? before.slice(open + 1) : before;
}
