import { createHash } from "node:crypto";
import { convertDocument } from "../../src/batch/convert-document";
import type { ConvertTask } from "../../src/batch/protocol";
import { serve } from "../../src/batch/serve";
import { FenjieError } from "../../src/model/error";
import { message } from "../../src/model/messages";
import type { ParsedNotice, Task } from "../../src/model/notice";
import type { ParseOptions } from "../../src/model/options";

// A child process with a parser of our own, whose documents say what it shall do: one task a line, or a misdeed.
serve((task) => convertDocument(task as ConvertTask, toyParse));

async function toyParse(bytes: Uint8Array, options: ParseOptions): Promise<ParsedNotice> {
  const text = new TextDecoder().decode(bytes);
  const [word = ""] = text.split("\n", 1);
  if (word === "SLOW") await new Promise((resolve) => setTimeout(resolve, 30));
  if (word === "HANG") for (;;);
  if (word === "CRASH") process.exit(7);
  if (word === "KILLED") process.kill(process.pid, "SIGKILL");
  if (word === "HEAP") for (const kept: unknown[] = []; ; ) kept.push(new Array(1e7).fill(1));
  if (word === "BUFFERS") for (const kept: unknown[] = []; ; ) kept.push(Buffer.alloc(1 << 24, 1));
  if (word === "ENCRYPTED") throw new FenjieError("encrypted", "the file is encrypted");
  if (word === "FAULT") throw new TypeError("undefined is not a function");
  if (word === "TIME") throw new FenjieError("time-limit", `${options.limits?.milliseconds} ms`);
  if (word === "OVERTIME") throw new FenjieError("time-limit", "the parse took too long");

  const lines = text.split("\n").filter((line) => line !== "" && line === line.toLowerCase());
  return {
    source: {
      name: options.name ?? null,
      mediaType: "text/plain",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      pages: null,
      order: "stream",
    },
    notice: {
      title: null,
      documentNumber: null,
      issuers: [],
      recipients: null,
      date: null,
      printedDate: null,
      copyTo: null,
      disclosure: null,
      references: [],
      impliedUnits: [],
      places: {},
    },
    tasks: lines.map(toyTask),
    messages: word === "PARTIAL" ? [message("page-unreadable", "Page 2 could not be read.")] : [],
    coverage: { characters: text.length, assigned: text.length, dropped: [] },
  };
}

/** "text" is a verified record, "text?" one for review, "text=value" one with a further column "text". */
function toyTask(line: string, i: number): Task {
  const [task = "", value] = line.split("=");
  const review = line.endsWith("?");
  return {
    id: String(i + 1),
    section: null,
    area: null,
    areaNumber: null,
    number: String(i + 1),
    title: null,
    task,
    leadText: "市教育局",
    leadUnits: [{ name: "市教育局" }],
    cooperatingText: "",
    cooperatingUnits: [],
    deadline: null,
    extra: value === undefined ? {} : { [task]: value },
    form: "table",
    status: review ? "review" : "verified",
    reasons: review ? ["serial-gap"] : [],
    places: {
      section: [],
      area: [],
      areaNumber: [],
      number: [],
      title: [],
      task: [],
      leadText: [],
      leadUnits: [[]],
      cooperatingText: [],
      cooperatingUnits: [],
      deadline: [],
      extra: {},
    },
  };
}
