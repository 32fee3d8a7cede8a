/** What a notice can be written as. In a file of its own, for the command line's help needs no more than this. */
export const FORMATS = ["json", "csv", "ndjson"] as const;
export type Format = (typeof FORMATS)[number];
