// npm run docs: writes the pages of docs/ that are made from the code.
import { writeFileSync } from "node:fs";
import { messagesPage } from "./messages-page";

writeFileSync(new URL("../docs/messages.md", import.meta.url), messagesPage());
