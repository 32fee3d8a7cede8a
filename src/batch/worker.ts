import { convertDocument } from "./convert-document";
import type { ConvertTask } from "./protocol";
import { serve } from "./serve";

// Loaded with the first notice: a process that only finds unchanged files never needs the parser.
serve((task) =>
  convertDocument(task as ConvertTask, async (bytes, options) =>
    (await import("../parse")).parseNotice(bytes, options),
  ),
);
