import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockDirectory } from "./lock";
import { Manifest } from "./manifest";
import { STATE_NAME } from "./names";
import { makeDirectory, outputError } from "./output-file";

/**
 * The directory of outputs while a run holds it:
 *
 *   OUT/manifest.ndjson            what is done
 *   OUT/2017/57.txt.json           outputs, each whole
 *   OUT/.fenjie/lock.0             who is at work
 *   OUT/.fenjie/tmp-9f3a/          unfinished files; on OUT's file system, so that a rename is all they need
 *
 * `.fenjie` is gone when the run ends. What a killed run left in it is removed by the next.
 */
export class OutputDirectory {
  private count = 0;

  private constructor(
    readonly path: string,
    readonly manifest: Manifest,
    private readonly temporary: string,
    private readonly release: () => void,
  ) {}

  /** @throws FenjieError locked, output */
  static open(path: string): OutputDirectory {
    const state = join(path, STATE_NAME);
    let release: (() => void) | null = null;
    try {
      makeDirectory(path);
      release = lockDirectory(state);
      for (const name of readdirSync(state)) {
        // Left by killed runs. A child of one may still write into its own; nothing of that counts any more.
        if (/^(tmp-|draft\.)/.test(name)) rmSync(join(state, name), { recursive: true, force: true });
      }
      const temporary = join(state, `tmp-${randomBytes(4).toString("hex")}`);
      mkdirSync(temporary);
      return new OutputDirectory(path, Manifest.open(path), temporary, release);
    } catch (error) {
      release?.();
      throw outputError(path, error);
    }
  }

  /** A new path for an unfinished file. */
  temporaryPath(): string {
    return join(this.temporary, String(this.count++));
  }

  /** The place of an output that is named with "/". */
  place(file: string): string {
    return join(this.path, ...file.split("/"));
  }

  async close(): Promise<void> {
    try {
      await this.manifest.close();
      rmSync(this.temporary, { recursive: true, force: true });
    } finally {
      this.release();
    }
    try {
      rmdirSync(join(this.path, STATE_NAME));
    } catch {
      // Another run has taken the lock meanwhile.
    }
  }
}
