// Checks a built site: each link within it leads to a file and to an anchor that exist, and no page loads anything from elsewhere.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

const ATTRIBUTE = /<([a-z]+)\b[^>]*?\b(href|src|srcset)="([^"]*)"/g;
const ID = /\bid="([^"]*)"/g;

export async function checkSite(out) {
  const files = new Set((await readdir(out, { recursive: true })).map((file) => file.split(path.sep).join("/")));
  const texts = new Map();
  for (const file of files) if (file.endsWith(".html")) texts.set(file, await readFile(path.join(out, file), "utf8"));
  return check(texts, files);
}

/** @param texts HTML by address; @param files all addresses */
export function check(texts, files) {
  const ids = new Map([...texts].map(([file, text]) => [file, idsOf(text)]));
  const problems = [];
  let links = 0;
  for (const [file, text] of texts) {
    for (const id of ids.get(file).twice) problems.push(`${file}: two elements have the id ${id}`);
    for (const [, element, name, value] of withoutScripts(text).matchAll(ATTRIBUTE)) {
      links++;
      if (value.startsWith("data:")) continue;
      if (/^([a-z]+:|\/\/)/.test(value)) {
        if (element !== "a") problems.push(`${file}: <${element} ${name}> loads ${value} from another host`);
        continue;
      }
      const [target, hash] = value.split("#", 2);
      const to = target ? path.posix.normalize(path.posix.join(path.posix.dirname(file), decodeURI(target))) : file;
      if (!files.has(to)) problems.push(`${file}: no file for ${value}`);
      else if (hash && ids.has(to) && !ids.get(to).all.has(decodeURIComponent(hash))) problems.push(`${file}: no anchor for ${value}`);
    }
  }
  return { pages: texts.size, links, problems };
}

function idsOf(text) {
  const all = new Set();
  const twice = [];
  for (const [, id] of withoutScripts(text).matchAll(ID)) {
    if (all.has(id)) twice.push(id);
    all.add(id);
  }
  return { all, twice };
}

/** What a script builds is not of this page's making. */
const withoutScripts = (text) => text.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => script.slice(0, script.indexOf(">") + 1));
