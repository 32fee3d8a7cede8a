export { FenjieError, type FenjieErrorCode } from "../model/error";
export { convertNotices } from "./convert";
export type { ConvertEvent, ConvertOptions } from "./options";
export { type FileRecord, fileRecordSchema, type Outcome, type OutcomeMessage } from "./outcome";
export { Summary } from "./summary";
