import { writeFileSync } from "node:fs";
import { parseNoticeText } from "../../../src/index";
import { BASELINE_FILE, readSample } from "./sample";
import { scoreSample } from "./score-sample";

/** `npm run bench:baseline`: what the parser reaches today becomes what the test holds it to. Look at the diff before committing. */
const baseline = scoreSample(readSample(), (text) => parseNoticeText(text));
writeFileSync(BASELINE_FILE, `${JSON.stringify(baseline, null, 2)}\n`);
console.table(baseline);
