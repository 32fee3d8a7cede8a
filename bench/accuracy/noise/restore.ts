import { ideographOf } from "../../../src/layout/radicals";
import type { ParsedNotice, Task } from "../../../src/model/notice";
import type { GotTask } from "../score/score";
import type { NoisyText } from "./noise";

type Places = Task["places"]["task"];

/** The clean characters in the ranges that `places` names in the noisy text, with those that noise took out inside them. */
function cleanText(places: Places, noisy: NoisyText): string {
  let text = "";
  for (const place of places) {
    const range = place as { readonly start?: number; readonly end?: number };
    if (range.start === undefined || range.end === undefined || range.end <= range.start) continue;
    const last = noisy.toClean[range.end - 1];
    text += noisy.clean.slice(noisy.toClean[range.start], (last ?? noisy.clean.length) + 1);
  }
  // The text as extracted has radicals for ideographs (⺠ for 民), which the parser puts right: not the noise's doing.
  return [...text].map((char) => ideographOf(char) ?? char).join("");
}

/** A field by its places; where it has none (or the places are not of text) its value as given. */
function restored(value: string | null, places: Places | undefined, noisy: NoisyText): string | null {
  if (value === null || value === "" || !places || places.length === 0) return value;
  return cleanText(places, noisy);
}

/** A list whose separators were hit can only be compared as one: "市教育局市财政局" holds the same names. */
function separatorHit(places: Places | undefined, noisy: NoisyText): boolean {
  for (const place of places ?? []) {
    const range = place as { readonly start?: number; readonly end?: number };
    const from = noisy.toClean[range.start ?? 0] ?? 0;
    const to = noisy.toClean[range.end ?? 0] ?? noisy.clean.length;
    for (let at = from; at < to; at++)
      if (noisy.hit.has(at) && /[^\p{L}\p{N}]/u.test(noisy.clean[at] ?? "")) return true;
  }
  return false;
}

/** A record whose texts were put back to what they were before the noise. */
export interface RestoredTask extends GotTask {
  readonly joinLead: boolean;
  readonly joinCooperating: boolean;
}

/**
 * Undoes the noise in a result: every field is read again from the clean text, at the places that the result gives for
 * it. What is left to differ from the truth is what the noise made the decoder do.
 */
export function restore(parsed: Pick<ParsedNotice, "tasks">, noisy: NoisyText): RestoredTask[] {
  return parsed.tasks.map((task) => {
    const { places } = task;
    const units = (list: Task["leadUnits"], where: Task["places"]["leadUnits"]) =>
      list.map((unit, index) => ({ name: restored(unit.name, where[index], noisy) ?? unit.name }));
    return {
      section: restored(task.section, places.section, noisy),
      area: restored(task.area, places.area, noisy),
      areaNumber: restored(task.areaNumber, places.areaNumber, noisy),
      number: restored(task.number, places.number, noisy),
      title: restored(task.title, places.title, noisy),
      task: restored(task.task, places.task, noisy) ?? "",
      deadline: restored(task.deadline, places.deadline, noisy),
      leadUnits: units(task.leadUnits, places.leadUnits),
      cooperatingUnits: units(task.cooperatingUnits, places.cooperatingUnits),
      status: task.status,
      joinLead: separatorHit(places.leadText, noisy),
      joinCooperating: separatorHit(places.cooperatingText, noisy),
    };
  });
}
