export { FenjieError, type FenjieErrorCode } from "./model/error";
export { MESSAGE_CODES, type Message, type MessageCode, messageSchema } from "./model/messages";
export * from "./model/notice";
export { type Limits, type ParseOptions, parseOptionsSchema } from "./model/options";
export { type Place, placeSchema } from "./model/place";
export { type NoticeInput, parseNotice, parseNoticeText } from "./parse";
