import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chooseNotices } from "./choose";
import { TOOL_NAMES } from "./extractors/tools";
import { cached, prepare, RENDERERS } from "./prepare";

/**
 * Writes notices, their texts and their truth as plain files, for reading and for debugging a decoder:
 * `npx tsx bench/accuracy/export-data.ts DIR FROM TO FORMS` (seeds; even ones are the tuning family).
 */
const [dir = "out/accuracy-data", from = "2", to = "100", forms = "table,prose"] = process.argv.slice(2);
await mkdir(dir, { recursive: true });
for (let low = Number(from); low <= Number(to); low += 50) {
  const high = Math.min(Number(to), low + 49);
  const notices = chooseNotices({ seeds: `${low}-${high}`, family: "tune", forms });
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
  process.stdout.write(`seeds up to ${high} written to ${dir}\n`);
}
