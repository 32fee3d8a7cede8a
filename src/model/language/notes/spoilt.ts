import type { Doubt } from "../../extraction";
import type { SourcedText } from "../../sourced";
import { splitUnits } from "../unit-list";
import { type ParsedNote, parseNote } from "./grammar";
import { trimmed } from "./phrases";
import { COLON, matchLabel } from "./vocabulary";

/** A label of which only the kind of organisation is left, or whose colon is lost: "贵任部门；", "责任部门省教育厅". */
const SPOILT_LABEL = new RegExp(
  `^(?:\\p{Script=Han}{2,4}?(?:单[位泣]|部[门们]|郎门)[：:；;，,、.．]|(?:责任|牵头|主办|承办|配合|协办)(?:单位|部门)(?!${COLON}))`,
  "u",
);
/** Labels that scanning may spoil in any one of their characters: 责住部门, 责任单泣, 责任郎门. */
const LABELS = ["责任", "牵头", "主办", "承办", "落实", "实施", "配合", "协办"].flatMap((role) => [
  `${role}单位`,
  `${role}部门`,
]);

/** Whether `head` is a label with one character misread. */
const isMisread = (head: string) =>
  LABELS.some((label) => [...label].filter((char, i) => char === head[i]).length === 3);

/** They tell what units are, and hand out nothing: "（成员单位：…）", "（有关部门，…）". */
const TELLS_KIND = /^(?:成员|相关|有关|直属|所属|其他|各|联系|组成|包括)/;

/** Length of a damaged label at the head of `text`, which must be followed by units to be one; 0 where there is none. */
function spoiltLabel(text: string): number {
  if (matchLabel(text.slice(0, 40)) || TELLS_KIND.test(text)) return 0;
  const misread = isMisread(text.slice(0, 4)) ? 4 + /^[：:；;，,、.．]?/.exec(text.slice(4))![0].length : 0;
  return SPOILT_LABEL.exec(text)?.[0].length ?? misread;
}

/** A note whose label is damaged: only units stand behind it. Null where it is none. */
export function parseSpoilt(content: SourcedText): ParsedNote | null {
  const length = spoiltLabel(content.text);
  const said = trimmed(content.slice(length));
  const { units, unparsed } = splitUnits(said);
  const parsed = length > 0 && units.length > 0 && unparsed.length === 0 ? parseNote(said) : null;
  if (!parsed) return null;
  const doubt: Doubt = {
    code: "note-unparsed",
    text: "The label of the note is damaged.",
    seen: content.text.slice(0, length),
  };
  return { ...parsed, form: "labelled", doubts: [doubt, ...parsed.doubts] };
}
