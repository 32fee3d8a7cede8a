import { lockDirectory } from "../../src/batch/lock";

// Takes the lock of a directory at a given moment, says what came of it, and holds it for a while.
const [, , directory = "", at = "0"] = process.argv;
while (Date.now() < Number(at));
try {
  lockDirectory(directory);
  console.log("got");
  setTimeout(() => undefined, 1500);
} catch (error) {
  console.log((error as { code: string }).code);
}
