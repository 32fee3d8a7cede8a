import { z } from "zod";
import { placeSchema } from "./place";

/**
 * Every message this library can give: its code (stable: tools may switch on it), its level, and what it tells a reader.
 * - info: worth knowing, nothing is doubtful;
 * - warning: a record goes to review, or something of the notice may be missing;
 * - error: a part of the input could not be read at all.
 */
export const MESSAGE_CODES = {
  // read
  "encoding-guessed": {
    level: "info",
    about: "The bytes name no encoding; the one that decodes without fault was taken.",
  },
  "control-characters": { level: "info", about: "Control characters stood in the text and were set aside." },
  "unreadable-characters": { level: "warning", about: "Characters without a Unicode value; kept as U+FFFD." },
  "text-layer-unreadable": { level: "error", about: "The glyphs of a page carry no Unicode values." },
  "page-needs-ocr": { level: "error", about: "A page holds a picture and no text." },
  "page-unreadable": { level: "error", about: "A page could not be read; the others were." },
  "part-ignored": { level: "info", about: "A part of the file that holds no notice text was not read." },
  // layout
  "radical-replaced": { level: "info", about: "Radical code points were read as the ideographs that they picture." },
  // extract
  "no-tasks": { level: "info", about: "The notice hands out no task in a form that is known." },
  "table-without-rows": {
    level: "warning",
    about: "A header row was found and no row below it, or the headings or serials of a table and no table.",
  },
  "table-cut-off": {
    level: "warning",
    about: "A table runs off the page's edge, or the source ends inside it; part of its text may be missing.",
  },
  "table-header-missing": {
    level: "warning",
    about: "A table without a header row; the columns' roles were inferred.",
  },
  "order-recognised": { level: "info", about: "In which order the flat text gives the table's cells." },
  "row-continued-over-page": { level: "info", about: "A row goes on after a page break; its parts were joined." },
  "uncertain-boundary": { level: "warning", about: "Another division into cells is nearly as good as the one chosen." },
  "unaccounted-text": { level: "warning", about: "Text inside a table or note that ended in no field." },
  "note-unparsed": { level: "warning", about: "A part of an assignment note was not understood." },
  "role-uncertain": { level: "warning", about: "The words of an assignment note leave open who leads." },
  // interpret
  "trailing-separator": { level: "info", about: "A list of units ends with a separator." },
  "unit-unparsed": { level: "warning", about: "A name that does not look like an organisation." },
  "rule-stated": {
    level: "info",
    about: "The notice states a rule for its assignment notes, which was applied from there on.",
  },
  // check
  "serial-gap": { level: "warning", about: "Serial numbers are missing between two rows." },
  "serial-duplicate": { level: "warning", about: "Two rows carry the same serial number." },
  "serial-missing": { level: "warning", about: "A row has no serial number while others have one." },
  "serial-restart": { level: "info", about: "Numbering starts again." },
  "bracket-unbalanced": { level: "warning", about: "A bracket or quotation mark has no partner inside its field." },
  "sentence-unfinished": { level: "warning", about: "The task's text stops in mid-sentence." },
  "lead-empty": { level: "warning", about: "No lead unit is named." },
  "task-empty": { level: "warning", about: "The row has no task text." },
  "second-reading-empty": { level: "info", about: "The second reading of a PDF gave no text to compare with." },
  "readings-differ": { level: "warning", about: "Two independent readings of the page give different values." },
} as const satisfies Record<string, { level: "info" | "warning" | "error"; about: string }>;

export type MessageCode = keyof typeof MESSAGE_CODES;

export const messageCodeSchema = z.enum(Object.keys(MESSAGE_CODES) as [MessageCode, ...MessageCode[]]);

/** Messages are data: switch on `code`, show `text`, point at `place`. */
export const messageSchema = z
  .object({
    code: messageCodeSchema,
    level: z.enum(["info", "warning", "error"]),
    text: z.string().meta({ description: "One sentence for a reader." }),
    task: z.string().nullable().meta({ description: "The `id` of the record concerned." }),
    place: placeSchema.nullable(),
    seen: z.string().optional(),
    expected: z.string().optional(),
  })
  .meta({ id: "Message" });

export type Message = z.infer<typeof messageSchema>;

/** A message with the level that its code has in the table. */
export function message(
  code: MessageCode,
  text: string,
  rest: Partial<Pick<Message, "task" | "place" | "seen" | "expected">> = {},
): Message {
  return { code, level: MESSAGE_CODES[code].level, text, task: null, place: null, ...rest };
}
