// pdf-table-extractor on many files: arguments are pairs of PDF and JSON file. A process of its own, because it brings an
// old pdfjs that cannot live beside the one of pdf-parse.
const { writeFileSync } = require("node:fs");
const extract = require("pdf-table-extractor");

const pairs = process.argv.slice(2);
const log = console.log;
console.log = () => {};

function next(at) {
  if (at + 1 >= pairs.length) return;
  const done = (result) => {
    writeFileSync(pairs[at + 1], JSON.stringify(result));
    setImmediate(() => next(at + 2));
  };
  try {
    extract(pairs[at], done, (error) => done({ error: String(error), pageTables: [] }));
  } catch (error) {
    done({ error: String(error), pageTables: [] });
  }
}
next(0);
process.on("exit", () => {
  console.log = log;
});
