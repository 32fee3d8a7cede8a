import type { SourcedText } from "../../sourced";

/**
 * A rule that a notice states once and that holds from there on. It tells who leads in a list that names no leader:
 * the first unit, the units before the first separator, the starred ones; `unseen` marks the leader by a typeface that
 * no text shows; `unread` speaks of who leads in words that are not understood.
 */
export type Rule =
  | { readonly kind: "first" | "starred" | "unseen" | "unread"; readonly text: SourcedText }
  | { readonly kind: "before"; readonly separator: string; readonly text: SourcedText };

const LEADS = "[^，,。；;）)]{0,10}?(?:为|是|即|系)(?:总|主要)?(?:牵头|主办|主责|主要责任|第一责任)";
const SEPARATORS: Readonly<Record<string, string>> = { 逗号: "，,", 分号: "；;", 顿号: "、" };
const BEFORE = new RegExp(`(逗号|分号|顿号)(?:之|以)?前${LEADS}`);
const STARRED = new RegExp(`[*＊★☆▲△※]${LEADS}|(?:星号|三角)${LEADS}`);
const UNSEEN = new RegExp(`(?:加粗|黑体|楷体|字体|下划线|标红|红色)${LEADS}`);
const FIRST = new RegExp(
  `(?:第一(?:位|个|名|家|单位|部门|责任单位)?|首位?|首个|最前|前列)${LEADS}|(?:牵头|主办)(?:单位|部门)(?:为|是|即)(?:列|排|位)?(?:在|于)?(?:第一|首)位?`,
);

/** Where a rule stands in `text`: from the comma before it to the end of its sentence. */
export interface RuleSpan {
  readonly from: number;
  readonly to: number;
  readonly rule: Rule;
}

/** The rule that a text states, if it states one. A rule sentence is not a unit. */
export function findRule(text: SourcedText): RuleSpan | null {
  const { text: source } = text;
  for (const [kind, pattern] of [
    ["before", BEFORE],
    ["starred", STARRED],
    ["unseen", UNSEEN],
    ["first", FIRST],
  ] as const) {
    const match = pattern.exec(source);
    if (!match) continue;
    const from =
      Math.max(...["，", ",", "。", "；", ";", "\n", "：", "（", "("].map((c) => source.lastIndexOf(c, match.index))) +
      1;
    const rest = /[。；;\n]/.exec(source.slice(match.index));
    const to = rest ? match.index + rest.index : source.length;
    const said = text.slice(from, to);
    const rule: Rule =
      kind === "before" ? { kind, separator: SEPARATORS[match[1]!]!, text: said } : { kind, text: said };
    return { from, to, rule };
  }
  return null;
}

/** A rule that a misread character has spoilt, or one in words of its own. */
const UNREAD =
  /[^，,。；;：:]*(?:第一|首|前|[排列])[^，,、。；;]*[为是的][^，,、。；;]*(?:牵头|主办|主责|头单)[^。；;]*/;

/** What speaks of who leads in all notes without being understood. */
export function findUnread(text: SourcedText): RuleSpan | null {
  const match = UNREAD.exec(text.text);
  if (!match) return null;
  const [from, to] = [match.index, match.index + match[0].length];
  return { from, to, rule: { kind: "unread", text: text.slice(from, to) } };
}

const IMPLIED =
  /(?:以下|以上|下列|上述|各项|所有)?(?:各项|所有|任务|工作|措施|条款|事项|内容)*(?:均|都|皆)(?:需要?|须|由|涉及|要|应)(?:由)?([^。；;]+?)(?:负责|参与|配合)?(?:贯彻|抓好|组织|具体)?(?:落实|实施|推进)?(?:到位)?[，,]?(?:以下)?不再(?:重复|逐一|一一|另行|单独)*(?:列出|列明|列示|单列|标注|注明|说明|赘述)/;

/** Units that a rule adds to every task: "以下均需各区〔县、市〕政府落实，不再列出". */
export interface ImpliedSpan {
  readonly from: number;
  readonly to: number;
  readonly units: SourcedText;
}

export function findImplied(text: SourcedText): ImpliedSpan | null {
  const match = IMPLIED.exec(text.text);
  if (!match) return null;
  const at = match.index + match[0].indexOf(match[1]!);
  return { from: match.index, to: match.index + match[0].length, units: text.slice(at, at + match[1]!.length) };
}
