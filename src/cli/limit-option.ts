import { InvalidArgumentError, Option } from "commander";
import type { Limits } from "../model/options";

/** What `--limit` can set. A table and not the schema's keys, so that help needs no schema; the compiler keeps it whole. */
const LIMIT_NAMES: Readonly<Record<keyof Limits, true>> = {
  bytes: true,
  characters: true,
  lines: true,
  pages: true,
  pageObjects: true,
  cells: true,
  elements: true,
  unpackedBytes: true,
  unpackRatio: true,
  depth: true,
  milliseconds: true,
};

/** `--limit NAME=NUMBER`, as often as wanted. */
export function limitOption(): Option {
  const about = `raise or lower a bound: ${Object.keys(LIMIT_NAMES).join(", ")}`;
  return new Option("--limit <name=value>", about).argParser(addLimit);
}

function addLimit(text: string, before: Partial<Limits> = {}): Partial<Limits> {
  const [, name, digits] = /^(\w+)=(\d+)$/.exec(text) ?? [];
  const value = Number(digits);
  if (name === undefined || !Object.hasOwn(LIMIT_NAMES, name)) {
    throw new InvalidArgumentError(`It must be NAME=NUMBER, NAME one of ${Object.keys(LIMIT_NAMES).join(", ")}.`);
  }
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("The number must be at least 1.");
  return { ...before, [name]: value };
}
