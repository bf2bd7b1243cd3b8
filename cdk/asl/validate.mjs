// node validate.mjs FILE...: prints what is wrong with definitions of state machines; exit code 1 if anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const validate = createRequire(import.meta.url)("asl-validator");
for (const file of process.argv.slice(2)) {
  const { isValid, errorsText } = validate(JSON.parse(readFileSync(file, "utf8")), { checkPaths: true, checkArn: true });
  if (!isValid) {
    console.log(`${file}: ${errorsText()}`);
    process.exitCode = 1;
  }
}
