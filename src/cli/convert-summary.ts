import type { Summary } from "../batch/summary";
import { counted, duration } from "./progress";
import { visible } from "./visible";

/**
 * The closing lines of a run:
 *
 *   10,000 files in 9:12: 9,790 success, 40 partial, 170 failure, 0 skipped
 *     failure: 90 damaged, 60 encrypted, 20 needs-ocr
 *     partial: 40 page-needs-ocr
 *   480,123 tasks, 1,204 to review: 800 serial-gap, 404 bracket-unbalanced
 *   slowest: 2017/57.pdf 0:12, …
 *   out/manifest.ndjson lists every file
 */
export function convertSummary(summary: Summary, { output, seconds }: { output: string; seconds: number }): string {
  const { outcomes, failures, partials, reasons, slowest, retried } = summary;
  const kinds = (["success", "partial", "failure", "skipped"] as const).map(
    (kind) => `${number(outcomes[kind])} ${kind}`,
  );
  const lines = [`${counted(summary.files, "file")} in ${duration(seconds)}: ${kinds.join(", ")}`];
  if (Object.keys(failures).length > 0) {
    const before = summary.failedEarlier > 0 ? ` (${number(summary.failedEarlier)} of them in an earlier run)` : "";
    lines.push(`  failure: ${byCount(failures)}${before}`);
  }
  if (Object.keys(partials).length > 0) lines.push(`  partial: ${byCount(partials)}`);
  if (retried > 0) lines.push(`  ${counted(retried, "file")} given to a second process after the first had died`);
  const why = Object.keys(reasons).length > 0 ? `: ${byCount(reasons)}` : "";
  lines.push(`${counted(summary.tasks, "task")}, ${number(summary.review)} to review${why}`);
  // Where all went fast, there is nothing to look into.
  const slow = slowest.filter(({ milliseconds }) => milliseconds >= 1000);
  if (slow.length > 0) {
    lines.push(
      `slowest: ${slow.map(({ name, milliseconds }) => `${visible(name)} ${(milliseconds / 1000).toFixed(1)} s`).join(", ")}`,
    );
  }
  lines.push(`${output.replace(/\/$/, "")}/manifest.ndjson lists every file`);
  return `${lines.join("\n")}\n`;
}

function byCount(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([code, count]) => `${number(count)} ${code}`).join(", ");
}

function number(value: number): string {
  return value.toLocaleString("en");
}
