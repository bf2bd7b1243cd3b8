// The search: the index is loaded when the field is used first. "/" goes to the field, arrows choose, Enter opens, Escape closes.
(() => {
  const base = document.body.dataset.root;
  const field = document.getElementById("search-query");
  const results = document.getElementById("search-results");
  let index;

  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${base}assets/${name}`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name} could not be loaded`));
    document.head.append(script);
  });

  const ready = () => (index ??= Promise.all([load("minisearch.js"), load("search-index.js")])
    .then(() => MiniSearch.loadJSON(self.scalpelSearch.index, self.scalpelSearch.options)));

  async function search() {
    const query = field.value.trim();
    if (!query) return close();
    let hits;
    try {
      hits = (await ready()).search(query, { prefix: true, fuzzy: 0.15, boost: { title: 4, page: 2 }, combineWith: "AND" }).slice(0, 12);
    } catch (e) {
      results.replaceChildren(Object.assign(document.createElement("p"), { textContent: `The search does not work: ${e.message}.` }));
      results.hidden = false;
      return;
    }
    if (query !== field.value.trim()) return;
    results.replaceChildren(...(hits.length > 0 ? hits.map(row) : [Object.assign(document.createElement("p"), { textContent: `Nothing about “${query}”.` })]));
    results.hidden = false;
    choose(results.querySelector("a"));
  }

  function row(hit) {
    const link = Object.assign(document.createElement("a"), { href: base + hit.address, role: "option" });
    link.append(
      Object.assign(document.createElement("small"), { textContent: hit.page }),
      Object.assign(document.createElement("b"), { textContent: hit.title || hit.page }),
      Object.assign(document.createElement("span"), { textContent: hit.excerpt }));
    link.addEventListener("click", close);
    return link;
  }

  function choose(link) {
    results.querySelectorAll("[aria-selected]").forEach((each) => each.removeAttribute("aria-selected"));
    link?.setAttribute("aria-selected", "true");
    link?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    results.hidden = true;
  }

  field.addEventListener("focus", () => ready().catch(() => { index = undefined; }), { once: true });
  field.addEventListener("input", search);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("[aria-selected]")?.click();
  });
  field.addEventListener("keydown", (event) => {
    const current = results.querySelector("[aria-selected]");
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" && current?.nextElementSibling) choose(current.nextElementSibling);
    else if (event.key === "ArrowUp" && current?.previousElementSibling) choose(current.previousElementSibling);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || /INPUT|TEXTAREA/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    field.focus();
  });
  document.addEventListener("click", (event) => {
    if (!results.contains(event.target) && !field.form.contains(event.target)) close();
  });
  // A link such as index.html?q=stop opens with its results.
  const wanted = new URLSearchParams(location.search).get("q");
  if (wanted) {
    field.value = wanted;
    search();
  }
})();
