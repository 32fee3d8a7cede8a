import { stat } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { FenjieError } from "../model/error";
import type { Limits } from "../model/options";
import { listArchive } from "./archive";
import type { Input, InputSource } from "./input";
import { byCodeUnits } from "./manifest";
import { noFile, unreadable } from "./read-input";
import { walk } from "./walk";

export interface CollectOptions {
  readonly cwd: string;
  /** Identity of a directory whose content is never an input: that of the outputs. */
  readonly skip: string | null;
  readonly limits: Limits;
}

/**
 * Finds all files that paths, patterns and directories stand for, archives opened, in the order of their names. What was
 * asked for and cannot be read is in the list too.
 *
 *   in /work:  notices             →  notices/2017/57.txt, notices/2017/57.pdf, …     named from the working directory
 *              /data/2016          →  2016/12.txt, …          outside of it: from the directory that was named
 *              notices.zip         →  notices.zip/a.txt, notices.zip/b.pdf
 *              "notices/**\/*.pdf"  →  notices/2017/57.pdf     a pattern, unless a file has this very name
 *
 * @throws FenjieError invalid-option
 */
export async function collectInputs(paths: readonly string[], options: CollectOptions): Promise<Input[]> {
  const found = new Map<string, Input>();
  for (const path of paths) {
    if (path === "-") {
      const text = "standard input holds one notice: give it to parse, not to a conversion of files";
      throw new FenjieError("invalid-option", text, { path });
    }
    for await (const input of expand(path, options)) {
      if (!found.has(input.path)) found.set(input.path, input);
    }
  }
  const inputs: Input[] = [];
  for (const input of found.values()) {
    if (input.source.kind === "file" && /\.zip$/i.test(input.name))
      inputs.push(...(await openArchive(input, options.limits)));
    else inputs.push(input);
  }
  return inputs.sort((a, b) => byCodeUnits(a.name, b.name) || byCodeUnits(a.path, b.path));
}

async function* expand(path: string, options: CollectOptions): AsyncGenerator<Input> {
  const absolute = resolve(options.cwd, path);
  const name = nameFrom(options.cwd, absolute);
  try {
    const status = await stat(absolute);
    if (status.isDirectory()) yield* directory(absolute, name, options);
    else if (status.isFile()) yield { name, path: absolute, source: { kind: "file", file: absolute } };
    else yield { name, path: absolute, source: none(noFile()) };
  } catch (error) {
    if (isDynamicPattern(path)) yield* pattern(path, options);
    else yield { name, path: absolute, source: none(unreadable(error)) };
  }
}

async function* directory(path: string, name: string, { skip }: CollectOptions): AsyncGenerator<Input> {
  for await (const { below, file, error } of walk(path, skip)) {
    const inner = [name, below].filter((part) => part !== "").join("/");
    yield {
      name: inner === "" ? "." : inner,
      path: typeof file === "string" ? file : resolve(path, below),
      source: error ? none(error) : { kind: "file", file },
    };
  }
}

async function* pattern(text: string, { cwd }: CollectOptions): AsyncGenerator<Input> {
  const files = await glob(text, { cwd, absolute: true, onlyFiles: true, expandDirectories: false });
  const fixed = resolve(cwd, fixedPart(text));
  for (const file of files) {
    const path = resolve(file);
    const inside = nameFrom(cwd, path);
    const name = isOutside(cwd, path) ? `${basename(fixed)}/${relative(fixed, path).split(sep).join("/")}` : inside;
    yield { name, path, source: { kind: "file", file: path } };
  }
  if (files.length === 0) {
    const error = new FenjieError("unreadable", "no file matches this pattern", { pattern: text });
    yield { name: text, path: resolve(cwd, text), source: none(error) };
  }
}

/** The directories of a pattern that come before its first wildcard. */
function fixedPart(pattern: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => isDynamicPattern(part));
  const fixed = parts.slice(0, first < 0 ? parts.length - 1 : first).join("/");
  return fixed === "" && pattern.startsWith("/") ? "/" : fixed;
}

async function openArchive(input: Input, limits: Limits): Promise<Input[]> {
  if (input.source.kind !== "file") return [input];
  try {
    const entries = await listArchive(input.source.file, limits);
    if (entries === null) return [input];
    if (entries.length === 0) throw new FenjieError("empty-input", "the archive holds no files");
    return entries.map(({ name, source }) => ({
      name: `${input.name}/${name}`,
      path: `${input.path}/${name}`,
      source,
    }));
  } catch (error) {
    return [{ ...input, source: none(error instanceof FenjieError ? error : unreadable(error)) }];
  }
}

function none(error: FenjieError): InputSource {
  return { kind: "none", code: error.code, text: error.message, retry: error.code === "unreadable" };
}

function nameFrom(cwd: string, path: string): string {
  return isOutside(cwd, path) ? basename(path) : relative(cwd, path).split(sep).join("/");
}

function isOutside(cwd: string, path: string): boolean {
  const way = relative(cwd, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}
