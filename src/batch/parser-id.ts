import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../../package.json";

/**
 * Which parser did the work, as it stands in each record: "0.1.0+5f31c2aa", the version and a hash of the program's own
 * files. Between two releases the version stays and the program does not; what an earlier build made is not taken for
 * this one's.
 *
 * @param here the module's own address: built, all modules lie beside it; from the sources, below the directory above
 */
export function parserId(here: string = import.meta.url): string {
  const fromSource = here.endsWith(".ts");
  const directory = fileURLToPath(new URL(fromSource ? ".." : ".", here));
  const hash = createHash("sha256");
  const names = readdirSync(directory, { recursive: fromSource, encoding: "utf8" });
  for (const name of names.filter((name) => (fromSource ? /\.ts$/ : /\.m?js$/).test(name)).sort()) {
    hash.update(readFileSync(join(directory, name)));
  }
  return `${version}+${hash.digest("hex").slice(0, 8)}`;
}
