import type { Doubt, Dropped } from "./extraction";
import type { Message } from "./messages";
import type { Range, SourcedText } from "./sourced";

/** What `interpret` makes of an extraction: the result with every value still tied to its origin. */
export interface NoticeDraft {
  readonly metadata: MetadataDraft;
  readonly tasks: readonly TaskDraft[];
  /** What conservation is counted over. */
  readonly region: readonly Range[];
  readonly dropped: readonly Dropped[];
  readonly messages: readonly Message[];
}

export interface MetadataDraft {
  readonly title: SourcedText | null;
  readonly documentNumber: SourcedText | null;
  readonly issuers: readonly SourcedText[];
  readonly recipients: SourcedText | null;
  readonly date: DateDraft | null;
  readonly printedDate: DateDraft | null;
  readonly copyTo: SourcedText | null;
  readonly disclosure: SourcedText | null;
  readonly references: readonly { readonly title: SourcedText; readonly documentNumber: SourcedText | null }[];
  readonly impliedUnits: readonly UnitDraft[];
}

export interface DateDraft {
  /** ISO 8601. */
  readonly value: string;
  readonly text: SourcedText;
}

export interface UnitDraft {
  readonly name: SourcedText;
  readonly open?: true;
}

export interface TaskDraft {
  readonly form: "table" | "inline";
  readonly section: SourcedText | null;
  readonly area: SourcedText | null;
  readonly areaNumber: SourcedText | null;
  readonly number: SourcedText | null;
  readonly title: SourcedText | null;
  readonly task: SourcedText;
  readonly leadText: SourcedText;
  readonly leadUnits: readonly UnitDraft[];
  readonly cooperatingText: SourcedText;
  readonly cooperatingUnits: readonly UnitDraft[];
  readonly deadline: SourcedText | null;
  readonly extra: readonly { readonly heading: string; readonly text: SourcedText }[];
  readonly page: number | null;
  readonly doubts: readonly Doubt[];
  /** Worth telling, nothing doubtful (a trailing separator). */
  readonly remarks: readonly Doubt[];
}
