import type { Outcome } from "./outcome";

const SLOWEST = 5;

/** The counts of a run. Takes the same memory after ten files and after a million. */
export class Summary {
  readonly outcomes: Record<Outcome["outcome"], number> = { success: 0, partial: 0, failure: 0, skipped: 0 };
  /** Of the skipped files, those that had failed in the run that did them. */
  failedEarlier = 0;
  files = 0;
  tasks = 0;
  /** Records that want a reader's eye, and how many for each reason; a record may have several. */
  review = 0;
  readonly reasons: Record<string, number> = {};
  /** Files without a result, by the code that says why. */
  readonly failures: Record<string, number> = {};
  /** Files of which a part could not be read, by the code that says why. */
  readonly partials: Record<string, number> = {};
  retried = 0;
  slowest: { readonly name: string; readonly milliseconds: number }[] = [];

  add(outcome: Outcome): void {
    this.files++;
    this.outcomes[outcome.outcome]++;
    this.tasks += outcome.tasks;
    this.review += outcome.review;
    for (const [code, count] of Object.entries(outcome.reasons)) add(this.reasons, code, count);
    const [first] = outcome.messages;
    const made = outcome.earlier ?? outcome.outcome;
    if (made === "failure") add(this.failures, first?.code ?? "internal", 1);
    if (made === "partial") add(this.partials, first?.code ?? "internal", 1);
    if (outcome.earlier === "failure") this.failedEarlier++;
    if (outcome.attempts > 1) this.retried++;
    this.keepSlowest(outcome);
  }

  private keepSlowest({ name, milliseconds, outcome }: Outcome): void {
    if (outcome === "skipped") return;
    const last = this.slowest.at(-1);
    if (this.slowest.length === SLOWEST && last && last.milliseconds >= milliseconds) return;
    this.slowest = [...this.slowest, { name, milliseconds }]
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, SLOWEST);
  }
}

function add(counts: Record<string, number>, code: string, count: number): void {
  counts[code] = (counts[code] ?? 0) + count;
}
