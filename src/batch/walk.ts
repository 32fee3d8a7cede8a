import { readdir, stat } from "node:fs/promises";
import { sep } from "node:path";
import { isLitter } from "./archive";
import { noFile, unreadable } from "./read-input";

/** A file or what stands in its place, as found below a directory. */
export interface Found {
  /** Path below the directory that was asked for, "/" between; as text, whatever bytes the name is made of. */
  readonly below: string;
  readonly file: string | Uint8Array;
  /** Set where it cannot be read. */
  readonly error?: ReturnType<typeof unreadable>;
}

interface Directory {
  readonly below: string;
  readonly path: string | Buffer;
}

/**
 * All files below a directory, hidden ones left out. Links to directories are followed, each directory is read once:
 *
 *   notices/2017/57.txt
 *   notices/2017/all ──▶ notices      a circle: `notices` has been read, the link adds nothing
 *   notices/old ──▶ /archive/2016     read, as notices/old/…
 *
 * Links wait until all real directories are done, so that a directory shows under its own name where it has one here.
 *
 * @param skip identity of a directory that is not entered, from {@link identityOf}
 */
export async function* walk(root: string, skip: string | null): AsyncGenerator<Found> {
  const seen = new Set<string>(skip === null ? [] : [skip]);
  const directories: Directory[] = [{ below: "", path: root }];
  const links: Directory[] = [];
  for (let next = directories.pop(); next; next = directories.pop() ?? links.shift()) {
    const { below, path } = next;
    try {
      const identity = await identityOf(path);
      if (seen.has(identity)) continue;
      seen.add(identity);
      for (const entry of await readdir(path, { withFileTypes: true, encoding: "buffer" })) {
        const raw = entry.name as unknown as Buffer;
        const name = decodeName(raw);
        const inside: Directory = {
          below: below === "" ? name.text : `${below}/${name.text}`,
          path: join(path, raw, name),
        };
        if (isLitter(name.text)) continue;
        if (entry.isDirectory()) directories.push(inside);
        else if (entry.isFile()) yield { below: inside.below, file: inside.path };
        else if (entry.isSymbolicLink()) yield* follow(inside, links);
        else yield { below: inside.below, file: inside.path, error: noFile() };
      }
    } catch (error) {
      yield { below, file: path, error: unreadable(error) };
    }
  }
}

/** Two paths lead to the same directory exactly when this is the same. */
export async function identityOf(path: string | Buffer): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

async function* follow(link: Directory, links: Directory[]): AsyncGenerator<Found> {
  try {
    const target = await stat(link.path);
    if (target.isDirectory()) links.push(link);
    else if (target.isFile()) yield { below: link.below, file: link.path };
    else yield { below: link.below, file: link.path, error: noFile() };
  } catch (error) {
    yield { below: link.below, file: link.path, error: unreadable(error) };
  }
}

interface Name {
  readonly text: string;
  /** The bytes are this text in UTF-8. */
  readonly exact: boolean;
}

/**
 * File systems of Linux keep names as bytes. One that is not UTF-8 (unpacked from an old archive: GBK) is shown in
 * GB18030 and opened by its bytes.
 */
function decodeName(raw: Buffer): Name {
  const text = raw.toString("utf8");
  if (Buffer.from(text, "utf8").equals(raw)) return { text, exact: true };
  try {
    return { text: new TextDecoder("gb18030", { fatal: true }).decode(raw), exact: false };
  } catch {
    return { text: raw.toString("latin1"), exact: false };
  }
}

function join(directory: string | Buffer, raw: Buffer, name: Name): string | Buffer {
  if (typeof directory === "string" && name.exact)
    return directory.endsWith(sep) ? directory + name.text : directory + sep + name.text;
  return Buffer.concat([Buffer.from(directory as string), Buffer.from(sep), raw]);
}
