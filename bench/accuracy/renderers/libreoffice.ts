import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const call = promisify(execFile);

/** Turns many DOCX files into PDFs (same name, in `outDir`) with one start of LibreOffice for each fifty. */
export async function printWithLibreOffice(files: readonly string[], outDir: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "accuracy-office-"));
  try {
    for (let at = 0; at < files.length; at += 50) {
      const batch = files.slice(at, at + 50);
      const options = [
        "--headless",
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        "--convert-to",
        "pdf",
        "--outdir",
        outDir,
      ];
      await call("soffice", [...options, ...batch], { maxBuffer: 1 << 26 });
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
