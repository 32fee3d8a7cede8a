import type { Outcome } from "../batch/outcome";
import type { Summary } from "../batch/summary";
import type { Streams } from "./streams";
import { fitEnd, textWidth } from "./text-width";
import { visible } from "./visible";

/** What a run shows of itself while it is at work, on standard error. */
export interface Progress {
  begin(files: number): void;
  started(name: string): void;
  done(outcome: Outcome, summary: Summary): void;
  /** A line that stays. */
  say(line: string): void;
  end(): void;
}

export const silent: Progress = {
  begin: () => undefined,
  started: () => undefined,
  done: () => undefined,
  say: () => undefined,
  end: () => undefined,
};

const REDRAW_MS = 100;
const PLAIN_EVERY_MS = 10_000;
const BAR_COLUMNS = 20;

/**
 * One line that is drawn over and over, for a terminal:
 *
 *   ━━━━━━━━━━──────────  5,120/10,000  240,640 tasks  312 to review  18.4/s  4:25 left  2017/57.pdf
 */
export function progressBar(stderr: Streams["stderr"]): Progress {
  const pace = new Pace();
  let files = 0;
  let summary: Summary | null = null;
  let name = "";
  let drawnAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const draw = () => {
    drawnAt = performance.now();
    const columns = (stderr as { columns?: number }).columns ?? 80;
    stderr.write(`\r\u001b[2K${barLine({ files, summary, name, pace, columns })}`);
  };
  const drawSometimes = () => {
    if (performance.now() - drawnAt >= REDRAW_MS) draw();
  };
  return {
    begin(count) {
      files = count;
      draw();
      // Also while one slow document is at work the clock goes on.
      timer = setInterval(drawSometimes, 1000);
    },
    started(current) {
      name = current;
      drawSometimes();
    },
    done(_, counts) {
      summary = counts;
      pace.step(counts.files);
      drawSometimes();
    },
    say(line) {
      stderr.write(`\r\u001b[2K${line}\n`);
      if (timer) draw();
    },
    end() {
      if (timer) clearInterval(timer);
      timer = null;
      stderr.write("\r\u001b[2K");
    },
  };
}

/** For logs and pipes: a line now and then. */
export function progressLines(stderr: Streams["stderr"]): Progress {
  const pace = new Pace();
  let files = 0;
  let saidAt = performance.now();
  const say = (line: string) => void stderr.write(`${line}\n`);
  return {
    ...silent,
    begin(count) {
      files = count;
      say(`${counted(count, "file")} to convert`);
    },
    done(_, summary) {
      pace.step(summary.files);
      if (performance.now() - saidAt < PLAIN_EVERY_MS) return;
      saidAt = performance.now();
      say(figures(files, summary, pace).join("  "));
    },
    say,
  };
}

interface BarState {
  readonly files: number;
  readonly summary: Summary | null;
  readonly name: string;
  readonly pace: Pace;
  readonly columns: number;
}

/** Never wider than the terminal, for a line that wraps cannot be drawn over: first the name goes, then the bar, … */
export function barLine({ files, summary, name, pace, columns }: BarState): string {
  const filled = files === 0 ? 0 : Math.floor(((summary?.files ?? 0) / files) * BAR_COLUMNS);
  const bar = "━".repeat(filled) + "─".repeat(BAR_COLUMNS - filled);
  const parts = [bar, ...figures(files, summary, pace)];
  while (parts.length > 1 && textWidth(parts.join("  ")) > columns - 1)
    parts.splice(parts.length > 2 ? parts.length - 1 : 0, 1);
  const line = parts.join("  ");
  const room = columns - 1 - textWidth(line) - 2;
  return room >= 12 ? `${line}  ${fitEnd(visible(name), room)}` : fitEnd(line, columns - 1);
}

function figures(files: number, summary: Summary | null, pace: Pace): string[] {
  const done = summary?.files ?? 0;
  const parts = [`${done.toLocaleString("en")}/${files.toLocaleString("en")}`];
  if (summary) parts.push(counted(summary.tasks, "task"), `${summary.review.toLocaleString("en")} to review`);
  const rate = pace.perSecond;
  if (rate !== null)
    parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`, `${duration((files - done) / rate)} left`);
  return parts;
}

/** Files a second over the last half minute: what has been fast (skipped files) says nothing of what comes. */
export class Pace {
  private readonly marks: { at: number; files: number }[] = [{ at: performance.now(), files: 0 }];

  step(files: number, at: number = performance.now()): void {
    if (at - this.marks.at(-1)!.at < 500) this.marks[this.marks.length - 1]!.files = files;
    else this.marks.push({ at, files });
    while (this.marks.length > 60) this.marks.shift();
  }

  get perSecond(): number | null {
    const [first, last] = [this.marks[0]!, this.marks.at(-1)!];
    return last.at - first.at < 1000 || last.files === first.files
      ? null
      : ((last.files - first.files) / (last.at - first.at)) * 1000;
  }
}

/** "1 file", "1,200 files". */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/** 65 gives "1:05", 3700 "1:01:40". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
