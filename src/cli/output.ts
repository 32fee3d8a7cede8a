import { randomBytes } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { outputError, writeDurably } from "../batch/output-file";

/**
 * Writes a file as a whole or not at all: to a new file beside it first, which then takes its name. Whoever reads the file
 * meanwhile sees the old text or the new one, and a full disk leaves the old one standing. A link stays a link; what is
 * no regular file (/dev/null, a named pipe) is written to as it is.
 *
 * @throws FenjieError output
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    const before = await stat(target).catch(() => null);
    if (before && !before.isFile()) await writeFile(target, text);
    else await replace(target, text, before?.mode);
  } catch (error) {
    throw outputError(file, error);
  }
}

async function replace(target: string, text: string, mode: number | undefined): Promise<void> {
  const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeDurably(beside, text);
    if (mode !== undefined) await chmod(beside, mode & 0o777);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
