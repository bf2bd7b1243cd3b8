// A page's Markdown as HTML: headings with GitHub's anchors, links between pages, highlighted code, diagrams.
import path from "node:path";
import MarkdownIt from "markdown-it";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import json from "highlight.js/lib/languages/json";
import properties from "highlight.js/lib/languages/properties";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import yaml from "highlight.js/lib/languages/yaml";
import { renderMermaidSVG } from "beautiful-mermaid";

const LANGUAGES = { bash, sh: bash, console: bash, ini, java, json, properties, python, sql, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** The colours of diagrams are those of the page, light or dark. */
const DIAGRAM = {
  bg: "var(--card)", fg: "var(--ink)", line: "var(--soft)", accent: "light-dark(#1d4f9b, #82b1ff)", muted: "var(--soft)",
  surface: "var(--wash)", border: "var(--line)", transparent: true, font: "inherit",
};

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** As GitHub makes anchors; `Documents.anchors` of the house rules follows the same rule. */
export function anchor(text, seen) {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}\- _]/gu, "").replaceAll(" ", "-");
  const count = seen.get(plain) ?? 0;
  seen.set(plain, count + 1);
  return count === 0 ? plain : `${plain}-${count}`;
}

/**
 * Renders a page.
 * @param page {file, address, text}
 * @param resolve names the address in the site of a path in the checkout
 * @returns {html, title, headings: [{level, id, text}], sections: [{id, title, text}]}
 */
export function render(page, resolve) {
  const md = new MarkdownIt({ html: true, linkify: false, highlight });
  const headings = [];
  const seen = new Map();

  md.core.ruler.push("anchors", (state) => {
    state.tokens.forEach((token, at) => {
      if (token.type !== "heading_open") return;
      const text = plainText(state.tokens[at + 1]);
      const id = anchor(text, seen);
      token.attrSet("id", id);
      headings.push({ level: Number(token.tag[1]), id, text });
    });
  });
  md.core.ruler.push("addresses", (state) => {
    for (const token of state.tokens.flatMap((each) => [each, ...(each.children ?? [])])) {
      for (const name of ["href", "src"]) {
        const value = token.attrGet?.(name);
        if (value) token.attrSet(name, address(value));
      }
      if (token.type === "html_inline" || token.type === "html_block") {
        token.content = token.content.replace(/\b(href|src|srcset)="([^"]+)"/g, (_, name, value) => `${name}="${address(value)}"`);
      }
    }
  });
  md.renderer.rules.heading_close = (tokens, at) => {
    const id = tokens.slice(0, at).findLast((token) => token.type === "heading_open").attrGet("id");
    return ` <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></${tokens[at].tag}>\n`;
  };
  md.renderer.rules.code_inline = (tokens, at) => `<code>${breakable(tokens[at].content)}</code>`;
  md.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  md.renderer.rules.table_close = () => "</table></div>\n";
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, at, ...rest) =>
    tokens[at].info.trim() === "mermaid" ? diagram(tokens[at].content) : fence(tokens, at, ...rest);

  function address(link) {
    if (/^[a-z]+:/.test(link) || link.startsWith("#")) return link;
    const [target, hash] = link.split("#", 2);
    const file = path.posix.normalize(path.posix.join(path.posix.dirname(page.file), decodeURI(target)));
    const to = path.posix.relative(path.posix.dirname(page.address), resolve(file)) || path.posix.basename(page.address);
    return to + (hash ? `#${hash}` : "");
  }

  const tokens = md.parse(page.text, {});
  const html = md.renderer.render(tokens, md.options, {});
  return { html, title: headings[0]?.text ?? page.file, headings, sections: sections(tokens) };
}

function highlight(code, language) {
  return LANGUAGES[language] ? hljs.highlight(code, { language }).value : escape(code);
}

/** Where a long name may wrap: at its humps and after its separators, not within a word. */
function breakable(code) {
  return code.split(/(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z0-9][/._-])(?=[A-Za-z{])/).map(escape).join("<wbr>");
}

function diagram(source) {
  return `<figure class="diagram" tabindex="0">${renderMermaidSVG(source, DIAGRAM).replace(/@import[^;]*;/g, "")}</figure>\n`;
}

function plainText(inline) {
  return inline.children.filter((c) => c.type === "text" || c.type === "code_inline").map((c) => c.content).join("");
}

/** The text below each heading, for the search. */
function sections(tokens) {
  const found = [];
  let current = { id: "", title: "", text: [] };
  tokens.forEach((token, at) => {
    if (token.type === "heading_open") {
      found.push(current);
      current = { id: token.attrGet("id"), title: plainText(tokens[at + 1]), text: [] };
    } else if (token.type === "inline" && tokens[at - 1]?.type !== "heading_open") {
      current.text.push(token.children.map((c) => (c.type.endsWith("break") ? " " : c.type === "html_inline" ? "" : c.content)).join(""));
    } else if (token.type === "fence" && token.info.trim() !== "mermaid") {
      current.text.push(token.content);
    }
  });
  found.push(current);
  return found.map((each) => ({ ...each, text: each.text.join(" ").replace(/\s+/g, " ").trim() })).filter((each) => each.id || each.text);
}
