import { limitsSchema, type ParseOptions, parseOptionsSchema, type Settings } from "../../src/model/options";

/** Options with every default filled in, as parse.ts hands them to the readers. */
export function settings(options: ParseOptions = {}): Settings {
  const parsed = parseOptionsSchema.parse(options);
  return { ...parsed, limits: limitsSchema.parse(parsed.limits) };
}
