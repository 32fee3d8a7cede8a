import type { Axis } from "../model/document";
import type { MetadataDraft, TaskDraft, UnitDraft } from "../model/draft";
import type { MessageCode } from "../model/messages";
import type { NoticeMetadata, Task, Unit } from "../model/notice";
import type { Place } from "../model/place";
import type { SourcedText } from "../model/sourced";

/** Writes drafts down as plain data, each value with its places. */
export class Placer {
  constructor(private readonly axis: Axis) {}

  places(text: SourcedText | null): Place[] {
    return text && text.length > 0 ? this.axis.locate(text.ranges()) : [];
  }

  task(draft: TaskDraft, id: string, reasons: MessageCode[]): Task {
    return {
      id,
      section: textOrNull(draft.section),
      area: textOrNull(draft.area),
      areaNumber: textOrNull(draft.areaNumber),
      number: textOrNull(draft.number),
      title: textOrNull(draft.title),
      task: draft.task.text,
      leadText: draft.leadText.text,
      leadUnits: draft.leadUnits.map(unit),
      cooperatingText: draft.cooperatingText.text,
      cooperatingUnits: draft.cooperatingUnits.map(unit),
      deadline: textOrNull(draft.deadline),
      extra: Object.fromEntries(draft.extra.map(({ heading, text }) => [heading, text.text])),
      form: draft.form,
      status: reasons.length === 0 ? "verified" : "review",
      reasons,
      places: {
        section: this.places(draft.section),
        area: this.places(draft.area),
        areaNumber: this.places(draft.areaNumber),
        number: this.places(draft.number),
        title: this.places(draft.title),
        task: this.places(draft.task),
        leadText: this.places(draft.leadText),
        leadUnits: draft.leadUnits.map(({ name }) => this.places(name)),
        cooperatingText: this.places(draft.cooperatingText),
        cooperatingUnits: draft.cooperatingUnits.map(({ name }) => this.places(name)),
        deadline: this.places(draft.deadline),
        extra: Object.fromEntries(draft.extra.map(({ heading, text }) => [heading, this.places(text)])),
      },
    };
  }

  notice(draft: MetadataDraft): NoticeMetadata {
    const places: Record<string, Place[]> = {};
    const put = (name: string, text: SourcedText | null): string | null => {
      if (!text || text.length === 0) return null;
      places[name] = this.places(text);
      return text.text;
    };
    const all = (name: string, texts: readonly SourcedText[]) => {
      if (texts.length > 0) places[name] = texts.flatMap((text) => this.places(text));
    };
    all("issuers", draft.issuers);
    all(
      "references",
      draft.references.flatMap(({ title, documentNumber }) => (documentNumber ? [title, documentNumber] : [title])),
    );
    all(
      "impliedUnits",
      draft.impliedUnits.map(({ name }) => name),
    );
    put("date", draft.date?.text ?? null);
    put("printedDate", draft.printedDate?.text ?? null);
    return {
      title: put("title", draft.title),
      documentNumber: put("documentNumber", draft.documentNumber),
      issuers: draft.issuers.map(({ text }) => text),
      recipients: put("recipients", draft.recipients),
      date: draft.date?.value ?? null,
      printedDate: draft.printedDate?.value ?? null,
      copyTo: put("copyTo", draft.copyTo),
      disclosure: put("disclosure", draft.disclosure),
      references: draft.references.map(({ title, documentNumber }) => ({
        title: title.text,
        documentNumber: documentNumber?.text ?? null,
      })),
      impliedUnits: draft.impliedUnits.map(unit),
      places,
    };
  }
}

function textOrNull(text: SourcedText | null): string | null {
  return text && text.length > 0 ? text.text : null;
}

function unit({ name, open }: UnitDraft): Unit {
  return open ? { name: name.text, open } : { name: name.text };
}
