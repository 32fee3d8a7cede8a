import { matchMarker } from "../../model/language/numerals";
import type { Paragraph } from "./paragraphs";

/** Shorter paragraphs are taken as the source gives them, unless an item follows a note in them. */
const RUNNING = 600;

/** Where a marker may stand in running text, and what stands before it. */
const CANDIDATE =
  /([。！？；）)〕\]】”]?)([\s\u3000]*)(?=[（(〔]\s*[〇零一二三四五六七八九十百0-9]{1,5}\s*[）)〕]|第?[〇零一二三四五六七八九十百]{1,5}[、.．条章]|\d{1,3}\s*[、.．](?!\d))/g;

/**
 * Cuts a paragraph that holds several items, as text without line breaks does:
 *
 * ```
 *   …一、加强标准建设 （一）加强制度建设。 1.制定目录。（责任单位：区发改局） 2.建立…（责任单位：区财政局） …
 *      └ heading      └ heading           └ item                            └ item
 * ```
 *
 * A number counts as a marker where a sentence or a note ends before it, and where it carries on a series or begins one:
 * the numbers in "具体包括1.场地，2.设备" do neither.
 */
export function cutRunning(paragraph: Paragraph): Paragraph[] {
  const { text } = paragraph;
  const source = text.text;
  const cuts: number[] = [];
  const last = new Map<string, number>();
  const begin = matchMarker(source);
  if (begin) last.set(begin.style, begin.value);
  const running = source.length > RUNNING;
  for (const match of source.matchAll(CANDIDATE)) {
    const at = match.index + match[0].length;
    if (at === 0) continue;
    const marker = matchMarker(source.slice(at, at + 16));
    if (!marker || marker.value > 199) continue;
    const afterNote = /[）)〕\]】]/.test(match[1]!) && endsNote(source, match.index);
    const spaced = match[2] !== "";
    const ended = /[。！？]/.test(match[1]!) || afterNote;
    const goesOn = last.get(marker.style) === marker.value - 1;
    const begins = marker.value === 1 || (spaced && ended);
    const fits = afterNote ? goesOn || begins : running && (ended || spaced) && (goesOn || begins);
    if (!fits) continue;
    last.set(marker.style, marker.value);
    cuts.push(at);
  }
  if (cuts.length === 0) return [paragraph];
  return [0, ...cuts].map((from, i) => {
    const to = cuts[i] ?? source.length;
    const pages = paragraph.pages
      .filter((entry, j) => entry.at < to && (paragraph.pages[j + 1]?.at ?? source.length) > from)
      .map(({ at, page }) => ({ at: Math.max(0, at - from), page }));
    return {
      text: text.slice(from, to),
      pages,
      ...(i === 0 && paragraph.heading ? { heading: paragraph.heading } : {}),
    };
  });
}

/** Whether the bracket that closes at `close` holds a role word. */
function endsNote(source: string, close: number): boolean {
  const before = source.slice(Math.max(0, close - 400), close);
  const open = Math.max(
    before.lastIndexOf("（"),
    before.lastIndexOf("("),
    before.lastIndexOf("〔"),
    before.lastIndexOf("["),
  );
  if (open < 0) return false;
  return /牵头|责任|负责|配合|单位|部门/.test(before.slice(open));
}
