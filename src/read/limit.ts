import { FenjieError, type FenjieErrorCode } from "../model/error";
import type { Limits } from "../model/options";

const CODES: Partial<Record<keyof Limits, FenjieErrorCode>> = {
  pages: "too-many-pages",
  pageObjects: "too-many-objects",
  depth: "too-deep",
  milliseconds: "time-limit",
};

/**
 * Throws when `seen` is more than the limit called `name`: `too-many-pages`, `too-many-objects`, `too-deep`, `time-limit`,
 * else `too-large`. The error says which limit it was and how to raise it.
 */
export function keepWithin(limits: Limits, name: keyof Limits, seen: number): void {
  if (seen <= limits[name]) return;
  throw new FenjieError(
    CODES[name] ?? "too-large",
    `The input has ${seen} ${UNITS[name]}, the limit is ${limits[name]}; raise it with options.limits.${name}.`,
    { limit: name, seen, allowed: limits[name] },
  );
}

const UNITS: Record<keyof Limits, string> = {
  bytes: "bytes",
  characters: "characters of text",
  lines: "lines",
  pages: "pages",
  pageObjects: "objects on a page",
  cells: "cells in one table",
  elements: "elements or tags in one part",
  unpackedBytes: "bytes after unpacking",
  unpackRatio: "unpacked bytes for each packed byte",
  depth: "levels of nesting",
  milliseconds: "milliseconds of work behind it",
};
