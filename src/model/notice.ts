import { z } from "zod";
import { messageCodeSchema, messageSchema } from "./messages";
import { placeSchema } from "./place";

/**
 * The contract: what a parse gives, as plain JSON. Every public type of the library is inferred from these schemas.
 * An absent value is `null`, an absent list `[]`, an empty cell `""` in the `…Text` field.
 */
export const unitSchema = z
  .object({
    name: z.string().min(1).meta({ description: "The unit's name as printed." }),
    open: z.literal(true).optional().meta({ description: "The list goes on after this unit (等)." }),
  })
  .meta({ id: "Unit" });

const dateSchema = z.iso.date();
const placesSchema = z.array(placeSchema);

export const taskPlacesSchema = z
  .object({
    section: placesSchema,
    area: placesSchema,
    areaNumber: placesSchema,
    number: placesSchema,
    title: placesSchema,
    task: placesSchema,
    leadText: placesSchema,
    leadUnits: z.array(placesSchema).meta({ description: "One list of places for each unit." }),
    cooperatingText: placesSchema,
    cooperatingUnits: z.array(placesSchema),
    deadline: placesSchema,
    extra: z.record(z.string(), placesSchema),
  })
  .meta({ id: "TaskPlaces" });

export const taskSchema = z
  .object({
    id: z.string().min(1).meta({ description: "Unique within the notice." }),
    section: z.string().nullable(),
    area: z.string().nullable(),
    areaNumber: z.string().nullable(),
    number: z.string().nullable().meta({ description: 'The serial as printed: "12", "（三）".' }),
    title: z.string().nullable(),
    task: z.string(),
    leadText: z.string(),
    leadUnits: z.array(unitSchema),
    cooperatingText: z.string(),
    cooperatingUnits: z.array(unitSchema),
    deadline: z.string().nullable(),
    extra: z.record(z.string(), z.string()).meta({ description: "Further columns, by their heading." }),
    form: z.enum(["table", "inline"]),
    status: z.enum(["verified", "review"]),
    reasons: z.array(messageCodeSchema).meta({ description: "Why the record wants a reader's eye." }),
    places: taskPlacesSchema,
  })
  .meta({ id: "Task" });

export const referenceSchema = z
  .object({ title: z.string(), documentNumber: z.string().nullable() })
  .meta({ id: "Reference" });

export const noticeSchema = z
  .object({
    title: z.string().nullable(),
    documentNumber: z.string().nullable(),
    issuers: z.array(z.string()),
    recipients: z.string().nullable(),
    date: dateSchema.nullable(),
    printedDate: dateSchema.nullable(),
    copyTo: z.string().nullable(),
    disclosure: z.string().nullable(),
    references: z.array(referenceSchema),
    impliedUnits: z
      .array(unitSchema)
      .meta({ description: "Units that a rule of the notice adds to every task (以下均需…落实，不再列出)." }),
    places: z
      .record(z.string(), placesSchema)
      .meta({ description: "Where each of the values above stood, by its name." }),
  })
  .meta({ id: "NoticeMetadata" });

export const textOrderSchema = z.enum(["stream", "aligned", "interleaved", "column-blocks", "one-line"]);

export const sourceSchema = z
  .object({
    name: z.string().nullable(),
    mediaType: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pages: z.int().min(0).nullable(),
    order: textOrderSchema.nullable().meta({ description: "In which order flat text gave the table's cells." }),
  })
  .meta({ id: "Source" });

export const coverageSchema = z
  .object({
    characters: z.int().min(0).meta({ description: "Characters, white space not counted, inside tables and notes." }),
    assigned: z.int().min(0),
    dropped: z.array(z.object({ reason: z.string(), characters: z.int().min(0) })),
  })
  .meta({ id: "Coverage" });

export const parsedNoticeSchema = z
  .object({
    source: sourceSchema,
    notice: noticeSchema,
    tasks: z.array(taskSchema),
    messages: z.array(messageSchema),
    coverage: coverageSchema,
  })
  .meta({ id: "ParsedNotice", title: "fenjie parsed notice" });

export type Unit = z.infer<typeof unitSchema>;
export type TaskPlaces = z.infer<typeof taskPlacesSchema>;
export type Task = z.infer<typeof taskSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type NoticeMetadata = z.infer<typeof noticeSchema>;
export type TextOrder = z.infer<typeof textOrderSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type ParsedNotice = z.infer<typeof parsedNoticeSchema>;

/** The contract as JSON Schema (draft 2020-12), for readers in other languages. */
export const noticeJsonSchema = z.toJSONSchema(parsedNoticeSchema) as Readonly<Record<string, unknown>>;
