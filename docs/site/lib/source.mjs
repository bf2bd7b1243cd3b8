// Which pages there are, where each goes, and the order in which a reader finds them.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

/** Pages outside docs/, and where they go. */
const OUTSIDE = {
  "README.md": "index.html",
  "CONTRIBUTING.md": "contributing.html",
  "CHANGELOG.md": "changelog.html",
  "SECURITY.md": "security.html",
  "cdk/README.md": "cdk.html",
  "benchmarks/RESULTS.md": "benchmarks.html",
};

const INDEX = "docs/README.md";
const ENTRY = /^[-*] \[([^\]]+)\]\(([^)#\s]+)\)/;

/** The address of a page in the site, by its path in the checkout. */
export function addressOf(file) {
  if (OUTSIDE[file]) return OUTSIDE[file];
  if (file === INDEX) return "contents.html";
  return file.replace(/^docs\//, "").replace(/README\.md$/, "index.md").replace(/\.md$/, ".html");
}

/** The groups of the index page: its headings, and the links at the beginning of the list entries below. */
export function navigation(text) {
  const groups = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) groups.push({ title: line.slice(3).trim(), entries: [] });
    const entry = ENTRY.exec(line);
    if (!entry) continue;
    if (groups.length === 0) throw new Error(`${INDEX}: expected a heading (## …) before '${line}'`);
    groups.at(-1).entries.push({ title: entry[1], file: path.posix.normalize(path.posix.join("docs", entry[2])) });
  }
  return groups.filter((group) => group.entries.length > 0);
}

/** Fails unless the index has each page once, and no other. */
export function checkNavigation(groups, files) {
  const listed = groups.flatMap((group) => group.entries.map((entry) => entry.file));
  const problems = [
    ...files.filter((file) => file !== INDEX && !listed.includes(file)).map((file) => `it does not list ${file}`),
    ...listed.filter((file) => !files.includes(file)).map((file) => `it lists ${file}, which is no page`),
    ...listed.filter((file, at) => listed.indexOf(file) !== at).map((file) => `it lists ${file} twice`),
  ];
  if (problems.length > 0) throw new Error(`${INDEX} is the site's navigation: ${problems.join("; ")}`);
}

/** Reads everything that the site is made from: {root, pages: Map of path to {file, address, text}, groups}. */
export async function readSource(root) {
  const inDocs = (await readdir(path.join(root, "docs"), { recursive: true }))
    .map((file) => path.posix.join("docs", file.split(path.sep).join("/")))
    .filter((file) => file.endsWith(".md") && !file.includes("/node_modules/") && !file.includes("/target/"));
  const files = [...Object.keys(OUTSIDE), ...inDocs.sort()];
  const pages = new Map();
  for (const file of files) {
    pages.set(file, { file, address: addressOf(file), text: await readFile(path.join(root, file), "utf8") });
  }
  const groups = navigation(pages.get(INDEX).text);
  checkNavigation(groups, files);
  return { root, pages, groups };
}
