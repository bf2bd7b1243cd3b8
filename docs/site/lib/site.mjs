// Writes the site: pages, the files that they name, the search index, style and script.
import { statSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { render } from "./markdown.mjs";
import { layout } from "./layout.mjs";
import { searchIndex } from "./search.mjs";

const ASSETS = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "assets");

export async function writeSite(source, out) {
  const copies = new Map();
  const resolve = (file) => {
    const page = source.pages.get(file) ?? source.pages.get(`${file}/README.md`);
    if (page) return page.address;
    const place = file.startsWith("docs/") ? file.slice("docs/".length) : `files/${file}`;
    const address = isFolder(source.root, file) ? `${place}/index.html` : place;
    copies.set(file, address);
    return address;
  };
  const rendered = [...source.pages.values()].map((page) => ({ ...page, ...render(page, resolve) }));
  const titles = new Map(source.groups.flatMap((group) => group.entries.map((entry) => [entry.file, entry.title])));

  for (const page of rendered) await write(out, page.address, layout(page, source.groups, source.pages));
  for (const [file, address] of copies) await copy(source.root, file, out, address);
  await write(out, "assets/search-index.js", searchIndex(rendered, titles));
  await write(out, "assets/minisearch.js", await readFile(minisearch(), "utf8"));
  for (const name of ["site.css", "code.css", "site.js", "search.js", "theme.js", "mark.svg"]) {
    await write(out, `assets/${name}`, await readFile(path.join(ASSETS, name), "utf8"));
  }
}

/** The build of the library for a page without modules; its package names only those for modules. */
function minisearch() {
  return path.join(path.dirname(createRequire(import.meta.url).resolve("minisearch")), "..", "umd", "index.js");
}

/** A linked folder becomes a page that lists its files, beside them. */
async function copy(root, file, out, address) {
  await mkdir(path.dirname(path.join(out, address)), { recursive: true });
  if (!isFolder(root, file)) {
    await copyFile(path.join(root, file), path.join(out, address));
    return;
  }
  const names = (await readdir(path.join(root, file))).filter((name) => !isFolder(root, `${file}/${name}`)).sort();
  for (const name of names) await copyFile(path.join(root, file, name), path.join(out, path.dirname(address), name));
  const rows = names.map((name) => `<li><a href="${encodeURI(name)}">${name}</a></li>`);
  await write(out, address, `<!doctype html><meta charset="utf-8"><title>${file}</title><h1>${file}</h1><ul>${rows.join("")}</ul>`);
}

function isFolder(root, file) {
  const found = statSync(path.join(root, file), { throwIfNoEntry: false });
  if (!found) throw new Error(`expected a file or a folder at ${file}, which a page links; found none`);
  return found.isDirectory();
}

async function write(out, address, text) {
  const file = path.join(out, address);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
