import { extractNotes } from "../../../src/extract/inline/index";
import { interpretNotes } from "../../../src/interpret/notes";
import type { FlowText } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

/** Lines of flat text; with `whole`, paragraphs as markup gives them. */
export function flowOf(source: string, whole = false): FlowText[] {
  let at = 0;
  return source.split("\n").map((line) => {
    const text = SourcedText.of(line, at);
    at += line.length + 1;
    return { text, page: null, whole };
  });
}

/** "section > area > number: task [lead | co-operating]" of every record. */
export function records(source: string, whole = false): string[] {
  return interpretNotes(extractNotes(flowOf(source, whole)).notes).map((task) => {
    const where = [task.section, task.area, task.number].map((text) => text?.text ?? "-").join(" > ");
    const names = (units: typeof task.leadUnits) => units.map(({ name }) => name.text).join(" ");
    return `${where}: ${task.task.text} [${names(task.leadUnits)} | ${names(task.cooperatingUnits)}]`;
  });
}

/** The codes of what is doubtful, record by record. */
export const doubts = (source: string) =>
  interpretNotes(extractNotes(flowOf(source)).notes).map((task) => task.doubts.map(({ code }) => code));
