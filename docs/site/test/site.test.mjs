import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import MiniSearch from "minisearch";
import { check } from "../lib/links.mjs";
import { render } from "../lib/markdown.mjs";
import { searchIndex } from "../lib/search.mjs";
import { writeSite } from "../lib/site.mjs";
import { addressOf, checkNavigation, navigation, readSource } from "../lib/source.mjs";

const page = (text, file = "docs/venues/a.md") => ({ file, address: addressOf(file), text });

test("a heading has the anchor that GitHub gives it, and a second one of the same name a number", () => {
  const { headings } = render(page("# The `order`, and its state\n## One\n## One\n"), addressOf);
  assert.deepEqual(headings.map((heading) => heading.id), ["the-order-and-its-state", "one", "one-1"]);
});

test("a link to a page leads to its address in the site, from any folder", () => {
  const { html } = render(page("[m](../model.md#the-gate) [r](../../README.md) [self](#x) [out](https://example.org/a.md)\n"), addressOf);
  assert.deepEqual([...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1]), ["../model.html#the-gate", "../index.html", "#x", "https://example.org/a.md"]);
});

test("an address in HTML is one of the site too", () => {
  const { html } = render(page('<img src="../images/a.png" alt="x">\n', "docs/venues/a.md"), (file) => file.replace("docs/", ""));
  assert.match(html, /src="\.\.\/images\/a\.png"/);
});

test("a diagram becomes a drawing, and code keeps its characters", () => {
  const { html } = render(page("```mermaid\nflowchart LR\n  a --> b\n```\n\n```sh\necho \"<a>\" # why\n```\n"), addressOf);
  assert.match(html, /<figure class="diagram"[^>]*><svg/);
  assert.doesNotMatch(html, /@import/);
  assert.match(html, /&lt;a&gt;/);
});

test("each section can be found by its words", () => {
  const text = "# Orders\nIntro.\n## Lost answers\nA look-up by `clientOrderId`.\n";
  const one = { ...page(text), ...render(page(text), addressOf) };
  const script = searchIndex([one], new Map());
  const { options, index } = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
  const hits = MiniSearch.loadJSON(index, options).search("clientorderid");
  assert.deepEqual(hits.map((hit) => hit.address), ["venues/a.html#lost-answers"]);
});

test("the navigation is the index page's headings and entries", () => {
  assert.deepEqual(navigation("# D\n## Start\n- [A](a.md): words\n- [R](../README.md)\n## Empty\ntext\n"), [
    { title: "Start", entries: [{ title: "A", file: "docs/a.md" }, { title: "R", file: "README.md" }] },
  ]);
  assert.throws(() => navigation("- [A](a.md)\n"), /expected a heading/);
});

test("a page that the index misses, lists twice or invents is an error that names it", () => {
  const groups = [{ title: "S", entries: [{ file: "docs/a.md" }, { file: "docs/a.md" }, { file: "docs/gone.md" }] }];
  assert.throws(() => checkNavigation(groups, ["docs/README.md", "docs/a.md", "docs/b.md"]),
    /does not list docs\/b\.md; it lists docs\/gone\.md, which is no page; it lists docs\/a\.md twice/);
});

test("a broken link, a missing anchor, a doubled id and a foreign file are reported, and nothing else", () => {
  const texts = new Map([
    ["index.html", '<h1 id="a"></h1><a href="x/y.html#b">1</a><a href="x/y.html#gone">2</a><a href="none.html">3</a><a href="#a">4</a><a href="https://example.org/">5</a>'],
    ["x/y.html", '<h1 id="b"></h1><p id="b"></p><a href="../index.html">1</a><img src="https://example.org/a.png"><script>var x = "<a href=\\"no\\">";</script>'],
  ]);
  const { problems, links } = check(texts, new Set(texts.keys()));
  assert.equal(links, 7);
  assert.deepEqual(problems, [
    "index.html: no anchor for x/y.html#gone",
    "index.html: no file for none.html",
    "x/y.html: two elements have the id b",
    "x/y.html: <img src> loads https://example.org/a.png from another host",
  ]);
});

test("a site is written from a checkout, with the files and folders that its pages link", async (context) => {
  const root = await mkdtemp(path.join(os.tmpdir(), "site-"));
  context.after(() => rm(root, { recursive: true }));
  const put = async (file, text) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  const outside = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "cdk/README.md", "benchmarks/RESULTS.md"];
  for (const file of outside) await put(file, `# ${file}\n`);
  await put("docs/first-hour.md", "# First hour\n[a file](../src/A.java) [a folder](../src)\n");
  await put("src/A.java", "class A {}\n");
  await put("docs/README.md", `# D\n## All\n- [F](first-hour.md)\n${outside.map((file) => `- [${file}](../${file})`).join("\n")}\n`);

  const out = path.join(root, "out");
  await writeSite(await readSource(root), out);
  assert.match(await readFile(path.join(out, "first-hour.html"), "utf8"), /href="files\/src\/A\.java"/);
  assert.equal(await readFile(path.join(out, "files/src/A.java"), "utf8"), "class A {}\n");
  assert.match(await readFile(path.join(out, "files/src/index.html"), "utf8"), /href="A\.java"/);
  assert.match(await readFile(path.join(out, "contents.html"), "utf8"), /href="first-hour\.html"/);
});
