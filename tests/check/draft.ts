import type { TaskDraft } from "../../src/model/draft";
import { SourcedText } from "../../src/model/sourced";

/** Pieces of one made-up source, one after another, each with its place on the axis. */
export class Source {
  text = "";

  put(piece: string): SourcedText {
    const sourced = SourcedText.of(piece, this.text.length);
    this.text += `${piece}\n`;
    return sourced;
  }

  /** A sound record whose parts stand in this source. */
  task(number: string | null, { task = "改造老旧小区。", lead = "市住建局", cooperating = "" } = {}): TaskDraft {
    const serial = number === null ? null : this.put(number);
    const taskText = this.put(task);
    const leadText = this.put(lead);
    const cooperatingText = this.put(cooperating);
    return {
      form: "table",
      section: null,
      area: null,
      areaNumber: null,
      number: serial,
      title: null,
      task: taskText,
      leadText,
      leadUnits: leadText.length > 0 ? [{ name: leadText }] : [],
      cooperatingText,
      cooperatingUnits: cooperatingText.length > 0 ? [{ name: cooperatingText }] : [],
      deadline: null,
      extra: [],
      page: null,
      doubts: [],
      remarks: [],
    };
  }
}
