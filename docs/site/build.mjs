// Builds the site and checks its links. usage: node build.mjs FOLDER [ROOT]
import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readSource } from "./lib/source.mjs";
import { writeSite } from "./lib/site.mjs";
import { checkSite } from "./lib/links.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "target"));
const root = path.resolve(process.argv[3] ?? path.join(here, "..", ".."));

try {
  const started = Date.now();
  const source = await readSource(root);
  await rm(out, { recursive: true, force: true });
  await writeSite(source, out);
  const { pages, links, problems } = await checkSite(out);
  if (problems.length > 0) {
    throw new Error(`${problems.length} broken link(s) in the built site:\n${problems.join("\n")}`);
  }
  console.log(`${pages} pages, ${links} links checked, ${Date.now() - started} ms: ${path.join(out, "index.html")}`);
} catch (e) {
  console.error(`docs/site/build: ${e.message}`);
  process.exit(1);
}
