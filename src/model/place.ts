import { z } from "zod";

/**
 * Where a value stood in the source. Text formats give `start`/`end` (offsets in the decoded text, in UTF-16 code units,
 * end exclusive) with `line`/`column` (1-based) of the start; pages give `page` and `box`; cells of markup give `path`.
 */
export const placeSchema = z
  .object({
    start: z.int().min(0).optional(),
    end: z.int().min(0).optional(),
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
    page: z.int().min(1).optional(),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
    path: z.string().optional(),
  })
  .meta({ id: "Place", description: "Where a value stood in the source." });

export type Place = z.infer<typeof placeSchema>;
