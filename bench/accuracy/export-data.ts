import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TOOL_NAMES } from "./extractors/tools";
import { tableNotice } from "./generator/generate";
import { cached, prepare, RENDERERS } from "./prepare";

/**
 * Writes notices, their texts and their truth as plain files, for reading and for debugging a decoder:
 * `npx tsx bench/accuracy/export-data.ts DIR FROM TO` (seeds; even ones are the tuning family).
 */
const [dir = "out/accuracy-data", from = "2", to = "100"] = process.argv.slice(2);
await mkdir(dir, { recursive: true });
const step = 2;
for (let low = Number(from); low <= Number(to); low += 25 * step) {
  const notices = [];
  for (let seed = low; seed <= Number(to) && seed < low + 25 * step; seed += step) notices.push(tableNotice(seed));
  await prepare(notices);
  for (const notice of notices) {
    const { id, switches, document, tasks, form } = notice;
    await writeFile(
      join(dir, `${id}.truth.json`),
      `${JSON.stringify({ id, form, switches, document, tasks }, null, 1)}\n`,
    );
    await copyFile(cached.html(id), join(dir, `${id}.html`));
    await copyFile(cached.docx(id), join(dir, `${id}.docx`));
    for (const renderer of RENDERERS) {
      await copyFile(cached.pdf(id, renderer), join(dir, `${id}.${renderer}.pdf`));
      for (const tool of TOOL_NAMES) {
        await copyFile(cached.text(id, renderer, tool), join(dir, `${id}.${renderer}.${tool}.txt`));
      }
    }
  }
  process.stdout.write(`seeds up to ${low + 25 * step - 1} written to ${dir}\n`);
}
