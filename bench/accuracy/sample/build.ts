import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { TOOL_NAMES } from "../extractors/tools";
import { tableNotice } from "../generator/generate";
import type { GeneratedNotice } from "../generator/notice";
import { proseNotice } from "../generator/prose";
import { Random } from "../generator/random";
import { prepare, RENDERERS } from "../prepare";
import { sourcesOf } from "../sources";
import { SAMPLE_FILE, type SampleNotice } from "./sample";

/**
 * Writes the committed sample: short notices of seeds that nothing else uses, each in two of its text forms, so that
 * `npm test` can score every order without a browser, an office suite or an extractor. `npm run bench:sample`.
 */
const FIRST_SEED = 20_001;
const TABLES = 170;
const PROSE = 60;

const ONE_LINE = ["joined", "spaced", "web"] as const;
const TOOL_SOURCES = RENDERERS.flatMap((renderer) => TOOL_NAMES.map((tool) => `${renderer}.${tool}`));

/** Two source names for the notice at `index`; all of them come up equally often. */
function pickSources(index: number): string[] {
  const all = [...TOOL_SOURCES, ...ONE_LINE];
  return [all[index % all.length] as string, all[(index * 7 + 5) % all.length] as string];
}

const notices: GeneratedNotice[] = [];
for (let seed = FIRST_SEED; notices.length < TABLES; seed++) {
  const notice = tableNotice(seed, { rows: new Random(`rows ${seed}`).int(3, 6) });
  if (notice.tasks.length <= 9) notices.push(notice);
}
for (let seed = FIRST_SEED; notices.length < TABLES + PROSE; seed++) {
  const notice = proseNotice(seed);
  if (notice.tasks.length <= 9) notices.push(notice);
}
const sources = new Map(notices.map(({ id }, index) => [id, pickSources(index)]));
await prepare(
  notices,
  (line) => process.stderr.write(`${line}\n`),
  (id, renderer, tool) => {
    const names = sources.get(id) ?? [];
    if (
      tool === "pdfbox" &&
      ((renderer === "libreoffice" && names.includes("joined")) ||
        (renderer === "chromium" && names.includes("spaced")))
    )
      return true;
    return names.includes(`${renderer}.${tool}`);
  },
);
const lines: string[] = [];
for (const notice of notices) {
  const names = sources.get(notice.id) ?? [];
  const texts = [];
  for (const source of sourcesOf(notice).filter(({ name }) => names.includes(name))) {
    texts.push({ source: source.name, group: source.group, text: (await source.load()) as string });
  }
  const { id, form, switches, document, tasks } = notice;
  const line: SampleNotice = { id, form, switches, document, tasks, texts };
  lines.push(JSON.stringify(line));
}
const packed = gzipSync(`${lines.join("\n")}\n`, { level: 9 });
writeFileSync(SAMPLE_FILE, packed);
process.stdout.write(`${notices.length} notices, ${packed.length} bytes\n`);
