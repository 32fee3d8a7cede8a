import { MESSAGE_CODES } from "../src/index";

/** docs/messages.md: every message code that the library knows, from the one table that defines them. */
export function messagesPage(): string {
  const rows = Object.entries(MESSAGE_CODES).map(([code, { level, about }]) => `| \`${code}\` | ${level} | ${about} |`);
  return [
    "# Messages",
    "",
    "<!-- Written by `npm run docs` from MESSAGE_CODES in src/model/messages.ts. Do not edit. -->",
    "",
    "What could be read is in the result; what a reader should know about it is in `messages`. The codes are stable: switch on",
    'them, show the text. A record with a warning of its own has `status: "review"` and the code among its `reasons`.',
    "",
    "- **info**: worth knowing, nothing is doubtful;",
    "- **warning**: a record goes to review, or something of the notice may be missing;",
    "- **error**: a part of the input could not be read at all.",
    "",
    "| code | level | what it tells |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
