/**
 * The seed notice with its table's rows many times over, renumbered as one table: 48 × n tasks in 9 × n areas.
 *
 * ```
 *  序号 重点任务 …          序号 重点任务 …
 *  1  … 1.推动             1  … 1.推动          ┐
 *  …                       …                    │ first copy
 *  9  … 48.全面   ──▶      9  … 48.全面         ┘
 *  抄送：…                 10 … 49.推动         ┐ second copy
 *                          …                    ┘
 *                          抄送：…
 * ```
 *
 * A line is renumbered only when it opens with the very serial that is due, so that numbers inside of the tasks
 * ("20\n项重点任务") stay as they are.
 */
export function repeatNotice(text: string, times: number): string {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.includes("责任单位") && line.includes("协同单位")) + 1;
  const last = lines.findIndex((line) => line.startsWith("抄送"));
  if (first === 0 || last < first) throw new Error("the text is not the notice that this is made for");

  const rows = lines.slice(first, last);
  const copies = Array.from({ length: times }, (_, copy) => renumber(rows, copy));
  return [...lines.slice(0, first), ...copies.flat(), ...lines.slice(last)].join("\n");
}

export const TASKS = 48;
const AREAS = 9;

function renumber(rows: readonly string[], copy: number): string[] {
  let task = 1;
  let area = 1;
  const renumbered = rows.map((line) => {
    // A row's first line may stand behind the end of an area cell from the page before: "发展 11.开展…".
    const [, before = "", rest] = new RegExp(`^(\\p{Script=Han}* ?)${task}\\.(.*)$`, "u").exec(line) ?? [];
    if (rest !== undefined) return `${before}${task++ + copy * TASKS}.${rest}`;
    if (line.trim() === String(area)) return line.replace(String(area), String(area++ + copy * AREAS));
    return line;
  });
  if (task - 1 !== TASKS || area - 1 !== AREAS) throw new Error(`found ${task - 1} tasks in ${area - 1} areas`);
  return renumbered;
}
