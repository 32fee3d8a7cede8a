import { z } from "zod";
import { roleRuleSchema } from "./language/roles";

/** Bounds on what one input may cost. Passing one gives a typed error that names the limit. */
export const limitsSchema = z.object({
  /** Bytes of the input as given. */
  bytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  /** Characters of text, after decoding and unpacking. */
  characters: z.int().positive().default(20_000_000),
  /** Lines of plain text, empty ones included. */
  lines: z.int().positive().default(2_000_000),
  pages: z.int().positive().default(1000),
  /** Drawn objects on one page. */
  pageObjects: z.int().positive().default(150_000),
  /** Cells of one table. */
  cells: z.int().positive().default(1_000_000),
  /** Tags in one XML part of an office file, elements in one page of HTML. */
  elements: z.int().positive().default(5_000_000),
  /** Bytes that an archive may unpack to, all entries together. */
  unpackedBytes: z
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  /** Unpacked bytes for each packed byte. */
  unpackRatio: z.int().positive().default(200),
  /** Nesting of elements in markup. */
  depth: z.int().positive().default(500),
  /** Milliseconds for one input, checked between steps of the work. */
  milliseconds: z.int().positive().default(120_000),
});

export const parseOptionsSchema = z.object({
  /** Goes into `source.name`. */
  name: z.string().optional(),
  /** Overrides what `detect` finds: "text/plain", "application/pdf", "text/html", "text/markdown", … */
  mediaType: z.string().optional(),
  /** Overrides the encoding of text: any label that TextDecoder knows. */
  encoding: z.string().optional(),
  /** For encrypted PDFs. */
  password: z.string().optional(),
  /** Read a PDF a second time through its flat text and compare. Default true. */
  crossCheck: z.boolean().default(true),
  /** Header synonyms of your own, tried before the built-in table. */
  roles: z.array(roleRuleSchema).default([]),
  limits: limitsSchema.partial().default({}),
});

/** What a caller may pass. */
export type ParseOptions = z.input<typeof parseOptionsSchema>;
export type Limits = z.infer<typeof limitsSchema>;
/** Options with every default filled in. */
export type Settings = Omit<z.output<typeof parseOptionsSchema>, "limits"> & { limits: Limits };
