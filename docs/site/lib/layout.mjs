// The frame of a page: bar, navigation, text, headings.
import path from "node:path";

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

export function layout(page, groups, pages) {
  const up = "../".repeat(page.address.split("/").length - 1);
  const entries = groups.flatMap((group) => group.entries.map((entry) => ({ ...entry, group: group.title })));
  const at = entries.findIndex((entry) => entry.file === page.file);
  const home = page.address === "index.html";
  const description = page.sections.find((section) => section.text)?.text.slice(0, 160) ?? "";
  const to = (file) => path.posix.relative(path.posix.dirname(page.address), pages.get(file).address) || path.posix.basename(page.address);
  const step = (entry, rel, label) => (entry ? `<a rel="${rel}" href="${to(entry.file)}"><small>${label}</small>${escape(entry.title)}</a>` : "<span></span>");

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escape(description)}">
<title>${escape(home ? "Scalpel" : `${page.title} · Scalpel`)}</title>
<link rel="icon" href="${up}assets/mark.svg">
<link rel="stylesheet" href="${up}assets/site.css">
<link rel="stylesheet" href="${up}assets/code.css">
<script src="${up}assets/theme.js"></script>
</head>
<body class="${home ? "home" : "page"}" data-root="${up}">
<a class="skip" href="#site-content">Skip to the text</a>
<header class="bar">
<a class="brand" href="${up}index.html"><img src="${up}assets/mark.svg" alt="" width="22" height="22">Scalpel</a>
<form class="search" role="search"><input type="search" id="search-query" placeholder="Search" aria-label="Search the documentation" autocomplete="off" spellcheck="false"><kbd>/</kbd></form>
<nav class="short" aria-label="Main"><a href="${to("docs/first-hour.md")}">First hour</a><a href="${to("docs/README.md")}">All pages</a></nav>
<button type="button" id="site-theme" aria-label="Light or dark">◐</button>
<button type="button" id="site-menu" aria-expanded="false" aria-controls="site-pages">Pages</button>
</header>
<div class="results" id="search-results" role="listbox" aria-label="Search results" hidden></div>
<div class="columns">
<nav class="pages" id="site-pages" aria-label="Pages">
${groups.map((group) => section(group, page.file, to)).join("\n")}
</nav>
<main id="site-content">
${at >= 0 && !home ? `<p class="crumb">${escape(entries[at].group)}</p>` : ""}
<article>
${page.html}</article>
<nav class="steps" aria-label="Next and previous page">${step(entries[at - 1], "prev", "Previous")}${step(entries[at + 1], "next", "Next")}</nav>
</main>
${contents(page)}
</div>
<footer>Apache-2.0 · This is software, not financial advice. · Made from <code>${escape(page.file)}</code></footer>
<script src="${up}assets/site.js"></script>
<script src="${up}assets/search.js"></script>
</body>
</html>
`;
}

function section(group, current, to) {
  const open = group.entries.some((entry) => entry.file === current);
  const links = group.entries.map((entry) =>
    `<li><a href="${to(entry.file)}"${entry.file === current ? ' aria-current="page"' : ""}>${escape(entry.title)}</a></li>`);
  return `<details${open ? " open" : ""}><summary>${escape(group.title)}</summary><ul>${links.join("")}</ul></details>`;
}

function contents(page) {
  const shown = page.headings.filter((heading) => heading.level === 2 || heading.level === 3);
  if (shown.length < 2) return '<aside class="contents"></aside>';
  const links = shown.map((heading) => `<li class="l${heading.level}"><a href="#${heading.id}">${escape(heading.text)}</a></li>`);
  return `<aside class="contents"><nav aria-label="On this page"><h2>On this page</h2><ul>${links.join("")}</ul></nav></aside>`;
}
